using System.Diagnostics;
using System.Text.Json;

namespace DubboNet.Interop.Tests.Traces;

/// <summary>
/// Represents one side of a call, as reported by .NET or by OpenTelemetry's Java agent. The parent is the span id of the caller, or empty
/// for a root.
/// </summary>
internal sealed record Span(string TraceId, string SpanId, string Parent, ActivityKind Kind)
{
    private const int ServerKind = 2;
    private const int ClientKind = 3;

    public static Span Of(Activity activity) =>
        new(activity.TraceId.ToHexString(), activity.SpanId.ToHexString(), activity.ParentSpanId.ToHexString(), activity.Kind);

    /// <summary>
    /// Reads the spans from the log of a Java process whose agent exports with <c>logging-otlp</c>. A line has the time, the logger and
    /// JSON.
    /// </summary>
    public static IEnumerable<Span> InLog(string log)
    {
        const string Export = "{\"resource\"";
        foreach (string line in log.Split('\n').Where(line => line.Contains(Export, StringComparison.Ordinal)))
        {
            using var export = JsonDocument.Parse(line[line.IndexOf(Export, StringComparison.Ordinal)..]);
            foreach (JsonElement span in export.RootElement.GetProperty("scopeSpans").EnumerateArray().SelectMany(
                scope => scope.GetProperty("spans").EnumerateArray()))
            {
                yield return Of(span);
            }
        }
    }

    private static Span Of(JsonElement span) => new(
        span.GetProperty("traceId").GetString()!,
        span.GetProperty("spanId").GetString()!,
        span.TryGetProperty("parentSpanId", out JsonElement parent) ? parent.GetString()! : "",
        span.GetProperty("kind").GetInt32() switch
        {
            ServerKind => ActivityKind.Server,
            ClientKind => ActivityKind.Client,
            _ => ActivityKind.Internal,
        });
}
