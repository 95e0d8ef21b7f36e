using System.Buffers;
using DubboNet.Protocol;

namespace DubboNet.Tests.Support;

/// <summary>Feeds a parser as a connection does: what it leaves is offered again with what comes next.</summary>
internal static class Parsing
{
    /// <summary>All that the parser finds if the bytes come in these pieces, as text.</summary>
    public static List<string> Feed(FrameParser parser, params IEnumerable<byte[]> pieces)
    {
        var found = new List<string>();
        byte[] rest = [];
        foreach (byte[] piece in pieces)
        {
            // A segment of its own for each piece, as sockets give them.
            ReadOnlySequence<byte> buffer = rest.Length == 0 ? new(piece) : Fragments.Join(rest, piece);
            while (parser.TryParse(ref buffer, out FrameHeader header, out ReadOnlySequence<byte> body) is var result and not ParseResult.NeedMore)
                found.Add($"{result} {header.Id} {(byte)header.Flags:x2} {header.BodyLength}: {Hex.Format(body.ToArray())}");
            rest = buffer.ToArray();
        }

        return found;
    }
}
