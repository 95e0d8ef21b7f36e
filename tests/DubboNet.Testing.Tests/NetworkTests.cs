using System.Net.Sockets;
using DubboNet.Testing.Tests.Application;

namespace DubboNet.Testing.Tests;

/// <summary>Clients and providers of a network.</summary>
public sealed class NetworkTests
{
    [Test]
    public async Task Call_passes_the_codec()
    {
        await using var network = new DubboTestNetwork();
        network.StartProvider<IInventory>(new Inventory());
        IInventory client = network.CreateClient<IInventory>();

        Item? found = await client.FindAsync("A-1").Within();
        int reserved = await client.ReserveAsync([found!, new Item { Sku = "A-2" }]).Within();

        Assert.That(found, Is.TypeOf<PerishableItem>().With.Property("Price").EqualTo(1.25m));
        Assert.That(((PerishableItem)found!).BestBefore, Is.EqualTo(new DateOnly(2030, 1, 31)));
        Assert.That(reserved, Is.EqualTo(2));
        Assert.That(await client.FindAsync("X-1").Within(), Is.Null);
    }

    [Test]
    public async Task Value_that_Java_would_not_accept_fails_in_the_test()
    {
        await using var network = new DubboTestNetwork();
        network.StartProvider<IInventory>(new Inventory());
        IInventory client = network.CreateClient<IInventory>(configure: options => options.Channel.MaxPayload = 100);

        Assert.That(
            async () => await client.ReserveAsync([new Item { Sku = new string('a', 200) }]).Within(),
            Throws.InstanceOf<DubboException>().With.Message.Contains("100"));
    }

    [Test]
    public async Task Networks_with_the_same_port_are_separate()
    {
        await using var first = new DubboTestNetwork();
        await using var second = new DubboTestNetwork();
        Inventory one = new(), other = new();
        DubboServer started = first.StartProvider<IInventory>(one);
        Assert.That(second.StartProvider<IInventory>(other).LocalEndPoint, Is.EqualTo(started.LocalEndPoint));

        await first.CreateClient<IInventory>().FindAsync("A-1").Within();

        Assert.That((one.Calls, other.Calls), Is.EqualTo((1, 0)));
    }

    [Test]
    public async Task Address_leads_to_the_provider_that_has_it()
    {
        await using var network = new DubboTestNetwork();
        Inventory west = new(), any = new();
        network.StartProviderAt("dubbo://west:20880", ContractService.Create<IInventory>(west));
        network.StartProvider<IInventory>(any);

        await network.CreateClient<IInventory>("dubbo://WEST:20880").FindAsync("A-1").Within();
        Assert.That((west.Calls, any.Calls), Is.EqualTo((1, 0)));
        await network.CreateClient<IInventory>("dubbo://east:20880").FindAsync("A-1").Within();
        await network.CreateClient<IInventory>("dubbo://10.0.0.7:20880").FindAsync("A-1").Within();
        Assert.That((west.Calls, any.Calls), Is.EqualTo((1, 2)));
    }

    [Test]
    public async Task Addresses_that_two_providers_share_are_refused()
    {
        await using var network = new DubboTestNetwork();
        network.StartProvider<IInventory>(new Inventory());
        Assert.That(
            () => network.StartProvider<IInventory>(new Inventory()),
            Throws.TypeOf<SocketException>().With.Message.Contains("0.0.0.0:20880").And.Message.Contains("StartProviderAt"));
    }

    [Test]
    public async Task Provider_that_starts_later_is_found()
    {
        await using var network = new DubboTestNetwork();
        IInventory client = network.CreateClient<IInventory>();
        for (int i = 0; i < 3; i++)
        {
            Assert.That(
                async () => await client.FindAsync("A-1").Within(),
                Throws.TypeOf<NoProviderException>().With.Message.Contains("provider:20880"));
        }

        network.StartProvider<IInventory>(new Inventory());
        Assert.That(await client.FindAsync("A-1").Within(), Is.Not.Null);
    }

    [Test]
    public async Task Provider_that_restarts_is_found()
    {
        await using var network = new DubboTestNetwork();
        DubboServer provider = network.StartProvider<IInventory>(new Inventory());
        IInventory client = network.CreateClient<IInventory>();
        await client.FindAsync("A-1").Within();

        await provider.StopAsync().Within();
        Assert.That(async () => await client.FindAsync("A-1").Within(), Throws.TypeOf<NoProviderException>());
        network.StartProvider<IInventory>(new Inventory());

        Assert.That(await client.FindAsync("A-1").Within(), Is.Not.Null);
    }

    [Test]
    public async Task Connection_outlasts_a_day()
    {
        await using var network = new DubboTestNetwork();
        DubboServer provider = network.StartProvider<IInventory>(new Inventory());
        IInventory client = network.CreateClient<IInventory>();
        await client.FindAsync("A-1").Within();

        network.Time.Advance(TimeSpan.FromDays(1));

        Assert.That(await client.FindAsync("A-1").Within(), Is.Not.Null);
        Assert.That(provider.GetSnapshot().Single().Age, Is.EqualTo(TimeSpan.FromDays(1)));
    }

    [Test]
    public async Task Disposal_ends_calls_whose_handlers_hang()
    {
        var network = new DubboTestNetwork();
        var entered = new TaskCompletionSource();
        network.StartProvider(new DubboService(new ServiceKey("com.acme.Hanging")).MapDynamic(async (_, _) =>
        {
            entered.SetResult();
            return await new TaskCompletionSource<object?>().Task;
        }));
        Task<object?> call = network.CreateCluster().InvokeGenericAsync(new ServiceKey("com.acme.Hanging"), "hang", [], []).AsTask();
        await entered.Task.Within();

        await network.DisposeAsync().Within();

        Assert.That(async () => await call.Within(), Throws.TypeOf<DubboConnectionException>());
    }

    [Test]
    public async Task Own_channel_and_server_use_the_network()
    {
        await using var network = new DubboTestNetwork();
        var serverOptions = new DubboServerOptions { EndPoint = new(System.Net.IPAddress.Loopback, 0), Token = "secret" };
        network.Configure(serverOptions);
        await using var server = new DubboServer(serverOptions, ContractService.Create<IInventory>(new Inventory()));
        server.Start();
        var channelOptions = new DubboChannelOptions { Token = "secret" };
        network.Configure(channelOptions);
        await using var channel = new DubboChannel(server.LocalEndPoint, channelOptions);

        Assert.That(await channel.CreateClient<IInventory>().FindAsync("A-1").Within(), Is.Not.Null);
        Assert.That(server.LocalEndPoint.Port, Is.EqualTo(20880));
    }
}
