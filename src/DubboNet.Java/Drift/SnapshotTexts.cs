namespace DubboNet.Java;

/// <summary>Writes types as snapshots have them.</summary>
internal static class SnapshotTexts
{
    private const string Future = "java.util.concurrent.CompletableFuture";

    /// <summary>Returns a method, whose future is replaced by its value.</summary>
    public static MethodSnapshot Method(
        string name, string descriptor, IEnumerable<JavaType> parameters, JavaType result, IEnumerable<JavaType> exceptions,
        bool isDeprecated)
    {
        bool isFuture = result is JavaClassType { Name: Future };
        return new MethodSnapshot(
            name, descriptor, [.. parameters.Select(parameter => parameter.ToString())],
            isFuture ? ValueOf((JavaClassType)result) : result.ToString(), isFuture,
            [.. exceptions.Select(exception => exception.ToString()).Order(StringComparer.Ordinal)], isDeprecated);
    }

    /// <summary>Returns methods in the order of snapshots.</summary>
    public static IReadOnlyList<MethodSnapshot> Sort(IEnumerable<MethodSnapshot> methods) =>
    [
        .. methods.DistinctBy(method => method.Name + method.Descriptor)
            .OrderBy(method => method.Name, StringComparer.Ordinal)
            .ThenBy(method => method.Descriptor, StringComparer.Ordinal),
    ];

    /// <summary>Returns fields in the order of snapshots.</summary>
    public static IReadOnlyList<FieldSnapshot> Sort(IEnumerable<FieldSnapshot> fields) =>
        [.. fields.OrderBy(field => field.Name, StringComparer.Ordinal)];

    /// <summary>Returns the name of a superclass, or null for classes of the Java platform.</summary>
    public static string? Superclass(JavaClassType? type) => type is null || JavaSymbols.IsOfPlatform(type.Name) ? null : type.ToString();

    // A future without a type argument can have any value, and Void has none.
    private static string ValueOf(JavaClassType future) => future.Arguments is [var value]
        ? value is JavaClassType { Name: "java.lang.Void" } ? "void" : value.ToString()
        : "java.lang.Object";
}
