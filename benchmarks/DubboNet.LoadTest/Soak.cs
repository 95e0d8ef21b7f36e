using System.Diagnostics;
using System.Globalization;

namespace DubboNet.LoadTest;

/// <summary>
/// Runs all cases at full load for a long time, and checks the memory every ten seconds. It must not grow. The heap is measured after a
/// full collection, so that only referenced objects count.
/// </summary>
internal sealed class Soak(ISystem system, LoadOptions options)
{
    private const long Megabyte = 1024 * 1024;

    /// <summary>
    /// The maximum growth from the first third of the samples to the last that is not considered a leak, because pools and tables are still
    /// filled.
    /// </summary>
    private const double MaxGrowth = 0.1;

    private const long MaxGrowthBytes = 2 * Megabyte;

    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(10);

    private readonly List<Look> _looks = [];

    /// <summary>Runs the test and prints the results.</summary>
    /// <returns>Whether the memory did not grow and no call failed.</returns>
    public async Task<bool> RunAsync(TextWriter output)
    {
        LoadCase[] cases = Enum.GetValues<LoadCase>();
        Caller[] callers =
            [.. Enumerable.Range(0, options.Callers).Select(index => system.CreateCaller(cases[index % cases.Length], index))];
        long start = Stopwatch.GetTimestamp();
        Task load = LoadRun.RunAsync(callers, options.Warmup + options.Duration, options.Rate);
        output.WriteLine(
            $"{options.Callers} callers, {options.Connections} connection(s), all cases at once for {options.Duration.TotalSeconds:F0} s "
                + $"after {options.Warmup.TotalSeconds:F0} s.\n");
        output.WriteLine("| s | calls | calls/s | heap MB | resident MB | errors |\n|--:|--:|--:|--:|--:|--:|");
        using var timer = new PeriodicTimer(Interval);
        while (!load.IsCompleted && await timer.WaitForNextTickAsync())
        {
            TimeSpan elapsed = Stopwatch.GetElapsedTime(start);
            if (elapsed > options.Warmup && !load.IsCompleted)
                output.WriteLine(Row(Add(elapsed, callers)));
        }

        await load;
        return Judge(output, callers);
    }

    private Look Add(TimeSpan elapsed, Caller[] callers)
    {
        // The collection runs twice to include memory that finalizers release.
        GC.Collect();
        GC.WaitForPendingFinalizers();
        long heap = GC.GetTotalMemory(forceFullCollection: true);
        var look = new Look(
            elapsed, callers.Sum(caller => caller.Log.Latencies.Count), heap, Environment.WorkingSet,
            callers.Sum(caller => caller.Log.Errors));
        _looks.Add(look);
        return look;
    }

    private string Row(Look look)
    {
        Look before = _looks.Count > 1 ? _looks[^2] : new Look(TimeSpan.Zero, 0, 0, 0, 0);
        double callsPerSecond = (look.Calls - before.Calls) / (look.Elapsed - before.Elapsed).TotalSeconds;
        return string.Create(
            CultureInfo.InvariantCulture,
            $"| {look.Elapsed.TotalSeconds:F0} | {look.Calls:N0} | {callsPerSecond:N0} | {(double)look.Heap / Megabyte:F2} | "
                + $"{(double)look.Resident / Megabyte:F1} | {look.Errors} |");
    }

    private bool Judge(TextWriter output, Caller[] callers)
    {
        int third = _looks.Count / 3;
        string? firstError = callers.Select(caller => caller.Log.FirstError).FirstOrDefault(error => error is not null);
        if (third == 0 || firstError is not null)
        {
            output.WriteLine(firstError is null ? "\nToo short to tell." : $"\nFailed: {firstError}");
            return false;
        }

        double early = Median(_looks.Take(third));
        double late = Median(_looks.TakeLast(third));
        bool isFlat = late - early <= Math.Max(early * MaxGrowth, MaxGrowthBytes);
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"\nHeap, median of the first third {early / Megabyte:F2} MB, of the last third {late / Megabyte:F2} MB: "
                + $"{(isFlat ? "flat" : "it grows")}."));
        return isFlat;
    }

    private static double Median(IEnumerable<Look> looks)
    {
        long[] heaps = [.. looks.Select(look => look.Heap).Order()];
        return heaps[heaps.Length / 2];
    }

    private sealed record Look(TimeSpan Elapsed, long Calls, long Heap, long Resident, int Errors);
}
