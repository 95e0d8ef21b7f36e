using System.Net;
using DubboNet.Tests.Cluster;
using DubboNet.Tests.Support;

namespace DubboNet.Tests.Client;

/// <summary>Tests the cost of providers that accept connections but serve no call.</summary>
public sealed class UnsteadyProviderTests
{
    [TestCase("5353482d322e300d0a", TestName = "greets_first")]
    [TestCase("dabbe200000000000000000100000001" + "4e", TestName = "sends_a_heartbeat")]
    [TestCase("", TestName = "says_nothing")]
    public void Peer_that_closes_each_connection_gets_fewer_attempts(string greeting) => EngineHarness.Run(engine =>
    {
        ITransportListener listener = engine.Network.Listen(EngineHarness.Address);
        _ = AcceptAndCloseAsync(listener, Convert.FromHexString(greeting));
        Task<string> call = engine.Call(engine.Connect(), "a");
        for (int i = 0; i < 30; i++)
            engine.Pass(TimeSpan.FromMilliseconds(100));
        Assert.That(call.IsFaulted, Is.True);
        Assert.That(engine.Network.Connections, Has.Count.InRange(4, 12), "in 3 s");
        Assert.That(engine.Log.Named("ProviderDown").Count(), Is.EqualTo(1), "one entry for the state");
        listener.Dispose();
    });

    [Test]
    public void Down_and_back_are_logged_once_each_with_the_number_of_failures() => EngineHarness.Run(engine =>
    {
        DubboChannel channel = engine.Connect();
        _ = engine.Call(channel, "a");
        engine.Pass(TimeSpan.FromSeconds(5));
        Assert.That(
            engine.Log.Named("ProviderDown").Single().Text,
            Does.StartWith("The provider 127.0.0.1:20880 is down: Could not connect to 127.0.0.1:20880"));
        Assert.That(engine.Log.Named("ProviderBack"), Is.Empty);
        engine.Serve();
        engine.Pass(TimeSpan.FromSeconds(5));
        Assert.That(
            engine.Log.Named("ProviderBack").Single().Text,
            Does.Match(@"The provider 127\.0\.0\.1:20880 is back, after \d+ failed attempts"));
        Assert.That(engine.Call(channel, "b").Result, Is.EqualTo("b"));
    });

    [Test]
    public void Frame_that_never_becomes_complete_does_not_keep_the_connection() => EngineHarness.Run(engine =>
    {
        ITransportListener listener = engine.Network.Listen(EngineHarness.Address);
        Task<DubboTransport?> accepted = listener.AcceptAsync();
        DubboChannel channel = engine.Connect(
            options => (options.HeartbeatInterval, options.HeartbeatTimeout) = (TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(3)));
        Task<string> call = engine.Call(channel, "a", new DubboCallOptions { Timeout = TimeSpan.FromMinutes(1) });
        var peer = new RawPeer(accepted.Result!.Stream);
        byte[] hole = Wire.Frame(Wire.Response, Wire.Ok, 1, new byte[1_000_000]);
        _ = peer.SendAsync(hole[..20]);
        for (int i = 0; i < 5 && !call.IsCompleted; i++)
        {
            engine.Pass(TimeSpan.FromSeconds(1));
            // The channel reads these heartbeats as the rest of the frame.
            _ = peer.SendAsync(Wire.Heartbeat(i)).ContinueWith(static sent => sent.Exception, TaskScheduler.Default);
            engine.Settle();
        }

        Assert.That(call.Exception!.InnerException, Is.TypeOf<DubboConnectionException>().With.Message.Contains("sent nothing"));
        listener.Dispose();
    });

    [Test]
    public void Body_far_over_the_limit_closes_the_connection() => EngineHarness.Run(engine =>
    {
        ITransportListener listener = engine.Network.Listen(EngineHarness.Address);
        Task<DubboTransport?> accepted = listener.AcceptAsync();
        Task<string> call = engine.Call(engine.Connect(), "a");
        byte[] header = Wire.Frame(Wire.Response, Wire.Ok, 1);
        header[12] = 0x7f;
        accepted.Result!.Stream.WriteAsync(header).AsTask().Wait();
        engine.Settle();
        Assert.That(
            call.Exception!.InnerException,
            Is.TypeOf<DubboConnectionException>().With.Message.Contains("far over the limit of 8388608 (MaxPayload)"));
        listener.Dispose();
    });

    [Test]
    public void Provider_gets_no_more_calls_after_a_timeout_until_a_heartbeat_decides() => ClusterHarness.Run(harness =>
    {
        EngineHarness engine = harness.Engine;
        ITransportListener hole = engine.Network.Listen((IPEndPoint)ProviderAddress.Parse(ClusterHarness.A).EndPoint);
        _ = AcceptAndKeepAsync(hole);
        harness.Serve(ClusterHarness.B);
        DubboCluster cluster = harness.ConnectAll($"{ClusterHarness.A};{ClusterHarness.B}");
        var lost = new List<Task<string>>();
        while (lost.Count == 0 || lost[^1].IsCompleted)
            lost.Add(harness.Call(cluster));
        engine.Pass(TimeSpan.FromMilliseconds(1100));
        Assert.That(lost[^1].Exception!.InnerException, Is.TypeOf<DubboTimeoutException>());
        Assert.That(harness.CallMany(cluster, 40), Is.All.EqualTo("2"));
        engine.Pass(TimeSpan.FromSeconds(4));
        Assert.That(
            engine.Log.Named("Disconnected").Any(entry => entry.Text.Contains("did not respond to a heartbeat", StringComparison.Ordinal)),
            Is.True);
        Assert.That(harness.CallMany(cluster, 40), Is.All.EqualTo("2"), "the new connection must first prove that a provider responds");
        hole.Dispose();
    });

    [Test]
    public void Timeout_counts_against_the_provider_even_if_the_call_waited_for_its_connection() => EngineHarness.Run(engine =>
    {
        ITransportListener hole = engine.Network.Listen(EngineHarness.Address);
        _ = AcceptAndKeepAsync(hole);
        var gate = new TaskCompletionSource();
        DubboChannel channel = engine.Connect(options =>
        {
            TransportConnector connect = options.Connector;
            options.Connector = async (endPoint, cancellation) =>
            {
                await gate.Task;
                return await connect(endPoint, cancellation);
            };
        });
        Task<string> call = engine.Call(channel, "a");
        engine.Pass(TimeSpan.FromMilliseconds(100));
        gate.SetResult();
        engine.Pass(TimeSpan.FromMilliseconds(1000));
        Assert.That(
            call.Exception!.InnerException, Is.TypeOf<DubboTimeoutException>().With.Property("Stage").EqualTo(TimeoutStage.Response));
        engine.Pass(TimeSpan.FromSeconds(4));
        Assert.That(
            engine.Log.Named("Disconnected").Any(entry => entry.Text.Contains("did not respond to a heartbeat", StringComparison.Ordinal)),
            Is.True);
        hole.Dispose();
    });

    [Test]
    public void Slow_provider_keeps_its_connection() => EngineHarness.Run(engine =>
    {
        engine.Serve();
        DubboChannel channel = engine.Connect();
        Task<string> late = engine.Call(channel, "hang");
        engine.Pass(TimeSpan.FromSeconds(10));
        Assert.That(late.Exception!.InnerException, Is.TypeOf<DubboTimeoutException>());
        Assert.That(engine.Network.Connections, Has.Count.EqualTo(1));
        Assert.That(engine.Call(channel, "as before").Result, Is.EqualTo("as before"));
    });

    [Test]
    public void Invalid_option_is_rejected_with_a_message()
    {
        (string Name, Action<DubboChannelOptions> Set)[] wrong =
        [
            ("ConnectTimeout", options => options.ConnectTimeout = TimeSpan.FromSeconds(-5)),
            ("ConnectTimeout", options => options.ConnectTimeout = TimeSpan.Zero),
            ("HeartbeatTimeout", options => options.HeartbeatTimeout = TimeSpan.Zero),
            ("MaxReconnectDelay", options => options.MaxReconnectDelay = TimeSpan.Zero),
            ("ReconnectDelay", options => options.ReconnectDelay = TimeSpan.FromSeconds(-1)),
            ("ShutdownTimeout", options => options.ShutdownTimeout = TimeSpan.FromSeconds(-2)),
            ("Timeout", options => options.Timeout = TimeSpan.Zero),
            ("Connections", options => options.Connections = 1025),
            ("MaxPayload", options => options.MaxPayload = 0),
            ("MaxPendingCalls", options => options.MaxPendingCalls = 65_537),
            ("MaxConcurrentCalls", options => options.MaxConcurrentCalls = 0),
            ("MaxQueuedBytes", options => options.MaxQueuedBytes = -1),
            ("MaxAttachments", options => options.MaxAttachments = 0),
            ("MaxAttachmentBytes", options => options.MaxAttachmentBytes = 0),
        ];
        foreach ((string name, Action<DubboChannelOptions> set) in wrong)
        {
            var options = new DubboChannelOptions();
            set(options);
            Assert.That(
                () => new DubboChannel("127.0.0.1:1", options),
                Throws.TypeOf<ArgumentOutOfRangeException>().With.Property("ParamName")
                    .EqualTo(name).And.Message.Contains($"{name} is ").And.Message.Contains("It must be "));
            Assert.That(
                () => new DubboCluster("127.0.0.1:1", new DubboClusterOptions { Channel = options }),
                Throws.TypeOf<ArgumentOutOfRangeException>());
        }
    }

    [Test]
    public void Timeout_that_is_too_long_for_timers_means_no_limit_and_is_logged() => EngineHarness.Run(engine =>
    {
        engine.Log.Expect("TimeTooLong");
        engine.Serve(
            options => (options.IdleTimeout, options.WriteTimeout, options.TlsHandshakeTimeout) =
                (TimeSpan.MaxValue, TimeSpan.MaxValue, TimeSpan.MaxValue));
        DubboChannel channel = engine.Connect(options =>
        {
            (options.ConnectTimeout, options.HeartbeatInterval, options.Timeout) =
                (TimeSpan.FromDays(60), TimeSpan.MaxValue, TimeSpan.MaxValue);
            (options.ReconnectDelay, options.MaxReconnectDelay, options.ShutdownTimeout) =
                (TimeSpan.MaxValue, TimeSpan.MaxValue, TimeSpan.MaxValue);
        });
        Assert.That(engine.Call(channel, "a").Result, Is.EqualTo("a"));
        engine.Pass(TimeSpan.FromDays(1));
        Assert.That(engine.Call(channel, "b").Result, Is.EqualTo("b"));
        Assert.That(
            engine.Log.Named("TimeTooLong").Select(entry => entry.Text),
            Has.Some.EqualTo("ConnectTimeout is 60.00:00:00. Timers wait for 49 days at most, so this means no limit."));
        Task disposing = channel.DisposeAsync().AsTask();
        engine.Settle();
        Assert.That(disposing.IsCompletedSuccessfully, Is.True);
    });

    [Test]
    public void Call_whose_timeout_exceeds_those_of_timers_has_no_limit() => EngineHarness.Run(engine =>
    {
        DubboChannel channel = engine.Connect();
        Task<string> call = engine.Call(channel, "a", new DubboCallOptions { Timeout = TimeSpan.MaxValue, WaitForReady = true });
        engine.Serve();
        engine.Pass(TimeSpan.FromSeconds(2));
        Assert.That(call.Result, Is.EqualTo("a"));
    });

    private static async Task AcceptAndCloseAsync(ITransportListener listener, byte[] greeting)
    {
        while (await listener.AcceptAsync() is { } transport)
        {
            if (greeting.Length > 0)
                await transport.Stream.WriteAsync(greeting);
            transport.Dispose();
        }
    }

    private static async Task AcceptAndKeepAsync(ITransportListener listener)
    {
        while (await listener.AcceptAsync() is not null)
        {
        }
    }
}
