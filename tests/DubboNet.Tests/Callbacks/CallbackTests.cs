namespace DubboNet.Tests.Callbacks;

/// <summary>Tests that a provider can call the objects that a consumer passes to it, as long as the connection is open.</summary>
[Property("Feature", "57")]
[Property("Rule", "W45")]
public sealed class CallbackTests
{
    private static readonly Func<string, Task<string>> Upper = what => Task.FromResult(what.ToUpperInvariant());

    [Test]
    public void Provider_can_call_back_during_the_call_and_after_it() => CallbackStage.Run((stage, engine) =>
    {
        stage.OnSubscribed = async listener => await listener("within");
        Assert.That(stage.Subscribe(Upper).Result, Is.EqualTo("WITHIN"));
        Assert.That(stage.Publish("after").Result, Is.EqualTo("AFTER"));
        Assert.That(stage.Publish("again").Result, Is.EqualTo("AGAIN"));
        Assert.That(stage.Channel.PendingCalls, Is.Zero);
    });

    [Test]
    public void Callback_can_call_the_provider() => CallbackStage.Run((stage, engine) =>
    {
        stage.Subscribe(async what => what == "ask" ? await stage.Channel.InvokeAsync(stage.Methods.Unsubscribe, Upper) : what);
        Assert.That(stage.Publish("ask").Result, Is.EqualTo("none"));
    });

    [Test]
    public void One_way_callback_is_served_without_a_response() => CallbackStage.Run((stage, engine) =>
    {
        var heard = new List<string>();
        stage.Subscribe(what =>
        {
            heard.Add(what);
            return Task.FromResult(what);
        });
        Assert.That(stage.Publish("one-way").Result, Is.EqualTo("sent"));
        Assert.That(heard, Is.EqualTo(new[] { "one-way" }));
        Assert.That(stage.Server.GetSnapshot().Single().LateResponses, Is.Zero);
    });

    [Test]
    public void Same_object_is_the_same_object_at_the_provider() => CallbackStage.Run((stage, engine) =>
    {
        stage.Subscribe(Upper);
        stage.Subscribe(Upper);
        Assert.That(stage.Listeners[1], Is.SameAs(stage.Listeners[0]));

        stage.Subscribe(Named);
        stage.Subscribe(Named);
        Assert.That(stage.Listeners[3], Is.SameAs(stage.Listeners[2]), "each use of the name is another delegate, but an equal one");
        Assert.That(stage.Listeners[2], Is.Not.SameAs(stage.Listeners[0]));
        Assert.That((stage.Publish("a", 0).Result, stage.Publish("a", 2).Result), Is.EqualTo(("A", "named a")));
    }, options => options.MaxCallbacks = 2);

    [Test]
    public void Object_above_the_limit_is_rejected_until_another_one_is_released() => CallbackStage.Run((stage, engine) =>
    {
        stage.Subscribe(Upper);
        var refused = (DubboRemoteException)stage.Subscribe(Named).Exception!.InnerException!;
        Assert.That(refused.Status, Is.EqualTo(DubboStatus.BadRequest));
        Assert.That(
            refused.Message,
            Does.Contain("has already passed 1 callbacks of com.acme.Listener").And.Contain("the limit is 1 (MaxCallbacks)"));
        Assert.That(stage.Listeners, Has.Count.EqualTo(1), "it was not run");

        stage.Unsubscribe(Upper);
        Assert.That(stage.Subscribe(Named).Result, Is.EqualTo("subscribed"));
    });

    [Test]
    public void Limit_applies_to_each_connection() => CallbackStage.Run((stage, engine) =>
    {
        stage.Subscribe(Upper);
        Task<string> other = engine.Connect().InvokeAsync(stage.Methods.Subscribe, Named).AsTask();
        engine.Settle();
        Assert.That(other.Result, Is.EqualTo("subscribed"));
        Assert.That((stage.Publish("a", 0).Result, stage.Publish("a", 1).Result), Is.EqualTo(("A", "named a")));
    });

    [Test]
    public void Released_object_is_passed_to_the_handler_and_can_no_longer_be_called() => CallbackStage.Run((stage, engine) =>
    {
        stage.Subscribe(Upper);
        Assert.That(stage.Unsubscribe(Upper).Result, Is.EqualTo("0"), "the callback that was passed first");
        Assert.That(stage.Unsubscribe(Upper).Result, Is.EqualTo("none"));
        Assert.That(stage.Unsubscribe(Named).Result, Is.EqualTo("none"));
        var failure = (DubboException)stage.Publish("late").Exception!.InnerException!;
        Assert.That(failure.Message, Does.Contain("has released this com.acme.Listener"));
        Assert.That(failure.IsRetrySafe, Is.True);
    });

    [Test]
    public void Release_uses_the_connection_on_which_the_object_was_sent() => CallbackStage.Run((stage, engine) =>
    {
        DubboChannel channel = engine.Connect(options => options.Connections = 4);
        for (int i = 0; i < 20; i++)
        {
            Task<string> handing = channel.InvokeAsync(stage.Methods.Subscribe, Upper).AsTask();
            engine.Settle();
            Task<string> releasing = channel.InvokeAsync(stage.Methods.Unsubscribe, Upper).AsTask();
            engine.Settle();
            Assert.That((handing.Result, releasing.Result), Is.EqualTo(("subscribed", $"{i}")));
        }
    });

    [Test]
    public void Object_that_the_consumer_releases_rejects_calls_of_the_provider() => CallbackStage.Run((stage, engine) =>
    {
        var registration = new CallbackRegistration();
        stage.Subscribe(Upper, new DubboCallOptions { CallbackRegistration = registration });
        Assert.That(stage.Publish("a").Result, Is.EqualTo("A"));
        registration.Release();
        registration.Release();
        var refused = (DubboRemoteException)stage.Publish("b").Exception!.InnerException!;
        Assert.That(refused.Status, Is.EqualTo(DubboStatus.ServiceError));
        Assert.That(refused.Message, Does.Contain("Not found exported service: com.acme.Listener"));
    });

    [Test]
    public void Object_that_was_sent_twice_is_released_twice() => CallbackStage.Run((stage, engine) =>
    {
        var first = new CallbackRegistration();
        stage.Subscribe(Upper, new DubboCallOptions { CallbackRegistration = first });
        stage.Subscribe(Upper);
        first.Release();
        Assert.That(stage.Publish("a").Result, Is.EqualTo("A"));
    });

    [Test]
    public void Exception_of_a_callback_reaches_the_provider() => CallbackStage.Run((stage, engine) =>
    {
        engine.Log.Expect("HandlerThrew");
        stage.Subscribe(
            what => what == "java" ? throw new JavaException("java.io.IOException", "full") : throw new InvalidDataException("broken"));
        var java = (JavaException)stage.Publish("java").Exception!.InnerException!;
        Assert.That((java.JavaType, java.JavaMessage), Is.EqualTo(("java.io.IOException", "full")));
        var other = (JavaException)stage.Publish("other").Exception!.InnerException!;
        Assert.That(
            (other.JavaType, other.JavaMessage), Is.EqualTo(("java.lang.RuntimeException", "System.IO.InvalidDataException: broken")));
    });

    [Test]
    public void Provider_waits_one_second_for_a_callback() => CallbackStage.Run((stage, engine) =>
    {
        stage.Subscribe(_ => engine.HangAsync().AsTask());
        Task<string> call = stage.Publish("slow");
        engine.Pass(TimeSpan.FromMilliseconds(900));
        Assert.That(call.IsCompleted, Is.False);
        engine.Pass(TimeSpan.FromMilliseconds(200));
        Assert.That(call.Exception!.InnerException!.Message, Does.Contain("limit 1000 ms, set by the default"));
        engine.Hanging.Single().SetResult("late");
        engine.Settle();
        Assert.That(stage.Server.GetSnapshot().Single().LateResponses, Is.EqualTo(1));
    });

    [Test]
    public void Callback_does_not_have_the_deadline_of_the_call_that_sent_it() => CallbackStage.Run((stage, engine) =>
    {
        string? answer = null;
        stage.OnSubscribed = async listener =>
        {
            await engine.HangAsync();
            return answer = await listener("late");
        };
        Task<string> call = stage.Channel.InvokeAsync(
            stage.Methods.Subscribe, Upper,
            new DubboCallOptions { Timeout = TimeSpan.FromMilliseconds(200) }.WithAttachment("_to", 200)).AsTask();
        engine.Settle();
        engine.Pass(TimeSpan.FromMilliseconds(400));
        Assert.That(call.IsFaulted, Is.True);
        engine.Hanging.Single().SetResult("");
        engine.Settle();
        Assert.That(answer, Is.EqualTo("LATE"));
    });

    [Test]
    public void Loss_of_the_connection_ends_callbacks_and_both_sides_are_told() => CallbackStage.Run((stage, engine) =>
    {
        var registration = new CallbackRegistration();
        stage.Subscribe(_ => engine.HangAsync().AsTask(), new DubboCallOptions { CallbackRegistration = registration });
        Task<string> pending = stage.Publish("pending");
        Assert.That(
            (stage.LastClosed.IsCancellationRequested, registration.ConnectionClosed.IsCancellationRequested), Is.EqualTo((false, false)));

        engine.Network.Connections[0].Client.Dispose();
        engine.Settle();

        var lost = (DubboConnectionException)pending.Exception!.InnerException!;
        Assert.That(
            lost.Message,
            Does.Contain("client:1").And.StartWith(
                "com.acme.Listener.changed(Ljava/lang/String;) on client:1 failed: ").And.Contain("The request was sent"));
        var late = (DubboConnectionException)stage.Publish("late").Exception!.InnerException!;
        Assert.That(late.Message, Does.Contain("client:1").And.Contain("was not sent."));
        Assert.That(
            (stage.LastClosed.IsCancellationRequested, registration.ConnectionClosed.IsCancellationRequested), Is.EqualTo((true, true)));
    });

    [Test]
    public void After_a_reconnect_the_object_is_sent_again() => CallbackStage.Run((stage, engine) =>
    {
        stage.Subscribe(Upper);
        engine.Network.Connections[0].Server.Dispose();
        engine.Settle();
        Assert.That(stage.Publish("a").IsFaulted, Is.True);
        Assert.That(stage.Subscribe(Upper).Result, Is.EqualTo("subscribed"));
        Assert.That(engine.Network.Connections, Has.Count.EqualTo(2));
        Assert.That(stage.Publish("b", listener: 1).Result, Is.EqualTo("B"));
    });

    [Test]
    public void Null_is_an_error_of_the_caller() => CallbackStage.Run((stage, engine) =>
        Assert.That(stage.Subscribe(null!).Exception!.InnerException, Is.InstanceOf<ArgumentException>()
            .With.Message.Contains("Argument 0 of com.acme.Feed.subscribe(Lcom/acme/Listener;) is null")));

    [Test]
    public void Canceled_callback_ends_immediately_and_its_response_is_late() => CallbackStage.Run((stage, engine) =>
    {
        stage.Subscribe(_ => engine.HangAsync().AsTask());
        Assert.That(stage.Publish("cancelled").IsCanceled, Is.True);
        engine.Hanging.Single().SetResult("late");
        engine.Settle();
        Assert.That(stage.Server.GetSnapshot().Single().LateResponses, Is.EqualTo(1));
    });

    [Test]
    public void Provider_that_calls_back_cannot_pass_callbacks() => CallbackStage.Run((stage, engine) =>
    {
        stage.Subscribe(Upper);
        var failure = (NotSupportedException)stage.Publish("nested").Exception!.InnerException!;
        Assert.That(failure.Message, Is.EqualTo("A provider that calls back cannot pass its own callbacks."));
    });

    [Test]
    public void Parameter_and_descriptor_must_agree() =>
        Assert.That(
            () => new DubboMethod<Func<string, Task<string>>, string>(
                CallbackMethods.Default.Service,
                "subscribe",
                "Ljava/lang/String;",
                DubboArguments.CreateFormatter(DubboArguments.Callback<Func<string, Task<string>>>()),
                As.String)
            {
                Callbacks = CallbackMethods.Default.Subscribe.Callbacks,
            },
            Throws.ArgumentException.With.Message.Contains("is not of type com.acme.Listener"));

    private static Task<string> Named(string what) => Task.FromResult($"named {what}");
}
