namespace DubboNet.Hessian;

/// <summary>
/// Formats the natural .NET type of a Java class that another struct represents without loss. It is used where the type is declared, and to
/// write values without a declared type.
/// </summary>
internal sealed class NaturalFormatter<T, TExact>(TimeFormatter<TExact> exact, Func<T, TExact> toExact, Func<TExact, T> toNatural)
    : HessianClassFormatter<T>(exact.Definition), IHessianFormatter<T>, IValueReader<T>
    where T : struct
    where TExact : struct
{
    internal override RegistryRole Role => RegistryRole.ByType;

    internal override string ArrayComponent => exact.ArrayComponent;

    public new T Read(ref HessianReader reader) => reader.TryReadValue(this, out T value) ? value : base.Read(ref reader);

    public bool TryReadFields(ref HessianReader reader, out T value)
    {
        bool isPlain = exact.TryReadFields(ref reader, out TExact found);
        value = isPlain ? Conversion.OrDataError(found, toNatural, reader.Position) : default;
        return isPlain;
    }

    internal override bool TryConvert(string text, out T value)
    {
        bool isKnown = exact.TryConvert(text, out TExact found);
        value = isKnown ? toNatural(found) : default;
        return isKnown;
    }

    protected override void WriteFields(ref HessianWriter writer, T value) => exact.WriteValue(ref writer, toExact(value));

    protected override T ReadFields(ref HessianReader reader, ref HessianFieldCursor fields)
    {
        int start = reader.Position;
        T value = Conversion.OrDataError(exact.ReadValue(ref reader, ref fields), toNatural, start);
        reader.SetReference(fields, value);
        return value;
    }
}
