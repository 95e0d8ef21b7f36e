using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using DubboNet.Client;
using DubboNet.Hessian;
using DubboNet.Interop.Tests.Java;

namespace DubboNet.Interop.Tests.Refusals;

/// <summary>A mistake in a call, and what real Java providers of these lines answer.</summary>
/// <param name="Lines">The lines that answer so.</param>
/// <param name="What">The mistake, as docs/troubleshooting.md says it.</param>
/// <param name="Call">Makes it.</param>
/// <param name="Answer">The status and Java's text, or the exception; an ellipsis stands for any text.</param>
internal sealed record RefusalCase(IReadOnlyList<string> Lines, string What, Func<DubboChannel, Task> Call, string Answer);

/// <summary>The table of docs/troubleshooting.md that says what Java answers to mistakes in calls.</summary>
internal static class RefusalCases
{
    private const string Interface = "com.example.frames.FrameService";
    private const string Text = "java.lang.String";

    private static readonly CallOptions Limit = new() { Timeout = TimeSpan.FromSeconds(3) };

    public static IReadOnlyList<RefusalCase> Rows { get; } =
    [
        .. OfLines("wrong interface", Call(new ServiceKey("com.example.frames.Missing"), "echo", Text, "hi"), "?", "?", "?", "?"),
        .. OfLines("wrong group", Call(new ServiceKey(Interface, group: "red"), "echo", Text, "hi"), "?", "?", "?", "?"),
        .. OfLines("wrong version", Call(new ServiceKey(Interface, "9.9.9"), "echo", Text, "hi"), "?", "?", "?", "?"),
        .. OfLines("missing method", Call(new ServiceKey(Interface), "ecko", Text, "hi"), "?", "?", "?", "?"),
        .. OfLines("wrong parameter types", Call(new ServiceKey(Interface), "echo", "int", 1), "?", "?", "?", "?"),
        .. OfLines("too many parameters", Call(new ServiceKey(Interface), "nul", Text, "hi"), "?", "?", "?", "?"),
        .. OfLines("enum constant that Java does not have", Call(new ServiceKey(Interface), "color", "com.example.frames.Color", Constant("PURPLE")), "?", "?", "?", "?"),
        .. OfLines("class that Java does not have, as a parameter type", Call(new ServiceKey(Interface), "savePerson", "com.acme.Person", new HessianObject("com.acme.Person", ("name", "x"))), "?", "?", "?", "?"),
        .. OfLines("class that Java does not have, in an `Object`", Call(new ServiceKey(Interface), "any", "java.lang.Object", new HessianObject("com.acme.Person", ("name", "x"))), "?", "?", "?", "?"),
        .. OfLines("field that the Java class does not have", Call(new ServiceKey(Interface), "savePerson", "com.example.frames.Person", new HessianObject("com.example.frames.Person", ("nickname", "x"))), "?", "?", "?", "?"),
        .. OfLines("text where Java has a number", Call(new ServiceKey(Interface), "savePerson", "com.example.frames.Person", new HessianObject("com.example.frames.Person", ("id", "many"))), "?", "?", "?", "?"),
    ];

    public static string Render()
    {
        var text = new StringBuilder("| mistake | lines | Java answers |\n|---|---|---|\n");
        foreach (RefusalCase row in Rows)
        {
            string lines = row.Lines.Count == JavaLine.Names.Count ? "all" : string.Join(", ", row.Lines);
            text.Append(CultureInfo.InvariantCulture, $"| {row.What} | {lines} | `{row.Answer}` |\n");
        }

        return text.ToString();
    }

    /// <summary>What matches what was expected, and nothing else.</summary>
    public static string Pattern(string expected) => $"^{Regex.Escape(expected).Replace("…", ".*", StringComparison.Ordinal)}$";

    /// <summary>One row for all lines with the same answer.</summary>
    private static IEnumerable<RefusalCase> OfLines(string what, Func<DubboChannel, Task> call, params string[] answers) =>
        JavaLine.Names.Zip(answers)
            .GroupBy(line => line.Second)
            .Select(same => new RefusalCase([.. same.Select(line => line.First)], what, call, same.Key));

    private static Func<DubboChannel, Task> Call(ServiceKey service, string method, string parameterType, object argument) =>
        channel => channel.InvokeDynamicAsync(service, method, [parameterType], [argument], Limit).AsTask();

    private static HessianObject Constant(string name) => new("com.example.frames.Color", ("name", name));
}
