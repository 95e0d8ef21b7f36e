using System.Globalization;

namespace DubboNet.Hessian.Tests.Support;

/// <summary>Converts between bytes and their form in tests, which is pairs of hex digits and ASCII text in quotes.</summary>
internal static class Hex
{
    /// <summary>Parses bytes such as <c>43 05"Point" 91 01"x" 60 91</c>. White space outside the quotes is ignored.</summary>
    public static byte[] Parse(string text)
    {
        var bytes = new List<byte>(text.Length / 2);
        for (int at = 0; at < text.Length;)
        {
            if (char.IsWhiteSpace(text[at]))
            {
                at++;
            }
            else if (text[at] == '"')
            {
                int end = text.IndexOf('"', at + 1);
                bytes.AddRange(text[(at + 1)..end].Select(unit => checked((byte)unit)));
                at = end + 1;
            }
            else
            {
                bytes.Add(byte.Parse(text.AsSpan(at, 2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture));
                at += 2;
            }
        }

        return [.. bytes];
    }

    /// <summary>Returns all bytes as pairs of digits separated by spaces.</summary>
    public static string Format(ReadOnlySpan<byte> bytes) =>
        string.Join(' ', bytes.ToArray().Select(value => value.ToString("x2", CultureInfo.InvariantCulture)));

    /// <summary>Returns the same bytes several times.</summary>
    public static byte[] Repeat(string text, int count)
    {
        byte[] once = Parse(text);
        var bytes = new byte[once.Length * count];
        for (int at = 0; at < bytes.Length; at += once.Length)
            once.CopyTo(bytes, at);
        return bytes;
    }
}
