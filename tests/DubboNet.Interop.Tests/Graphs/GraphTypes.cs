using DubboNet.Hessian;
using Example.Frames;

namespace DubboNet.Interop.Tests.Graphs;

/// <summary>Provides the classes of random graphs as .NET types.</summary>
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

    /// <summary>Gets options in which every class has its .NET type.</summary>
    public static HessianOptions Declared { get; } = new() { Types = Without(new HashSet<string>()) };

    /// <summary>Gets the Java classes that a registry can omit.</summary>
    public static IReadOnlyList<string> Classes => [.. Formatters.Select(formatter => formatter.Definition.ClassName)];

    /// <summary>Gets options without registered classes. All objects are of type <see cref="HessianObject"/>.</summary>
    public static HessianOptions Undeclared { get; } = new();

    /// <summary>Returns a resolver without some classes.</summary>
    public static IHessianTypeResolver Without(IReadOnlySet<string> leftOut) => HessianTypeResolver.Combine(
        HessianTypeRegistry.Create([.. Formatters.Where(formatter => !leftOut.Contains(formatter.Definition.ClassName))]),
        FrameTypes.Options.Types);

    /// <summary>Gets whether a class of com.example.frames has a field.</summary>
    public static bool HasField(string type, string field) =>
        Declared.Types.TryGet($"com.example.frames.{type}", out HessianClassFormatter? formatter)
            && formatter.Definition.Fields.Contains(field);
}
