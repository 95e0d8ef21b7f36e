using System.Runtime.CompilerServices;

namespace DubboNet.Hessian;

/// <summary>
/// Where a reader stands in an object's fields; moved by <see cref="HessianReader.ReadNextField"/>. The object may have come as an instance or, from
/// older peers, as a map of field names.
/// </summary>
public ref struct HessianFieldCursor
{
    private readonly ReadOnlySpan<int> _map;
    private int _next;

    internal HessianFieldCursor(ClassDefinition definition, ReadOnlySpan<int> map, int reference)
    {
        Definition = definition;
        _map = map;
        Reference = reference;
    }

    internal HessianFieldCursor(HessianClassFormatter formatter, int reference)
    {
        MapFormOf = formatter;
        Definition = formatter.Definition;
        Reference = reference;
    }

    /// <summary>The class as the wire names it; in the form of a map, as the formatter does.</summary>
    public ClassDefinition Definition { get; }

    internal int Reference { get; }

    /// <summary>Set where the fields come as map entries: the formatter whose field names the keys are.</summary>
    internal HessianClassFormatter? MapFormOf { get; }

    /// <summary>The name of the field that was read last, as the wire has it; null for a map's key that is no name.</summary>
    internal readonly string? CurrentName => MapFormOf is null ? Definition.Fields[_next - 1] : MapKey;

    /// <summary>The name of the field that is being read; null before the first one and after the last one.</summary>
    internal readonly string? OpenName => MapFormOf is not null ? MapKey : _next > 0 && _next <= Definition.Fields.Length ? CurrentName : null;

    /// <summary>In the form of a map, the last key.</summary>
    internal string? MapKey { get; set; }

    /// <summary>No field follows.</summary>
    internal void End() => _next = int.MaxValue;

    /// <summary>In the form of a map, whether a key was a field of the formatter.</summary>
    internal bool HasMappedKeys { get; set; }

    /// <summary>In the form of a map, whether a key was something else.</summary>
    internal bool HasUnmappedKeys { get; set; }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal bool TryNext(out int field)
    {
        int next = _next;
        ReadOnlySpan<int> map = _map;
        if (unchecked((uint)next < (uint)map.Length))
        {
            field = map[next];
            _next = next + 1;
            return true;
        }

        field = -1;
        return false;
    }
}
