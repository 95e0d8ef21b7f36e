namespace DubboNet.Generator;

/// <summary>Describes how a declared type is serialized.</summary>
/// <param name="Format">The formatter.</param>
/// <param name="JavaType">The erased Java type, or null if it is not specified.</param>
internal sealed record ResolvedFormat(ValueFormat Format, string? JavaType)
{
    public string Expression => Format.Expression;

    /// <summary>Gets the Java type with its type arguments, as definitions of services name it.</summary>
    public string Signature { get; init; } = JavaType ?? "java.lang.Object";

    /// <summary>Returns the same format with type arguments. Java has objects in their places, and not primitives.</summary>
    public ResolvedFormat WithArguments(IEnumerable<ResolvedFormat> arguments)
    {
        string list = string.Join(", ", arguments.Select(argument => BuiltInTypes.Box(argument.Signature)));
        return list.Length == 0 || JavaType is null || BuiltInTypes.IsSupertype(JavaType)
            ? this
            : this with { Signature = $"{JavaType}<{list}>" };
    }

    public static ResolvedFormat Shared(string expression, string? javaType) =>
        new(new ValueFormat(FormatKind.Shared, expression), javaType);

    public static ResolvedFormat Composed(string expression, string? javaType) =>
        new(new ValueFormat(FormatKind.Composed, expression), javaType);
}

/// <summary>Specifies the place of a value. Java has primitives in fields and arrays, and objects elsewhere.</summary>
internal enum Place
{
    Field,
    Object,
}
