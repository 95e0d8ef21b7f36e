using System.Buffers;
using System.IO.Pipelines;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace DubboNet.AspNetCore;

/// <summary>Reads the JSON of requests within the limits of the options.</summary>
internal static class JsonBody
{
    /// <summary>Gets the content types of JSON-RPC beside that of JSON.</summary>
    public static IReadOnlyList<string> RpcTypes { get; } = ["application/json-rpc", "application/jsonrequest"];

    /// <summary>Reads the body of a request. Returns null if it is empty.</summary>
    /// <param name="request">The request.</param>
    /// <param name="options">The limits.</param>
    /// <param name="types">Content types that are accepted beside that of JSON.</param>
    /// <exception cref="HttpInputException">The body is too long, or has another type or encoding.</exception>
    /// <exception cref="JsonValueException">The body is not JSON.</exception>
    public static async Task<JsonDocument?> ReadAsync(
        HttpRequest request, DubboHttpOptions options, params IReadOnlyList<string> types)
    {
        if (request.ContentLength > options.MaxBodySize)
            throw TooLong(options);
        byte[] body = await ReadBytesAsync(request, options).ConfigureAwait(false);
        if (body.Length == 0)
            return null;
        CheckType(request, types);
        return JsonText.Parse(body, options.MaxDepth);
    }

    private static async Task<byte[]> ReadBytesAsync(HttpRequest request, DubboHttpOptions options)
    {
        PipeReader reader = request.BodyReader;
        while (true)
        {
            ReadResult read = await reader.ReadAsync(request.HttpContext.RequestAborted).ConfigureAwait(false);
            if (read.Buffer.Length > options.MaxBodySize)
            {
                reader.AdvanceTo(read.Buffer.End);
                throw TooLong(options);
            }

            if (read.IsCompleted)
            {
                byte[] body = read.Buffer.ToArray();
                reader.AdvanceTo(read.Buffer.End);
                return body;
            }

            // The reader keeps what is there until the rest has come.
            reader.AdvanceTo(read.Buffer.Start, read.Buffer.End);
        }
    }

    private static HttpInputException TooLong(DubboHttpOptions options) => new(
        StatusCodes.Status413PayloadTooLarge, $"The body is longer than {options.MaxBodySize} bytes, which is the limit.");

    private static void CheckType(HttpRequest request, IReadOnlyList<string> types)
    {
        bool isJson = MediaTypeHeaderValue.TryParse(request.ContentType, out MediaTypeHeaderValue? type)
            && (request.HasJsonContentType() || types.Contains(type.MediaType.Value, StringComparer.OrdinalIgnoreCase))
            && (!type.Charset.HasValue || type.Charset.Equals("utf-8", StringComparison.OrdinalIgnoreCase));
        if (!isJson)
            throw Unsupported("The body must be JSON in UTF-8 with the header Content-Type: application/json.");
        if (request.Headers.ContentEncoding.Count > 0)
            throw Unsupported("The body must not be compressed. Remove the header Content-Encoding.");
    }

    private static HttpInputException Unsupported(string message) => new(StatusCodes.Status415UnsupportedMediaType, message);
}
