using System.Diagnostics;
using DubboNet.Fuzz.Stage;

namespace DubboNet.Adversary;

/// <summary>Runs the honest pair alone and beside the hostile peers in turn, so that other work of the machine affects both.</summary>
internal sealed class Run(Kinds kinds, HonestPair pair)
{
    private static readonly TimeSpan BusyTimeout = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(2);

    /// <summary>The time of a part without hostile peers. It is short, so that other work of the machine affects both parts.</summary>
    private static readonly TimeSpan AloneTime = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan BesideTime = TimeSpan.FromSeconds(1);

    /// <summary>The pause in which the work of one part ends before the next part begins.</summary>
    private static readonly TimeSpan SettlingTime = TimeSpan.FromMilliseconds(150);

    private static readonly TimeSpan SampleInterval = TimeSpan.FromMilliseconds(20);

    private readonly Dictionary<LatencyHistogram, TimeSpan> _processorTime = [];
    private readonly Gate _gate = new();

    public LatencyHistogram Alone { get; } = new();

    public LatencyHistogram Beside { get; } = new();

    public MemoryWatch Memory { get; } = new(pair.Server);

    /// <summary>Returns the share of one processor that this process used during the calls.</summary>
    public double Used(LatencyHistogram latencies) =>
        _processorTime[latencies].TotalMilliseconds * HonestPair.CallsPerMillisecond / latencies.Count;

    /// <returns>Whether all rules hold.</returns>
    public static async Task<bool> ExecuteAsync(Kinds kinds, TimeSpan duration, bool isBusy, TextWriter output)
    {
        using var telemetry = new Telemetry();
        using var log = new FaultLog();
        await using var pair = new HonestPair(log, isBusy ? BusyTimeout : null);
        var run = new Run(kinds, pair);
        Report report = await run.PlayAllAsync(duration, log);
        await pair.StopCallingAsync();
        report.Write(output);
        return report.Judge(output, isBusy ? 50 : 99, run, pair, telemetry, log);
    }

    private async Task<Report> PlayAllAsync(TimeSpan duration, FaultLog log)
    {
        await PlayAsync(null, WarmUp);
        await PlayAsync(Alone, WarmUp);
        using HostileProcess hostile = await HostileProcess.StartAsync(pair.Server.LocalEndPoint, kinds);
        await using var victims = new Victims(kinds, hostile.Ports, _gate, log);
        await AttackAsync(hostile, null, WarmUp);
        for (TimeSpan attacked = default; attacked < duration; attacked += BesideTime)
        {
            await PlayAsync(Alone, AloneTime);
            await AttackAsync(hostile, Beside, BesideTime);
        }

        // Memory that is live at the end counts as well, even if nothing else has caused a collection.
        GC.Collect();
        Memory.Sample();
        return new Report(kinds, await hostile.ReportAsync(), victims);
    }

    private async Task AttackAsync(HostileProcess hostile, LatencyHistogram? latencies, TimeSpan duration)
    {
        hostile.Attack();
        _gate.Open();
        await PlayAsync(latencies, duration);
        _gate.Close();
        hostile.Rest();
    }

    private async Task PlayAsync(LatencyHistogram? latencies, TimeSpan duration)
    {
        await Task.Delay(SettlingTime);
        pair.RecordIn(latencies);
        long start = Stopwatch.GetTimestamp();
        TimeSpan before = Environment.CpuUsage.TotalTime;
        while (Stopwatch.GetElapsedTime(start) < duration)
        {
            await Task.Delay(SampleInterval);
            Memory.Sample();
        }

        pair.RecordIn(null);
        if (latencies is not null)
            _processorTime[latencies] = _processorTime.GetValueOrDefault(latencies) + Environment.CpuUsage.TotalTime - before;
    }
}
