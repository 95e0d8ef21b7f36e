using DubboNet.Tests.Support;

namespace DubboNet.Tests.Server;

/// <summary>Tests how much of a provider a consumer can use, above all one that does not read.</summary>
public sealed class ServerPlacesTests
{
    [Test]
    public void Place_of_a_call_is_free_after_its_handler_has_ended() => EngineHarness.Run(engine =>
    {
        DubboServer server = engine.Serve(options => (options.MaxConcurrentCalls, options.MaxQueuedBytes) = (4, 100));
        using RawPeer consumer = engine.ConnectRaw();
        for (int i = 0; i < 4; i++)
        {
            _ = consumer.SendAsync(Wire.Call(i, FrameMethods.Interface, "echo", "Ljava/lang/String;", "hang"));
            engine.Settle();
        }

        engine.Network.Connections[0].Server.HoldWrites();
        engine.Hanging.ForEach(handler => handler.SetResult(new string('x', 200)));
        engine.Settle();
        Assert.That(server.RunningCalls, Is.Zero, "although their responses wait for room");
        Assert.That(engine.Call(engine.Connect(), "as before").Result, Is.EqualTo("as before"));
    });

    [Test]
    public void Requests_beyond_the_memory_of_their_connection_are_rejected() => EngineHarness.Run(engine =>
    {
        List<TaskCompletionSource<string>> handlers = [];
        engine.Serve(
            options => (options.MaxHeldBytes, options.MaxHeldBytesPerConnection) = (300_000, 200_000),
            (text, _) =>
            {
                handlers.Add(new TaskCompletionSource<string>());
                return text.Length < 1000 ? ValueTask.FromResult(text) : new ValueTask<string>(handlers[^1].Task);
            });
        DubboChannel channel = engine.Connect();
        string large = new('x', 30_000);
        Task<string>[] running = [engine.Call(channel, large), engine.Call(channel, large)];
        Task<string> refused = engine.Call(channel, large);
        Task<string> other = engine.Call(engine.Connect(), large);

        Assert.That(refused.Exception!.InnerException, Is.TypeOf<DubboServerBusyException>().With.Property("IsRetrySafe").True
            .And.Message.Contain("for this connection (MaxHeldBytesPerConnection)"));
        Assert.That(engine.Call(channel, "small").IsCompletedSuccessfully, Is.True);
        handlers.ForEach(handler => handler.SetResult("done"));
        engine.Settle();
        Assert.That(running.Append(other).Select(call => call.IsCompletedSuccessfully), Is.All.True);
        Assert.That(engine.Call(channel, large).IsCompleted, Is.False, "the memory was released");
    });

    [Test]
    public void Raw_requests_count_with_their_bodies() => EngineHarness.Run(engine =>
    {
        List<TaskCompletionSource<RawResponse>> handlers = [];
        DubboServerOptions options = engine.ServerOptions();
        (options.MaxHeldBytes, options.MaxHeldBytesPerConnection) = (300_000, 70_000);
        options.RawHandler = (_, _) =>
        {
            handlers.Add(new TaskCompletionSource<RawResponse>());
            return new ValueTask<RawResponse>(handlers[^1].Task);
        };
        var server = new DubboServer(options);
        server.Start();
        DubboChannel channel = engine.Connect();
        string large = new('x', 30_000);
        Task<string>[] calls = [engine.Call(channel, large), engine.Call(channel, large), engine.Call(channel, large)];

        Assert.That(calls.Select(call => call.IsCompleted), Is.EqualTo(new[] { false, false, true }));
        Assert.That(calls[2].Exception!.InnerException, Is.TypeOf<DubboServerBusyException>());
        handlers.ForEach(handler => handler.SetResult(RawResponse.Error(DubboStatus.ServerError, "done")));
        engine.Settle();
        Assert.That(calls.Select(call => call.IsCompleted), Is.All.True);
        Assert.That(engine.Call(channel, large).IsCompleted, Is.False, "the memory was released");
    });

    [Test]
    public void Responses_that_a_consumer_does_not_read_block_only_large_requests() => EngineHarness.Run(engine =>
    {
        engine.Serve(
            options => (options.MaxHeldBytes, options.MaxHeldBytesPerConnection) = (1_000_000, 1_000_000),
            (text, _) => ValueTask.FromResult(text == "large" ? new string('x', 300_000) : text));
        using RawPeer consumer = engine.ConnectRaw();
        engine.Network.Connections[0].Server.HoldWrites();
        for (int i = 0; i < 2; i++)
        {
            _ = consumer.SendAsync(Wire.Call(i, FrameMethods.Interface, "echo", "Ljava/lang/String;", "large"));
            engine.Settle();
        }

        DubboChannel channel = engine.Connect();
        string large = new('x', 100_000);
        Assert.That(engine.Call(channel, large).Exception!.InnerException, Is.TypeOf<DubboServerBusyException>());
        Assert.That(engine.Call(channel, "small").Result, Is.EqualTo("small"));
        engine.Network.Connections[0].Server.ReleaseWrites();
        engine.Settle();
        Assert.That(engine.Call(channel, large).Result, Is.EqualTo(large));
    });

    [Test]
    public void Requests_that_have_not_started_are_rejected_when_responses_fill_the_memory() => EngineHarness.Run(engine =>
    {
        int started = 0;
        engine.Serve(
            options => (options.MaxHeldBytes, options.MaxHeldBytesPerConnection, options.MaxQueuedBytes) = (1_000_000, 1_000_000, 100_000),
            (text, _) =>
            {
                started++;
                return ValueTask.FromResult(text == "large" ? new string('x', 120_000) : text);
            });
        using RawPeer consumer = engine.ConnectRaw();
        engine.Network.Connections[0].Server.HoldWrites();
        byte[] request = Wire.Call(1, FrameMethods.Interface, "echo", "Ljava/lang/String;", "large");
        _ = consumer.SendAsync([.. Enumerable.Repeat(request, 20).SelectMany(bytes => bytes)]);
        engine.Settle();

        Assert.That(started, Is.InRange(2, 10), "some responses use more than seven eighths");
        Assert.That(engine.Call(engine.Connect(), "as before").Result, Is.EqualTo("as before"));
    });

    [Test]
    public void Response_without_room_becomes_an_error() => EngineHarness.Run(engine =>
    {
        engine.Log.Expect("ResponseTooLarge");
        engine.Serve(options => options.MaxHeldBytes = 500_000, (_, _) => ValueTask.FromResult(new string('x', 480_000)));
        using RawPeer consumer = engine.ConnectRaw();
        engine.Network.Connections[0].Server.HoldWrites();
        _ = consumer.SendAsync(Wire.Call(1, FrameMethods.Interface, "echo", "Ljava/lang/String;", "any"));
        engine.Settle();

        Task<string> call = engine.Call(engine.Connect(), "any");
        Assert.That(
            call.Exception!.InnerException,
            Is.TypeOf<DubboRemoteException>().With.Property("Status").EqualTo(DubboStatus.SerializationError)
            .And.Message.Contain("of 500000 bytes (MaxHeldBytes)"));
    });

    [Test]
    public void Small_responses_that_many_consumers_do_not_read_count_together() => EngineHarness.Run(engine =>
    {
        const int Consumers = 10;
        DubboServer server =
            engine.Serve(options => options.MaxHeldBytes = 300_000, (text, _) => ValueTask.FromResult(text.PadRight(2000)));
        RawPeer[] consumers = [.. Enumerable.Range(0, Consumers).Select(_ => engine.ConnectRaw())];
        for (int i = 0; i < Consumers; i++)
        {
            engine.Network.Connections[i].Server.HoldWrites();
            for (int call = 0; call < 20; call++)
            {
                _ = consumers[i].SendAsync(Wire.Call(call, FrameMethods.Interface, "echo", "Ljava/lang/String;", "small"));
                engine.Settle();
            }
        }

        Assert.That(server.HeldBytes, Is.InRange(300_000, Consumers * 20 * 2100));
        DubboChannel channel = engine.Connect();
        Assert.That(engine.Call(channel, "any").Exception!.InnerException, Is.TypeOf<DubboServerBusyException>());
        foreach (var connection in engine.Network.Connections)
            connection.Server.ReleaseWrites();
        engine.Settle();
        Assert.That((server.HeldBytes, engine.Call(channel, "any").Result.Trim()), Is.EqualTo((0L, "any")));
    });

    [Test]
    public void Incomplete_frame_counts_and_ends_with_its_connection() => EngineHarness.Run(engine =>
    {
        DubboServer server = engine.Serve(options => options.MaxHeldBytes = 500_000);
        using RawPeer first = engine.ConnectRaw();
        using RawPeer second = engine.ConnectRaw();
        byte[] begun = [0xda, 0xbb, 0xc2, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0x00, 0x7f, 0xff, 0xff, .. new byte[300_000]];
        foreach (RawPeer consumer in new[] { first, second })
        {
            _ = consumer.SendAsync(begun);
            engine.Settle();
        }

        Assert.That(server.ConnectionCount, Is.EqualTo(1));
        Assert.That(
            engine.Log.Named("Disconnected").Last().Text,
            Does.Contain("messages hold more than 437500 bytes, seven eighths of MaxHeldBytes"));
        Assert.That(engine.Call(engine.Connect(), "as before").Result, Is.EqualTo("as before"));
    });

    [Test]
    public void One_consumer_gets_at_most_half_of_the_places_while_others_need_some() => EngineHarness.Run(engine =>
    {
        DubboServer server = engine.Serve(options => options.MaxConcurrentCalls = 4);
        DubboChannel greedy = engine.Connect();
        var forever = new DubboCallOptions { Timeout = TimeSpan.FromMinutes(1) };
        for (int i = 0; i < 4; i++)
            _ = engine.Call(greedy, "hang", forever);
        Assert.That(server.RunningCalls, Is.EqualTo(4), "while no other consumer exists");
        DubboChannel other = engine.Connect();
        Assert.That(engine.Call(other, "a").Exception!.InnerException, Is.TypeOf<DubboServerBusyException>());
        engine.Hanging[0].SetResult("done");
        engine.Settle();
        Assert.That(
            engine.Call(greedy, "hang", forever).Exception!.InnerException,
            Is.TypeOf<DubboServerBusyException>().With.Message.Contains("this consumer holds half of the 4 places"));
        Assert.That(engine.Call(other, "b").Result, Is.EqualTo("b"));
        engine.Pass(TimeSpan.FromSeconds(1));
        Assert.That(engine.Call(greedy, "c").Result, Is.EqualTo("c"), "the others no longer need a place");
    });

    [Test]
    public void Consumer_that_reads_nothing_is_closed() => EngineHarness.Run(engine =>
    {
        DubboServer server = engine.Serve();
        using RawPeer consumer = engine.ConnectRaw();
        engine.Network.Connections[0].Server.HoldWrites();
        _ = consumer.SendAsync(Wire.Call(1, FrameMethods.Interface, "echo", "Ljava/lang/String;", "x"));
        engine.Settle();
        engine.Pass(TimeSpan.FromSeconds(29));
        Assert.That(server.ConnectionCount, Is.EqualTo(1));
        engine.Pass(TimeSpan.FromSeconds(2));
        Assert.That(server.ConnectionCount, Is.Zero);
        Assert.That(engine.Log.Named("Disconnected").Last().Text, Does.Contain("bytes in 30000 ms (WriteTimeout)"));
    });

    [Test]
    public void Stopping_server_rejects_calls_in_the_second_half_of_its_timeout() => EngineHarness.Run(engine =>
    {
        DubboServer server = engine.Serve();
        DubboChannel channel = engine.Connect(options => options.ShutdownTimeout = TimeSpan.Zero);
        Task<string> running = engine.Call(channel, "hang", new DubboCallOptions { Timeout = TimeSpan.FromMinutes(1) });
        Task stopping = server.StopAsync();
        engine.Pass(TimeSpan.FromSeconds(4));
        Assert.That(engine.Call(channel, "in time").Result, Is.EqualTo("in time"));
        engine.Pass(TimeSpan.FromSeconds(2));
        Task<string> late = engine.Call(channel, "late");
        Assert.That(
            late.Exception!.InnerException,
            Is.TypeOf<DubboServerBusyException>().With.Property("IsRetrySafe").True.And.Message.Contains("the provider is stopping"));
        engine.Hanging[0].SetResult("done");
        engine.Settle();
        Assert.That(running.Result, Is.EqualTo("done"));
        engine.Pass(TimeSpan.FromSeconds(1));
        Assert.That(stopping.IsCompletedSuccessfully, Is.True);
    });

    [Test]
    public void Calls_that_a_stop_ends_are_counted_in_the_log() => EngineHarness.Run(engine =>
    {
        engine.Log.Expect("CallsCut");
        DubboServer server = engine.Serve(options => options.ShutdownTimeout = TimeSpan.FromSeconds(2));
        DubboChannel channel = engine.Connect();
        var inOneMinute = new DubboCallOptions { Timeout = TimeSpan.FromMinutes(1) };
        Task<string>[] running = [engine.Call(channel, "hang", inOneMinute), engine.Call(channel, "hang", inOneMinute)];
        Task stopping = server.StopAsync();
        engine.Pass(TimeSpan.FromSeconds(3));
        Assert.That(stopping.IsCompletedSuccessfully && running.All(call => call.IsFaulted), Is.True);
        Assert.That(
            engine.Log.Named("CallsCut").Single().Text,
            Does.StartWith("2 calls were still running when 127.0.0.1:20880 stopped (ShutdownTimeout)"));
    });

    [Test]
    public void Exception_of_a_one_way_call_is_logged() => EngineHarness.Run(engine =>
    {
        engine.Log.Expect("OneWayThrew");
        engine.Serve(handler: (_, _) => throw new DubboNet.JavaException("java.io.IOException", "no disk"));
        Task sent = engine.Connect().SendOneWayAsync(FrameMethods.Echo, "a").AsTask();
        engine.Settle();
        Assert.That(sent.IsCompletedSuccessfully, Is.True);
        Assert.That(engine.Log.Named("OneWayThrew").Single().Exception!.Message, Does.Contain("no disk"));
    });
}
