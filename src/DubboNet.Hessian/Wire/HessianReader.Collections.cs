using System.Globalization;
using System.Runtime.CompilerServices;

namespace DubboNet.Hessian;

public ref partial struct HessianReader
{
    private const int MaxCapacity = 1024;

    /// <summary>
    /// Reads the start of a list or array in any of its six forms. Check for null and references first
    /// (<see cref="TryReadNullOrReference{T}"/>). Publish the target with <see cref="SetReference(in HessianListCursor, object)"/> before
    /// reading the elements, so that they can refer to it.
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

    /// <summary>Returns whether the list has another element. Reads the end of the list if not.</summary>
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

    /// <summary>
    /// Reads the start of a map, with or without a type. Check for null and references first (<see cref="TryReadNullOrReference{T}"/>).
    /// </summary>
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

    /// <summary>Returns whether the map has another key and value. Reads the end of the map if not.</summary>
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

    /// <summary>Publishes the list, so that references in it and after it can find it.</summary>
    public readonly void SetReference(in HessianListCursor list, object value) => _graph.SetReference(list.Reference, value);

    /// <summary>Publishes the map, so that references in it and after it can find it.</summary>
    public readonly void SetReference(in HessianMapCursor map, object value) => _graph.SetReference(map.Reference, value);

    /// <summary>
    /// Reads a literal name, which gets the next index, or the index of an earlier name. Returns null for an empty name, which means no
    /// type.
    /// </summary>
    private string? ReadTypeName()
    {
        int start = _position;
        string? name;
        if (TryReadPlainInt32(out int index))
        {
            name = _graph.TryGetTypeName(index);
            if (name is null)
            {
                throw new HessianException(
                    string.Create(CultureInfo.InvariantCulture, $"The type name {index} was not sent before in this message"), start);
            }
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
    /// Reads the index after the tag of a reference. It must be a plain int. An object instead of it could be a reference itself, and so on
    /// through the whole message without a limit of depth.
    /// </summary>
    internal int ReadReferenceIndex()
    {
        int start = _position;
        return TryReadPlainInt32(out int index)
            ? index
            : throw Unexpected("the index of a reference", _data[start], start);
    }
}
