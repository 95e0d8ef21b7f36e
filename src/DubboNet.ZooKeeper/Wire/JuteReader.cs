using System.Buffers.Binary;
using System.Text;

namespace DubboNet.ZooKeeper;

/// <summary>Reads values in jute from a packet. Each length is checked against the rest of the packet before memory is allocated.</summary>
/// <remarks>All methods throw an <see cref="InvalidDataException"/> if the packet is too short or a length is invalid.</remarks>
internal ref struct JuteReader(ReadOnlySpan<byte> packet)
{
    private readonly int _size = packet.Length;
    private ReadOnlySpan<byte> _rest = packet;

    /// <summary>Gets the number of bytes that were not read yet.</summary>
    public readonly int Remaining => _rest.Length;

    public int ReadInt32() => BinaryPrimitives.ReadInt32BigEndian(Take(sizeof(int)));

    public long ReadInt64() => BinaryPrimitives.ReadInt64BigEndian(Take(sizeof(long)));

    public bool ReadBoolean() => Take(1)[0] != 0;

    /// <summary>Reads bytes. They are valid as long as the packet. Null is read as no bytes.</summary>
    public ReadOnlySpan<byte> ReadBuffer()
    {
        int length = ReadInt32();
        if (length < -1)
            throw Invalid($"has a value of {length} bytes");
        return Take(Math.Max(length, 0));
    }

    /// <summary>Reads text. Null is read as empty text.</summary>
    public string ReadString() => Encoding.UTF8.GetString(ReadBuffer());

    /// <summary>Reads a list of texts. Null is read as an empty list.</summary>
    public string[] ReadStrings()
    {
        int count = ReadInt32();
        if (count < -1 || count > _rest.Length / sizeof(int))
            throw Invalid($"has a list of {count} items in {_rest.Length} bytes");
        string[] values = count > 0 ? new string[count] : [];
        for (int i = 0; i < values.Length; i++)
            values[i] = ReadString();
        return values;
    }

    private ReadOnlySpan<byte> Take(int length)
    {
        if (length > _rest.Length)
            throw Invalid($"has {_rest.Length} of the {length} bytes of a value");
        ReadOnlySpan<byte> taken = _rest[..length];
        _rest = _rest[length..];
        return taken;
    }

    private readonly InvalidDataException Invalid(string what) => new($"The packet {what} (at byte {_size - _rest.Length} of {_size}).");
}
