using DubboNet.Tests.Support;

namespace DubboNet.Tests.Callbacks;

/// <summary>Tests callbacks frame by frame. The test plays the other side.</summary>
[Property("Feature", "57")]
[Property("Rule", "W45")]
public sealed class CallbackFrameTests
{
    private const string Text = "Ljava/lang/String;";

    private static readonly CallbackMethods Blue = new(new ServiceKey("com.acme.Feed", group: "blue"));

    [Test]
    public async Task Callback_argument_is_null_and_an_attachment_names_the_object()
    {
        await using var harness = ConnectionHarness.Start();
        (_, RawFrame request) = await SubscribeAsync(harness, CallbackMethods.Default);
        Assert.That(
            request.Values.Take(6),
            Is.EqualTo(new object?[] { "2.0.2", "com.acme.Feed", "0.0.0", "subscribe", "Lcom/acme/Listener;", null }));
        Assert.That(Attachments(request), Is.EquivalentTo(new Dictionary<object, object?>
        {
            ["path"] = "com.acme.Feed",
            ["sys_callback_arg-0"] = "1",
            ["interface"] = "com.acme.Feed",
            ["version"] = "0.0.0",
            ["timeout"] = "1000",
        }));
    }

    [TestCase(null, TestName = "null version")]
    [TestCase("", TestName = "empty version")]
    [TestCase("0.0.0", TestName = "no version")]
    [Property("Rule", "W5")]
    public async Task Request_of_the_provider_with_the_id_of_a_call_gets_a_response(string? version)
    {
        await using var harness = ConnectionHarness.Start();
        (_, RawFrame own) = await SubscribeAsync(harness, CallbackMethods.Default);
        RawFrame answer = await harness.Peer.AskAsync(Callback(own.Id, version: version));
        Assert.That((answer.Flags, answer.Id, answer.Status), Is.EqualTo((Wire.Response, own.Id, Wire.Ok)));
        Assert.That(answer.Values.Take(2), Is.EqualTo(new object[] { 4, "A" }));
        Assert.That(harness.Connection.PendingCalls, Is.EqualTo(1), "its own call still waits");
    }

    [TestCase("unknown id", "2", null, null, null, "changed", 70)]
    [TestCase("no id", null, null, null, null, "changed", 70)]
    [TestCase("id that is not a number", "one", null, null, null, "changed", 70)]
    [TestCase("other interface", "1", "com.acme.Other", null, null, "changed", 70)]
    [TestCase("other group", "1", null, null, "red", "changed", 70)]
    [TestCase("some version", "1", null, "1.0.0", null, "changed", 70)]
    [TestCase("unknown method", "1", null, null, null, "renamed", 40)]
    public async Task Request_for_an_unknown_object_is_rejected(
        string what, string? id, string? path, string? version, string? group, string method, int status)
    {
        await using var harness = ConnectionHarness.Start();
        await SubscribeAsync(harness, CallbackMethods.Default);
        RawFrame answer = await harness.Peer.AskAsync(Callback(7, id, path, version, group, method));
        Assert.That((answer.Id, answer.Status), Is.EqualTo((7, status)), what);
    }

    [Test]
    public async Task Group_is_that_of_the_service_that_received_the_object()
    {
        await using var harness = ConnectionHarness.Start();
        await SubscribeAsync(harness, Blue);
        Assert.That((await harness.Peer.AskAsync(Callback(7, group: "blue"))).Status, Is.EqualTo(Wire.Ok));
        Assert.That((await harness.Peer.AskAsync(Callback(8))).Status, Is.EqualTo(70));
    }

    [Test]
    public async Task Interface_name_is_used_without_a_path()
    {
        await using var harness = ConnectionHarness.Start();
        await SubscribeAsync(harness, CallbackMethods.Default);
        byte[] body = Wire.Values(
            "2.0.2", CallbackMethods.Listener, null, "changed", Text, "a",
            new Dictionary<object, object?> { ["callback.service.instid"] = "1" });
        Assert.That((await harness.Peer.AskAsync(Wire.Frame(Wire.TwoWay, 0, 7, body))).Status, Is.EqualTo(Wire.Ok));
    }

    [Test]
    public async Task Request_in_another_serialization_is_rejected()
    {
        await using var harness = ConnectionHarness.Start();
        await SubscribeAsync(harness, CallbackMethods.Default);
        byte[] request = Callback(7);
        request[2] = 0xd7;
        RawFrame answer = await harness.Peer.AskAsync(request);
        Assert.That(answer.Status, Is.EqualTo(40));
        Assert.That(answer.Text, Does.Contain("Unexpected serialization id:23 received from network"));
    }

    [Test]
    public async Task Rejected_object_can_no_longer_be_called()
    {
        await using var harness = ConnectionHarness.Start();
        (Task call, RawFrame own) = await SubscribeAsync(harness, CallbackMethods.Default);
        Assert.That((await harness.Peer.AskAsync(Callback(7))).Status, Is.EqualTo(Wire.Ok));
        await harness.Peer.SendAsync(Wire.Error(own.Id, 40, "no"));
        await call.Within();
        Assert.That((await harness.Peer.AskAsync(Callback(8))).Status, Is.EqualTo(70));
    }

    [Test]
    public async Task Provider_that_reads_nothing_can_still_call_back()
    {
        await using var harness = ConnectionHarness.Start(maxPendingCalls: 60_000);
        var called = new SyncPoint();
        await SubscribeAsync(harness, CallbackMethods.Default, async what =>
        {
            await called.StopHereAsync();
            return what;
        });
        await harness.FillQueueAsync();
        await harness.Peer.SendAsync(Callback(7));
        await harness.Peer.SendAsync(Callback(8));
        await called.WaitUntilReachedAsync(times: 2);
        called.Release();
    }

    [TestCase(null)]
    [TestCase("one")]
    public void Provider_rejects_a_call_without_the_callback(string? id) => CallbackStage.Run((stage, engine) =>
    {
        using RawPeer consumer = engine.ConnectRaw();
        RawFrame answer = Ask(consumer, engine, Subscription(1, id));
        Assert.That(answer.Status, Is.EqualTo(40));
        Assert.That(
            answer.Text,
            Does.Contain("attachment sys_callback_arg-0 is").And.EndsWith("set this parameter in Java: ?subscribe.0.callback=true"));
        Assert.That(stage.Listeners, Is.Empty);
    });

    [Test]
    public void Provider_calls_back_in_the_form_of_Java() => CallbackStage.Run((stage, engine) =>
    {
        using RawPeer consumer = engine.ConnectRaw();
        Assert.That(Ask(consumer, engine, Subscription(1, "-77")).Values[1], Is.EqualTo("subscribed"));

        Task<string> call = stage.Publish("a");
        RawFrame request = Read(consumer, engine);
        Assert.That((request.Flags, request.Header.IsRequest), Is.EqualTo((Wire.TwoWay, true)));
        Assert.That(request.Values.Take(6), Is.EqualTo(new object?[] { "2.0.2", "com.acme.Listener", null, "changed", Text, "a" }));
        Assert.That(Attachments(request), Is.EquivalentTo(new Dictionary<object, object?>
        {
            ["path"] = "com.acme.Listener",
            ["callback.service.instid"] = "-77",
            ["token"] = "secret",
        }));

        consumer.SendAsync(Wire.Result(request.Id, 1, "A")).GetAwaiter().GetResult();
        engine.Settle();
        Assert.That(call.Result, Is.EqualTo("A"));
    }, options => options.Token = "secret");

    /// <summary>Passes a listener to the provider. The test does not have to send a response.</summary>
    private static async Task<(Task Call, RawFrame Request)> SubscribeAsync(
        ConnectionHarness harness, CallbackMethods methods, Func<string, Task<string>>? listener = null)
    {
        harness.Log.Expect("CloseTimedOut");
        listener ??= what => Task.FromResult(what.ToUpperInvariant());
        Task call = harness.Connection.InvokeAsync(methods.Subscribe, listener, default, CancellationToken.None).AsTask()
            .ContinueWith(static task => task.Exception, TaskScheduler.Default);
        return (call, (await harness.Peer.ReadFrameAsync())!);
    }

    private static byte[] Callback(
        long id, string? callback = "1", string? path = null, string? version = null, string? group = null, string method = "changed")
    {
        var attachments = new Dictionary<object, object?> { ["path"] = path ?? CallbackMethods.Listener };
        if (callback is not null)
            attachments["callback.service.instid"] = callback;
        if (group is not null)
            attachments["group"] = group;
        return Wire.Frame(
            Wire.TwoWay, 0, id, Wire.Values("2.0.2", path ?? CallbackMethods.Listener, version, method, Text, "a", attachments));
    }

    private static byte[] Subscription(long id, string? callback)
    {
        var attachments = new Dictionary<object, object?> { ["path"] = "com.acme.Feed", ["token"] = "secret" };
        if (callback is not null)
            attachments["sys_callback_arg-0"] = callback;
        return Wire.Frame(
            Wire.TwoWay, 0, id, Wire.Values("2.0.2", "com.acme.Feed", "0.0.0", "subscribe", "Lcom/acme/Listener;", null, attachments));
    }

    private static Dictionary<object, object?> Attachments(RawFrame request) => (Dictionary<object, object?>)request.Values[^1]!;

    private static RawFrame Ask(RawPeer consumer, EngineHarness engine, byte[] request)
    {
        consumer.SendAsync(request).GetAwaiter().GetResult();
        engine.Settle();
        return Read(consumer, engine);
    }

    private static RawFrame Read(RawPeer consumer, EngineHarness engine)
    {
        Task<RawFrame?> frame = consumer.ReadFrameAsync();
        engine.Settle();
        return frame.GetAwaiter().GetResult()!;
    }
}
