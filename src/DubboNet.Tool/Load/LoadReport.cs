using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json;

namespace DubboNet.Tool;

/// <summary>Contains the result of a load, as text for people and as JSON for scripts. Latencies are in milliseconds.</summary>
/// <param name="what">What was called.</param>
/// <param name="callers">The number of callers.</param>
/// <param name="rate">The calls each second that were asked for, or null for as many as possible.</param>
/// <param name="seconds">The time until the last call ended.</param>
/// <param name="log">The outcomes.</param>
internal sealed class LoadReport(string what, int callers, double? rate, double seconds, CallerLog log)
{
    private const int WidestBar = 40;

    /// <summary>The share of the rate below which the callers were too few.</summary>
    private const double LowestShareOfRate = 0.95;

    /// <summary>The number of bars of the histogram, each of which is twice as wide as the one before.</summary>
    private const int MostBars = 12;

    private static readonly (string Name, double Share)[] Percentiles =
        [("p50", 0.5), ("p90", 0.9), ("p95", 0.95), ("p99", 0.99), ("p99.9", 0.999), ("max", 1)];

    /// <summary>Gets a value indicating whether a call failed.</summary>
    public bool HasErrors => log.Errors > 0;

    private double CallsPerSecond => log.Latencies.Count / seconds;

    /// <summary>Writes the result as a JSON object.</summary>
    public void Write(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteString("method", what);
        json.WriteNumber("callers", callers);
        if (rate is { } asked)
            json.WriteNumber("rate", asked);
        json.WriteNumber("seconds", Math.Round(seconds, 3));
        json.WriteNumber("calls", log.Latencies.Count);
        json.WriteNumber("callsPerSecond", Math.Round(CallsPerSecond, 1));
        json.WriteStartObject("latencyMilliseconds");
        foreach ((string name, double share) in Percentiles)
            json.WriteNumber(name, Math.Round(At(share), 3));
        json.WriteEndObject();
        json.WriteStartObject("errors");
        foreach ((string kind, CallerErrors errors) in log.ErrorsByKind.OrderBy(pair => pair.Key, StringComparer.Ordinal))
        {
            json.WriteStartObject(kind);
            json.WriteNumber("count", errors.Count);
            json.WriteString("first", errors.First);
            json.WriteEndObject();
        }

        json.WriteEndObject();
        json.WriteEndObject();
    }

    /// <summary>Returns the result as lines, with a histogram.</summary>
    public override string ToString()
    {
        var text = new StringBuilder();
        string asked = rate is { } calls ? Format($", {calls:0.##} calls/s asked for") : "";
        text.AppendLine(Format($"{what}: {callers} callers{asked}, {seconds:0.0} s"));
        text.AppendLine(Format($"  {log.Latencies.Count} calls, {CallsPerSecond:0.0} calls/s, {log.Errors} errors"));
        if (CallsPerSecond < rate * LowestShareOfRate)
        {
            text.AppendLine(
                Format($"  The callers made only {CallsPerSecond:0.0} of {rate} calls/s. Add callers with --callers, or lower --rate."));
        }

        text.AppendLine("  latency in ms: " + string.Join(", ", Percentiles.Select(one => Format($"{one.Name} {At(one.Share):0.000}"))));
        foreach ((long from, long to, long count) in FindBars())
        {
            int width = (int)Math.Ceiling((double)count * WidestBar / log.Latencies.Count);
            text.AppendLine(Format($"  {Milliseconds(from),10:0.000} to {Milliseconds(to),10:0.000}  {count,9}  {new string('#', width)}"));
        }

        foreach ((string kind, CallerErrors errors) in log.ErrorsByKind.OrderByDescending(pair => pair.Value.Count))
            text.AppendLine(Format($"  {errors.Count} x {kind}, the first: {errors.First}"));
        return text.ToString().TrimEnd();
    }

    private static double Milliseconds(long ticks) => Stopwatch.GetElapsedTime(0, ticks).TotalMilliseconds;

    private static string Format(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    private double At(double share) => Milliseconds(log.Latencies.Percentile(share));

    // The bars end at the longest latency, and the first one has everything below the second.
    private IEnumerable<(long From, long To, long Count)> FindBars()
    {
        if (log.Latencies.Count == 0)
            yield break;
        long to = log.Latencies.Percentile(1) + 1;
        List<(long From, long To, long Count)> bars = [];
        while (bars.Count < MostBars && to > 1)
        {
            long from = bars.Count == MostBars - 1 ? 0 : to / 2;
            bars.Add((from, to, log.Latencies.CountBetween(from, to)));
            to = from;
        }

        foreach ((long From, long To, long Count) bar in Enumerable.Reverse(bars).SkipWhile(bar => bar.Count == 0))
            yield return bar;
    }
}
