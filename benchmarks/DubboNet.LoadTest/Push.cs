using System.Diagnostics;
using System.Globalization;
using System.Net;
using DubboNet.Hessian;

namespace DubboNet.LoadTest;

/// <summary>
/// Measures calls beside the pushes of a registry. In every second phase, the registry delivers a list of 10,000 providers each second, in
/// which a hundredth was replaced. The phases alternate, because machines are noisy.
/// </summary>
internal sealed class Push(LoadOptions options)
{
    private const double MaxGrowth = 0.2;

    private static readonly TimeSpan Phase = TimeSpan.FromSeconds(5);

    /// <summary>The time for which a caller rests after each call, so that the machine is not saturated.</summary>
    private static readonly TimeSpan Rest = TimeSpan.FromMilliseconds(1);

    private readonly DubboMethod<string, string> _echo = new(
        new ServiceKey("com.example.Echo"), "echo", "Ljava/lang/String;", DubboArguments.CreateFormatter(HessianFormatters.String),
        HessianFormatters.String);

    /// <summary>Runs the measurement and prints the results.</summary>
    /// <returns>Whether the limit was met.</returns>
    public async Task<bool> RunAsync(TextWriter output)
    {
        // The provider is at each address of the loopback network.
        await using var server = new DubboServer(
            new DubboServerOptions { EndPoint = new IPEndPoint(IPAddress.Any, 0) },
            new DubboService(_echo.Service).Map(_echo, (text, _) => ValueTask.FromResult(text)));
        server.Start();
        await using var registry = new PushingRegistry(server.LocalEndPoint.Port);
        await using var cluster = new DubboCluster(new RegistryDirectory([registry], _echo.Service));
        await cluster.WaitForReadyAsync();
        await MeasureAsync(cluster, options.Warmup, registry);
        var alone = new CallerLog();
        var beside = new CallerLog();
        long start = Stopwatch.GetTimestamp();
        while (Stopwatch.GetElapsedTime(start) < options.Duration)
        {
            alone.Add(await MeasureAsync(cluster, Phase, pushed: null));
            beside.Add(await MeasureAsync(cluster, Phase, registry));
        }

        return Judge(output, alone, beside);
    }

    private async Task<CallerLog> MeasureAsync(DubboCluster cluster, TimeSpan duration, PushingRegistry? pushed)
    {
        long end = Stopwatch.GetTimestamp() + (long)(duration.TotalSeconds * Stopwatch.Frequency);
        Task<CallerLog>[] callers = [.. Enumerable.Range(0, options.Callers).Select(_ => Task.Run(() => CallAsync(cluster, end)))];
        using var timer = new PeriodicTimer(TimeSpan.FromSeconds(1));
        while (pushed is not null && Stopwatch.GetTimestamp() < end && await timer.WaitForNextTickAsync())
            pushed.Push();
        var sum = new CallerLog();
        foreach (CallerLog log in await Task.WhenAll(callers))
            sum.Add(log);
        return sum;
    }

    private async Task<CallerLog> CallAsync(DubboCluster cluster, long end)
    {
        var log = new CallerLog();
        while (Stopwatch.GetTimestamp() < end)
        {
            long start = Stopwatch.GetTimestamp();
            try
            {
                await cluster.InvokeAsync(_echo, "x");
                log.Latencies.Add(Stopwatch.GetTimestamp() - start);
            }
            catch (DubboException e)
            {
                log.AddError(e.GetType().Name, e.Message);
            }

            await Task.Delay(Rest);
        }

        return log;
    }

    private bool Judge(TextWriter output, CallerLog alone, CallerLog beside)
    {
        double growth = ((double)beside.Latencies.Percentile(0.99) / alone.Latencies.Percentile(0.99)) - 1;
        output.WriteLine(
            $"{options.Callers} callers, which rest for {Rest.TotalMilliseconds:F0} ms after each call. A push has "
                + $"{PushingRegistry.Addresses:N0} addresses.\n");
        output.WriteLine("| calls | count | p50 µs | p99 µs | p99.9 µs | errors |\n|---|--:|--:|--:|--:|--:|");
        output.WriteLine(Row("alone", alone));
        output.WriteLine(Row("beside a push each second", beside));
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"\nThe p99 grows by {growth:P0} (limit {MaxGrowth:P0})."));
        if ((alone.FirstError ?? beside.FirstError) is { } error)
            output.WriteLine($"Failed: {error}");
        return growth < MaxGrowth && alone.Errors + beside.Errors == 0;
    }

    private static string Row(string name, CallerLog log)
    {
        return string.Create(
            CultureInfo.InvariantCulture,
            $"| {name} | {log.Latencies.Count:N0} | {Percentile(0.5):N0} | {Percentile(0.99):N0} | {Percentile(0.999):N0} "
                + $"| {log.Errors} |");

        double Percentile(double share) => Stopwatch.GetElapsedTime(0, log.Latencies.Percentile(share)).TotalMicroseconds;
    }
}
