using System.Buffers;
using System.Text;

namespace DubboNet.Java;

/// <summary>Decodes the text of class files, which has no zero bytes and writes surrogates as three bytes each.</summary>
internal static class ModifiedUtf8
{
    /// <summary>Decodes a text.</summary>
    /// <param name="bytes">The bytes.</param>
    /// <param name="invalid">The index of the first byte that is not valid, or -1.</param>
    /// <returns>The text, or null if a byte is not valid.</returns>
    public static string? Decode(ReadOnlySpan<byte> bytes, out int invalid)
    {
        invalid = -1;
        if (Ascii.IsValid(bytes) && !bytes.Contains((byte)0))
            return Encoding.ASCII.GetString(bytes);
        char[] chars = ArrayPool<char>.Shared.Rent(bytes.Length);
        try
        {
            int length = Decode(bytes, chars, out invalid);
            return invalid < 0 ? new string(chars, 0, length) : null;
        }
        finally
        {
            ArrayPool<char>.Shared.Return(chars);
        }
    }

    private static int Decode(ReadOnlySpan<byte> bytes, Span<char> chars, out int invalid)
    {
        int length = 0;
        int index = 0;
        while (index < bytes.Length)
        {
            int size = Size(bytes[index]);
            if (size == 0 || size > bytes.Length - index || !AreContinuations(bytes.Slice(index + 1, size - 1)))
                break;
            chars[length++] = size switch
            {
                1 => (char)bytes[index],
                2 => (char)(((bytes[index] & 0x1F) << 6) | (bytes[index + 1] & 0x3F)),
                _ => (char)(((bytes[index] & 0x0F) << 12) | ((bytes[index + 1] & 0x3F) << 6) | (bytes[index + 2] & 0x3F)),
            };
            index += size;
        }

        invalid = index < bytes.Length ? index : -1;
        return length;
    }

    private static int Size(byte first) => first switch
    {
        0 => 0,
        < 0x80 => 1,
        >= 0xC0 and < 0xE0 => 2,
        >= 0xE0 and < 0xF0 => 3,
        _ => 0,
    };

    private static bool AreContinuations(ReadOnlySpan<byte> bytes)
    {
        foreach (byte value in bytes)
        {
            if ((value & 0xC0) != 0x80)
                return false;
        }

        return true;
    }
}
