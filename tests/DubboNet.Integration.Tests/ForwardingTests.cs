using Frames;

namespace DubboNet.Integration.Tests;

/// <summary>Tests a consumer, a provider and a proxy between them that forwards requests without decoding them.</summary>
[Property("Feature", "12")]
public sealed class ForwardingTests
{
    [Test]
    public async Task Consumer_does_not_notice_the_proxy()
    {
        await using var provider = new Loopback();
        DubboChannel behind = provider.Connect();
        RawRequest? seen = null;
        await using Loopback proxy = Proxy((request, token) =>
        {
            seen = request;
            Assert.That(
                (request.Path, request.Method, request.Descriptor, request.ProtocolVersion),
                Is.EqualTo((FrameMethods.Interface, "getPerson", "J", "2.0.2")));
            Assert.That(request.Service, Is.EqualTo(FrameMethods.Service));
            Assert.That(request.Attachments["tenant"], Is.EqualTo("t1"));
            return behind.ForwardAsync(request, cancellationToken: token);
        });
        var back = new Attachments();
        DubboCallOptions options = new DubboCallOptions { ResponseAttachments = back }.WithAttachment("tenant", "t1");
        Person person = await proxy.Connect().CreateClient<IFrameService>().GetPersonAsync(7, options).Within();
        Assert.That(person.Friend, Is.SameAs(person), "references survive");
        Assert.That(back["dubbo"], Is.EqualTo("2.0.2"));
        Assert.That(seen!.IsOneWay, Is.False);
    }

    [Test]
    public async Task Errors_and_exceptions_are_forwarded_unchanged()
    {
        await using var provider = new Loopback();
        DubboChannel behind = provider.Connect();
        await using Loopback proxy = Proxy((request, token) => behind.ForwardAsync(request, cancellationToken: token));
        DubboChannel channel = proxy.Connect();
        Assert.That(async () => await channel.InvokeAsync(FrameMethods.Fail, "checked").Within(), Throws.TypeOf<JavaException>());
        DubboMethod<string, string> unknown = FrameMethods.Echo.For(new ServiceKey("com.acme.Unknown"));
        Assert.That(
            async () => await channel.InvokeAsync(unknown, "a").Within(),
            Throws.TypeOf<DubboRemoteException>().With.Property("Status")
                .EqualTo(DubboStatus.ServiceError).And.Message.Contains(provider.EndPoint.ToString()));
    }

    [Test]
    public async Task One_way_requests_are_forwarded()
    {
        var served = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var provider = new Loopback(new DubboService(FrameMethods.Service).Map(FrameMethods.Echo, (text, _) =>
        {
            served.TrySetResult(text);
            return ValueTask.FromResult(text);
        }));
        DubboChannel behind = provider.Connect();
        await using Loopback proxy = Proxy((request, token) => behind.ForwardAsync(request, cancellationToken: token));
        await proxy.Connect().SendOneWayAsync(FrameMethods.Echo, "a").AsTask().Within();
        Assert.That(await served.Task.Within(), Is.EqualTo("a"));
    }

    [Test]
    public async Task Long_bodies_are_forwarded_in_both_directions()
    {
        await using var provider = new Loopback();
        DubboChannel behind = provider.Connect();
        await using Loopback proxy = Proxy((request, token) => behind.ForwardAsync(request, cancellationToken: token));
        byte[] bytes = new byte[1 << 20];
        new Random(1).NextBytes(bytes);
        Assert.That(await proxy.Connect().InvokeAsync(FrameMethods.Bytes, bytes).Within(), Is.EqualTo(bytes));
    }

    [Test]
    public async Task Hosted_services_take_precedence()
    {
        await using var provider = new Loopback();
        DubboChannel behind = provider.Connect();
        DubboMethod<string, string> hosted = FrameMethods.Echo.For(new ServiceKey(FrameMethods.Interface, "own"));
        var options = new DubboServerOptions { RawHandler = (request, token) => behind.ForwardAsync(request, cancellationToken: token) };
        await using var proxy = new Loopback(options, new DubboService(hosted.Service).Map(hosted, _ => "hosted"));
        DubboChannel channel = proxy.Connect();
        Assert.That(await channel.InvokeAsync(hosted, "a").Within(), Is.EqualTo("hosted"));
        Assert.That(await channel.InvokeAsync(FrameMethods.Echo, "a").Within(), Is.EqualTo("a"));
    }

    [TestCase("timeout", DubboStatus.ServerTimeout)]
    [TestCase("refused", DubboStatus.ServerThreadPoolExhausted)]
    [TestCase("anything", DubboStatus.ServerError)]
    public async Task Exception_of_the_handler_is_the_response(string what, DubboStatus status)
    {
        await using Loopback proxy = Proxy((_, _) => throw (what switch
        {
            "timeout" => new DubboTimeoutException(what, TimeoutStage.Response),
            "refused" => new DubboServerBusyException(what, DubboStatus.ServerThreadPoolExhausted, what),
            _ => new InvalidOperationException(what),
        }));
        proxy.Log.Expect("RawHandlerThrew");
        Assert.That(
            async () => await proxy.Connect().InvokeAsync(FrameMethods.Echo, "a").Within(),
            Throws.InstanceOf<DubboRemoteException>().With.Property("Status").EqualTo(status).And.Message.Contains(what));
    }

    [Test]
    public async Task Handler_can_return_its_own_response()
    {
        await using Loopback proxy =
            Proxy((_, _) => ValueTask.FromResult(RawResponse.Error(DubboStatus.ServiceError, "closed on Sundays")));
        Assert.That(
            async () => await proxy.Connect().InvokeAsync(FrameMethods.Echo, "a").Within(),
            Throws.TypeOf<DubboRemoteException>().With.Property("RemoteMessage").EqualTo("closed on Sundays"));
        Assert.That(() => RawResponse.Error(DubboStatus.Ok, ""), Throws.TypeOf<ArgumentOutOfRangeException>());
    }

    [Test]
    public async Task Malformed_request_is_rejected_and_fails_no_other_call()
    {
        await using Loopback proxy = Proxy((_, _) => ValueTask.FromResult(RawResponse.Error(DubboStatus.ServiceError, "served")));
        using RawPeer peer = await proxy.ConnectRawAsync();
        RawFrame refused = await peer.AskAsync(Wire.Frame(Wire.TwoWay, 0, 5, 0x90));
        Assert.That((refused.Id, (DubboStatus)refused.Status), Is.EqualTo((5L, DubboStatus.BadRequest)));
        RawFrame served = await peer.AskAsync(Wire.Call(6, FrameMethods.Interface, "echo", "Ljava/lang/String;", "hi"));
        Assert.That((served.Id, (DubboStatus)served.Status), Is.EqualTo((6L, DubboStatus.ServiceError)));
    }

    private static Loopback Proxy(Func<RawRequest, CancellationToken, ValueTask<RawResponse>> handler) =>
        Loopback.WithoutServices(new DubboServerOptions { RawHandler = handler });
}
