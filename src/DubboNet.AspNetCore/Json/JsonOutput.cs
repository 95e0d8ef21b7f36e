using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace DubboNet.AspNetCore;

/// <summary>Provides a writer of JSON that each thread uses again and again.</summary>
internal sealed class JsonOutput
{
    /// <summary>The maximum number of nested objects and arrays.</summary>
    public const int MaxDepth = 1000;

    /// <summary>A larger buffer is not kept.</summary>
    private const int MaxKept = 64 * 1024;

    [ThreadStatic]
    private static JsonOutput? s_output;

    private readonly ArrayBufferWriter<byte> _buffer = new();

    private JsonOutput() => Writer = new Utf8JsonWriter(_buffer, Options);

    /// <summary>Gets the options of the writer.</summary>
    public static JsonWriterOptions Options { get; } = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        MaxDepth = MaxDepth,
    };

    private Utf8JsonWriter Writer { get; }

    /// <summary>Writes JSON, and returns it in UTF-8.</summary>
    public static byte[] Write(Action<Utf8JsonWriter> write)
    {
        JsonOutput output = s_output ?? new JsonOutput();
        s_output = null;
        output._buffer.ResetWrittenCount();
        output.Writer.Reset();
        write(output.Writer);
        output.Writer.Flush();
        byte[] text = output._buffer.WrittenSpan.ToArray();
        if (output._buffer.Capacity <= MaxKept)
            s_output = output;
        return text;
    }
}
