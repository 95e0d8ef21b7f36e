using System.Buffers;
using DubboNet.Protocol;

namespace DubboNet.Tests.Support;

/// <summary>Passes bytes to a parser as a connection does. The parser gets the rest of one read again with the next read.</summary>
internal static class Parsing
{
    /// <summary>Returns all that the parser finds in these pieces, as text.</summary>
    public static List<string> Feed(FrameParser parser, params IEnumerable<byte[]> pieces)
    {
        var found = new List<string>();
        byte[] rest = [];
        foreach (byte[] piece in pieces)
        {
            // Each piece has its own segment, as reads of sockets do.
            ReadOnlySequence<byte> buffer = rest.Length == 0 ? new(piece) : Fragments.Join(rest, piece);
            while (parser.TryParse(ref buffer, out FrameHeader header, out ReadOnlySequence<byte> body) is var result
                and not ParseResult.NeedMore)
            {
                found.Add($"{result} {header.Id} {(byte)header.Flags:x2} {header.BodyLength}: {Hex.Format(body.ToArray())}");
            }

            rest = buffer.ToArray();
        }

        return found;
    }
}
