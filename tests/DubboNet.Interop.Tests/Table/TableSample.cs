using System.Reflection;
using DubboNet.Interop.Tests.Graphs;
using Example.Frames;

namespace DubboNet.Interop.Tests.Table;

/// <summary>Represents the values for a method of TableService.</summary>
/// <param name="Row">The row of docs/hessian-types.md, by its Java types.</param>
/// <param name="Method">The Java name of the method.</param>
/// <param name="Argument">The argument that is not null.</param>
/// <param name="Result">The result for this argument.</param>
/// <param name="Flow">The side that can call the method.</param>
/// <param name="Lines">The lines that support it, or null for those of the row.</param>
internal sealed record TableSample(
    string Row, string Method, object Argument, object Result, TableFlow Flow, IReadOnlyList<string>? Lines = null)
{
    /// <summary>Gets the contract, which is the generated one or <see cref="ITableChoices"/>.</summary>
    public Type Contract { get; init; } = typeof(ITableService);

    /// <summary>Gets the method in C#.</summary>
    public MethodInfo Declared => Contract.GetMethod($"{char.ToUpperInvariant(Method[0])}{Method[1..]}Async")
        ?? throw new InvalidOperationException($"{Contract.Name} has no method {Method}.");

    public bool TakesNull => Declared.GetParameters()[0].ParameterType is { IsValueType: false } or { IsGenericType: true };

    /// <summary>Gets whether a line supports the type in the directions that the method needs, according to the page.</summary>
    public bool IsCarriedBy(string line) => Lines?.Contains(line) ?? TypePage.Rows.Single(row => row.Java == Row).Lines[line] switch
    {
        "both" or "both~" => true,
        "from" => Flow != TableFlow.Both,
        _ => false,
    };

    /// <summary>Returns what is wrong with a value, or null.</summary>
    public string? FindDifference(object? expected, object? actual)
    {
        if (expected is IConvertible && actual is not null && actual.GetType() != expected.GetType())
            return $"{Method}: {actual} is of type {actual.GetType()} instead of {expected.GetType()}";
        NUnit.Framework.Constraints.IConstraint constraint = expected is HashSet<Color> colors
            ? Is.EquivalentTo(colors)
            : Is.EqualTo(expected).Using<Exception>((left, right) => Describe(left) == Describe(right));
        var result = constraint.Resolve().ApplyTo(actual);
        if (result.IsSuccess)
            return null;
        using var message = new NUnit.Framework.Internal.TextMessageWriter();
        result.WriteMessageTo(message);
        return $"{Method}: {message}";
    }

    private static string Describe(Exception? exception) => exception is JavaException java
        ? $"{java.Message}\n{java.JavaStackTrace}caused by {Describe(java.InnerException)}"
        : $"{exception}";
}
