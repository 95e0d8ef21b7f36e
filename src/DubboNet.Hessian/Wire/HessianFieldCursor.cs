using System.Runtime.CompilerServices;

namespace DubboNet.Hessian;

/// <summary>
/// Represents the position of a reader in the fields of an object. <see cref="HessianReader.ReadNextField"/> moves it. The object can be an
/// instance, or a map of field names as older peers send it.
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

    internal HessianFieldCursor(ClassDefinition definition, object mapFormOf, int reference)
    {
        MapFormOf = mapFormOf;
        Definition = definition;
        Reference = reference;
    }

    /// <summary>Gets the class as the wire defines it, or as the formatter defines it if the object is a map.</summary>
    public ClassDefinition Definition { get; }

    internal int Reference { get; }

    /// <summary>Gets the formatter whose field names are the keys of the map, or null if the object is not a map.</summary>
    internal object? MapFormOf { get; }

    /// <summary>Gets the name on the wire of the field that was read last. Null for a key of a map that is not a name.</summary>
    internal readonly string? CurrentName => MapFormOf is null ? Definition.Fields[_next - 1] : MapKey;

    /// <summary>Gets the name of the field that is being read. Null before the first and after the last field.</summary>
    internal readonly string? OpenName =>
        MapFormOf is not null ? MapKey : _next > 0 && _next <= Definition.Fields.Length ? CurrentName : null;

    /// <summary>Gets or sets the last key if the object is a map.</summary>
    internal string? MapKey { get; set; }

    /// <summary>Ends the fields.</summary>
    internal void End() => _next = int.MaxValue;

    /// <summary>Gets or sets a value indicating whether a key of the map was a field of the formatter.</summary>
    internal bool HasMappedKeys { get; set; }

    /// <summary>Gets or sets a value indicating whether a key of the map was not a field of the formatter.</summary>
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
