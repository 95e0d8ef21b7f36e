namespace DubboNet.Hessian;

public ref partial struct HessianReader
{
    /// <summary>
    /// Skips one value without creating it, so that it uses neither memory nor code of formatters. The limits apply. The value counts among
    /// the objects that can be referred to, but a reference to it is an error.
    /// </summary>
    /// <exception cref="HessianException">The value is malformed, or a limit is reached.</exception>
    internal void Scan()
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
                ReadRawStrings(1);
                break;
            case ValueKind.Binary:
                ScanBytes();
                break;
            case ValueKind.Reference:
                _position++;
                ReadReferenceIndex();
                break;
            case ValueKind.List:
                HessianListCursor list = ReadListStart();
                while (ReadNextElement(ref list))
                    Scan();
                break;
            case ValueKind.Map:
                HessianMapCursor map = ReadMapStart();
                while (ReadNextEntry(map))
                {
                    Scan();
                    Scan();
                }

                break;
            case ValueKind.Object:
                ScanObject();
                break;
            default:
                throw Unexpected("a value", PeekTag(), _position);
        }
    }

    private void ScanBytes()
    {
        int start = _position;
        int length = 0;
        bool isLast;
        do
            length += ReadBinaryChunk(length, start, out isLast).Length;
        while (!isLast);
    }

    private void ScanObject()
    {
        int start = _position;
        int fields = EnterObject(ReadClassIndex(ReadTag(), null, start), start, out _).Definition.Fields.Length;
        for (int i = 0; i < fields; i++)
            Scan();
        LeaveObject();
    }
}
