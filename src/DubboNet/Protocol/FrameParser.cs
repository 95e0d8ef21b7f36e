using System.Buffers;
using System.Text;

namespace DubboNet.Protocol;

/// <summary>Specifies the result of <see cref="FrameParser.TryParse"/>.</summary>
internal enum ParseResult
{
    /// <summary>The buffer does not contain a complete frame.</summary>
    NeedMore,

    /// <summary>A frame with its body has been read.</summary>
    Frame,

    /// <summary>A header whose body exceeds the limit has been read. The body is skipped as it arrives.</summary>
    Oversized,
}

/// <summary>
/// Splits a byte stream into frames, regardless of how its bytes arrive (W6). Each connection has a parser, which keeps track of how much
/// of an oversized body remains to be skipped.
/// </summary>
internal sealed class FrameParser(int maxBodyLength)
{
    private const int MaxShown = 40;
    private const int MaxShownBytes = 4;

    /// <summary>
    /// The factor of the limit up to which a longer body is skipped, so that a single response that is too long fails only its call.
    /// </summary>
    private const int LongestSkip = 8;

    private const long AlwaysSkipped = 64 * 1024 * 1024;

    private long _toSkip;

    /// <summary>Gets a value indicating whether bytes of an oversized body have not arrived yet.</summary>
    public bool IsSkipping => _toSkip > 0;

    /// <summary>
    /// Reads the next frame from the start of the buffer and removes it. The header is checked before the body arrives. The checks cover
    /// the magic number from its first byte on, a negative length and a length over the limit (W8, W9).
    /// </summary>
    /// <exception cref="DubboProtocolException">The stream does not use the dubbo protocol, is corrupt, or has a body far over the
    /// limit.</exception>
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
            {
                throw new DubboProtocolException(
                    $"A frame states a body of {header.BodyLength} bytes, far over the limit of {maxBodyLength} (MaxPayload).");
            }

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

    /// <summary>Copies the bytes of a header that have arrived, which can be in several segments.</summary>
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

    /// <summary>
    /// Describes the first bytes, as text if they are text. Also names the protocol if it is one that open ports often receive.
    /// </summary>
    private static string Describe(ReadOnlySpan<byte> start)
    {
        int line = start.IndexOfAny((byte)'\r', (byte)'\n');
        ReadOnlySpan<byte> text = line < 0 ? start : start[..line];
        string shown = text.Length > 1 && !text.ContainsAnyExceptInRange((byte)' ', (byte)'~')
            ? $"\"{Encoding.ASCII.GetString(text)}\""
            : Convert.ToHexStringLower(start[..Math.Min(start.Length, MaxShownBytes)]);
        return start switch
        {
            [0x15 or 0x16, 0x03, ..] => $"{shown} (TLS)",
            _ when start.StartsWith("SSH-"u8) => $"{shown} (SSH)",
            _ when start.StartsWith("PRI * HTTP/2"u8) => $"{shown} (HTTP/2, which Triple and gRPC use)",
            _ when text.IndexOf(" HTTP/"u8) > 0 || IsHttpStart(start) => $"{shown} (HTTP)",
            _ => shown,
        };
    }

    private static bool IsHttpStart(ReadOnlySpan<byte> start) =>
        start.StartsWith("HTTP/"u8) || start.StartsWith("GET /"u8) || start.StartsWith("POST /"u8) || start.StartsWith("PUT /"u8)
        || start.StartsWith("HEAD /"u8)
        || start.StartsWith("DELETE /"u8)
        || start.StartsWith("OPTIONS /"u8)
        || start.StartsWith("CONNECT "u8);
}
