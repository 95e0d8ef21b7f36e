using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace DubboNet.Tool;

/// <summary>Writes frames as lines of JSON for scripts.</summary>
internal static class FrameJson
{
    private static readonly JsonWriterOptions Options = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        MaxDepth = 10 * ValueLimits.MaxDepth,
    };

    /// <summary>Returns the line of a frame, or of bytes that are not one.</summary>
    /// <param name="item">The frame.</param>
    /// <param name="hasBody">Whether the values of the body are written.</param>
    public static string Line(FrameEvent item, bool hasBody)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, Options))
        {
            json.WriteStartObject();
            WritePlace(json, item);
            if (item.Frame is { } frame)
                WriteFrame(json, item, frame, hasBody);
            else
                WriteMessage(json, item);
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    private static void WritePlace(Utf8JsonWriter json, FrameEvent item)
    {
        json.WriteString("kind", item.Frame?.Kind ?? (item.IsProblem ? "other bytes" : "message"));
        if (item.Time is { } time)
            json.WriteString("time", time);
        if (item.Connection > 0)
            json.WriteNumber("connection", item.Connection);
        if (item.Direction != FrameDirection.NotKnown)
            json.WriteString("from", item.Direction == FrameDirection.ConsumerToProvider ? "consumer" : "provider");
        json.WriteNumber("offset", item.Offset);
    }

    private static void WriteMessage(Utf8JsonWriter json, FrameEvent item)
    {
        json.WriteString("message", item.Message);
        if (item.OtherBytes.Length > 0)
            json.WriteString("bytes", Convert.ToHexStringLower(item.OtherBytes.Span));
    }

    private static void WriteFrame(Utf8JsonWriter json, FrameEvent item, ExplainedFrame frame, bool hasBody)
    {
        FrameHead head = frame.Head;
        json.WriteNumber("flags", head.Flags);
        json.WriteNumber("serializationId", head.Serialization);
        json.WriteString("serialization", FrameFields.Serialization(head));
        if (!head.IsRequest)
        {
            json.WriteNumber("status", head.Status);
            json.WriteString("statusName", FrameFields.Status(head));
        }

        // Scripts that read numbers as double would lose digits of an id.
        json.WriteString("id", $"{head.Id}");
        json.WriteNumber("length", head.BodyLength);
        json.WriteString("summary", FrameSummary.Of(frame));
        if (item.Call is { } call)
            WriteCall(json, call);
        if (hasBody)
            WriteBody(json, frame);
        if (frame.TrailingBytes > 0)
            json.WriteNumber("trailingBytes", frame.TrailingBytes);
        if (frame.Problem is { } problem)
            WriteProblem(json, problem);
    }

    private static void WriteCall(Utf8JsonWriter json, MatchedCall call)
    {
        json.WriteString("for", call.Text);
        if (call.Elapsed is { } elapsed)
            json.WriteNumber("milliseconds", elapsed.TotalMilliseconds);
    }

    private static void WriteBody(Utf8JsonWriter json, ExplainedFrame frame)
    {
        json.WriteStartArray("body");
        foreach (BodyField field in frame.Fields)
        {
            json.WriteStartObject();
            json.WriteString("name", field.Name);
            if (field.Note is not null)
                json.WriteString("note", field.Note);
            json.WritePropertyName("value");
            ValueJson.Write(json, field.Value);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteProblem(Utf8JsonWriter json, DecodeException problem)
    {
        json.WriteStartObject("malformed");
        json.WriteNumber("at", problem.Offset);
        json.WriteString("message", problem.Message);
        json.WriteEndObject();
    }
}
