using System.Buffers;
using DubboNet.Protocol;

namespace DubboNet.Fuzz;

/// <summary>Runs the parser of frames. It must find the same frames in pieces of a stream as in the whole stream.</summary>
internal sealed class ParserTarget() : Target("parser")
{
    private const int MaxBodyLength = 64 * 1024;
    private const int FixedBytes = 16 * 1024;

    private readonly List<Found> _whole = [];
    private readonly List<Found> _pieces = [];

    /// <summary>Gets the limit. A parser only copies the start of rejected data to its error.</summary>
    public override CostLimit Limit { get; } = new(1, FixedBytes, TimeSpan.FromMicroseconds(0.5), TimeSpan.FromMilliseconds(5));

    public override FuzzResult Run(byte[] input)
    {
        string? error = ParseWhole(input);
        if (ParsePieces(input) != error || !_whole.SequenceEqual(_pieces))
            throw new FuzzException($"parser: {string.Join(" ", _whole)} {error} in one piece, but {string.Join(" ", _pieces)} in several");
        return new FuzzResult(error, []);
    }

    private string? ParseWhole(byte[] input)
    {
        _whole.Clear();
        var buffer = new ReadOnlySequence<byte>(input);
        return Parse(new FrameParser(MaxBodyLength), ref buffer, _whole);
    }

    private string? ParsePieces(byte[] input)
    {
        _pieces.Clear();
        var parser = new FrameParser(MaxBodyLength);
        var pieces = new Pieces(input);
        int begin = 0;
        int end = 0;
        while (pieces.Next() is { IsEmpty: false } piece)
        {
            ReadOnlySequence<byte> buffer = Segment.Join(input.AsMemory(begin..end), piece);
            end += piece.Length;
            if (Parse(parser, ref buffer, _pieces) is { } error)
                return error;
            begin = end - (int)buffer.Length;
        }

        return null;
    }

    private static string? Parse(FrameParser parser, ref ReadOnlySequence<byte> buffer, List<Found> found)
    {
        try
        {
            ParseResult result;
            while ((result = parser.TryParse(ref buffer, out FrameHeader header, out ReadOnlySequence<byte> body)) != ParseResult.NeedMore)
            {
                if (result == ParseResult.Frame && body.Length != header.BodyLength)
                    throw new FuzzException($"parser: a body of {body.Length} bytes, stated as {header.BodyLength}");
                found.Add(new Found(result, header.Id, header.BodyLength));
            }

            return null;
        }
        catch (DubboProtocolException)
        {
            // Its text contains the part of the stream that was received.
            return nameof(DubboProtocolException);
        }
        catch (Exception e) when (e is not FuzzException)
        {
            throw new FuzzException($"parser: {e.GetType().Name}", e);
        }
    }

    private readonly record struct Found(ParseResult Result, long Id, long Length);

    private sealed class Segment : ReadOnlySequenceSegment<byte>
    {
        public static ReadOnlySequence<byte> Join(ReadOnlyMemory<byte> first, ReadOnlyMemory<byte> second)
        {
            if (first.IsEmpty)
                return new ReadOnlySequence<byte>(second);
            var end = new Segment { Memory = second, RunningIndex = first.Length };
            return new ReadOnlySequence<byte>(new Segment { Memory = first, Next = end }, 0, end, second.Length);
        }
    }
}
