using System.Net;
using DubboNet.Generator.Tests.Types;

namespace DubboNet.Generator.Tests.Contracts;

/// <summary>Tests calls from a generated client to a generated host over a socket.</summary>
public sealed class ContractTests : IAsyncDisposable
{
    private readonly ShopState _state = new();
    private readonly DubboServer _server;
    private readonly DubboChannel _channel;
    private readonly IShop _shop;

    public ContractTests()
    {
        _server = new DubboServer(
            new DubboServerOptions { EndPoint = new IPEndPoint(IPAddress.Loopback, 0) },
            ContractService.Create<IShop>(call => new Shop(_state, call)));
        _server.Start();
        _channel = new DubboChannel(_server.LocalEndPoint, new DubboChannelOptions { Timeout = TimeSpan.FromSeconds(20) });
        _shop = _channel.CreateClient<IShop>();
    }

    [TearDown]
    public async ValueTask DisposeAsync()
    {
        _state.Cancelled.TrySetResult();
        await _channel.DisposeAsync();
        await _server.DisposeAsync();
    }

    [Test]
    public async Task Objects_numbers_and_null_round_trip()
    {
        Order order = (await _shop.FindAsync(7))!;
        Assert.That((order.Total, order.Lines.Single().Count), Is.EqualTo((new Money("EUR", 7), 3)));
        Assert.That(await _shop.FindAsync(-1), Is.Null);
        Assert.That(await _shop.AddThreeAsync(1, 2, 3), Is.EqualTo(6));
    }

    [Test]
    public async Task Overloads_are_distinguished_by_their_Java_parameters()
    {
        Assert.That(await _shop.OverIntAsync(1), Is.EqualTo("int 1"));
        Assert.That(await _shop.OverIntegerAsync(2), Is.EqualTo("Integer 2"));
        Assert.That(await _shop.OverAsync(null), Is.EqualTo("String null"));
    }

    [Test]
    public async Task Any_number_of_arguments_is_received_in_order()
    {
        Assert.That(await _shop.JoinAsync("-", 2, true, "a", "b"), Is.EqualTo("A-B-A-B"));
        Assert.That(await _shop.JoinBoxedAsync(null, null, [1.5f, 2], new Pixel(9, 0)), Is.EqualTo("null null 3.5 9"));
    }

    [Test]
    public async Task Inherited_generic_method_is_found_by_its_erased_parameter() =>
        Assert.That(await _shop.GetAsync(5), Is.EqualTo(new Money("EUR", 5)));

    [Test]
    public async Task Options_of_a_call_are_used()
    {
        var options = new DubboCallOptions { Attachments = new Attachments { ["tenant"] = "blue" } };
        Assert.That(await _shop.AttachmentAsync("tenant", options), Is.EqualTo("blue"));
    }

    [Test]
    public void Declared_exception_is_received_with_its_fields() =>
        Assert.That(
            async () => await _shop.RefuseAsync("no"),
            Throws.TypeOf<RefusedException>().With.Property("Code").EqualTo(42).And.Not.InstanceOf<JavaException>());

    [Test]
    public async Task One_way_call_ends_without_a_response_and_runs()
    {
        await _shop.TellAsync("hello");
        Assert.That(await _shop.ToldAsync(), Is.EqualTo("hello"));
    }

    [Test]
    public void Token_cancels_the_call()
    {
        using var cancellation = new CancellationTokenSource();
        ValueTask waiting = _shop.WaitAsync(cancellation.Token);
        cancellation.Cancel();
        Assert.That(async () => await waiting, Throws.InstanceOf<OperationCanceledException>());
    }

    [Test]
    public async Task Timeout_of_the_method_is_used()
    {
        await _shop.AddAsync(1, 2);
        Assert.That(
            async () => await _shop.WaitShortlyAsync(null),
            Throws.InstanceOf<DubboTimeoutException>().With.Message.Contains("limit 50 ms"));
    }

    [Test]
    public async Task Subclass_is_used_where_the_base_class_is_declared()
    {
        Drawing drawing = await _shop.DrawAsync(new Circle { Radius = 2 });
        Assert.That(drawing.Frame, Is.InstanceOf<Circle>().And.SameAs(drawing.Shapes!.Single()));
    }

    [Test]
    public void Another_export_of_the_interface_is_another_service()
    {
        IShop green = _channel.CreateClient<IShop>(new ServiceKey("com.acme.Shop", "1.0.0", "green"));
        Assert.That(async () => await green.AddAsync(1, 2), Throws.InstanceOf<DubboException>());
    }

    [Test]
    public void Types_of_a_contract_can_be_registered_for_calls_without_it() =>
        Assert.That(ContractTypes.Get<IShop>().TryGet(typeof(Circle), out _), Is.True);
}
