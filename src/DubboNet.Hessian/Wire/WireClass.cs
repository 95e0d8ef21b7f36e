namespace DubboNet.Hessian;

/// <summary>
/// Represents a class definition as a peer wrote it. Peers repeat the same bytes in every message, so each thread keeps the most recent
/// definitions and recognizes the next one by comparison, without parsing it. It is used by one reader at a time.
/// </summary>
internal abstract class WireClass
{
    private readonly byte[] _bytes;
    private HessianWireOptions _options;

    /// <param name="bytes">The bytes of the definition in a message, after the tag.</param>
    /// <param name="definition">The parsed definition.</param>
    /// <param name="options">The options of the message.</param>
    protected WireClass(byte[] bytes, ClassDefinition definition, HessianWireOptions options)
    {
        _bytes = bytes;
        _options = options;
        Definition = definition;
        FieldCount = definition.Fields.Length;
        ValueCount = FieldCount;
    }

    public ReadOnlySpan<byte> Bytes => _bytes;

    /// <summary>Gets the parsed definition. If the registered formatter has an equal one, it is that instance.</summary>
    public ClassDefinition Definition { get; protected init; }

    public int FieldCount { get; }

    /// <summary>How many values an instance has: one for each field, and those that the definition does not tell.</summary>
    public int ValueCount { get; protected init; }

    /// <summary>
    /// Whether this definition stands at the start of <paramref name="data"/>, and what is kept is true of these options, too.
    /// </summary>
    public bool IsAt(ReadOnlySpan<byte> data, HessianWireOptions others) =>
        data.StartsWith(_bytes) && (ReferenceEquals(_options, others) || CheckOthers(others));

    /// <summary>Whether what is kept is true of these options, too.</summary>
    protected abstract bool IsTrueOf(HessianWireOptions others);

    /// <summary>The next message probably has the same options again.</summary>
    private bool CheckOthers(HessianWireOptions others)
    {
        if (!IsTrueOf(others))
            return false;
        _options = others;
        return true;
    }
}
