using System.Buffers;
using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace DubboNet.AspNetCore;

/// <summary>Writes failures as problem details (RFC 9457).</summary>
internal static class ProblemResponse
{
    /// <summary>Writes the response of a failed call.</summary>
    public static async Task WriteAsync(HttpResponse response, CallFailure failure, DubboHttpOptions options)
    {
        response.StatusCode = failure.Status;
        if (failure.Status == StatusCodes.Status429TooManyRequests)
            response.Headers.RetryAfter = Math.Ceiling(options.RetryAfter.TotalSeconds).ToString(CultureInfo.InvariantCulture);
        var output = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(output))
            Write(writer, failure);
        response.ContentType = "application/problem+json";
        response.ContentLength = output.WrittenCount;
        await response.Body.WriteAsync(output.WrittenMemory, response.HttpContext.RequestAborted).ConfigureAwait(false);
    }

    private static void Write(Utf8JsonWriter writer, CallFailure failure)
    {
        writer.WriteStartObject();
        writer.WriteString("title", failure.Title);
        writer.WriteNumber("status", failure.Status);
        failure.WriteMembers(writer);
        writer.WriteEndObject();
    }
}
