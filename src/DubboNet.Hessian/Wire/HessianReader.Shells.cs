namespace DubboNet.Hessian;

/// <summary>
/// Reads numbers and text that are wrapped in an object (<see cref="UnwrappingFormatter"/>) where a number or text is declared.
/// </summary>
public ref partial struct HessianReader
{
    /// <summary>
    /// Reads a Byte, Short or Float as hessian-lite 4.0.0 to 4.0.2 writes it in an undeclared place. If
    /// <see cref="HessianWireOptions.ConvertsText"/> is true, also reads a BigDecimal or BigInteger.
    /// </summary>
    private bool TryReadShellNumber(byte tag, int start, string expected, out Number number)
    {
        number = default;
        if (Tag.KindOf(tag) is not (ValueKind.Object or ValueKind.Reference))
            return false;
        object? value = ReadShell(start);
        number = value switch
        {
            sbyte or short => new Number(((IConvertible)value).ToInt64(null)),
            float single => new Number(single),
            not null when _options.ConvertsText && Conversion.TryAs(value, out BigDecimal exact) => NumberOf(exact),
            _ => throw Unexpected(expected, tag, start),
        };
        return true;
    }

    /// <summary>Reads a StringBuilder or a StringBuffer, which a field of type CharSequence can contain.</summary>
    private string ReadShellText(byte tag, int start)
    {
        if (Tag.KindOf(tag) is not (ValueKind.Object or ValueKind.Reference))
            throw Unexpected("a string", tag, start);
        return (ReadShell(start) as JavaStringBuilder)?.Text ?? throw Unexpected("a string", tag, start);
    }

    private object? ReadShell(int start)
    {
        _position = start;
        return ReadObject();
    }
}
