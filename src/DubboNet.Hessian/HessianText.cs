using System.Buffers;
using System.Text;
using System.Text.Unicode;

namespace DubboNet.Hessian;

/// <summary>
/// Java's text encoding: each UTF-16 unit on its own in one to three bytes, surrogates included (CESU-8 with a one-byte U+0000). Never UTF-8: the
/// Java reader refuses its four-byte sequences.
/// </summary>
internal static class HessianText
{
    public const int MaxBytesPerUnit = 3;

    private const char FirstSurrogate = '\ud800';
    private const char LastSurrogate = '\udfff';

    /// <summary>Encodes all of <paramref name="text"/>; the target has room for three bytes a unit. Returns the bytes written.</summary>
    public static int Encode(ReadOnlySpan<char> text, Span<byte> target)
    {
        if (Ascii.FromUtf16(text, target, out int ascii) == OperationStatus.Done)
            return ascii;

        // Without surrogates it is UTF-8, for which the framework has a faster encoder.
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
    /// Decodes exactly as many units as <paramref name="target"/> holds. Returns the bytes read, or the negative of (offset + 1) at which
    /// <paramref name="source"/> ends early or is not text.
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

            // What UTF-8 has not: surrogates on their own, U+0000 in two bytes. Or it is no text.
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

    /// <summary>Decodes one unit; returns its length, or 0 if there is none.</summary>
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

    /// <summary>The six bits of a continuation byte; a negative number, which survives shifting and or-ing, if it is none.</summary>
    private static int Continuation(byte value) => (value & 0xc0) == 0x80 ? value & 0x3f : int.MinValue >> 8;
}
