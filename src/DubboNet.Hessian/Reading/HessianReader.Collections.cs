using System.Globalization;
using System.Runtime.CompilerServices;

namespace DubboNet.Hessian;

public ref partial struct HessianReader
{
    private const int MaxCapacity = 1024;

    /// <summary>
    /// Starts a list or array in any of its six forms. Null and references were ruled out before (<see cref="TryReadNullOrReference{T}"/>). Publish the
    /// target with <see cref="SetReference(in HessianListCursor, object)"/> before its elements are read, so that they may refer to it.
    /// </summary>
    public HessianListCursor ReadListStart()
    {
        int start = _position;
        byte tag = ReadTag();
        int reference = ReserveReference(start);
        Enter(start);
        bool isTyped = tag is Tag.TypedList or Tag.VariableTypedList or (>= Tag.ShortTypedList and <= Tag.ShortTypedListLast);
        string? javaType = isTyped ? ReadTypeName() : null;
        int count = tag switch
        {
            >= Tag.ShortTypedList and <= Tag.ShortTypedListLast => tag - Tag.ShortTypedList,
            >= Tag.ShortList and <= Tag.ShortListLast => tag - Tag.ShortList,
            Tag.TypedList or Tag.List => ReadCount("a list length"),
            Tag.VariableTypedList or Tag.VariableList => -1,
            _ => throw Unexpected("a list", tag, start),
        };
        if (count > 0)
            CountElements(count, start);
        return new HessianListCursor(javaType, count, reference, Math.Min(Math.Max(count, 0), MaxCapacity));
    }

    /// <summary>Whether an element follows; false ends the list.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool ReadNextElement(ref HessianListCursor list)
    {
        if (list.Left <= 0)
            return ReadUncountedOrEnd(ref list);
        list.Left--;
        return true;
    }

    private bool ReadUncountedOrEnd(ref HessianListCursor list)
    {
        if (list.Left < 0 && PeekTag() != Tag.End)
        {
            CountElements(1, _position);
            return true;
        }

        if (list.Left < 0)
            _position++;
        _depth--;
        return false;
    }

    /// <summary>Starts a map, typed or not. Null and references were ruled out before (<see cref="TryReadNullOrReference{T}"/>).</summary>
    public HessianMapCursor ReadMapStart()
    {
        int start = _position;
        byte tag = ReadTag();
        if (tag is not (Tag.Map or Tag.TypedMap))
            throw Unexpected("a map", tag, start);
        int reference = ReserveReference(start);
        Enter(start);
        string? javaType = tag == Tag.TypedMap ? ReadTypeName() : null;
        return new HessianMapCursor(javaType, reference);
    }

    /// <summary>Whether a key and a value follow; false ends the map.</summary>
    public bool ReadNextEntry(in HessianMapCursor map)
    {
        _ = map;
        if (PeekTag() != Tag.End)
        {
            CountElements(1, _position);
            return true;
        }

        _position++;
        _depth--;
        return false;
    }

    /// <summary>Makes the list known to references within it and after it.</summary>
    public readonly void SetReference(in HessianListCursor list, object value) => _graph.SetReference(list.Reference, value);

    /// <summary>Makes the map known to references within it and after it.</summary>
    public readonly void SetReference(in HessianMapCursor map, object value) => _graph.SetReference(map.Reference, value);

    /// <summary>A literal name, which takes the next index, or the index of an earlier one. Empty means untyped.</summary>
    private string? ReadTypeName()
    {
        int start = _position;
        string? name;
        if (TryReadPlainInt32(out int index))
        {
            name = _graph.TryGetTypeName(index);
            if (name is null)
                throw new HessianException(string.Create(CultureInfo.InvariantCulture, $"The type name {index} was not sent before in this message"), start);
        }
        else
        {
            name = ReadName("a type name");
            _graph.AddTypeName(name);
        }

        return name.Length == 0 ? null : name;
    }

    private int ReadCount(string expected)
    {
        int start = _position;
        if (!TryReadPlainInt32(out int count))
            throw Unexpected(expected, _data[start], start);
        return count >= 0
            ? count
            : throw new HessianException("A negative count", start, expected, count.ToString(CultureInfo.InvariantCulture));
    }

    /// <summary>
    /// Reads what stands behind the tag of a reference. It is a plain int: an object in the place of a number could be a reference
    /// itself, and so on through the whole message, without a limit of depth.
    /// </summary>
    private int ReadReferenceIndex()
    {
        int start = _position;
        return TryReadPlainInt32(out int index)
            ? index
            : throw Unexpected("the index of a reference", _data[start], start);
    }
}
