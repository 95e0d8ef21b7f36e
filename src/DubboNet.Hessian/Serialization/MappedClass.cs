using System.Runtime.CompilerServices;

namespace DubboNet.Hessian;

/// <summary>
/// A class definition of a peer, with the formatter that is registered for it and the order of the fields for each formatter that reads
/// it.
/// </summary>
internal sealed class MappedClass : WireClass
{
    private const int MaxMaps = 8;

    private readonly MappingRules _rules;
    private TypeChain _types;
    private HessianClassFormatter? _mappedFor;
    private int[] _map = [];
    private readonly List<(HessianClassFormatter Formatter, int[] Map)> _maps = [];

    /// <param name="bytes">The bytes of the definition in a message, after the tag.</param>
    /// <param name="definition">The parsed definition.</param>
    /// <param name="options">The options with the types among which the name was looked up, and the rules by which it is checked. The
    /// cached results are valid only for these.</param>
    public MappedClass(byte[] bytes, ClassDefinition definition, HessianOptions options)
        : base(bytes, definition, options)
    {
        _rules = options.Rules;
        _types = options.Chain;
        Registered = Find(definition, _types);
        if (Registered is { } own && own.Definition.Equals(definition))
            Definition = own.Definition;
        ValueCount = FieldCount + (Registered?.ValuesBehindFields ?? 0);
    }

    /// <summary>Gets the formatter registered for this class name, or null if there is none.</summary>
    public HessianClassFormatter? Registered { get; }

    /// <summary>Returns the index of the formatter's own field for each field on the wire, or -1 if it has none.</summary>
    /// <exception cref="HessianException">The class does not match the formatter, or the rules of the options reject it.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int[] MapFor(HessianClassFormatter formatter, int start) => _mappedFor == formatter ? _map : FindMap(formatter, start);

    /// <summary>They have the same rules, and the same formatter for this class.</summary>
    protected override bool IsTrueOf(HessianWireOptions others) => others is HessianOptions { Rules: var rules, Chain: var types }
        && ReferenceEquals(_rules, rules) && (ReferenceEquals(_types, types) || HasSameFormatter(types));

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
