using System.Buffers.Binary;

namespace DubboNet.Java;

/// <summary>Reads big-endian values of a part of a class file, and checks each length before it is used.</summary>
internal ref struct ByteReader
{
    private readonly ReadOnlySpan<byte> _bytes;
    private readonly string _file;
    private readonly int _end;

    /// <summary>Initializes a reader of a whole file.</summary>
    public ByteReader(ReadOnlySpan<byte> bytes, string file)
        : this(bytes, file, 0, bytes.Length)
    {
    }

    private ByteReader(ReadOnlySpan<byte> bytes, string file, int position, int end)
    {
        _bytes = bytes;
        _file = file;
        Position = position;
        _end = end;
    }

    /// <summary>Gets the position in the whole file.</summary>
    public int Position { get; private set; }

    public readonly bool IsAtEnd => Position == _end;

    public byte ReadByte() => Take(1)[0];

    public int ReadUInt16() => BinaryPrimitives.ReadUInt16BigEndian(Take(2));

    public int ReadInt32() => BinaryPrimitives.ReadInt32BigEndian(Take(4));

    public long ReadInt64() => BinaryPrimitives.ReadInt64BigEndian(Take(8));

    /// <summary>Reads the 32-bit length of a part that follows, and returns a reader of that part.</summary>
    public ByteReader ReadPart()
    {
        uint length = BinaryPrimitives.ReadUInt32BigEndian(Take(4));
        if (length > (uint)(_end - Position))
            throw Fail($"the length {length} exceeds the {_end - Position} bytes that are left");
        var part = new ByteReader(_bytes, _file, Position, Position + (int)length);
        Position += (int)length;
        return part;
    }

    /// <summary>Reads a 16-bit count of items, of which each has a number of bytes at least.</summary>
    public int ReadCount(int minSize) => CheckCount(ReadUInt16(), minSize);

    /// <summary>Reads an 8-bit count of items, of which each has a number of bytes at least.</summary>
    public int ReadByteCount(int minSize) => CheckCount(ReadByte(), minSize);

    public void Skip(int length) => Take(length);

    public ReadOnlySpan<byte> Take(int length)
    {
        if ((uint)length > (uint)(_end - Position))
            throw Fail($"{length} bytes are expected, and {_end - Position} are left");
        ReadOnlySpan<byte> taken = _bytes.Slice(Position, length);
        Position += length;
        return taken;
    }

    /// <summary>Fails if bytes are left.</summary>
    public readonly void End(string what)
    {
        if (!IsAtEnd)
            throw Fail($"{_end - Position} bytes are left after {what}");
    }

    public readonly JavaClassFormatException Fail(string problem) => new(_file, Position, problem);

    private readonly int CheckCount(int count, int minSize) => (long)count * minSize <= _end - Position
        ? count
        : throw Fail($"{count} items of at least {minSize} bytes are expected, and {_end - Position} bytes are left");
}
