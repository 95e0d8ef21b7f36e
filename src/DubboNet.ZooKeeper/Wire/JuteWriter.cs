using System.Buffers;
using System.Buffers.Binary;
using System.Text;

namespace DubboNet.ZooKeeper;

/// <summary>Writes values in jute, the encoding of ZooKeeper's protocol. Numbers are big-endian.</summary>
internal readonly ref struct JuteWriter(IBufferWriter<byte> output)
{
    public void WriteInt32(int value)
    {
        BinaryPrimitives.WriteInt32BigEndian(output.GetSpan(sizeof(int)), value);
        output.Advance(sizeof(int));
    }

    public void WriteInt64(long value)
    {
        BinaryPrimitives.WriteInt64BigEndian(output.GetSpan(sizeof(long)), value);
        output.Advance(sizeof(long));
    }

    public void WriteBoolean(bool value)
    {
        output.GetSpan(1)[0] = value ? (byte)1 : (byte)0;
        output.Advance(1);
    }

    /// <summary>Writes bytes after their number.</summary>
    public void WriteBuffer(ReadOnlySpan<byte> value)
    {
        WriteInt32(value.Length);
        output.Write(value);
    }

    /// <summary>Writes text as UTF-8 after the number of its bytes.</summary>
    public void WriteString(string value)
    {
        int length = Encoding.UTF8.GetByteCount(value);
        WriteInt32(length);
        Encoding.UTF8.GetBytes(value, output.GetSpan(length));
        output.Advance(length);
    }

    public void WriteStrings(IReadOnlyCollection<string> values)
    {
        WriteInt32(values.Count);
        foreach (string value in values)
            WriteString(value);
    }
}
