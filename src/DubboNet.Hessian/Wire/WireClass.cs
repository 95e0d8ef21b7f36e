using System.Runtime.CompilerServices;

namespace DubboNet.Hessian;

/// <summary>
/// Represents a class definition as a peer wrote it. Peers repeat the same bytes in every message, so each thread keeps the most recent
/// definitions and recognizes the next one by comparison, without parsing it. It is used by one reader at a time.
/// </summary>
internal sealed class WireClass
{
    private const int MaxMaps = 8;

    private readonly byte[] _bytes;
    private readonly MappingRules _rules;
    private TypeChain _types;
    private HessianClassFormatter? _mappedFor;
    private int[] _map = [];
    private readonly List<(HessianClassFormatter Formatter, int[] Map)> _maps = [];

    /// <param name="bytes">The bytes of the definition in a message, after the tag.</param>
    /// <param name="definition">The parsed definition.</param>
    /// <param name="options">The options with the types among which the name was looked up, and the rules by which it is checked. The
    /// cached results are valid only for these.</param>
    public WireClass(byte[] bytes, ClassDefinition definition, HessianOptions options)
    {
        _bytes = bytes;
        _rules = options.Rules;
        _types = options.Chain;
        Registered = Find(definition, _types);
        Definition = Registered is { } own && own.Definition.Equals(definition) ? own.Definition : definition;
        FieldCount = definition.Fields.Length;
    }

    public ReadOnlySpan<byte> Bytes => _bytes;

    /// <summary>Gets the parsed definition. If the registered formatter has an equal one, it is that instance.</summary>
    public ClassDefinition Definition { get; }

    public int FieldCount { get; }

    /// <summary>How many values an instance has: one for each field, and those that the definition does not tell.</summary>
    public int ValueCount => FieldCount + (Registered?.ValuesBehindFields ?? 0);

    /// <summary>
    /// Returns whether this definition is at the start of <paramref name="data"/>, and its cached results are valid for these options. That
    /// is the case if they have the same rules and the same formatter for this class.
    /// </summary>
    public bool IsAt(ReadOnlySpan<byte> data, HessianOptions others) => data.StartsWith(_bytes) && ReferenceEquals(_rules, others.Rules)
        && (ReferenceEquals(_types, others.Chain) || HasSameFormatter(others.Chain));

    /// <summary>Gets the formatter registered for this class name, or null if there is none.</summary>
    public HessianClassFormatter? Registered { get; }

    /// <summary>Returns the index of the formatter's own field for each field on the wire, or -1 if it has none.</summary>
    /// <exception cref="HessianException">The class does not match the formatter, or the rules of the options reject it.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int[] MapFor(HessianClassFormatter formatter, int start) => _mappedFor == formatter ? _map : FindMap(formatter, start);

    private static HessianClassFormatter? Find(ClassDefinition definition, TypeChain types) =>
        types.TryGet(definition.ClassName, out HessianClassFormatter? formatter) ? formatter : null;

    // Contracts that share a class have separate types, and the next message probably uses these again.
    private bool HasSameFormatter(TypeChain types)
    {
        if (Find(Definition, types) != Registered)
            return false;
        _types = types;
        return true;
    }

    // Several C# types can represent one class, and alternate in a message.
    private int[] FindMap(HessianClassFormatter formatter, int start)
    {
        _map = KnownMap(formatter) ?? CheckAndMap(formatter, start);
        _mappedFor = formatter;
        return _map;
    }

    private int[]? KnownMap(HessianClassFormatter formatter)
    {
        foreach ((HessianClassFormatter known, int[] map) in _maps)
        {
            if (known == formatter)
                return map;
        }

        return null;
    }

    private int[] CheckAndMap(HessianClassFormatter formatter, int start)
    {
        int[] map = formatter.MapFields(Definition);
        _rules.Check(Definition, formatter, formatter == Registered, map, start);
        if (_maps.Count < MaxMaps)
            _maps.Add((formatter, map));
        return map;
    }
}
