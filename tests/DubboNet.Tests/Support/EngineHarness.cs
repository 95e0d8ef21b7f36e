using System.Net;

namespace DubboNet.Tests.Support;

/// <summary>Client and server on one thread, with the test's scheduler and clock, over a network in memory.</summary>
internal sealed class EngineHarness(SeededScheduler scheduler)
{
    public static readonly IPEndPoint Address = new(IPAddress.Loopback, 20880);

    public InMemoryNetwork Network { get; } = new(scheduler);

    public TickCountingTime Time { get; } = new();

    public LogWatch Log { get; } = new();

    /// <summary>Handlers that wait for the test to end them.</summary>
    public List<TaskCompletionSource<string>> Hanging { get; } = [];

    /// <summary>Runs a test with a harness of its own; at its end no unannounced warning may have been logged.</summary>
    public static void Run(Action<EngineHarness> test) => SeededScheduler.Run(1, scheduler =>
    {
        var engine = new EngineHarness(scheduler);
        test(engine);
        Assert.That(engine.Log.Unexpected, Is.Empty);
    });

    public DubboServer Serve(Action<DubboServerOptions>? configure = null, Func<string, DubboCallContext, ValueTask<string>>? handler = null)
    {
        DubboServerOptions options = ServerOptions();
        configure?.Invoke(options);
        var server = new DubboServer(options, new DubboService(FrameMethods.Service).Map(FrameMethods.Echo, handler ?? EchoAsync));
        server.Start();
        Settle();
        return server;
    }

    /// <summary>Settings for servers of this engine.</summary>
    public DubboServerOptions ServerOptions() => new()
    {
        EndPoint = Address,
        LoggerFactory = Log,
        TimeProvider = Time,
        Scheduler = scheduler,
        ListenerFactory = Network.Listen,
    };

    /// <summary>
    /// A handler's task that waits for the test. Each call has one of its own: of several who await one, all but one would go on on the thread pool.
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

    /// <summary>Settings for channels of this engine.</summary>
    public DubboChannelOptions ChannelOptions() => new()
    {
        LoggerFactory = Log,
        TimeProvider = Time,
        Scheduler = scheduler,
        Random = new Random(1),
        Connector = Network.ConnectAsync,
    };

    /// <summary>A consumer that sends what the test tells it to.</summary>
    public RawPeer ConnectRaw()
    {
        var consumer = new RawPeer(Network.ConnectAsync(Address, CancellationToken.None).Result.Stream);
        Settle();
        return consumer;
    }

    /// <summary>Starts a call and lets everything run that can.</summary>
    public Task<string> Call(DubboChannel channel, string text, DubboCallOptions options = default, CancellationToken cancellationToken = default)
    {
        Task<string> call = channel.InvokeAsync(FrameMethods.Echo, text, options, cancellationToken).AsTask();
        Settle();
        return call;
    }

    public void Settle() => scheduler.RunUntilIdle();

    /// <summary>Lets one piece of work run after the other until something is so, or nothing is left to run.</summary>
    public void RunUntil(Func<bool> condition)
    {
        while (!condition() && scheduler.RunOne())
        {
        }
    }

    /// <summary>Lets time pass in small steps, and everything run that this wakes.</summary>
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
