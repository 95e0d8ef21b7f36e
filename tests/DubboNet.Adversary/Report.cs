using System.Diagnostics;
using System.Globalization;
using DubboNet.Fuzz.Stage;

namespace DubboNet.Adversary;

/// <summary>Prints the results as tables, and checks the rules.</summary>
internal sealed class Report(Kinds kinds, Tally[] tallies, Victims victims)
{
    private const double MaxSlowdown = 3;
    private const long Mebibyte = 1024 * 1024;

    /// <summary>
    /// The memory of the process itself, small messages, connections and the process's own calls, which no budget counts.
    /// </summary>
    private const long BaseMemory = 128 * Mebibyte;

    private static readonly long Budget = GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / 4;

    public void Write(TextWriter output)
    {
        output.WriteLine("| hostile consumer | connections | frames | MB | answered | refused | closed | silent |");
        output.WriteLine("|---|--:|--:|--:|--:|--:|--:|--:|");
        for (int i = 0; i < kinds.Consumers.Count; i++)
        {
            Tally tally = tallies[i];
            string ended = $"{tally[Count.Answered]} | {tally[Count.Refused]} | {tally[Count.Closed]} | {tally[Count.Silent]}";
            output.WriteLine($"| {kinds.Consumers[i].Name} | {Sent(tally)} | {ended} |");
        }

        output.WriteLine("\n| hostile provider | connections | frames | MB | closed | calls to it |\n|---|--:|--:|--:|--:|---|");
        for (int i = 0; i < kinds.Providers.Count; i++)
        {
            Tally tally = tallies[kinds.Consumers.Count + i];
            string outcomes = string.Join(", ", victims.Outcomes(i).Select(outcome => $"{outcome.Value} {outcome.Key}"));
            output.WriteLine(Text($"| {kinds.Providers[i].Name} | {Sent(tally)} | {tally[Count.Closed]} | {outcomes} |"));
        }
    }

    /// <summary>Writes each rule with its result. Returns whether all rules hold.</summary>
    public bool Judge(TextWriter output, int percentile, Run run, HonestPair pair, Telemetry telemetry, FaultLog log)
    {
        double alone = Milliseconds(run.Alone.Percentile(percentile / 100.0));
        double beside = Milliseconds(run.Beside.Percentile(percentile / 100.0));
        string aloneSeen = Text($"{run.Alone.Count}, {Milliseconds(run.Alone.Percentile(0.5)):F2} ms, {alone:F2} ms");
        double median = Milliseconds(run.Beside.Percentile(0.5));
        string besideSeen = Text($"{run.Beside.Count}, {median:F2} ms, {beside:F2} ms, {beside / alone:F2} times");
        MemoryWatch memory = run.Memory;
        string live = $"{memory.Live / Mebibyte} MiB, {memory.Collections} collections, {memory.WorkingSet / Mebibyte} MiB with garbage";
        string pauses = Text($"{GC.GetTotalPauseDuration().TotalMilliseconds:F0} ms, {memory.LongestPause.TotalMilliseconds:F1} ms");
        int failedAlone = pair.Failures.Count(failure => failure.In == run.Alone);
        string failures = $"{pair.Failures.Count} of {pair.Calls}, {failedAlone} of them alone. {pair.Failures.FirstOrDefault().Text}";
        int attackers = tallies.Count(tally => tally[Count.Connections] > 0);
        (string Rule, string Seen, bool Holds)[] rows =
        [
            ($"calls alone, p50 and p{percentile}", aloneSeen, run.Alone.Count > 0),
            ($"calls beside, p50 and p{percentile}: at most {MaxSlowdown} times alone", besideSeen, beside <= MaxSlowdown * alone),
            ("processors used, alone and beside", Text($"{run.Used(run.Alone):P0}, {run.Used(run.Beside):P0}"), true),
            ("failed calls: none", failures, pair.Failures.Count == 0),
            ($"bytes held: at most {Budget / Mebibyte} MiB", Text($"{memory.Held / Mebibyte} MiB"), memory.Held <= Budget),
            ($"live after a collection: at most {BaseMemory / Mebibyte} MiB more", live, memory.Live <= Budget + BaseMemory),
            ("paused by collections: in all, at most between two samples", pauses, true),
            ("connections of consumers, at most", Text($"{memory.Connections}"), true),
            ("kinds that attacked: all", Text($"{attackers} of {tallies.Length}"), attackers == tallies.Length),
            ("activities and durations", Text($"{telemetry.Ended}, {telemetry.Recorded}"), telemetry is { Ended: > 0, Recorded: > 0 }),
            ("errors in the log: none", log.Fault ?? "none", log.Fault is null),
        ];
        output.WriteLine("\n| rule | seen | |\n|---|---|---|");
        foreach ((string rule, string seen, bool holds) in rows)
            output.WriteLine($"| {rule} | {seen} | {(holds ? "holds" : "BROKEN")} |");
        return Array.TrueForAll(rows, row => row.Holds);
    }

    private static string Sent(Tally tally) => Text($"{tally[Count.Connections]} | {tally[Count.Frames]} | {tally[Count.Bytes] / 1e6:F1}");

    private static double Milliseconds(long ticks) => 1000.0 * ticks / Stopwatch.Frequency;

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
