namespace DubboNet.Hessian;

/// <summary>
/// Java classes that are only a shell around something that .NET has. They are read as what they hold. Their values are written in the form that all lines
/// of Java read in the same place: a number, or the handle of a BitSet.
/// </summary>
internal sealed class UnwrappingFormatter(string className, Func<ReadOnlySpan<object?>, object> unwrap, params ReadOnlySpan<string> fields)
    : JavaValueFormatter<object>(className, fields)
{
    internal override RegistryRole Role => RegistryRole.ByName;

    /// <summary>All of them.</summary>
    public static IEnumerable<HessianClassFormatter> All { get; } =
    [
        // Dubbo 3.3.0's betas wrote boxed narrow numbers so.
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
