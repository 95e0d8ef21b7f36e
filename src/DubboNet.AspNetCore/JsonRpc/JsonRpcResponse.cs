using System.Buffers;
using System.Text.Json;

namespace DubboNet.AspNetCore;

/// <summary>Writes the responses of JSON-RPC 2.0.</summary>
internal static class JsonRpcResponse
{
    private static readonly JsonElement Null = JsonDocument.Parse("null").RootElement.Clone();

    /// <summary>Gets the response to a text that is not JSON.</summary>
    public static byte[] Parse { get; } = Create(Null, JsonRpcError.Parse);

    /// <summary>Gets the response to JSON that is not a request.</summary>
    public static byte[] InvalidRequest { get; } = Create(Null, JsonRpcError.InvalidRequest);

    /// <summary>Returns the response to a request that failed.</summary>
    public static byte[] Create(JsonElement id, JsonRpcError error) => Write(writer => WriteResponse(writer, id, "error", error.Write));

    /// <summary>Returns the response to a request with a result.</summary>
    /// <param name="id">The id of the request.</param>
    /// <param name="result">The result as JSON.</param>
    public static byte[] Create(JsonElement id, byte[] result) =>
        Write(writer => WriteResponse(writer, id, "result", one => one.WriteRawValue(result, skipInputValidation: true)));

    /// <summary>Returns the response to a batch, or null if it consists of notifications.</summary>
    public static byte[]? Join(IReadOnlyCollection<byte[]> responses)
    {
        if (responses.Count == 0)
            return null;
        return Write(writer =>
        {
            writer.WriteStartArray();
            foreach (byte[] response in responses)
                writer.WriteRawValue(response, skipInputValidation: true);
            writer.WriteEndArray();
        });
    }

    private static void WriteResponse(Utf8JsonWriter writer, JsonElement id, string name, Action<Utf8JsonWriter> content)
    {
        writer.WriteStartObject();
        writer.WriteString("jsonrpc", "2.0");
        writer.WritePropertyName(name);
        content(writer);
        writer.WritePropertyName("id");
        if (id.ValueKind == JsonValueKind.Undefined)
            writer.WriteNullValue();
        else
            id.WriteTo(writer);
        writer.WriteEndObject();
    }

    private static byte[] Write(Action<Utf8JsonWriter> write)
    {
        var output = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(output))
            write(writer);
        return output.WrittenSpan.ToArray();
    }
}
