using System.Text;

namespace DubboNet.Hessian;

/// <summary>
/// Java's text encoding: each UTF-16 unit on its own in one to three bytes, surrogates included (CESU-8 with a one-byte U+0000). Never UTF-8: the
/// Java reader refuses its four-byte sequences.
/// </summary>
internal static class HessianText
{
    public const int MaxBytesPerUnit = 3;

    /// <summary>Encodes all of <paramref name="text"/>; the target has room for three bytes a unit. Returns the bytes written.</summary>
    public static int Encode(ReadOnlySpan<char> text, Span<byte> target)
    {
        Ascii.FromUtf16(text, target, out int written);
        int at = written;
        foreach (char unit in text[written..])
        {
            if (unit < 0x80)
            {
                target[at++] = (byte)unit;
            }
            else if (unit < 0x800)
            {
                target[at++] = (byte)(0xc0 | (unit >> 6));
                target[at++] = (byte)(0x80 | (unit & 0x3f));
            }
            else
            {
                target[at++] = (byte)(0xe0 | (unit >> 12));
                target[at++] = (byte)(0x80 | ((unit >> 6) & 0x3f));
                target[at++] = (byte)(0x80 | (unit & 0x3f));
            }
        }

        return at;
    }

    /// <summary>
    /// Decodes exactly as many units as <paramref name="target"/> holds. Returns the bytes read, or the negative of (offset + 1) at which
    /// <paramref name="source"/> ends early or is not text.
    /// </summary>
    public static int Decode(ReadOnlySpan<byte> source, Span<char> target)
    {
        ReadOnlySpan<byte> candidates = source[..Math.Min(source.Length, target.Length)];
        Ascii.ToUtf16(candidates, target, out int done);
        int at = done;
        for (int unit = done; unit < target.Length; unit++)
        {
            if (at >= source.Length)
                return -(at + 1);
            int lead = source[at];
            int length = lead switch { < 0x80 => 1, >= 0xc0 and < 0xe0 => 2, >= 0xe0 and < 0xf0 => 3, _ => 0 };
            if (length == 0 || at + length > source.Length)
                return -(at + 1);
            int value = length switch
            {
                1 => lead,
                2 => ((lead & 0x1f) << 6) | Continuation(source[at + 1]),
                _ => ((lead & 0x0f) << 12) | (Continuation(source[at + 1]) << 6) | Continuation(source[at + 2]),
            };
            if (value < 0)
                return -(at + 1);
            target[unit] = (char)value;
            at += length;
        }

        return at;
    }

    /// <summary>The six bits of a continuation byte; a negative number, which survives shifting and or-ing, if it is none.</summary>
    private static int Continuation(byte value) => (value & 0xc0) == 0x80 ? value & 0x3f : int.MinValue >> 8;
}
