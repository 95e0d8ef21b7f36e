using System.Text;

namespace DubboNet.Tool;

/// <summary>Names bytes that are not a frame.</summary>
internal static class OtherBytes
{
    private const int MaxLine = 60;

    /// <summary>Describes bytes by the first of them.</summary>
    public static string Describe(ReadOnlySpan<byte> start, long length) => $"{length} bytes that are not Dubbo: {Name(start)}";

    /// <summary>Names the protocol of the first bytes.</summary>
    public static string Name(ReadOnlySpan<byte> start) => start switch
    {
        [FrameHead.MagicHigh, FrameHead.MagicLow, ..] => "the start of a Dubbo header, after which the data ends",
        [0x14 or 0x15 or 0x16 or 0x17, 0x03, <= 4, ..] => "TLS",
        _ when start.StartsWith("SSH-"u8) => $"SSH, {Line(start)}",
        _ when start.StartsWith("PRI * HTTP/2"u8) => "HTTP/2, which Triple and gRPC use",
        _ when IsHttp(start) => $"HTTP, {Line(start)}",
        _ when IsText(start) => $"text, such as the commands of telnet, {Line(start)}",
        _ => "no protocol that is recognized",
    };

    private static bool IsHttp(ReadOnlySpan<byte> start)
    {
        int end = start.IndexOfAny((byte)'\r', (byte)'\n');
        return start.StartsWith("HTTP/"u8) || (end < 0 ? start : start[..end]).IndexOf(" HTTP/1"u8) > 0;
    }

    private static bool IsText(ReadOnlySpan<byte> start) => start.Length > 1 && RawValue.IsText(start[..^Math.Min(3, start.Length - 2)]);

    private static string Line(ReadOnlySpan<byte> start)
    {
        ReadOnlySpan<byte> text = start.TrimStart("\r\n"u8);
        int end = text.IndexOfAny((byte)'\r', (byte)'\n');
        return WireText.Quote(Encoding.UTF8.GetString(end < 0 ? text : text[..end]), MaxLine);
    }
}
