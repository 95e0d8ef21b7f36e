using System.Globalization;
using System.Text;

namespace DubboNet.Tool;

/// <summary>Writes bytes in lines of 16 with their offsets and their text.</summary>
internal static class HexDump
{
    private const int Width = 16;
    private const int LinesAround = 2;

    /// <summary>Writes the lines around a byte, which is marked.</summary>
    /// <param name="output">What is written to.</param>
    /// <param name="bytes">The bytes.</param>
    /// <param name="marked">The offset of the byte. It can be that of the end.</param>
    /// <param name="indent">The columns before each line.</param>
    public static void Around(StringBuilder output, ReadOnlySpan<byte> bytes, int marked, int indent)
    {
        int line = marked / Width * Width;
        int first = Math.Max(0, line - LinesAround * Width);
        int last = Math.Min(bytes.Length, line + (LinesAround + 1) * Width);
        for (int offset = first; offset < last || offset == line; offset += Width)
            Line(output, bytes[offset..Math.Min(offset + Width, bytes.Length)], offset, marked, indent);
    }

    /// <summary>Writes all bytes.</summary>
    public static void All(StringBuilder output, ReadOnlySpan<byte> bytes, int indent)
    {
        for (int offset = 0; offset < bytes.Length; offset += Width)
            Line(output, bytes[offset..Math.Min(offset + Width, bytes.Length)], offset, -1, indent);
    }

    private static void Line(StringBuilder output, ReadOnlySpan<byte> bytes, int offset, int marked, int indent)
    {
        output.Append(' ', indent).Append(CultureInfo.InvariantCulture, $"{offset:x6} ");
        for (int i = 0; i < Width; i++)
        {
            string shown = i < bytes.Length ? bytes[i].ToString("x2", CultureInfo.InvariantCulture) : "  ";
            output.Append(offset + i == marked ? '[' : offset + i == marked + 1 && i > 0 ? ']' : ' ').Append(shown);
        }

        output.Append(marked == offset + Width - 1 ? "]  " : "   ");
        foreach (byte value in bytes)
            output.Append(value is >= 0x20 and < 0x7f ? (char)value : '.');
        output.Append('\n');
    }
}
