using System.Buffers;
using System.Text;

namespace DubboNet.Nacos;

/// <summary>Writes fields of Protocol Buffers that have a length. <see cref="NacosPayload"/> has no others.</summary>
internal static class ProtobufWriter
{
    public static void WriteText(IBufferWriter<byte> output, int field, string text) =>
        WriteBytes(output, field, Encoding.UTF8.GetBytes(text));

    public static void WriteBytes(IBufferWriter<byte> output, int field, ReadOnlySpan<byte> bytes)
    {
        WriteNumber(output, ((uint)field << 3) | ProtobufReader.HasLength);
        WriteNumber(output, (uint)bytes.Length);
        output.Write(bytes);
    }

    private static void WriteNumber(IBufferWriter<byte> output, uint number)
    {
        for (; number > 0x7f; number >>= 7)
            output.Write([(byte)((number & 0x7f) | 0x80)]);
        output.Write([(byte)number]);
    }
}
