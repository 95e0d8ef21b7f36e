namespace DubboNet.Generator;

/// <summary>Describes how a declared type is serialized.</summary>
/// <param name="Format">The formatter.</param>
/// <param name="JavaType">The erased Java type, or null if it is not specified.</param>
internal sealed record ResolvedFormat(ValueFormat Format, string? JavaType)
{
    public string Expression => Format.Expression;

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
