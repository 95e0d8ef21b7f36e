namespace DubboNet.Nacos;

/// <summary>Reads the fields of a message of Protocol Buffers that have a length, and skips others.</summary>
internal ref struct ProtobufReader(ReadOnlySpan<byte> bytes)
{
    /// <summary>The type of fields with a length.</summary>
    public const int HasLength = 2;

    private const int IsNumber = 0;
    private const int HasEightBytes = 1;
    private const int HasFourBytes = 5;
    private const int MostNumberBytes = 10;

    private ReadOnlySpan<byte> _rest = bytes;

    /// <summary>Reads the next field with a length. Returns false at the end.</summary>
    /// <exception cref="InvalidDataException">The bytes are not a message.</exception>
    public bool TryRead(out int field, out ReadOnlySpan<byte> content)
    {
        while (!_rest.IsEmpty)
        {
            ulong tag = TakeNumber();
            field = (int)Math.Min(tag >> 3, int.MaxValue);
            switch ((int)(tag & 7))
            {
                case HasLength:
                    content = Take(TakeNumber());
                    return true;
                case IsNumber:
                    TakeNumber();
                    break;
                case HasEightBytes:
                    Take(8);
                    break;
                case HasFourBytes:
                    Take(4);
                    break;
                default:
                    throw Invalid();
            }
        }

        field = 0;
        content = default;
        return false;
    }

    /// <summary>Finds the last field with a number.</summary>
    /// <exception cref="InvalidDataException">The bytes are not a message.</exception>
    public static bool TryFind(ReadOnlySpan<byte> message, int wanted, out ReadOnlySpan<byte> content)
    {
        var reader = new ProtobufReader(message);
        bool isFound = false;
        content = default;
        while (reader.TryRead(out int field, out ReadOnlySpan<byte> current))
        {
            if (field != wanted)
                continue;
            content = current;
            isFound = true;
        }

        return isFound;
    }

    private ReadOnlySpan<byte> Take(ulong count)
    {
        if (count > (ulong)_rest.Length)
            throw Invalid();
        ReadOnlySpan<byte> taken = _rest[..(int)count];
        _rest = _rest[(int)count..];
        return taken;
    }

    private ulong TakeNumber()
    {
        ulong number = 0;
        for (int i = 0; i < MostNumberBytes; i++)
        {
            byte next = Take(1)[0];
            number |= (ulong)(next & 0x7f) << (7 * i);
            if (next <= 0x7f)
                return number;
        }

        throw Invalid();
    }

    private static InvalidDataException Invalid() => new("The server sent bytes that are not a message of Nacos.");
}
