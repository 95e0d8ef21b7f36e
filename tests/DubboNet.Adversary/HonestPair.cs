using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using DubboNet.Fuzz;
using Frames;
using Microsoft.Extensions.Logging;

namespace DubboNet.Adversary;

/// <summary>
/// Runs a provider and a consumer with their default options, and calls in an open loop. Each call has a scheduled time that does not
/// depend on earlier calls, and its latency is measured from that time.
/// </summary>
internal sealed class HonestPair : IAsyncDisposable
{
    public const int CallsPerMillisecond = 2;

    /// <summary>The number of calls of which one has a map as its argument. The others have a string.</summary>
    private const int MapEvery = 8;

    private readonly DubboChannel _channel;
    private readonly Thread _caller;
    private readonly ConcurrentQueue<(LatencyHistogram? In, string Text)> _failures = new();
    private readonly Lock _recording = new();
    private LatencyHistogram? _latencies;
    private volatile bool _isOver;
    private long _calls;
    private long _ended;

    /// <param name="log">The log of both.</param>
    /// <param name="timeout">The timeout of calls, or null for the default.</param>
    public HonestPair(ILoggerFactory log, TimeSpan? timeout)
    {
        Server = new DubboServer(
            new DubboServerOptions { EndPoint = new IPEndPoint(IPAddress.Loopback, 0), Hessian = FrameTypes.Options, LoggerFactory = log },
            [new FrameProvider().CreateService(), .. FuzzMethods.CreateServices()]);
        Server.Start();
        _channel = new DubboChannel(Server.LocalEndPoint, new DubboChannelOptions { LoggerFactory = log, Timeout = timeout });
        _caller = new Thread(Call);
        _caller.Start();
    }

    public DubboServer Server { get; }

    public long Calls => Volatile.Read(ref _calls);

    /// <summary>Gets the failures, with the histogram in which the latency would have been recorded.</summary>
    public IReadOnlyCollection<(LatencyHistogram? In, string Text)> Failures => _failures;

    /// <summary>Sets the histogram in which latencies of calls are recorded from now on, or null for none.</summary>
    public void RecordIn(LatencyHistogram? latencies)
    {
        lock (_recording)
            _latencies = latencies;
    }

    /// <summary>Stops making calls, and waits for the running ones.</summary>
    public async Task StopCallingAsync()
    {
        _isOver = true;
        _caller.Join();
        await BoundedWait.UntilAsync(() => Volatile.Read(ref _ended) == Calls, "all calls end");
    }

    public async ValueTask DisposeAsync()
    {
        await _channel.DisposeAsync();
        await Server.DisposeAsync();
    }

    private void Call()
    {
        long start = Stopwatch.GetTimestamp();
        for (long due = start; !_isOver; due += Stopwatch.Frequency / 1000)
        {
            while (Stopwatch.GetTimestamp() < due)
                Thread.Sleep(1);
            for (int i = 0; i < CallsPerMillisecond; i++)
                _ = CallAsync(_calls++, due, _latencies);
        }
    }

    private async Task CallAsync(long number, long due, LatencyHistogram? latencies)
    {
        try
        {
            if (!await IsRightAsync(number))
                _failures.Enqueue((latencies, $"A wrong response to call {number}."));
        }
        catch (Exception e)
        {
            _failures.Enqueue((latencies, $"{e.GetType().Name}: {e.Message}"));
        }

        long latency = Stopwatch.GetTimestamp() - due;
        Interlocked.Increment(ref _ended);
        lock (_recording)
            latencies?.Add(latency);
    }

    private async Task<bool> IsRightAsync(long number)
    {
        if (number % MapEvery != 0)
            return await _channel.InvokeAsync(FrameMethods.Echo, $"honest {number}") == $"honest {number}";
        var sent = new Dictionary<object, object?> { [number] = "honest", ["list"] = new List<object?> { 1, 2.5 } };
        object answer = await _channel.InvokeAsync(FrameMethods.Any, sent);
        return answer is Dictionary<object, object?> map && map[number] is "honest" && map["list"] is List<object?> { Count: 2 };
    }
}
