using System.Buffers;

namespace DubboNet.Hessian;

/// <summary>Where the values stand that have an index in a message and no object.</summary>
internal sealed partial class ReadGraph
{
    private const int InitialPlaces = 16;

    /// <summary>In the order of their indexes.</summary>
    private ValuePlace[] _places = new ValuePlace[InitialPlaces];

    public int PlaceCount { get; private set; }

    /// <summary>Adds a place behind all others. False if <see cref="GrowPlaces"/> is needed before.</summary>
    public bool TryAddPlace(in ValuePlace place)
    {
        if (PlaceCount == _places.Length)
            return false;
        _places[PlaceCount++] = place;
        return true;
    }

    /// <summary>Takes a larger table from the pool, as <see cref="Grow"/> does.</summary>
    public void GrowPlaces()
    {
        ValuePlace[] larger = ArrayPool<ValuePlace>.Shared.Rent(_places.Length * 2);
        _places.CopyTo(larger, 0);
        ReplacePlaces(larger);
    }

    /// <summary>The place of an index, if a value has it.</summary>
    public bool TryGetPlace(int index, out ValuePlace place)
    {
        int number = _places.AsSpan(0, PlaceCount).BinarySearch(new PlaceOf(index));
        place = number >= 0 ? _places[number] : default;
        return number >= 0;
    }

    /// <summary>Gives an index the object of its value.</summary>
    public void SetObject(int index, object value)
    {
        SetReference(index, value);
        _indexes?.TryAdd(value, index);
    }

    /// <summary>Continues with the numbers that a message has at another point. Gives those of this point.</summary>
    public (int References, int Classes, int Places) MoveTo((int References, int Classes, int Places) point)
    {
        (int References, int Classes, int Places) before = (ReferenceCount, ClassCount, PlaceCount);
        (ReferenceCount, ClassCount, PlaceCount) = point;
        return before;
    }

    /// <summary>Moves back to an earlier point, and forgets what was read since then.</summary>
    public void ReturnTo((int References, int Classes, int Places) point)
    {
        Array.Clear(_references, point.References, ReferenceCount - point.References);
        Array.Clear(_classes, point.Classes, ClassCount - point.Classes);
        MoveTo(point);
    }

    private void ReturnPlaces()
    {
        PlaceCount = 0;
        if (_places.Length > MaxKept)
            ReplacePlaces(new ValuePlace[InitialPlaces]);
    }

    private void ReplacePlaces(ValuePlace[] table)
    {
        if (_places.Length > InitialPlaces)
            ArrayPool<ValuePlace>.Shared.Return(_places);
        _places = table;
    }

    private readonly struct PlaceOf(int index) : IComparable<ValuePlace>
    {
        public int CompareTo(ValuePlace other) => index.CompareTo(other.Index);
    }
}

/// <summary>Where a value stands in a message.</summary>
/// <param name="Index">Its number among the objects.</param>
/// <param name="Position">Its first byte.</param>
/// <param name="Classes">How many classes the message defines before it.</param>
/// <param name="Formatter">What has read it.</param>
internal readonly record struct ValuePlace(int Index, int Position, int Classes, IValueFormatter Formatter);
