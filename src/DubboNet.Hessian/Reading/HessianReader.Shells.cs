namespace DubboNet.Hessian;

/// <summary>Numbers and text that come in an object of their own (<see cref="UnwrappingFormatter"/>), where a number or a text is declared.</summary>
public ref partial struct HessianReader
{
    /// <summary>
    /// Reads a Byte, Short or Float as hessian-lite 4.0.0 to 4.0.2 writes it in a place that declares no type, and, where
    /// <see cref="HessianOptions.ConvertsText"/> allows it, a BigDecimal or BigInteger.
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
            _ => throw new HessianException("Wrong kind of value", start, expected, DescribeObject(value)),
        };
        return true;
    }

    /// <summary>Reads a StringBuilder or a StringBuffer, which a field of the type CharSequence may hold.</summary>
    private string ReadShellText(byte tag, int start)
    {
        if (Tag.KindOf(tag) is not (ValueKind.Object or ValueKind.Reference))
            throw Unexpected("a string", tag, start);
        object? value = ReadShell(start);
        return (value as JavaStringBuilder)?.Text ?? throw new HessianException("Wrong kind of value", start, "a string", DescribeObject(value));
    }

    private object? ReadShell(int start)
    {
        _position = start;
        return ReadObject();
    }

    /// <summary>An object for an error: by its Java class, if it has one.</summary>
    private readonly string DescribeObject(object? value)
    {
        string? className = value switch
        {
            HessianObject unknown => unknown.ClassName,
            not null when _options.Types.TryGet(value.GetType(), out HessianClassFormatter? formatter) => formatter.Definition.ClassName,
            _ => null,
        };
        return className is null ? value?.GetType().Name ?? "null" : $"an object of the class {HessianException.Excerpt(className)}";
    }
}
