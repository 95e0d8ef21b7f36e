using System.Runtime.CompilerServices;
using System.Text;

namespace DubboNet.Hessian;

/// <summary>
/// Skipped values. Nothing is made of them. The graph keeps where each stands, and the first reference to an object in one reads it.
/// </summary>
public ref partial struct HessianReader
{
    /// <summary>
    /// Reads past one value of any kind, without making it. It still takes its place among the objects that later references count: the
    /// first reference to it, or to an object in it, makes it.
    /// </summary>
    /// <exception cref="HessianException">The value is malformed, or a limit is reached.</exception>
    public void Skip()
    {
        if (_isMaking)
        {
            ReadAsDeclared();
            return;
        }

        ReadDefinitions();
        int start = _position;
        GraphPoint point = _graph.Point;
        SkipValue();
        int count = _graph.ReferenceCount - point.References;
        if (count > 0)
            AddPlace(new ValuePlace(point.References, start, point.Classes, null) { Count = count, TypeNames = point.TypeNames });
    }

    private void SkipValue()
    {
        ReadDefinitions();
        switch (NextKind)
        {
            case ValueKind.Null or ValueKind.Boolean:
                _position++;
                break;
            case ValueKind.Int or ValueKind.Long:
                TryReadIntegerBody(ReadTag(), out _);
                break;
            case ValueKind.Double:
                TryReadDoubleBody(ReadTag(), out _);
                break;
            case ValueKind.Date:
                Take(ReadTag() == Tag.DateMilliseconds ? sizeof(long) : sizeof(int));
                break;
            case ValueKind.String:
                SkipText();
                break;
            case ValueKind.Binary:
                SkipBytes();
                break;
            case ValueKind.Reference:
                SkipReference();
                break;
            case ValueKind.List:
                HessianListCursor list = ReadListStart();
                while (ReadNextElement(ref list))
                    SkipValue();
                break;
            case ValueKind.Map:
                HessianMapCursor map = ReadMapStart();
                while (ReadNextEntry(map))
                {
                    SkipValue();
                    SkipValue();
                }

                break;
            case ValueKind.Object:
                SkipObject();
                break;
            default:
                throw Unexpected("a value", PeekTag(), _position);
        }
    }

    private void SkipReference()
    {
        int start = _position++;
        int index = ReadReferenceIndex();
        if (index < 0 || index >= _graph.ReferenceCount)
            throw BadReference(index, null, typeof(object), start);
    }

    private void SkipObject()
    {
        int start = _position;
        int values = EnterObject(ReadClassIndex(ReadTag(), null, start), start, out _).ValueCount;
        for (int i = 0; i < values; i++)
            SkipValue();
        LeaveObject();
    }

    private void SkipBytes()
    {
        int start = _position;
        int length = 0;
        bool isLast;
        do
            length += ReadBinaryChunk(length, start, out isLast).Length;
        while (!isLast);
    }

    private void SkipText()
    {
        int start = _position;
        int units = 0;
        byte tag;
        do
        {
            int chunk = _position;
            tag = ReadTag();
            if (!TryReadTextLength(tag, out int length))
                throw Unexpected(chunk == start ? "a string" : "the next chunk of a string", tag, chunk);
            // A unit takes at least a byte, so a length that lies ends here.
            if (length > Remaining)
                Take(length);
            if (length > _options.MaxLength - units)
                throw LimitExceeded("UTF-16 units in one string", _options.MaxLength, nameof(HessianWireOptions.MaxLength), start);
            SkipUnits(length);
            units += length;
        }
        while (tag == Tag.StringChunk);
    }

    private void SkipUnits(int length)
    {
        if (Ascii.IsValid(_data.Slice(_position, length)))
        {
            _position += length;
            return;
        }

        Span<char> units = stackalloc char[MaxStackUnits];
        for (int left = length; left > 0; left -= MaxStackUnits)
            ReadUnits(units[..Math.Min(left, MaxStackUnits)]);
    }

    /// <summary>
    /// Makes the skipped values up to a place, in their order. A value may refer to those before it, which are made by then, so that none
    /// is made within another.
    /// </summary>
    private void MakeSkipped(int number)
    {
        if (!RuntimeHelpers.TryEnsureSufficientExecutionStack())
            throw StackTooSmall(_position);
        HessianReader again = this;
        again._isMaking = true;
        GraphPoint now = _graph.Point;
        try
        {
            while (_graph.TryTakeSkipped(number, out ValuePlace place))
            {
                (again._position, again._depth, again._elements, again._values) = (place.Position, 0, 0, 0);
                again._referenceStop = again.NextStop(place.Index);
                _graph.MoveTo(now with { References = place.Index, Classes = place.Classes, TypeNames = place.TypeNames });
                again.ReadAsDeclared();
                _graph.AddIndexes(place);
            }
        }
        finally
        {
            _graph.MoveTo(now);
        }

        _allocationLimit = again._allocationLimit;
    }
}
