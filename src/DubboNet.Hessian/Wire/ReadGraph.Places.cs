using System.Buffers;

namespace DubboNet.Hessian;

/// <summary>Contains the places of values that have an index in a message but no object.</summary>
internal sealed partial class ReadGraph
{
    private const int InitialPlaces = 16;

    /// <summary>The places in the order of their indexes.</summary>
    private ValuePlace[] _places = new ValuePlace[InitialPlaces];

    public int PlaceCount { get; private set; }

    /// <summary>Adds a place after all others. Returns false if <see cref="GrowPlaces"/> must be called first.</summary>
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

    /// <summary>Gets the place of an index if a value has it.</summary>
    public bool TryGetPlace(int index, out ValuePlace place)
    {
        int number = _places.AsSpan(0, PlaceCount).BinarySearch(new PlaceOf(index));
        place = number >= 0 ? _places[number] : default;
        return number >= 0;
    }

    /// <summary>Sets the object of an index to its value.</summary>
    public void SetObject(int index, object value)
    {
        SetReference(index, value);
        _indexes?.TryAdd(value, index);
    }

    /// <summary>Continues with the counts of another point in the message. Returns the counts of the current point.</summary>
    public (int References, int Classes, int Places) MoveTo((int References, int Classes, int Places) point)
    {
        (int References, int Classes, int Places) before = (ReferenceCount, ClassCount, PlaceCount);
        (ReferenceCount, ClassCount, PlaceCount) = point;
        return before;
    }

    /// <summary>Returns to an earlier point and discards everything that was read since.</summary>
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

/// <summary>Represents the place of a value in a message.</summary>
/// <param name="Index">The index among the objects.</param>
/// <param name="Position">The position of the first byte.</param>
/// <param name="Classes">The number of classes that the message defines before it.</param>
/// <param name="Formatter">The formatter that read it.</param>
internal readonly record struct ValuePlace(int Index, int Position, int Classes, IValueFormatter Formatter);
