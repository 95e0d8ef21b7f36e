using System.Buffers.Binary;

namespace DubboNet.Tool;

/// <summary>Reads the parts of a capture file, and says where one is wrong.</summary>
internal sealed class CaptureStream(Stream stream, string name)
{
    /// <summary>The longest part that is read. Capture programs limit packets to 256 KiB.</summary>
    private const int MaxPart = 16 * 1024 * 1024;

    private byte[] _buffer = new byte[64 * 1024];
    private long _position;

    public bool IsLittleEndian { get; set; } = true;

    /// <summary>Reads the next bytes. They are overwritten by the next call.</summary>
    public ReadOnlyMemory<byte> Read(long length)
    {
        ReadOnlyMemory<byte> bytes = ReadUpTo(length);
        return bytes.Length == length ? bytes : throw Error($"it ends inside of a part of {length} bytes");
    }

    /// <summary>Reads the next bytes, or fewer if the file ends.</summary>
    public ReadOnlyMemory<byte> ReadUpTo(long length)
    {
        if (length is < 0 or > MaxPart)
            throw Error($"a part of {length} bytes is announced, but no part is longer than {MaxPart} bytes");
        if (length > _buffer.Length)
            _buffer = new byte[length];
        int read = stream.ReadAtLeast(_buffer.AsSpan(0, (int)length), (int)length, throwOnEndOfStream: false);
        _position += read;
        return _buffer.AsMemory(0, read);
    }

    public uint UInt32(ReadOnlyMemory<byte> bytes, int offset) => IsLittleEndian
        ? BinaryPrimitives.ReadUInt32LittleEndian(bytes.Span[offset..])
        : BinaryPrimitives.ReadUInt32BigEndian(bytes.Span[offset..]);

    public ushort UInt16(ReadOnlyMemory<byte> bytes, int offset) => IsLittleEndian
        ? BinaryPrimitives.ReadUInt16LittleEndian(bytes.Span[offset..])
        : BinaryPrimitives.ReadUInt16BigEndian(bytes.Span[offset..]);

    /// <summary>Creates the error for a file that is not what its start says.</summary>
    public ToolException Error(string problem) => new(
        ExitCode.Input, $"{name} is a capture file, but {problem} (at byte {_position}). Write the capture again, or cut it with editcap.");
}
