using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using DubboNet.Hessian;

namespace DubboNet.LoadTest;

/// <summary>
/// Offers ten times as many calls as the limit of concurrent calls to a provider. Callers call continuously, and wait for the duration of a
/// call after a rejection. The provider must reject calls immediately, serve the accepted ones as well as before, respond to heartbeats,
/// and use no more memory.
/// </summary>
internal sealed class Overload(LoadOptions options)
{
    private const int Limit = 50;
    private const int Factor = 10;
    private const int Connections = 4;
    private const double MaxRefusalMilliseconds = 5;
    private const double MaxSlowdown = 2;
    private const long MaxGrowthBytes = 2 * 1024 * 1024;

    /// <summary>The time for which a handler waits, as for a database.</summary>
    private static readonly TimeSpan Work = TimeSpan.FromMilliseconds(100);

    private static readonly TimeSpan HeartbeatInterval = TimeSpan.FromMilliseconds(100);

    private readonly DubboMethod<string, string> _echo = new(
        new ServiceKey("com.example.Echo"), "echo", "Ljava/lang/String;", DubboArguments.CreateFormatter(HessianFormatters.String),
        HessianFormatters.String);

    /// <summary>Runs the test and prints the results.</summary>
    /// <returns>Whether all conditions were met.</returns>
    public async Task<bool> RunAsync(TextWriter output)
    {
        var serverOptions = new DubboServerOptions { EndPoint = new IPEndPoint(IPAddress.Loopback, 0), MaxConcurrentCalls = Limit };
        await using var server = new DubboServer(serverOptions, new DubboService(_echo.Service).Map(_echo, async (text, _) =>
        {
            await Task.Delay(Work);
            return text;
        }));
        server.Start();
        var channelOptions = new DubboChannelOptions { Timeout = TimeSpan.FromSeconds(10) };
        DubboChannel[] channels =
            [.. Enumerable.Range(0, Connections).Select(_ => new DubboChannel(server.LocalEndPoint, channelOptions))];
        await LoadAsync(channels, Limit / 2, options.Warmup);
        Load calm = await LoadAsync(channels, Limit / 2, options.Warmup);
        await LoadAsync(channels, Limit * Factor, options.Warmup);
        long before = GC.GetTotalMemory(forceFullCollection: true);
        using var end = new CancellationTokenSource();
        Task<LatencyHistogram> heartbeats = BeatAsync(server.LocalEndPoint, end.Token);
        Load loaded = await LoadAsync(channels, Limit * Factor, options.Duration);
        await end.CancelAsync();
        long growth = GC.GetTotalMemory(forceFullCollection: true) - before;
        foreach (DubboChannel channel in channels)
            await channel.DisposeAsync();
        return Judge(output, calm, loaded, await heartbeats, growth);
    }

    private async Task<Load> LoadAsync(DubboChannel[] channels, int callers, TimeSpan duration)
    {
        long end = Stopwatch.GetTimestamp() + (long)(duration.TotalSeconds * Stopwatch.Frequency);
        Load[] loads = await Task.WhenAll(
            Enumerable.Range(0, callers).Select(index => Task.Run(() => CallAsync(channels[index % channels.Length], end))));
        var sum = new Load();
        foreach (Load load in loads)
        {
            sum.Accepted.Add(load.Accepted);
            sum.Refused.Add(load.Refused);
        }

        return sum;
    }

    private async Task<Load> CallAsync(DubboChannel channel, long end)
    {
        var load = new Load();
        while (Stopwatch.GetTimestamp() < end)
        {
            long start = Stopwatch.GetTimestamp();
            try
            {
                await channel.InvokeAsync(_echo, "x");
                load.Accepted.Add(Stopwatch.GetTimestamp() - start);
            }
            catch (DubboServerBusyException)
            {
                load.Refused.Add(Stopwatch.GetTimestamp() - start);
                await Task.Delay(Work);
            }
        }

        return load;
    }

    /// <summary>Sends heartbeats over a separate connection and waits for each response.</summary>
    private static async Task<LatencyHistogram> BeatAsync(IPEndPoint server, CancellationToken end)
    {
        byte[] heartbeat = [0xda, 0xbb, 0xe2, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 1, (byte)'N'];
        byte[] answer = new byte[heartbeat.Length];
        var latencies = new LatencyHistogram();
        using var client = new TcpClient();
        await client.ConnectAsync(server, CancellationToken.None);
        using var timer = new PeriodicTimer(HeartbeatInterval);
        while (!end.IsCancellationRequested)
        {
            long start = Stopwatch.GetTimestamp();
            await client.GetStream().WriteAsync(heartbeat, CancellationToken.None);
            await client.GetStream().ReadExactlyAsync(answer, CancellationToken.None);
            latencies.Add(Stopwatch.GetTimestamp() - start);
            await timer.WaitForNextTickAsync(CancellationToken.None);
        }

        return latencies;
    }

    private bool Judge(TextWriter output, Load calm, Load loaded, LatencyHistogram heartbeats, long growth)
    {
        double refusal = Milliseconds(loaded.Refused.Percentile(0.5));
        double before = Milliseconds(calm.Accepted.Percentile(0.99));
        double during = Milliseconds(loaded.Accepted.Percentile(0.99));
        (string What, string Value, bool Holds)[] rows =
        [
            ($"calls offered in {options.Duration.TotalSeconds:F0} s", Text($"{loaded.Accepted.Count + loaded.Refused.Count:N0}"), true),
            ("accepted", Text($"{loaded.Accepted.Count:N0}"), loaded.Accepted.Count > 0),
            ("refused", Text($"{loaded.Refused.Count:N0}"), loaded.Refused.Count > loaded.Accepted.Count),
            ($"refusal, median (at most {MaxRefusalMilliseconds} ms)", Text($"{refusal:F2} ms"), refusal <= MaxRefusalMilliseconds),
            ($"accepted, p99, {Limit / 2} callers", Text($"{before:F1} ms"), true),
            (
                $"accepted, p99, {Limit * Factor} callers (at most {MaxSlowdown} times that)", Text($"{during:F1} ms"),
                during <= MaxSlowdown * before),
            ("heartbeat, longest", Text($"{Milliseconds(heartbeats.Percentile(1)):F1} ms of {heartbeats.Count}"), heartbeats.Count > 0),
            ("heap, growth", Text($"{growth / 1024.0:F0} KB"), growth <= MaxGrowthBytes),
        ];
        output.WriteLine(
            $"{Limit} calls at once are let run, {Limit * Factor} callers over {Connections} connections, each call waits "
                + $"{Work.TotalMilliseconds:F0} ms.\n");
        output.WriteLine("| what | seen | |\n|---|--:|---|");
        foreach ((string what, string value, bool holds) in rows)
            output.WriteLine($"| {what} | {value} | {(holds ? "" : "too much")} |");
        return Array.TrueForAll(rows, row => row.Holds);
    }

    private static double Milliseconds(long ticks) => 1000.0 * ticks / Stopwatch.Frequency;

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    /// <summary>Contains the durations of calls by outcome.</summary>
    private sealed record Load
    {
        public LatencyHistogram Accepted { get; } = new();

        public LatencyHistogram Refused { get; } = new();
    }
}
