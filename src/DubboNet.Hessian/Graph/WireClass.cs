namespace DubboNet.Hessian;

/// <summary>A class definition read from a message, with the formatter and the field map that its instances were last read with.</summary>
internal struct WireClass(ClassDefinition definition, HessianClassFormatter? registered)
{
    private HessianClassFormatter? _mappedFor;
    private int[] _map = [];

    public WireClass(KnownDefinition known, HessianClassFormatter formatter)
        : this(known.Definition, known.Registered)
    {
        _mappedFor = formatter;
        _map = known.Map;
    }

    public readonly ClassDefinition Definition => definition;

    /// <summary>The formatter registered for this class name, if there is one.</summary>
    public readonly HessianClassFormatter? Registered => registered;

    /// <summary>For each wire field the formatter's own field number, or -1 where it has none.</summary>
    public int[] MapFor(HessianClassFormatter formatter)
    {
        if (_mappedFor != formatter)
        {
            _map = formatter.MapFields(definition);
            _mappedFor = formatter;
        }

        return _map;
    }
}

/// <summary>
/// The last definition of its own class that a formatter met, as bytes behind the tag: a peer repeats them in every message, so the next one is
/// recognised by comparison and not parsed. What the name is registered for holds for the registry it was looked up in only.
/// </summary>
internal sealed record KnownDefinition(
    byte[] Bytes, ClassDefinition Definition, int[] Map, HessianTypeRegistry Types, HessianClassFormatter? Registered);
