using System.Globalization;
using System.Runtime;
using System.Runtime.InteropServices;

namespace DubboNet.LoadTest;

/// <summary>Formats measurements as Markdown.</summary>
internal static class Report
{
    public static void Print(TextWriter output, LoadOptions options, IReadOnlyList<Measurement> measurements)
    {
        string collector = GCSettings.IsServerGC ? "server" : "workstation";
        output.WriteLine(
            $"{RuntimeInformation.FrameworkDescription}, {Environment.ProcessorCount} processors, {collector} GC; {options.Callers} "
                + $"callers, {options.Connections} connection(s), {Rate(options)}{options.Duration.TotalSeconds:F0} s each after "
                + $"{options.Warmup.TotalSeconds:F0} s warm-up.");
        output.WriteLine();
        output.WriteLine("| implementation | case | callers | round | calls/s | p50 µs | p99 µs | B/call | frames/send | errors |");
        output.WriteLine("|---|---|--:|--:|--:|--:|--:|--:|--:|--:|");
        foreach (Measurement measurement in measurements)
            output.WriteLine(Row(measurement, options.Callers));
        output.WriteLine();
        PrintRatios(output, measurements);
        PrintErrors(output, measurements);
    }

    private static string Row(Measurement measurement, int callers)
    {
        string framesPerSend = measurement.Sent.Sends == 0
            ? ""
            : measurement.Sent.FramesPerSend.ToString("F1", CultureInfo.InvariantCulture);
        return string.Create(
            CultureInfo.InvariantCulture,
            $"| {measurement.System} | {Name(measurement.Case)} | {callers} | {measurement.Round} | {measurement.CallsPerSecond:N0} | "
                + $"{measurement.PercentileMicroseconds(0.5):N0} | {measurement.PercentileMicroseconds(0.99):N0} | "
                + $"{measurement.BytesPerCall:N0} | {framesPerSend} | {measurement.Log.Errors} |");
    }

    /// <summary>Prints the ratios of the first system to each other one for each case and round, in which they ran in succession.</summary>
    private static void PrintRatios(TextWriter output, IEnumerable<Measurement> measurements)
    {
        foreach (IGrouping<(LoadCase Case, int Round), Measurement> turn in measurements.GroupBy(
            measurement => (measurement.Case, measurement.Round)))
        {
            Measurement first = turn.First();
            foreach (Measurement other in turn.Skip(1))
            {
                output.WriteLine(string.Create(
                    CultureInfo.InvariantCulture,
                    $"- {Name(turn.Key.Case)}, round {turn.Key.Round}: {first.System} / {other.System} = "
                        + $"{first.CallsPerSecond / other.CallsPerSecond:F2} in calls/s, "
                        + $"{first.CpuMicrosecondsPerCall / other.CpuMicrosecondsPerCall:F2} in CPU/call, "
                        + $"{first.PercentileMicroseconds(0.99) / other.PercentileMicroseconds(0.99):F2} in p99, "
                        + $"{first.BytesPerCall / other.BytesPerCall:F2} in B/call"));
            }
        }
    }

    private static void PrintErrors(TextWriter output, IEnumerable<Measurement> measurements)
    {
        foreach (Measurement measurement in measurements.Where(measurement => measurement.Log.Errors > 0))
        {
            output.WriteLine(
                $"- {measurement.System}, {Name(measurement.Case)}, round {measurement.Round}: {measurement.Log.Errors} error(s), the "
                    + $"first: {measurement.Log.FirstError}");
        }
    }

    private static string Rate(LoadOptions options) =>
        options.Rate is { } rate ? string.Create(CultureInfo.InvariantCulture, $"{rate:N0} calls/s, ") : "";

    private static string Name(LoadCase loadCase) => loadCase switch
    {
        LoadCase.Echo => "echo",
        LoadCase.Person => "person",
        _ => "bytes1k",
    };
}
