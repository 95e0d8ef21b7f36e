namespace DubboNet.Hessian;

/// <summary>
/// Reads Java classes that only wrap a value that .NET has, as the wrapped value. Such values are written in the form that all Java lines
/// read in the same place, which is a number or the handle of a BitSet.
/// </summary>
internal sealed class UnwrappingFormatter(string className, Func<ReadOnlySpan<object?>, object> unwrap, params ReadOnlySpan<string> fields)
    : JavaValueFormatter<object>(className, fields)
{
    internal override RegistryRole Role => RegistryRole.ByName;

    protected override void WriteFields(ref HessianWriter writer, object value) =>
        throw new HessianException($"{Definition.ClassName} is read only.");

    protected override object Create(ReadOnlySpan<object?> values) => unwrap(values);
}
