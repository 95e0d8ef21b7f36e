namespace DubboNet.Generator;

/// <summary>How a declared type travels.</summary>
/// <param name="Format">The formatter.</param>
/// <param name="JavaType">The erased Java type; null if nothing says what it is.</param>
internal sealed record Carriage(ValueFormat Format, string? JavaType)
{
    public string Expression => Format.Expression;

    public static Carriage Shared(string expression, string? javaType) => new(new ValueFormat(FormatKind.Shared, expression), javaType);

    public static Carriage Composed(string expression, string? javaType) => new(new ValueFormat(FormatKind.Composed, expression), javaType);
}

/// <summary>Where a value stands: Java has primitives in fields and arrays, objects elsewhere.</summary>
internal enum Place
{
    Field,
    Object,
}
