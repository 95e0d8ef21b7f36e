using System.Buffers;
using System.Text;

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
    private const int MaxShown = 40;
    private const int MaxShownBytes = 4;

    /// <summary>A longer body is skipped up to this many times the limit, so that one response that is too long costs only its call.</summary>
    private const int LongestSkip = 8;

    private const long AlwaysSkipped = 64 * 1024 * 1024;

    private long _toSkip;

    /// <summary>Whether bytes of a body that is over the limit are still to come.</summary>
    public bool IsSkipping => _toSkip > 0;

    /// <summary>
    /// Takes the next frame from the front of the buffer. The header is judged before its body has come: a wrong magic from the first byte, a negative
    /// length, a length over the limit (W8, W9).
    /// </summary>
    /// <exception cref="DubboProtocolException">This is no dubbo stream, or no longer one.</exception>
    public ParseResult TryParse(ref ReadOnlySequence<byte> buffer, out FrameHeader header, out ReadOnlySequence<byte> body)
    {
        header = default;
        body = default;
        if (_toSkip > 0)
            Skip(ref buffer);
        scoped ReadOnlySpan<byte> start = buffer.FirstSpan;
        Span<byte> copy = stackalloc byte[FrameHeader.Size];
        if (start.Length < FrameHeader.Size)
            start = CopyStart(buffer, copy);
        CheckMagic(start, buffer);
        if (_toSkip > 0 || start.Length < FrameHeader.Size)
            return ParseResult.NeedMore;

        header = FrameHeader.Read(start);
        if (header.BodyLength < 0)
            throw new DubboProtocolException($"A frame has the negative body length {header.BodyLength}.");
        if (header.BodyLength > maxBodyLength)
        {
            if (header.BodyLength > Math.Max(AlwaysSkipped, (long)LongestSkip * maxBodyLength))
                throw new DubboProtocolException($"A frame states a body of {header.BodyLength} bytes, far over the limit of {maxBodyLength} (MaxPayload).");
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

    /// <summary>Gives as much of a header as has come, also if it lies in several segments.</summary>
    private static ReadOnlySpan<byte> CopyStart(ReadOnlySequence<byte> buffer, Span<byte> target)
    {
        Span<byte> start = target[..(int)Math.Min(buffer.Length, target.Length)];
        buffer.Slice(0, start.Length).CopyTo(start);
        return start;
    }

    private static void CheckMagic(ReadOnlySpan<byte> start, in ReadOnlySequence<byte> buffer)
    {
        if ((start.Length > 0 && start[0] != FrameHeader.MagicHigh) || (start.Length > 1 && start[1] != FrameHeader.MagicLow))
            throw CreateNotDubboException(buffer);
    }

    private static DubboProtocolException CreateNotDubboException(ReadOnlySequence<byte> buffer)
    {
        byte[] start = buffer.Slice(0, Math.Min(buffer.Length, MaxShown)).ToArray();
        return new DubboProtocolException($"A dubbo frame starts with the bytes da bb, but {Describe(start)} was received.");
    }

    /// <summary>The first bytes as text if they are text, and the protocol if it is one that open ports often receive.</summary>
    private static string Describe(ReadOnlySpan<byte> start)
    {
        int line = start.IndexOfAny((byte)'\r', (byte)'\n');
        ReadOnlySpan<byte> text = line < 0 ? start : start[..line];
        string shown = text.Length > 1 && !text.ContainsAnyExceptInRange((byte)' ', (byte)'~') ? $"\"{Encoding.ASCII.GetString(text)}\"" : Convert.ToHexStringLower(start[..Math.Min(start.Length, MaxShownBytes)]);
        return start switch
        {
            [0x15 or 0x16, 0x03, ..] => $"{shown} (TLS)",
            _ when start.StartsWith("SSH-"u8) => $"{shown} (SSH)",
            _ when start.StartsWith("PRI * HTTP/2"u8) => $"{shown} (HTTP/2, as Triple and gRPC use it)",
            _ when text.IndexOf(" HTTP/"u8) > 0 || IsHttpStart(start) => $"{shown} (HTTP)",
            _ => shown,
        };
    }

    private static bool IsHttpStart(ReadOnlySpan<byte> start) =>
        start.StartsWith("HTTP/"u8) || start.StartsWith("GET /"u8) || start.StartsWith("POST /"u8) || start.StartsWith("PUT /"u8)
        || start.StartsWith("HEAD /"u8) || start.StartsWith("DELETE /"u8) || start.StartsWith("OPTIONS /"u8) || start.StartsWith("CONNECT "u8);
}
