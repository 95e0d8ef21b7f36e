using System.Buffers;
using System.Globalization;
using System.Text;

namespace DubboNet;

/// <summary>
/// Encodes and decodes text as Java's <c>URLEncoder</c> and <c>URLDecoder</c> do with UTF-8. The names of ZooKeeper nodes have this form.
/// The encoders of .NET keep other characters or write hexadecimal digits in lower case, which Dubbo 2.7 does not find.
/// </summary>
internal static class UrlText
{
    private static readonly SearchValues<char> Unchanged =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789.-*_");

    /// <summary>Encodes a text. An unpaired surrogate becomes a question mark.</summary>
    public static string Encode(string text)
    {
        if (!text.AsSpan().ContainsAnyExcept(Unchanged))
            return text;
        var encoded = new StringBuilder(text.Length * 2);
        Span<byte> bytes = stackalloc byte[4];
        ReadOnlySpan<char> rest = text;
        while (!rest.IsEmpty)
        {
            if (rest[0] == ' ' || Unchanged.Contains(rest[0]))
            {
                encoded.Append(rest[0] == ' ' ? '+' : rest[0]);
                rest = rest[1..];
                continue;
            }

            bool isRune = Rune.DecodeFromUtf16(rest, out Rune rune, out int consumed) == OperationStatus.Done;
            int length = (isRune ? rune : new Rune('?')).EncodeToUtf8(bytes);
            foreach (byte one in bytes[..length])
                encoded.Append(CultureInfo.InvariantCulture, $"%{one:X2}");
            rest = rest[consumed..];
        }

        return encoded.ToString();
    }

    /// <summary>
    /// Decodes a text. Hexadecimal digits can have either case. Malformed UTF-8 becomes replacement characters, as in Java.
    /// </summary>
    /// <returns>False if a percent sign is not followed by two hexadecimal digits.</returns>
    public static bool TryDecode(ReadOnlySpan<char> encoded, out string text)
    {
        byte[] bytes = ArrayPool<byte>.Shared.Rent(Encoding.UTF8.GetMaxByteCount(encoded.Length));
        int length = 0;
        bool isValid = true;
        for (int index = 0; index < encoded.Length && isValid; index++)
        {
            char letter = encoded[index];
            if (letter == '%')
            {
                isValid = index + 2 < encoded.Length
                    && Convert.FromHexString(encoded.Slice(index + 1, 2), bytes.AsSpan(length), out _, out int written)
                        == OperationStatus.Done
                    && written == 1;
                length++;
                index += 2;
            }
            else
            {
                // An unpaired surrogate becomes a replacement character, and what follows it is decoded.
                Rune.DecodeFromUtf16(encoded[index..], out Rune rune, out int consumed);
                length += (letter == '+' ? new Rune(' ') : rune).EncodeToUtf8(bytes.AsSpan(length));
                index += consumed - 1;
            }
        }

        text = isValid ? Encoding.UTF8.GetString(bytes, 0, length) : "";
        ArrayPool<byte>.Shared.Return(bytes);
        return isValid;
    }
}
