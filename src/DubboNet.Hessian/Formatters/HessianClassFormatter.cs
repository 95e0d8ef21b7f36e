namespace DubboNet.Hessian;

/// <summary>A formatter of one Java class, as the type registry holds it. Derive from <see cref="HessianClassFormatter{T}"/>.</summary>
public abstract class HessianClassFormatter
{
    private volatile KnownDefinition? _lastKnown;

    private protected HessianClassFormatter(ClassDefinition definition, Type type)
    {
        Definition = definition;
        Type = type;
    }

    /// <summary>The Java class and the fields that this formatter writes and knows, in the order in which it writes them.</summary>
    public ClassDefinition Definition { get; }

    /// <summary>The CLR type of the values.</summary>
    public Type Type { get; }

    /// <summary>Whether another formatter of the same Java class decides what an undeclared value becomes.</summary>
    internal virtual bool IsAlternative => false;

    internal KnownDefinition? LastKnown
    {
        get => _lastKnown;
        set => _lastKnown = value;
    }

    internal abstract void WriteBoxed(ref HessianWriter writer, object value);

    internal abstract object ReadBoxed(ref HessianReader reader, ref HessianFieldCursor fields);

    internal abstract Array ReadArray(ref HessianReader reader, ref HessianListCursor list);

    /// <summary>For each field on the wire the number of the own field of that name, or -1.</summary>
    internal int[] MapFields(ClassDefinition wire)
    {
        ReadOnlySpan<string> names = wire.Fields;
        var map = new int[names.Length];
        for (int i = 0; i < map.Length; i++)
            map[i] = FindField(names[i], names[(i + 1)..].Count(names[i]));
        return map;
    }

    /// <summary>
    /// The own field of a name. A name may stand several times, base class first: the last one on the wire is the most derived field, one that
    /// <paramref name="laterOnWire"/> others follow is that many classes up, as far as this class has fields of the name.
    /// </summary>
    internal int FindField(string name, int laterOnWire = 0)
    {
        ReadOnlySpan<string> own = Definition.Fields;
        int found = own.LastIndexOf(name);
        for (int earlier = found; laterOnWire > 0 && earlier >= 0; laterOnWire--)
        {
            earlier = own[..earlier].LastIndexOf(name);
            found = earlier >= 0 ? earlier : found;
        }

        return found;
    }
}
