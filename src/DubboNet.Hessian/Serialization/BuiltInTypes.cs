namespace DubboNet.Hessian;

/// <summary>What serialization knows of Java without being told.</summary>
/// <param name="Classes">Makes the formatters of Java's own classes.</param>
/// <param name="Undeclared">The formatter of values of no declared type.</param>
/// <param name="Bytes">Reads lists of numbers as bytes.</param>
internal sealed record BuiltInTypes(
    Func<IEnumerable<HessianClassFormatter>> Classes, IHessianFormatter<object> Undeclared, IHessianFormatter<List<byte>> Bytes)
{
    /// <summary>Gets or sets what the layer of Java's types provides when the assembly is loaded.</summary>
    public static BuiltInTypes Java { get; set; } = null!;
}
