using System.Buffers;
using System.Text;
using System.Text.Unicode;

namespace DubboNet.Hessian;

/// <summary>
/// Converts between strings and Java's text encoding. Each UTF-16 unit is encoded separately in one to three bytes, including surrogates.
/// This is CESU-8 with a one-byte U+0000. It is not UTF-8, whose four-byte sequences the Java reader rejects.
/// </summary>
internal static class HessianText
{
    public const int MaxBytesPerUnit = 3;

    private const char FirstSurrogate = '\ud800';
    private const char LastSurrogate = '\udfff';

    /// <summary>
    /// Encodes all of <paramref name="text"/>. The target must have room for three bytes per unit. Returns the number of bytes written.
    /// </summary>
    public static int Encode(ReadOnlySpan<char> text, Span<byte> target)
    {
        if (Ascii.FromUtf16(text, target, out int ascii) == OperationStatus.Done)
            return ascii;

        // Text without surrogates is encoded as in UTF-8, for which the framework has a faster encoder.
        int at = ascii;
        ReadOnlySpan<char> rest = text[ascii..];
        while (rest.Length > 0)
        {
            int plain = rest.IndexOfAnyInRange(FirstSurrogate, LastSurrogate);
            plain = plain < 0 ? rest.Length : plain;
            Utf8.FromUtf16(rest[..plain], target[at..], out _, out int written);
            at += written;
            rest = rest[plain..];
            for (; rest.Length > 0 && char.IsSurrogate(rest[0]); rest = rest[1..])
                at += EncodeThree(rest[0], target[at..]);
        }

        return at;
    }

    /// <summary>
    /// Decodes as many units as <paramref name="target"/> holds. Returns the number of bytes read. If <paramref name="source"/> ends early
    /// or is not text, returns the negative of (offset + 1) at which that happens.
    /// </summary>
    public static int Decode(ReadOnlySpan<byte> source, Span<char> target)
    {
        Ascii.ToUtf16(source[..Math.Min(source.Length, target.Length)], target, out int unit);
        int at = unit;
        while (unit < target.Length)
        {
            Utf8.ToUtf16(source[at..], target[unit..], out int read, out int written, replaceInvalidSequences: false);
            int fourByteLead = source.Slice(at, read).IndexOfAnyInRange<byte>(0xf0, 0xff);
            if (fourByteLead >= 0)
                return -(at + fourByteLead + 1);
            at += read;
            unit += written;

            // The rest is either text that UTF-8 does not have, such as single surrogates and U+0000 in two bytes, or not text.
            if (unit < target.Length)
            {
                int length = DecodeOne(source[at..], out target[unit++]);
                if (length == 0)
                    return -(at + 1);
                at += length;
            }
        }

        return at;
    }

    private static int EncodeThree(char unit, Span<byte> target)
    {
        target[0] = (byte)(0xe0 | (unit >> 12));
        target[1] = (byte)(0x80 | ((unit >> 6) & 0x3f));
        target[2] = (byte)(0x80 | (unit & 0x3f));
        return 3;
    }

    /// <summary>Decodes one unit. Returns its length, or 0 if there is none.</summary>
    private static int DecodeOne(ReadOnlySpan<byte> source, out char unit)
    {
        int value = source switch
        {
            [< 0x80 and var one, ..] => one,
            [>= 0xc0 and < 0xe0 and var lead, var next, ..] => ((lead & 0x1f) << 6) | Continuation(next),
            [>= 0xe0 and < 0xf0 and var lead, var next, var last, ..] =>
                ((lead & 0x0f) << 12) | (Continuation(next) << 6) | Continuation(last),
            _ => -1,
        };
        unit = value < 0 ? '\0' : (char)value;
        return value < 0 ? 0 : source[0] < 0x80 ? 1 : source[0] < 0xe0 ? 2 : 3;
    }

    /// <summary>
    /// Returns the six bits of a continuation byte. For another byte, returns a negative number, which stays negative when it is shifted
    /// and combined.
    /// </summary>
    private static int Continuation(byte value) => (value & 0xc0) == 0x80 ? value & 0x3f : int.MinValue >> 8;
}
