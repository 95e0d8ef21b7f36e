using System.Net;

namespace DubboNet.Tests.Support;

/// <summary>Runs client and server on one thread over a network in memory. The test controls the scheduler and the clock.</summary>
internal sealed class EngineHarness(SeededScheduler scheduler)
{
    public static readonly IPEndPoint Address = new(IPAddress.Loopback, 20880);

    public InMemoryNetwork Network { get; } = new(scheduler);

    public TickCountingTime Time { get; } = new();

    public LogWatch Log { get; } = new();

    /// <summary>Gets the handlers that wait until the test ends them.</summary>
    public List<TaskCompletionSource<string>> Hanging { get; } = [];

    /// <summary>Runs a test with its own harness. Asserts at its end that no unexpected warning was logged.</summary>
    public static void Run(Action<EngineHarness> test) => SeededScheduler.Run(1, scheduler =>
    {
        var engine = new EngineHarness(scheduler);
        test(engine);
        Assert.That(engine.Log.Unexpected, Is.Empty);
    });

    public DubboServer Serve(
        Action<DubboServerOptions>? configure = null, Func<string, DubboCallContext, ValueTask<string>>? handler = null)
    {
        DubboServerOptions options = ServerOptions();
        configure?.Invoke(options);
        var server = new DubboServer(options, new DubboService(FrameMethods.Service).Map(FrameMethods.Echo, handler ?? EchoAsync));
        server.Start();
        Settle();
        return server;
    }

    /// <summary>Creates settings for a server of this engine.</summary>
    public DubboServerOptions ServerOptions() => new()
    {
        EndPoint = Address,
        LoggerFactory = Log,
        TimeProvider = Time,
        Scheduler = scheduler,
        ListenerFactory = Network.Listen,
    };

    /// <summary>
    /// Returns the task of a handler that waits for the test. Each call has its own task. If several calls awaited one task, all but one of
    /// them would continue on the thread pool.
    /// </summary>
    public ValueTask<string> HangAsync()
    {
        Hanging.Add(new TaskCompletionSource<string>());
        return new ValueTask<string>(Hanging[^1].Task);
    }

    public DubboChannel Connect(Action<DubboChannelOptions>? configure = null)
    {
        DubboChannelOptions options = ChannelOptions();
        configure?.Invoke(options);
        return new DubboChannel(Address, options);
    }

    /// <summary>Creates settings for a channel of this engine.</summary>
    public DubboChannelOptions ChannelOptions() => new()
    {
        LoggerFactory = Log,
        TimeProvider = Time,
        Scheduler = scheduler,
        Random = new Random(1),
        Connector = Network.ConnectAsync,
    };

    /// <summary>Connects a consumer that sends the bytes of the test.</summary>
    public RawPeer ConnectRaw()
    {
        var consumer = new RawPeer(Network.ConnectAsync(Address, CancellationToken.None).Result.Stream);
        Settle();
        return consumer;
    }

    /// <summary>Starts a call and runs all work that is ready.</summary>
    public Task<string> Call(
        DubboChannel channel, string text, DubboCallOptions options = default, CancellationToken cancellationToken = default)
    {
        Task<string> call = channel.InvokeAsync(FrameMethods.Echo, text, options, cancellationToken).AsTask();
        Settle();
        return call;
    }

    public void Settle() => scheduler.RunUntilIdle();

    /// <summary>Runs one work item after another until the condition is true or no work is left.</summary>
    public void RunUntil(Func<bool> condition)
    {
        while (!condition() && scheduler.RunOne())
        {
        }
    }

    /// <summary>Lets time pass in small steps, and runs the work that becomes ready.</summary>
    public void Pass(TimeSpan time)
    {
        const int Steps = 20;
        for (int i = 0; i < Steps; i++)
        {
            Time.Advance(time / Steps);
            Settle();
        }
    }

    private ValueTask<string> EchoAsync(string text, DubboCallContext context) => text == "hang" ? HangAsync() : ValueTask.FromResult(text);
}
