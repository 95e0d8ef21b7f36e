using System.Buffers;

namespace DubboNet.Protocol;

/// <summary>What <see cref="FrameParser.TryParse"/> found.</summary>
internal enum ParseResult
{
    /// <summary>Nothing whole: read more.</summary>
    NeedMore,

    /// <summary>A frame with its body.</summary>
    Frame,

    /// <summary>A header whose body is over the limit; the body will be skipped as it arrives.</summary>
    Oversized,
}

/// <summary>
/// Cuts a byte stream into frames, however it was split or joined (W6). One a connection; it remembers how much of an oversized body is still to be
/// skipped.
/// </summary>
internal sealed class FrameParser(int maxBodyLength)
{
    private long _toSkip;

    /// <summary>
    /// Takes the next frame from the front of the buffer. The header is judged before its body has come: a wrong magic from the first byte, a negative
    /// length, a length over the limit (W8, W9).
    /// </summary>
    /// <exception cref="DubboProtocolException">This is no dubbo stream, or no longer one.</exception>
    public ParseResult TryParse(ref ReadOnlySequence<byte> buffer, out FrameHeader header, out ReadOnlySequence<byte> body)
    {
        header = default;
        body = default;
        Skip(ref buffer);
        CheckMagic(buffer);
        if (_toSkip > 0 || buffer.Length < FrameHeader.Size)
            return ParseResult.NeedMore;

        Span<byte> bytes = stackalloc byte[FrameHeader.Size];
        buffer.Slice(0, FrameHeader.Size).CopyTo(bytes);
        header = FrameHeader.Read(bytes);
        if (header.BodyLength < 0)
            throw new DubboProtocolException($"A frame states the negative body length {header.BodyLength}.");
        if (header.BodyLength > maxBodyLength)
        {
            buffer = buffer.Slice(FrameHeader.Size);
            _toSkip = header.BodyLength;
            Skip(ref buffer);
            return ParseResult.Oversized;
        }

        if (buffer.Length - FrameHeader.Size < header.BodyLength)
            return ParseResult.NeedMore;
        body = buffer.Slice(FrameHeader.Size, header.BodyLength);
        buffer = buffer.Slice(body.End);
        return ParseResult.Frame;
    }

    private void Skip(ref ReadOnlySequence<byte> buffer)
    {
        long skipped = Math.Min(_toSkip, buffer.Length);
        buffer = buffer.Slice(skipped);
        _toSkip -= skipped;
    }

    private static void CheckMagic(ReadOnlySequence<byte> buffer)
    {
        Span<byte> start = stackalloc byte[2];
        int length = (int)Math.Min(buffer.Length, start.Length);
        buffer.Slice(0, length).CopyTo(start);
        if ((length > 0 && start[0] != FrameHeader.MagicHigh) || (length > 1 && start[1] != FrameHeader.MagicLow))
            throw new DubboProtocolException($"A frame starts with da bb, not with {Convert.ToHexStringLower(start[..length])}{Guess(start)}.");
    }

    /// <summary>The protocols that strangers speak to open ports.</summary>
    private static string Guess(ReadOnlySpan<byte> start) => start switch
    {
        [0x15 or 0x16, 0x03] => " (TLS)",
        [>= (byte)'A' and <= (byte)'Z', >= (byte)'A' and <= (byte)'Z'] => " (HTTP, by its looks)",
        _ => "",
    };
}
