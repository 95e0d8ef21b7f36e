using System.Buffers.Binary;
using System.Buffers.Text;
using System.Text;
using DubboNet.Hessian;

namespace DubboNet.Protocol;

/// <summary>
/// Finds the attachments of a request that its provider needs, by comparing bytes. A map of text is decoded only when a handler asks for
/// it.
/// </summary>
internal ref struct AttachmentHead
{
    private const byte MapStart = 0x48;
    private const byte MapEnd = 0x5a;
    private const byte Null = 0x4e;
    private const byte ShortStringLast = 0x1f;
    private const byte MediumString = 0x30;
    private const byte MediumStringLast = 0x33;
    private const byte String = 0x53;
    private const byte Int = 0x49;
    private const byte FirstShortInt = 0x80;
    private const byte LastShortInt = 0xd7;

    /// <summary>Gets the bytes of the map, including its first byte <c>48</c> and its last byte <c>5a</c>.</summary>
    public ReadOnlySpan<byte> Map { get; private set; }

    /// <summary>Gets the encoded value of <c>path</c>, with its tag, or an empty span if it is absent.</summary>
    public ReadOnlySpan<byte> Path { get; private set; }

    public ReadOnlySpan<byte> Version { get; private set; }

    public ReadOnlySpan<byte> Group { get; private set; }

    public ReadOnlySpan<byte> Token { get; private set; }

    /// <summary>
    /// Gets the milliseconds of <c>_TO</c>, which is sent as an int or as text. The value is null if it is absent or cannot be parsed.
    /// </summary>
    public int? RemainingMilliseconds { get; private set; }

    /// <summary>Gets a value indicating whether the consumer asks for the load of the provider (<c>lb_adaptive</c>).</summary>
    public bool AsksForLoad { get; private set; }

    /// <summary>
    /// Reads a map of ASCII text, null, ints and booleans, which is what Java sends. Returns false for any other value, because objects and
    /// references need the tables of the whole message.
    /// </summary>
    /// <param name="data">The map and the bytes that follow it.</param>
    /// <param name="limits">The limits for the map. If they are exceeded, the method returns false.</param>
    /// <param name="head">Receives the entries that were found.</param>
    public static bool TryScan(ReadOnlySpan<byte> data, in AttachmentLimits limits, out AttachmentHead head)
    {
        head = default;
        if (data is not [MapStart, ..])
            return false;
        int position = 1;
        for (int count = 0; position < data.Length && data[position] != MapEnd; count++)
        {
            if (count == limits.Count || !TryReadEntry(data, ref position, out ReadOnlySpan<byte> key, out ReadOnlySpan<byte> value))
                return false;
            head.Keep(key, value);
        }

        if (position >= Math.Min(data.Length, limits.Bytes))
            return false;
        head.Map = data[..(position + 1)];
        return true;
    }

    /// <summary>Returns the last value of a key if it is text, and null otherwise. Decodes nothing else.</summary>
    /// <param name="map">A map that <see cref="TryScan"/> has accepted.</param>
    /// <param name="key">The key.</param>
    public static string? FindText(ReadOnlySpan<byte> map, string key)
    {
        ReadOnlySpan<byte> found = default;
        for (int position = 1; map[position] != MapEnd;)
        {
            TryReadEntry(map, ref position, out ReadOnlySpan<byte> name, out ReadOnlySpan<byte> value);
            if (Ascii.Equals(name, key))
                found = value;
        }

        return TryText(found, out int start, out int length) ? Encoding.ASCII.GetString(found.Slice(start, length)) : null;
    }

    private static bool TryReadEntry(
        ReadOnlySpan<byte> data, scoped ref int position, out ReadOnlySpan<byte> key, out ReadOnlySpan<byte> value)
    {
        value = default;
        if (!TryText(data[position..], out int keyStart, out int keyLength))
        {
            key = default;
            return false;
        }

        key = data.Slice(position + keyStart, keyLength);
        position += keyStart + keyLength;
        int length = ValueLength(data[position..]);
        value = data.Slice(position, length);
        position += length;
        return length > 0;
    }

    private void Keep(ReadOnlySpan<byte> key, ReadOnlySpan<byte> value)
    {
        if (key.SequenceEqual("path"u8))
            Path = value;
        else if (key.SequenceEqual("version"u8))
            Version = value;
        else if (key.SequenceEqual("group"u8))
            Group = value;
        else if (key.SequenceEqual("token"u8))
            Token = value;
        else if (key.SequenceEqual("_TO"u8) || key.SequenceEqual("_to"u8))
            RemainingMilliseconds = Milliseconds(value);
        else if (key.SequenceEqual("lb_adaptive"u8))
            AsksForLoad = TryText(value, out _, out int length) && length > 0;
    }

    /// <summary>Returns the length of a simple value with its tag. Returns 0 if the value is of another kind or incomplete.</summary>
    private static int ValueLength(ReadOnlySpan<byte> data)
    {
        if (data.IsEmpty)
            return 0;
        if (TryText(data, out int start, out int length))
            return start + length;
        int size = data[0] switch
        {
            Null or 0x46 or 0x54 or (>= FirstShortInt and <= 0xbf) => 1,
            >= 0xc0 and <= 0xcf => 2,
            >= 0xd0 and <= LastShortInt => 3,
            Int => 5,
            _ => 0,
        };
        return size <= data.Length ? size : 0;
    }

    /// <summary>Finds ASCII text that is written in one chunk. For ASCII, the number of bytes equals the number of UTF-16 units.</summary>
    private static bool TryText(ReadOnlySpan<byte> data, out int start, out int length)
    {
        (start, length) = data switch
        {
            [<= ShortStringLast, ..] => (1, data[0]),
            [>= MediumString and <= MediumStringLast, _, ..] => (2, ((data[0] - MediumString) << 8) + data[1]),
            [String, _, _, ..] => (3, BinaryPrimitives.ReadUInt16BigEndian(data[1..])),
            _ => (0, 0),
        };
        return start > 0 && length <= data.Length - start && Ascii.IsValid(data.Slice(start, length));
    }

    private static int? Milliseconds(ReadOnlySpan<byte> value)
    {
        if (TryText(value, out int start, out _))
            return Utf8Parser.TryParse(value[start..], out int parsed, out int used) && used == value.Length - start ? parsed : null;
        return value is [(>= FirstShortInt and <= LastShortInt) or Int, ..]
            ? HessianSerializer.Deserialize(value, HessianFormatters.Int32)
            : null;
    }
}
