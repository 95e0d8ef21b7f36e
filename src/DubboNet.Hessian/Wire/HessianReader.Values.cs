using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;

namespace DubboNet.Hessian;

/// <summary>
/// Reads Java objects that are value types in .NET. A message can refer to one, but rarely does, so reading a value creates no object. The
/// graph keeps its place, and the first reference to it reads it again.
/// </summary>
public ref partial struct HessianReader
{
    /// <summary>
    /// Reads an instance if its class has the formatter's fields in the same order and they have the form that Java writes. Returns false
    /// for anything else, including errors. In that case, only class definitions were read, and the formatter reads the value with the
    /// types on the wire, which produces a value or the error with its path.
    /// </summary>
    internal bool TryReadValue<T>(IValueReader<T> formatter, out T value)
        where T : struct
    {
        value = default;
        if (_isMaking)
            return false;
        byte tag = PeekValueTag();
        int start = _position;
        if (!TryReadClass(tag, formatter.Definition, out int index))
        {
            _position = start;
            return false;
        }

        GraphPoint point = _graph.Point;
        (int depth, int values) = (_depth, _values);
        EnterObject(index, start, out int reference);
        AddPlace(new ValuePlace(reference, start, point.Classes, formatter));
        if (TryReadFields(formatter, out value))
        {
            _depth--;
            return true;
        }

        (_position, _depth, _values) = (start, depth, values);
        _graph.ReturnTo(point);
        return false;
    }

    private bool TryReadClass(byte tag, ClassDefinition definition, out int index)
    {
        _position++;
        index = tag - Tag.ShortObject;
        if (tag is < Tag.ShortObject or > Tag.ShortObjectLast && (tag != Tag.Object || !TryReadPlainInt32(out index) || index < 0))
            return false;
        return index < _graph.ClassCount && ReferenceEquals(_graph.Class(index).Definition, definition);
    }

    private bool TryReadFields<T>(IValueReader<T> formatter, out T value)
        where T : struct
    {
        try
        {
            return formatter.TryReadFields(ref this, out value);
        }
        catch (HessianException)
        {
            // The error occurs again, and is described, when the fields are read with the types on the wire. Only then is its path known.
            _isDescribing = false;
            value = default;
            return false;
        }
    }

    internal bool TryReadPlainInt64(out long value)
    {
        value = 0;
        return NextKind == ValueKind.Long && TryReadIntegerBody(ReadTag(), out value);
    }

    internal bool TryReadPlainString([NotNullWhen(true)] out string? value)
    {
        value = NextKind == ValueKind.String ? ReadString() : null;
        return value is not null;
    }

    private void AddPlace(in ValuePlace place)
    {
        if (_graph.TryAddPlace(place))
            return;
        long before = GC.GetAllocatedBytesForCurrentThread();
        _graph.GrowPlaces();
        AddPooled(GC.GetAllocatedBytesForCurrentThread() - before);
        _graph.TryAddPlace(place);
    }

    /// <summary>Returns the object of an index, or null if the index or its object does not exist yet.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal object? FindObject(int index) => _graph.TryGetReference(index) ?? MakeObject(index);

    /// <summary>
    /// Creates the object of a value. The value is read again with the indexes and classes that the message had at its place.
    /// </summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private object? MakeObject(int index)
    {
        int number = _graph.FindPlace(index);
        if (number < 0)
            return null;
        ValuePlace place = _graph.Place(number);
        if (place.Reader is null)
        {
            MakeSkipped(number);
            return _graph.TryGetReference(index);
        }

        HessianReader again = this;
        (again._position, again._depth, again._values, again._isMaking) = (place.Position, 0, 0, false);
        GraphPoint now = _graph.Point;
        _graph.MoveTo(now with { References = index, Classes = place.Classes });
        object? value = place.Reader.ReadAgain(ref again);
        _graph.MoveTo(now);
        if (value is not null)
            _graph.SetObject(index, value);
        return value;
    }
}
