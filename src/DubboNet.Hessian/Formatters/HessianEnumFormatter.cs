namespace DubboNet.Hessian;

/// <summary>
/// Carries a Java enum: an object with the constant's name; ordinals never travel. Java constants are singletons, so the second occurrence of one in a
/// message is a reference, as Java writes it.
/// </summary>
public sealed class HessianEnumFormatter<TEnum> : HessianClassFormatter<TEnum>
    where TEnum : struct, Enum
{
    private readonly Dictionary<TEnum, object> _boxes = [];
    private readonly Dictionary<TEnum, string> _names = [];
    private readonly Dictionary<string, TEnum> _values = new(StringComparer.Ordinal);
    private readonly TEnum? _fallback;

    /// <summary>Names each constant as Java does.</summary>
    /// <param name="className">The Java enum's binary name, also for constants with a body.</param>
    /// <param name="constants">Value and Java name of each constant.</param>
    /// <param name="fallback">What an unknown constant becomes; null (the default) makes it an error.</param>
    public HessianEnumFormatter(string className, IEnumerable<(TEnum Value, string Name)> constants, TEnum? fallback = null)
        : base(new ClassDefinition(className, "name"))
    {
        _fallback = fallback;
        foreach ((TEnum value, string name) in constants)
        {
            _boxes.Add(value, value);
            _names.Add(value, name);
            _values.Add(name, value);
        }
    }

    internal override void WriteInstance(ref HessianWriter writer, TEnum value)
    {
        if (!_boxes.TryGetValue(value, out object? box))
            throw new HessianException($"{typeof(TEnum).Name} has no Java constant for the value {value}.");
        if (writer.TryWriteReference(box))
            return;
        writer.WriteObjectStart(Definition);
        WriteFields(ref writer, value);
        writer.WriteObjectEnd();
    }

    /// <inheritdoc/>
    protected override void WriteFields(ref HessianWriter writer, TEnum value) => writer.WriteString(_names[value]);

    /// <inheritdoc/>
    protected override TEnum ReadFields(ref HessianReader reader, ref HessianFieldCursor fields)
    {
        int start = reader.Position;
        string? name = null;
        while (reader.ReadNextField(ref fields, out int field))
        {
            if (field == 0)
                name = reader.ReadString();
            else
                reader.Skip();
        }

        TEnum value = default;
        if (name is null || !_values.TryGetValue(name, out value))
            value = _fallback ?? throw new HessianException($"{Definition.ClassName} has no such constant here", start, "a known name", HessianException.Excerpt(name));
        reader.SetReference(fields, _boxes.TryGetValue(value, out object? box) ? box : value);
        return value;
    }
}
