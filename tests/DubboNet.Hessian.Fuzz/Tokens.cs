using System.Buffers.Binary;

namespace DubboNet.Hessian.Fuzz;

/// <summary>
/// Finds the starts of values and their parts in a message. A token is a tag with the data it states, and its children are separate tokens.
/// </summary>
internal static class Tokens
{
    /// <summary>Adds the offset of each token, followed by the length of the message.</summary>
    public static void Find(ReadOnlySpan<byte> message, List<int> starts)
    {
        starts.Clear();
        for (int at = 0; at < message.Length; at += Math.Min(LengthOf(message[at..]), message.Length - at))
            starts.Add(at);
        starts.Add(message.Length);
    }

    private static int LengthOf(ReadOnlySpan<byte> rest) => rest[0] switch
    {
        <= 0x1f => 1 + TextLength(rest[1..], rest[0]),
        <= 0x2f => 1 + rest[0] - 0x20,
        <= 0x33 => rest.Length < 2 ? 1 : 2 + TextLength(rest[2..], ((rest[0] - 0x30) << 8) + rest[1]),
        <= 0x37 => rest.Length < 2 ? 1 : 2 + ((rest[0] - 0x34) << 8) + rest[1],
        <= 0x3f => 3,
        0x41 or 0x42 => rest.Length < 3 ? 1 : 3 + BinaryPrimitives.ReadUInt16BigEndian(rest[1..]),
        0x52 or 0x53 => rest.Length < 3 ? 1 : 3 + TextLength(rest[3..], BinaryPrimitives.ReadUInt16BigEndian(rest[1..])),
        0x44 or 0x4a or 0x4c => 9,
        0x49 or 0x4b or 0x59 or 0x5f => 5,
        0x5d => 2,
        0x5e => 3,
        >= 0xc0 and <= 0xcf or >= 0xf0 => 2,
        >= 0xd0 and <= 0xd7 => 3,
        _ => 1,
    };

    /// <summary>Returns the number of bytes of a number of text units.</summary>
    private static int TextLength(ReadOnlySpan<byte> text, int units)
    {
        int at = 0;
        for (; units > 0 && at < text.Length; units--)
            at += text[at] < 0x80 ? 1 : text[at] < 0xe0 ? 2 : 3;
        return at;
    }
}
