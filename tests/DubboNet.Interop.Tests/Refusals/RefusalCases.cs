using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using DubboNet.Hessian;
using DubboNet.Interop.Tests.Java;

namespace DubboNet.Interop.Tests.Refusals;

/// <summary>Represents a mistake in a call, and the response of real Java providers of some lines.</summary>
/// <param name="Lines">The lines with this response.</param>
/// <param name="What">The mistake, in the words of docs/troubleshooting.md.</param>
/// <param name="Call">Makes the mistake.</param>
/// <param name="Answer">The status and Java's text, or the exception. An ellipsis matches any text.</param>
internal sealed record RefusalCase(IReadOnlyList<string> Lines, string What, Func<DubboChannel, Task> Call, string Answer);

/// <summary>Provides the table of docs/troubleshooting.md with the responses of Java to mistakes in calls.</summary>
internal static class RefusalCases
{
    private const string Interface = "com.example.frames.FrameService";
    private const string Missing = "com.example.frames.Missing";
    private const string Person = "com.example.frames.Person";
    private const string Text = "java.lang.String";
    private const string Result = "a result";

    private static readonly ServiceKey Service = new(Interface);

    private static readonly DubboCallOptions Limit = new() { Timeout = TimeSpan.FromMinutes(1) };

    public static IReadOnlyList<RefusalCase> Rows { get; } =
    [
        .. OfLines(
            "wrong interface", Call(new ServiceKey(Missing), "echo", Text, "hi"), NotExported(Missing), NotFound(Missing, "echo"),
            Undecoded("echo"), Undecoded("echo")),
        .. OfLines("wrong group", Call(new ServiceKey(Interface, group: "red"), "echo", Text, "hi"),
            NotExported($"red/{Interface}"), NotExported($"red/{Interface}"), NotExported($"red/{Interface}"),
            NotExported($"red/{Interface}")),
        .. OfLines("wrong version", Call(new ServiceKey(Interface, "9.9.9"), "echo", Text, "hi"),
            NotExported($"{Interface}:9.9.9"), NotExported($"{Interface}:9.9.9"), Undecoded("echo"), Undecoded("echo")),
        .. OfLines(
            "missing method", Call(Service, "ecko", Text, "hi"), NoMethod("ecko"), NotFound(Interface, "ecko"), Undecoded("ecko"),
            Undecoded("ecko")),
        .. OfLines("wrong parameter types", Call(Service, "echo", "int", 1),
            "java.lang.ClassCastException: …", NotFound(Interface, "echo"), Undecoded("echo"), Undecoded("echo")),
        .. OfLines(
            "too many parameters", Call(Service, "nul", Text, "hi"), NoMethod("nul"), NotFound(Interface, "nul"), Undecoded("nul"),
            Undecoded("nul")),
        .. OfLines("parameter type that Java does not have",
            Call(Service, "savePerson", "com.acme.Person", new HessianObject("com.acme.Person", ("name", "x"))),
            "40 Fail to decode request due to: RpcInvocation [methodName=savePerson, parameterTypes=null, …]",
            NotFound(Interface, "savePerson"), Undecoded("savePerson"), Undecoded("savePerson")),
        .. OfLines("enum constant that Java does not have",
            Call(Service, "color", "com.example.frames.Color", new HessianObject("com.example.frames.Color", ("name", "PURPLE"))),
            Result, Result, Undecoded("color"), Undecoded("color")),
        .. OfLines("text in a field that is a number in Java",
            Call(Service, "savePerson", Person, new HessianObject(Person, ("id", "many"))),
            Result, Result, Undecoded("savePerson"), Undecoded("savePerson")),
        .. OfLines(
            "field that the Java class does not have", Call(Service, "savePerson", Person, new HessianObject(Person, ("nickname", "x"))),
            Result, Result, Result, Result),
        .. OfLines("class that Java does not have, in an `Object`",
            Call(Service, "any", "java.lang.Object", new HessianObject("com.acme.Person", ("name", "x"))),
            Result, Result, Result, Result),
    ];

    public static string Render()
    {
        var text = new StringBuilder("| mistake | lines | response of Java |\n|---|---|---|\n");
        foreach (RefusalCase row in Rows)
        {
            string lines = row.Lines.Count == JavaLine.Names.Count ? "all" : string.Join(", ", row.Lines);
            text.Append(CultureInfo.InvariantCulture, $"| {row.What} | {lines} | `{row.Answer}` |\n");
        }

        return text.ToString();
    }

    /// <summary>Returns a pattern that matches only the expected text.</summary>
    public static string Pattern(string expected) => $"^{Regex.Escape(expected).Replace("…", ".*", StringComparison.Ordinal)}$";

    /// <summary>Returns one case for all lines with the same response.</summary>
    private static IEnumerable<RefusalCase> OfLines(string what, Func<DubboChannel, Task> call, params string[] answers) =>
        JavaLine.Names.Zip(answers)
            .GroupBy(line => line.Second)
            .Select(same => new RefusalCase([.. same.Select(line => line.First)], what, call, same.Key));

    private static Func<DubboChannel, Task> Call(ServiceKey service, string method, string parameterType, object argument) =>
        channel => channel.InvokeDynamicAsync(service, method, [parameterType], [argument], Limit).AsTask();

    /// <summary>Returns the response of 3.x to most mistakes.</summary>
    private static string Undecoded(string method) =>
        $"40 Fail to decode request due to: RpcInvocation [methodName={method}, parameterTypes=null]";

    private static string NotExported(string key) =>
        $"70 …RemotingException: Not found exported service: {key}:… in […], may be version or group mismatch , …";

    private static string NotFound(string service, string method) =>
        $"40 Fail to decode request due to: java.lang.IllegalArgumentException: Service not found:{service}, {method} …";

    private static string NoMethod(string method) => $"70 …RpcException: Failed to invoke remote proxy method {method} to …";
}
