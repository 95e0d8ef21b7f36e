using DubboNet.Tests.Cluster;
using DubboNet.Tests.Support;

namespace DubboNet.Tests.Client;

/// <summary>Tests a consumer that is started before its provider, when no process listens at the address.</summary>
public sealed class RefusedConnectionTests
{
    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(5);

    [Test]
    public void Calls_cause_the_next_attempt_early_but_with_a_growing_delay() => EngineHarness.Run(engine =>
    {
        double[] gaps = GapsBetweenAttempts(engine, engine.Connect(), TimeSpan.FromSeconds(5), withCalls: true);
        Assert.That(gaps[0], Is.InRange(16, 30));
        Assert.That(gaps[3], Is.GreaterThan(gaps[0]));
        Assert.That(gaps, Is.All.InRange(16, 130), "ReconnectDelay is the longest, with its jitter");
        Assert.That(gaps.Skip(5), Is.All.GreaterThanOrEqualTo(80));
    });

    [Test]
    public void Call_that_waits_for_ready_also_causes_attempts() => EngineHarness.Run(engine =>
    {
        DubboChannel channel = engine.Connect();
        Task<string> waiting = engine.Call(channel, "a", new DubboCallOptions { WaitForReady = true, Timeout = TimeSpan.FromMinutes(1) });
        double[] gaps = GapsBetweenAttempts(engine, channel, TimeSpan.FromSeconds(10), withCalls: false);
        Assert.That(gaps, Is.All.InRange(16, 130));
        engine.Serve();
        engine.Pass(TimeSpan.FromMilliseconds(130));
        Assert.That(waiting.Result, Is.EqualTo("a"));
    });

    [Test]
    public void Provider_is_found_immediately_after_a_long_absence() => EngineHarness.Run(engine =>
    {
        DubboChannel channel = engine.Connect();
        GapsBetweenAttempts(engine, channel, TimeSpan.FromSeconds(30), withCalls: true);
        engine.Serve();
        GapsBetweenAttempts(engine, channel, TimeSpan.FromMilliseconds(125), withCalls: true);
        Assert.That(engine.Call(channel, "a").Result, Is.EqualTo("a"));
    });

    [Test]
    public void Call_after_a_quiet_time_waits_for_its_own_attempt() => EngineHarness.Run(engine =>
    {
        DubboChannel channel = engine.Connect();
        GapsBetweenAttempts(engine, channel, TimeSpan.FromSeconds(10), withCalls: false);
        PassUntilNextAttempt(engine, channel);
        engine.Pass(TimeSpan.FromMilliseconds(200));
        int failed = channel.GetSnapshot().FailedAttempts;
        Assert.That(engine.Call(channel, "a").Exception!.InnerException, Is.TypeOf<DubboConnectionException>());
        Assert.That(channel.GetSnapshot().FailedAttempts, Is.EqualTo(failed + 1), "the connection was refused again");

        PassUntilNextAttempt(engine, channel);
        engine.Pass(TimeSpan.FromMilliseconds(200));
        engine.Serve();
        Assert.That(engine.Call(channel, "b").Result, Is.EqualTo("b"));
    });

    [Test]
    public void Error_of_a_call_tells_the_time_of_the_next_attempt() => EngineHarness.Run(engine =>
    {
        Task<string> call = engine.Call(engine.Connect(), "a");
        Assert.That(call.Exception!.InnerException!.Message, Does.Match(@"The next attempt is in (1[6-9]|2[0-4]) ms\."));
    });

    [Test]
    public void Short_first_delay_of_the_options_is_never_exceeded() => EngineHarness.Run(engine =>
    {
        DubboChannel channel = engine.Connect(options => options.ReconnectDelay = TimeSpan.FromMilliseconds(10));
        double[] gaps = GapsBetweenAttempts(engine, channel, TimeSpan.FromSeconds(5), withCalls: true);
        Assert.That(gaps, Is.All.InRange(8, 20));
    });

    [Test]
    public void Calls_cause_no_more_attempts_at_a_peer_that_accepts_and_closes() => EngineHarness.Run(engine =>
    {
        ITransportListener listener = engine.Network.Listen(EngineHarness.Address);
        _ = AcceptAndCloseAsync(listener);
        DubboChannel channel = engine.Connect();
        GapsBetweenAttempts(engine, channel, TimeSpan.FromSeconds(3), withCalls: true);
        Assert.That(engine.Network.Connections, Has.Count.InRange(4, 12));
        listener.Dispose();
    });

    [Test]
    public void Disposal_ends_the_pause() => EngineHarness.Run(engine =>
    {
        DubboChannel channel = engine.Connect();
        _ = engine.Call(channel, "a");
        GapsBetweenAttempts(engine, channel, TimeSpan.FromSeconds(10), withCalls: false);
        engine.Pass(TimeSpan.FromMilliseconds(200));
        Task disposing = channel.DisposeAsync().AsTask();
        engine.Settle();
        Assert.That(disposing.IsCompletedSuccessfully, Is.True);
    });

    [Test]
    public void Calls_of_a_cluster_cause_attempts_only_if_no_provider_serves_them() => ClusterHarness.Run(harness =>
    {
        DubboCluster cluster = harness.ConnectAll($"{ClusterHarness.A};{ClusterHarness.B}");
        PassWithCalls(TimeSpan.FromSeconds(10));
        int before = FailedAttempts();
        PassWithCalls(TimeSpan.FromSeconds(10));
        Assert.That(FailedAttempts() - before, Is.InRange(2 * 80, 2 * 125), "two providers, each about every 100 ms");

        harness.Serve(ClusterHarness.B);
        PassWithCalls(TimeSpan.FromMilliseconds(130));
        Assert.That(harness.Call(cluster).Result, Is.EqualTo("2"));
        before = FailedAttempts();
        PassWithCalls(TimeSpan.FromSeconds(10));
        Assert.That(FailedAttempts() - before, Is.InRange(8, 13), "the other one about every second");

        int FailedAttempts() => cluster.GetSnapshot().Providers.Sum(provider => provider.Channel.FailedAttempts);

        void PassWithCalls(TimeSpan time)
        {
            for (TimeSpan passed = TimeSpan.Zero; passed < time; passed += Step)
            {
                _ = harness.Call(cluster).ContinueWith(static call => call.Exception, TaskScheduler.Default);
                harness.Engine.Time.Advance(Step);
                harness.Engine.Settle();
            }
        }
    });

    /// <summary>Lets time pass, with or without calls. Returns the times between attempts to connect in milliseconds.</summary>
    private static double[] GapsBetweenAttempts(EngineHarness engine, DubboChannel channel, TimeSpan time, bool withCalls)
    {
        channel.Connections.Start();
        engine.Settle();
        var gaps = new List<double>();
        DateTimeOffset start = engine.Time.GetUtcNow();
        DateTimeOffset last = start;
        int failed = channel.GetSnapshot().FailedAttempts;
        while (engine.Time.GetUtcNow() - start < time)
        {
            if (withCalls)
                _ = engine.Call(channel, "x").ContinueWith(static call => call.Exception, TaskScheduler.Default);
            engine.Time.Advance(Step);
            engine.Settle();
            if (channel.GetSnapshot().FailedAttempts == failed)
                continue;
            failed = channel.GetSnapshot().FailedAttempts;
            gaps.Add((engine.Time.GetUtcNow() - last).TotalMilliseconds);
            last = engine.Time.GetUtcNow();
        }

        return [.. gaps];
    }

    private static void PassUntilNextAttempt(EngineHarness engine, DubboChannel channel)
    {
        int failed = channel.GetSnapshot().FailedAttempts;
        while (channel.GetSnapshot().FailedAttempts == failed)
        {
            engine.Time.Advance(Step);
            engine.Settle();
        }
    }

    private static async Task AcceptAndCloseAsync(ITransportListener listener)
    {
        while (await listener.AcceptAsync() is { } transport)
            transport.Dispose();
    }
}
