using DubboNet.Hessian;
using Frames;

namespace DubboNet.Interop.Tests.Graphs;

/// <summary>The classes of random graphs as .NET types.</summary>
internal static class GraphTypes
{
    private static readonly HessianClassFormatter[] Formatters =
    [
        DayOfWeekHessian.Formatter,
        GraphNode.Hessian,
        GraphRecord.Hessian,
        Base.Hessian,
        Derived.Hessian,
        Everything.Hessian,
        Primitive.Hessian,
        Tail.Hessian,
        FromJava.Hessian,
        GraphException.Hessian,
    ];

    /// <summary>Every class has its .NET type.</summary>
    public static HessianOptions Declared { get; } = new() { Types = Without(new HashSet<string>()) };

    /// <summary>The Java classes that can be left out of the registry.</summary>
    public static IReadOnlyList<string> Classes => [.. Formatters.Select(formatter => formatter.Definition.ClassName)];

    /// <summary>Nobody registered a class: all objects are of type <see cref="HessianObject"/>.</summary>
    public static HessianOptions Undeclared { get; } = new();

    /// <summary>Gets all classes but some.</summary>
    public static IHessianTypeResolver Without(IReadOnlySet<string> leftOut) => HessianTypeResolver.Combine(
        HessianTypeRegistry.Create([.. Formatters.Where(formatter => !leftOut.Contains(formatter.Definition.ClassName))]),
        FrameTypes.Options.Types);

    /// <summary>Whether a class of com.example.frames has a field.</summary>
    public static bool HasField(string type, string field) =>
        Declared.Types.TryGet($"com.example.frames.{type}", out HessianClassFormatter? formatter) && formatter.Definition.Fields.Contains(field);
}
