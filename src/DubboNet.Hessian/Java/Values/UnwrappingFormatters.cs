namespace DubboNet.Hessian;

/// <summary>
/// Reads Java classes that only wrap a value that .NET has, as the wrapped value. Such values are written in the form that all Java lines
/// read in the same place, which is a number or the handle of a BitSet.
/// </summary>
internal sealed class UnwrappingFormatter(string className, Func<ReadOnlySpan<object?>, object> unwrap, params ReadOnlySpan<string> fields)
    : JavaValueFormatter<object>(className, fields)
{
    internal override RegistryRole Role => RegistryRole.ByName;

    /// <summary>Gets all formatters of this kind.</summary>
    public static IEnumerable<HessianClassFormatter> All { get; } =
    [
        // The betas of Dubbo 3.3.0 wrote boxed narrow numbers in this form.
        new UnwrappingFormatter(Handles + "ByteHandle", values => (sbyte)(int)values[0]!, "_value"),
        new UnwrappingFormatter(Handles + "ShortHandle", values => (short)(int)values[0]!, "_value"),
        new UnwrappingFormatter(Handles + "FloatHandle", values => (float)(double)values[0]!, "_value"),
        new UnwrappingFormatter("java.util.BitSet", values => BitSetFormatter.OfWords((long[])values[0]!), "words"),
        new LostCollectionFormatter(),
    ];

    protected override void WriteFields(ref HessianWriter writer, object value) =>
        throw new HessianException($"{Definition.ClassName} is read only.");

    protected override object Create(ReadOnlySpan<object?> values) => unwrap(values);
}
