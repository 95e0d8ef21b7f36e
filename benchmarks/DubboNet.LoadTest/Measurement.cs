using System.Diagnostics;

namespace DubboNet.LoadTest;

/// <summary>Represents the measurement of one system under one load.</summary>
internal sealed record Measurement(
    string System, LoadCase Case, int Round, double Seconds, TimeSpan Cpu, long AllocatedBytes, SendCounts Sent, CallerLog Log)
{
    public double CallsPerSecond => Log.Latencies.Count / Seconds;

    /// <summary>Gets the time of all processors that a call took, which other processes disturb less than the number of calls.</summary>
    public double CpuMicrosecondsPerCall => Cpu.TotalMicroseconds / Log.Latencies.Count;

    public double BytesPerCall => (double)AllocatedBytes / Log.Latencies.Count;

    public double PercentileMicroseconds(double share) => Stopwatch.GetElapsedTime(0, Log.Latencies.Percentile(share)).TotalMicroseconds;

    public static async Task<Measurement> TakeAsync(ISystem system, LoadCase loadCase, int round, LoadOptions options)
    {
        Caller[] callers = [.. Enumerable.Range(0, options.Callers).Select(index => system.CreateCaller(loadCase, index))];
        await LoadRun.RunAsync(callers, options.Warmup, options.Rate);
        foreach (Caller caller in callers)
            caller.Log.Latencies.Clear();

        GC.Collect();
        SendCounts sentBefore = system.CountSends();
        long allocatedBefore = GC.GetTotalAllocatedBytes(precise: true);
        TimeSpan cpuBefore = Environment.CpuUsage.TotalTime;
        double seconds = await LoadRun.RunAsync(callers, options.Duration, options.Rate);
        TimeSpan cpu = Environment.CpuUsage.TotalTime - cpuBefore;
        long allocated = GC.GetTotalAllocatedBytes(precise: true) - allocatedBefore;
        SendCounts sent = system.CountSends() - sentBefore;

        var log = new CallerLog();
        foreach (Caller caller in callers)
            log.Add(caller.Log);
        return new Measurement(system.Name, loadCase, round, seconds, cpu, allocated, sent, log);
    }
}
