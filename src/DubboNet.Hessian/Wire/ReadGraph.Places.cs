using System.Buffers;

namespace DubboNet.Hessian;

/// <summary>Contains the places of values that have an index in a message but no object.</summary>
internal sealed partial class ReadGraph
{
    private const int InitialPlaces = 16;

    /// <summary>The places in the order of their indexes.</summary>
    private ValuePlace[] _places = new ValuePlace[InitialPlaces];

    /// <summary>How many places <see cref="TryTakeSkipped"/> has looked at.</summary>
    private int _taken;

    private int PlaceCount { get; set; }

    /// <summary>Gets the numbers that the message has now.</summary>
    public GraphPoint Point => new(ReferenceCount, ClassCount, TypeNameCount, PlaceCount);

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

    /// <summary>Gets the number of the place that has an index; negative if none has it.</summary>
    public int FindPlace(int index) => _places.AsSpan(0, PlaceCount).BinarySearch(new PlaceOf(index));

    /// <summary>Gets the place of a number below <see cref="PlaceCount"/>.</summary>
    public ref readonly ValuePlace Place(int number) => ref _places[number];

    /// <summary>Gets the next skipped value up to the place of a number, once.</summary>
    public bool TryTakeSkipped(int number, out ValuePlace place)
    {
        while (_taken <= number)
        {
            place = _places[_taken++];
            if (place.Reader is null)
                return true;
        }

        place = default;
        return false;
    }

    /// <summary>Sets the object of an index to its value.</summary>
    public void SetObject(int index, object value)
    {
        SetReference(index, value);
        _indexes?.TryAdd(value, index);
    }

    /// <summary>Makes the objects of a skipped value known to <see cref="IndexOf"/>.</summary>
    public void AddIndexes(in ValuePlace place)
    {
        for (int index = place.Index; _indexes is not null && index < Math.Min(place.Index + place.Count, _indexed); index++)
            TryAddIndex(index);
    }

    /// <summary>Continues with the counts of another point in the message. Returns the counts of the current point.</summary>
    public GraphPoint MoveTo(in GraphPoint point)
    {
        GraphPoint before = Point;
        (ReferenceCount, ClassCount, TypeNameCount, PlaceCount) = (point.References, point.Classes, point.TypeNames, point.Places);
        return before;
    }

    /// <summary>Returns to an earlier point and discards everything that was read since.</summary>
    public void ReturnTo(in GraphPoint point)
    {
        Array.Clear(_references, point.References, ReferenceCount - point.References);
        Array.Clear(_classes, point.Classes, ClassCount - point.Classes);
        Array.Clear(_typeNames, point.TypeNames, TypeNameCount - point.TypeNames);
        MoveTo(point);
    }

    private void ReturnPlaces()
    {
        PlaceCount = 0;
        _taken = 0;
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
        public int CompareTo(ValuePlace other) => index < other.Index ? -1 : index < other.Index + other.Count ? 0 : 1;
    }
}

/// <summary>Represents the place of a value in a message.</summary>
/// <param name="Index">The index among the objects.</param>
/// <param name="Position">The position of the first byte.</param>
/// <param name="Classes">The number of classes that the message defines before it.</param>
/// <param name="Reader">The formatter that read it. Null if it was skipped.</param>
internal readonly record struct ValuePlace(int Index, int Position, int Classes, IValueReader? Reader)
{
    /// <summary>Gets how many numbers it has: more than one if it was skipped with the objects in it.</summary>
    public int Count { get; init; } = 1;

    /// <summary>Gets how many type names the message has before it, if it was skipped.</summary>
    public int TypeNames { get; init; }
}

/// <summary>How many objects, classes, type names and places a message has up to a point.</summary>
internal readonly record struct GraphPoint(int References, int Classes, int TypeNames, int Places);
