using System.Buffers.Binary;
using System.Text;

namespace DubboNet.Adversary;

/// <summary>Contains Hessian values that are expensive if a limit is missing. Consumers and providers send them.</summary>
internal static class HostileValues
{
    private const int Keys = 20_000;
    private const int Depth = 100_000;
    private const int Definitions = 10_000;
    private const int SharedLists = 40;

    public static byte[] NoAttachments { get; } = [(byte)'H', (byte)'Z'];

    /// <summary>Gets a map whose keys are numbers with the same hash code in a comparer without a seed.</summary>
    public static byte[] CollidingKeys { get; } = Map(Keys, 9, static (key, number) =>
    {
        key[0] = (byte)'L';
        BinaryPrimitives.WriteInt32BigEndian(key[1..], number);
        BinaryPrimitives.WriteInt32BigEndian(key[5..], ~number);
    });

    /// <summary>Gets a map with strings as keys, as attachments have.</summary>
    public static byte[] ManyTexts { get; } = Map(5 * Keys, 7, static (key, number) =>
    {
        key[0] = 6;
        Encoding.ASCII.GetBytes($"{number:000000}", key[1..]);
    });

    public static byte[] NestedLists { get; } = [.. Enumerable.Repeat((byte)0x57, Depth)];

    /// <summary>Gets a reference whose index is a reference, and so on.</summary>
    public static byte[] NestedReferences { get; } = [.. Enumerable.Repeat((byte)0x51, Depth)];

    public static byte[] NestedExceptions { get; } =
        [(byte)'C', .. Wire.Values("java.lang.Throwable"), 0x91, .. Wire.Values("cause"), .. Enumerable.Repeat((byte)0x60, Depth)];

    /// <summary>Gets collections and strings that state 2 billion or 65,535 elements and contain none.</summary>
    public static byte[][] Claims { get; } =
    [
        [0x58, 0x49, 0x7f, 0xff, 0xff, 0xff], [0x56, .. Wire.Values("[int"), 0x49, 0x7f, 0xff, 0xff, 0xff],
        [(byte)'S', 0xff, 0xff], [(byte)'B', 0xff, 0xff], [(byte)'C', .. Wire.Values("a.B"), 0x49, 0x7f, 0xff, 0xff, 0xff],
    ];

    /// <summary>Gets a list of objects that all have different classes.</summary>
    public static byte[] ManyClasses { get; } =
    [
        0x57,
        .. Enumerable.Range(0, Definitions).SelectMany(number => (byte[])
            [(byte)'C', .. Wire.Values($"a.B{number}"), 0x91, .. Wire.Values("f"), (byte)'O', .. Wire.Values(number), 0x91]),
        (byte)'Z',
    ];

    /// <summary>Gets lists that each contain the next one twice. Formatted as text, they contain the last one 2^40 times.</summary>
    public static byte[] SharedTwice { get; } =
    [
        .. Enumerable.Repeat((byte)0x7a, SharedLists), 0x91, 0x91,
        .. Enumerable.Range(1, SharedLists - 1).Reverse().SelectMany(number => (byte[])[0x51, .. Wire.Values(number)]),
    ];

    /// <summary>Gets the beginnings of other protocols.</summary>
    public static byte[][] OtherProtocols { get; } =
    [
        "GET / HTTP/1.1\r\nHost: x\r\n\r\n"u8.ToArray(), "HTTP/1.1 400 Bad Request\r\n\r\n"u8.ToArray(),
        "SSH-2.0-OpenSSH_9.6\r\n"u8.ToArray(), "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"u8.ToArray(), "220 mail ESMTP\r\n"u8.ToArray(),
        Convert.FromHexString("1603010200010001fc0303"), [0xda, 0xbc, 0, 0],
    ];

    /// <summary>Returns the header of a frame that states the length of its body.</summary>
    public static byte[] Header(byte flags, byte status, long id, int length)
    {
        byte[] header = Wire.Frame(flags, status, id);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(12), length);
        return header;
    }

    private static byte[] Map(int count, int keyLength, KeyWriter write)
    {
        byte[] map = new byte[2 + (count * (keyLength + 1))];
        map[0] = (byte)'H';
        for (int number = 0; number < count; number++)
        {
            Span<byte> entry = map.AsSpan(1 + (number * (keyLength + 1)), keyLength + 1);
            write(entry, number);
            entry[keyLength] = 0x91;
        }

        map[^1] = (byte)'Z';
        return map;
    }

    private delegate void KeyWriter(Span<byte> key, int number);

    public static byte[] Repeat(byte[] bytes, int times) => [.. Enumerable.Repeat(bytes, times).SelectMany(part => part)];
}
