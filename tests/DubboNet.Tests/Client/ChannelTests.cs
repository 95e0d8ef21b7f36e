using DubboNet.Tests.Support;

namespace DubboNet.Tests.Client;

public sealed class ChannelTests
{
    [Test]
    [Property("Rule", "W64")]
    public void Channel_connects_at_the_first_call_and_reconnects_automatically() => EngineHarness.Run(engine =>
    {
        engine.Serve();
        DubboChannel channel = engine.Connect();
        Assert.That(channel.GetSnapshot().State, Is.EqualTo(ChannelState.Idle));
        Assert.That(engine.Network.Connections, Is.Empty);
        Assert.That(engine.Call(channel, "a").Result, Is.EqualTo("a"));
        Assert.That(channel.GetSnapshot().State, Is.EqualTo(ChannelState.Ready));
        engine.Network.Connections[0].Server.Dispose();
        engine.Settle();
        Assert.That(engine.Network.Connections, Has.Count.EqualTo(2), "no call was needed");
        Assert.That(engine.Call(channel, "b").Result, Is.EqualTo("b"));
        Assert.That(channel.GetSnapshot().LastError, Does.Contain("closed the connection"));
    });

    [Test]
    [Property("Rule", "W64")]
    public void Delay_between_attempts_grows_up_to_the_limit_and_calls_in_between_fail_immediately() => EngineHarness.Run(engine =>
    {
        DubboChannel channel = engine.Connect();
        channel.Connections.Start();
        engine.Settle();
        DateTimeOffset start = engine.Time.GetUtcNow();
        var attempts = new List<double>();
        int failed = channel.GetSnapshot().FailedAttempts;
        while (attempts.Count < 12)
        {
            engine.Time.Advance(TimeSpan.FromMilliseconds(5));
            engine.Settle();
            if (channel.GetSnapshot().FailedAttempts == failed)
                continue;
            failed++;
            attempts.Add((engine.Time.GetUtcNow() - start).TotalMilliseconds);
        }

        double[] gaps = [attempts[0], .. attempts.Zip(attempts.Skip(1), (a, b) => b - a)];
        Assert.That(gaps[0], Is.InRange(75, 130));
        Assert.That(gaps[1], Is.GreaterThan(gaps[0]));
        Assert.That(gaps.Skip(6), Is.All.InRange(795, 1210));
        Assert.That(gaps.Skip(6).Distinct().Count(), Is.GreaterThan(1), "there is jitter");

        Task<string> between = engine.Call(channel, "b");
        Assert.That(between.Exception!.InnerException, Is.TypeOf<DubboConnectionException>().With.Property("IsRetrySafe").True);
        Assert.That(between.Exception!.InnerException!.Message, Does.Contain("The next attempt is in"));
        Assert.That(channel.GetSnapshot().State, Is.EqualTo(ChannelState.Failed));
        engine.Serve();
        engine.Pass(TimeSpan.FromMilliseconds(1300));
        Assert.That(engine.Call(channel, "c").Result, Is.EqualTo("c"));
        Assert.That(channel.GetSnapshot().FailedAttempts, Is.Zero);
    });

    [Test]
    public void Call_that_waits_for_ready_waits_within_its_timeout() => EngineHarness.Run(engine =>
    {
        DubboChannel channel = engine.Connect();
        Task<string> late = engine.Call(channel, "a", new DubboCallOptions { WaitForReady = true, Timeout = TimeSpan.FromSeconds(1) });
        Task<string> patient = engine.Call(channel, "b", new DubboCallOptions { WaitForReady = true, Timeout = TimeSpan.FromMinutes(1) });
        Task ready = channel.WaitForReadyAsync();
        Task check = channel.ConnectAsync();
        engine.Settle();
        Assert.That(check.Exception!.InnerException, Is.TypeOf<DubboConnectionException>());
        engine.Pass(TimeSpan.FromSeconds(2));
        var error = (DubboTimeoutException)late.Exception!.InnerException!;
        Assert.That((error.Stage, error.IsRetrySafe), Is.EqualTo((TimeoutStage.Connect, true)));
        Assert.That(error.Message, Does.Contain("1000 ms, set by the call").And.Contain("Could not connect to"));
        Assert.That((patient.IsCompleted, ready.IsCompleted), Is.EqualTo((false, false)));
        engine.Serve();
        engine.Pass(TimeSpan.FromSeconds(2));
        Assert.That((patient.Result, ready.IsCompletedSuccessfully), Is.EqualTo(("b", true)));
    });

    [Test]
    [Property("Rule", "W63")]
    public void Several_connections_share_the_calls() => EngineHarness.Run(engine =>
    {
        DubboServer server = engine.Serve();
        DubboChannel channel = engine.Connect(options => options.Connections = 4);
        _ = engine.Call(channel, "a");
        Assert.That(server.ConnectionCount, Is.EqualTo(4));
        Task<string>[] calls = [.. Enumerable.Range(0, 40).Select(_ => engine.Call(channel, "hang"))];
        Assert.That(channel.GetSnapshot().Connections.Select(connection => connection.PendingCalls), Is.All.InRange(6, 14));
        engine.Hanging.ForEach(handler => handler.SetResult("done"));
        engine.Settle();
        Assert.That(calls.Select(call => call.Result), Is.All.EqualTo("done"));
    });

    [Test]
    [Property("Rule", "W40")]
    public void Connection_whose_provider_stops_gets_no_calls_while_another_one_exists() => EngineHarness.Run(engine =>
    {
        engine.Serve();
        DubboChannel channel = engine.Connect(options => options.Connections = 2);
        _ = engine.Call(channel, "a");
        string[] events =
        [
            "da bb a2 00 00 00 00 00 00 00 00 06 00 00 00 02 01 52",
            "da bb b7 00 00 00 00 00 00 00 00 06 00 00 00 06 00 00 00 02 4a 52",
        ];
        foreach (string text in events)
        {
            engine.Network.Connections[0].Server.WriteAsync(Hex.Parse(text)).AsTask().Wait();
            engine.Settle();
            int before = CallsElsewhere();
            for (int i = 0; i < 20; i++)
                _ = engine.Call(channel, "hang", new DubboCallOptions { Timeout = Timeout.InfiniteTimeSpan });
            Assert.That(CallsElsewhere() - before, Is.EqualTo(20));
            engine.Network.Connections[0].Server.WriteAsync(Hex.Parse("da bb a2 00 00 00 00 00 00 00 00 07 00 00 00 02 01 57"))
                .AsTask()
                .Wait();
            engine.Settle();
            Assert.That(channel.GetSnapshot().Connections.Count(connection => connection.IsReadOnly), Is.Zero);
        }

        int CallsElsewhere() =>
            channel.GetSnapshot().Connections.Where(connection => !connection.IsReadOnly).Sum(connection => connection.PendingCalls);
    });

    [Test]
    [Property("Rule", "W40")]
    public void Only_connection_is_used_although_its_provider_stops() => EngineHarness.Run(engine =>
    {
        DubboServer server = engine.Serve();
        DubboChannel channel = engine.Connect();
        _ = engine.Call(channel, "hang");
        Task stopping = server.StopAsync();
        engine.Settle();
        Assert.That(channel.GetSnapshot().IsReadOnly, Is.True);
        Assert.That(engine.Call(channel, "b").Result, Is.EqualTo("b"));
        engine.Hanging[0].SetResult("c");
        engine.Pass(TimeSpan.FromSeconds(1));
        Assert.That(stopping.IsCompletedSuccessfully, Is.True);
    });

    [Test]
    public void Nothing_remains_after_disposal() => EngineHarness.Run(engine =>
    {
        DubboChannel failing = engine.Connect(options => options.Connections = 2);
        Task<string> waiting = engine.Call(failing, "a", new DubboCallOptions { WaitForReady = true });
        Task disposing = Task.WhenAll(failing.DisposeAsync().AsTask(), failing.DisposeAsync().AsTask());
        engine.Settle();
        Assert.That(disposing.IsCompletedSuccessfully, Is.True);
        Assert.That(waiting.Exception!.InnerException, Is.TypeOf<ObjectDisposedException>());
        Assert.That(failing.GetSnapshot().State, Is.EqualTo(ChannelState.Closed));
        engine.Serve();
        engine.Pass(TimeSpan.FromMinutes(10));
        Assert.That(engine.Network.Connections, Is.Empty, "no attempt remains");
    });

    [Test]
    [Property("Rule", "W38")]
    public void Silent_provider_gets_heartbeats_and_is_closed_after_three_intervals() => EngineHarness.Run(engine =>
    {
        engine.Log.Expect("CloseTimedOut");
        using var listener = engine.Network.Listen(EngineHarness.Address);
        DubboChannel channel = engine.Connect();
        Task<string> call = engine.Call(channel, "never answered", new DubboCallOptions { Timeout = Timeout.InfiniteTimeSpan });
        long frames = channel.Connection!.Writer.Frames;
        engine.Pass(TimeSpan.FromSeconds(59));
        Assert.That(channel.Connection.Writer.Frames, Is.EqualTo(frames));
        engine.Pass(TimeSpan.FromSeconds(10));
        Assert.That(channel.Connection.Writer.Frames, Is.EqualTo(frames + 1));
        engine.Pass(TimeSpan.FromSeconds(60));
        Assert.That(channel.Connection.Writer.Frames, Is.EqualTo(frames + 2));
        engine.Pass(TimeSpan.FromSeconds(65));
        Assert.That(call.Exception!.InnerException!.Message, Does.Contain("sent nothing, not even responses to heartbeats"));
        Assert.That(engine.Network.Connections, Has.Count.EqualTo(2), "and connects again");
    });

    [Test]
    [Property("Rule", "W36")]
    [Property("Rule", "W38")]
    public void Heartbeats_keep_an_idle_connection_open_and_without_them_the_server_closes_it() => EngineHarness.Run(engine =>
    {
        DubboServer server = engine.Serve();
        DubboChannel lively = engine.Connect();
        DubboChannel silent = engine.Connect(options => options.HeartbeatInterval = TimeSpan.Zero);
        _ = engine.Call(lively, "a");
        engine.Pass(TimeSpan.FromMinutes(30));
        Assert.That(engine.Network.Connections, Has.Count.EqualTo(1), "nothing was lost");
        Assert.That(lively.Connection!.LateResponses, Is.Zero, "responses to heartbeats are not responses to calls");
        _ = engine.Call(silent, "a");
        engine.Pass(TimeSpan.FromSeconds(170));
        Assert.That(server.ConnectionCount, Is.EqualTo(2));
        engine.Pass(TimeSpan.FromSeconds(30));
        Assert.That(silent.GetSnapshot().LastError, Does.Contain("closed the connection"));
    });

    [Test]
    public void Idle_channel_and_server_wake_up_only_for_heartbeats() => EngineHarness.Run(engine =>
    {
        const int Minutes = 30;
        engine.Serve();
        DubboChannel channel = engine.Connect();
        _ = engine.Call(channel, "a");
        engine.Pass(TimeSpan.FromSeconds(1));
        int before = engine.Time.Ticks;
        for (int minute = 0; minute < Minutes; minute++)
            engine.Pass(TimeSpan.FromMinutes(1));
        int ticks = engine.Time.Ticks - before;
        Assert.That(engine.Network.Connections, Has.Count.EqualTo(1));
        Assert.That(ticks, Is.InRange(Minutes, 2 * Minutes), "a heartbeat each minute, and a check of the server each two or three");
    });

    [TestCase(null, null, null, null, null, "1000 ms, set by the default")]
    [TestCase(null, null, null, null, 700, "700 ms, set by the provider's URL")]
    [TestCase(null, null, null, 600, 700, "600 ms, set by the client")]
    [TestCase(null, null, 500, 600, 700, "500 ms, set by the service")]
    [TestCase(null, 400, 500, 600, 700, "400 ms, set by the method")]
    [TestCase(300, 400, 500, 600, 700, "300 ms, set by the call")]
    public void Timeout_is_the_first_that_is_set_and_the_error_names_its_source(
        int? call, int? method, int? service, int? client, int? url, string expected) =>
        EngineHarness.Run(engine =>
        {
            engine.Serve();
            var options = new DubboChannelOptions();
            DubboChannel channel = engine.Connect(given => (given.Timeout, options) = (Milliseconds(client), given));
            if (url is not null)
                channel = new DubboChannel($"dubbo://127.0.0.1:20880/any?side=provider&timeout={url}", options);
            DubboMethod<string, string> echo = new(
                FrameMethods.Service, "echo", "Ljava/lang/String;", DubboArguments.CreateFormatter(HessianFormatters.String),
                HessianFormatters.String)
            {
                Timeout = Milliseconds(method),
                ServiceTimeout = Milliseconds(service),
            };
            Task<string> hanging = channel.InvokeAsync(echo, "hang", new DubboCallOptions { Timeout = Milliseconds(call) }).AsTask();
            engine.Settle();
            engine.Pass(TimeSpan.FromSeconds(2));
            Assert.That(hanging.Exception!.InnerException!.Message, Does.Contain(expected));
        });

    [TestCase("http://a:1")]
    [TestCase("dubbo://")]
    [TestCase("dubbo://a?timeout=soon")]
    public void Invalid_address_is_rejected(string address) =>
        Assert.That(() => new DubboChannel(address), Throws.ArgumentException);

    private static TimeSpan? Milliseconds(int? value) => value is { } number ? TimeSpan.FromMilliseconds(number) : null;
}
