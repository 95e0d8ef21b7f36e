using System.Runtime.CompilerServices;

namespace DubboNet.Hessian;

/// <summary>
/// A class definition as a peer wrote it. Peers repeat the same bytes in every message, so each thread keeps the last ones it met and recognises the next
/// by comparison, without parsing it. Used by one reader at a time.
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

    /// <param name="bytes">The definition as it stood in a message, behind the tag.</param>
    /// <param name="definition">What the bytes say.</param>
    /// <param name="options">
    /// With the types among which the name was looked up and the rules by which it is checked: what is kept is true of those only.
    /// </param>
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

    /// <summary>What the bytes say. If the registered formatter says the same, its own instance.</summary>
    public ClassDefinition Definition { get; }

    public int FieldCount { get; }

    /// <summary>
    /// Whether this definition stands at the start of <paramref name="data"/>, and what is kept is true of these options, too. They have
    /// the same rules, and the same formatter for this class.
    /// </summary>
    public bool IsAt(ReadOnlySpan<byte> data, HessianOptions others) => data.StartsWith(_bytes) && ReferenceEquals(_rules, others.Rules)
        && (ReferenceEquals(_types, others.Chain) || HasSameFormatter(others.Chain));

    /// <summary>The formatter registered for this class name, if there is one.</summary>
    public HessianClassFormatter? Registered { get; }

    /// <summary>For each wire field the formatter's own field number, or -1 where it has none.</summary>
    /// <exception cref="HessianException">The class does not fit the formatter, or not by the rules of the options.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int[] MapFor(HessianClassFormatter formatter, int start) => _mappedFor == formatter ? _map : FindMap(formatter, start);

    private static HessianClassFormatter? Find(ClassDefinition definition, TypeChain types) =>
        types.TryGet(definition.ClassName, out HessianClassFormatter? formatter) ? formatter : null;

    /// <summary>Contracts that share a class have types of their own, and the next message probably has these again.</summary>
    private bool HasSameFormatter(TypeChain types)
    {
        if (Find(Definition, types) != Registered)
            return false;
        _types = types;
        return true;
    }

    /// <summary>Several C# types may stand for one class, and take turns in a message.</summary>
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
