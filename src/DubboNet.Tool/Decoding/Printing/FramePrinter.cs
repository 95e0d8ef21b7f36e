using System.Globalization;
using System.Text;

namespace DubboNet.Tool;

/// <summary>Writes frames as text for people.</summary>
/// <param name="maxText">The characters of a string that are shown.</param>
internal sealed class FramePrinter(int maxText)
{
    private const int Column = 18;
    private const int MaxOtherBytes = 64;

    /// <summary>Returns the line that says when a frame was seen, where, and what it is about.</summary>
    public static string Line(FrameEvent item)
    {
        var line = new StringBuilder();
        if (item.Time is { } time)
            line.Append(time.ToString("HH:mm:ss.ffffff", CultureInfo.InvariantCulture)).Append("  ");
        if (item.Connection > 0)
            line.Append(CultureInfo.InvariantCulture, $"connection {item.Connection} ");
        line.Append(item.Direction switch
        {
            FrameDirection.ConsumerToProvider => "→  ",
            FrameDirection.ProviderToConsumer => "←  ",
            _ => item.Connection > 0 ? " " : "",
        });
        if (item.Frame is not { } frame)
            return line.Append(item.Message).ToString();
        line.Append(CultureInfo.InvariantCulture, $"{frame.Kind} {frame.Head.Id}, {Size(frame)} bytes");
        string summary = FrameSummary.Of(frame);
        line.Append(summary.Length > 0 ? "  " : "").Append(summary);
        if (item.Call is { } call)
            line.Append("  ").Append(Matched(call));
        if (frame.Problem is not null)
            line.Append("  malformed: ").Append(frame.Problem.Message);
        return line.ToString();
    }

    /// <summary>Returns everything that is known of a frame, or of bytes that are not one.</summary>
    /// <param name="item">The frame.</param>
    /// <param name="title">What the first line starts with.</param>
    public string Full(FrameEvent item, string title)
    {
        var output = new StringBuilder();
        output.Append(title).Append(Line(item)).Append('\n');
        if (item.Frame is { } frame)
            PrintFrame(output, item, frame);
        else
            HexDump.All(output, item.OtherBytes.Span[..Math.Min(item.OtherBytes.Length, MaxOtherBytes)], 2);
        return output.ToString();
    }

    private static string Matched(MatchedCall call) => call.Elapsed is { } elapsed
        ? string.Create(CultureInfo.InvariantCulture, $"for {call.Text} after {elapsed.TotalMilliseconds:0.000} ms")
        : $"for {call.Text}";

    private static long Size(ExplainedFrame frame) => FrameHead.Size + Math.Max(0L, frame.Head.BodyLength);

    private void PrintFrame(StringBuilder output, FrameEvent item, ExplainedFrame frame)
    {
        FrameHead head = frame.Head;
        Row(output, "offset", $"{item.Offset} (0x{item.Offset:x})");
        Row(output, "magic", "da bb");
        Row(output, "flags", $"{head.Flags:x2}: {FrameFields.Flags(head)}");
        Row(output, "serialization", $"{head.Serialization}: {FrameFields.Serialization(head)}");
        Row(output, "status", $"{head.Status:x2}{(head.IsRequest ? "" : $": {FrameFields.Status(head)}")}");
        Row(output, "id", $"{head.Id} (0x{head.Id:x16})");
        Row(output, "length", $"{head.BodyLength}");
        var values = new ValuePrinter(output, maxText);
        foreach (BodyField field in frame.Fields)
        {
            output.Append("  ").Append(field.Name.PadRight(Column - 1)).Append(' ');
            if (field.Note is not null)
                output.Append('(').Append(WireText.Name(field.Note)).Append(") ");
            values.Print(field.Value, indent: 4);
        }

        if (frame.TrailingBytes > 0)
            Row(output, "rest", $"{frame.TrailingBytes} bytes behind the last value, which Dubbo ignores");
        if (frame.Problem is { } problem)
        {
            Row(output, "malformed", $"at byte {problem.Offset} of the frame: {WireText.Name(problem.Message)}");
            HexDump.Around(output, frame.Bytes.Span, problem.Offset, 2);
        }
    }

    private static void Row(StringBuilder output, string name, string text) =>
        output.Append("  ").Append(name.PadRight(Column - 1)).Append(' ').Append(text).Append('\n');
}
