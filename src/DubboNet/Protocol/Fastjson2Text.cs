using System.Buffers.Binary;
using System.Text;

namespace DubboNet.Protocol;

/// <summary>
/// Reads a string or null in the JSONB format of Java 3.2 (<c>FastJson2ObjectOutput</c>), which is a length of four bytes followed by the
/// value. Other values are not supported. Java 3.2 uses this format for error messages and events even if the request uses another one
/// (W15).
/// </summary>
internal static class Fastjson2Text
{
    private const int LengthSize = 4;
    private const byte Null = 0xaf;
    private const byte ShortLatin1 = 0x49;
    private const byte ShortLatin1Last = 0x78;
    private const byte Latin1 = 0x79;
    private const byte Utf8 = 0x7a;
    private const byte Utf16WithMark = 0x7b;
    private const byte Utf16LittleEndian = 0x7c;
    private const byte Utf16BigEndian = 0x7d;

    /// <summary>Reads the value. Returns false if it is malformed or not a string or null.</summary>
    public static bool TryRead(ReadOnlySpan<byte> body, out string? text)
    {
        text = null;
        if (body.Length <= LengthSize)
            return false;
        int length = BinaryPrimitives.ReadInt32BigEndian(body);
        if (length <= 0 || length > body.Length - LengthSize)
            return false;
        ReadOnlySpan<byte> value = body.Slice(LengthSize, length);
        byte tag = value[0];
        if (tag == Null)
            return true;
        if (tag is >= ShortLatin1 and <= ShortLatin1Last)
            return TryDecode(Latin1, tag - ShortLatin1, value[1..], out text);
        return tag is >= Latin1 and <= Utf16BigEndian
            && TryReadInt(value[1..], out int bytes, out int used)
            && TryDecode(tag, bytes, value[(1 + used)..], out text);
    }

    private static bool TryDecode(byte tag, int length, ReadOnlySpan<byte> rest, out string? text)
    {
        text = null;
        if (length < 0 || length > rest.Length)
            return false;
        ReadOnlySpan<byte> bytes = rest[..length];
        text = tag switch
        {
            Latin1 => Encoding.Latin1.GetString(bytes),
            Utf8 => Encoding.UTF8.GetString(bytes),
            Utf16WithMark when bytes is [0xfe, 0xff, ..] => Encoding.BigEndianUnicode.GetString(bytes[2..]),
            Utf16WithMark when bytes is [0xff, 0xfe, ..] => Encoding.Unicode.GetString(bytes[2..]),
            Utf16BigEndian => Encoding.BigEndianUnicode.GetString(bytes),
            _ => Encoding.Unicode.GetString(bytes),
        };
        return true;
    }

    /// <summary>
    /// Reads an int of JSONB. Values from -16 to 47 take one byte, values near them two or three bytes, and all others five.
    /// </summary>
    private static bool TryReadInt(ReadOnlySpan<byte> data, out int value, out int used)
    {
        (value, used) = data switch
        {
            [>= 0xf0 or <= 0x2f, ..] => (unchecked((sbyte)data[0]), 1),
            [>= 0x30 and <= 0x3f, _, ..] => (((data[0] - 0x38) << 8) + data[1], 2),
            [>= 0x40 and <= 0x47, _, _, ..] => (((data[0] - 0x44) << 16) + (data[1] << 8) + data[2], 3),
            [0x48, _, _, _, _, ..] => (BinaryPrimitives.ReadInt32BigEndian(data[1..]), 5),
            _ => (0, 0),
        };
        return used > 0;
    }
}
