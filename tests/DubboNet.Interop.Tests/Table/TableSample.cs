using System.Reflection;
using DubboNet.Interop.Tests.Graphs;
using Frames;

namespace DubboNet.Interop.Tests.Table;

/// <summary>What a method of <see cref="ITableService"/> is called with.</summary>
/// <param name="Row">The row of docs/hessian-types.md, by its Java types.</param>
/// <param name="Method">The Java name of the method.</param>
/// <param name="Argument">What it is given if it is not null.</param>
/// <param name="Result">What it then gives back.</param>
/// <param name="Flow">Who may call it.</param>
/// <param name="Lines">The lines that carry it; null for those of the row.</param>
internal sealed record TableSample(string Row, string Method, object Argument, object Result, TableFlow Flow, IReadOnlyList<string>? Lines = null)
{
    /// <summary>The method in C#.</summary>
    public MethodInfo Declared { get; } = typeof(ITableService).GetMethod($"{char.ToUpperInvariant(Method[0])}{Method[1..]}Async")
        ?? throw new ArgumentException($"ITableService has no method {Method}");

    public bool TakesNull => Declared.GetParameters()[0].ParameterType is { IsValueType: false } or { IsGenericType: true };

    /// <summary>Whether a line carries the type in the directions that the method needs, as the page says.</summary>
    public bool IsCarriedBy(string line) => Lines?.Contains(line) ?? TypePage.Rows.Single(row => row.Java == Row).Lines[line] switch
    {
        "both" or "both~" => true,
        "from" => Flow != TableFlow.Both,
        _ => false,
    };

    /// <summary>What is wrong with a value, null if nothing is.</summary>
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
