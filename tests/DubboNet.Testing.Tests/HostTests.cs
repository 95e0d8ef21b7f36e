using DubboNet.Hosting;
using DubboNet.Testing.Tests.Application;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace DubboNet.Testing.Tests;

/// <summary>Applications whose hosts use a network in memory.</summary>
public sealed class HostTests
{
    [Test]
    public async Task Client_of_a_host_calls_a_provider_of_the_test()
    {
        await using var network = new DubboTestNetwork();
        network.StartProviderAt("dubbo://inventory:20990", ContractService.Create<IInventory>(new Inventory()));
        using IHost host = CreateShop(network, "dubbo://inventory:20990");
        await host.StartAsync();

        Assert.That(await host.Services.GetRequiredService<Shop>().DescribeAsync("A-1").Within(), Is.EqualTo("A-1 costs 1.25"));
        await host.StopAsync().Within();
    }

    [TestCase("")]
    [TestCase("dns://inventory:20880")]
    [TestCase("dubbo://inventory:20880?timeout=3000")]
    public async Task Client_of_a_host_needs_no_real_address(string addresses)
    {
        await using var network = new DubboTestNetwork();
        network.StartProvider<IInventory>(new Inventory());
        using IHost host = CreateShop(network, addresses);
        await host.StartAsync();

        Assert.That(await host.Services.GetRequiredService<Shop>().DescribeAsync("A-1").Within(), Is.EqualTo("A-1 costs 1.25"));
    }

    [Test]
    public async Task Application_handles_a_timeout()
    {
        await using var network = new DubboTestNetwork();
        network.StartProvider<IInventory>(new Inventory());
        using IHost host = CreateShop(network, "");
        await host.StartAsync();
        network.FailNext<IInventory>(nameof(IInventory.FindAsync), DubboFailure.Timeout(TimeSpan.FromSeconds(1)));

        Assert.That(await host.Services.GetRequiredService<Shop>().DescribeAsync("A-1").Within(), Is.EqualTo("try again later"));
    }

    [Test]
    public async Task Client_of_the_test_calls_a_provider_of_a_host()
    {
        await using var network = new DubboTestNetwork();
        HostApplicationBuilder builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Services.AddDubboTestNetwork(network);
        builder.Services.AddDubboProvider(options => options.Server.Token = "secret").MapDubboService<IInventory, Inventory>();
        using IHost host = builder.Build();
        await host.StartAsync();

        IInventory client = network.CreateClient<IInventory>(configure: options => options.Channel.Token = "secret");
        Assert.That(await client.FindAsync("A-1").Within(), Is.Not.Null);
        await host.StopAsync().Within();
        Assert.That(async () => await client.FindAsync("A-1").Within(), Throws.InstanceOf<DubboException>());
    }

    [Test]
    public async Task Host_stops_while_a_call_has_no_response()
    {
        await using var network = new DubboTestNetwork();
        HostApplicationBuilder builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Services.AddDubboProvider().MapDubboService<IInventory, Inventory>();
        builder.Services.AddDubboClient<IInventory>();
        builder.Services.AddDubboTestNetwork(network);
        using IHost host = builder.Build();
        await host.StartAsync();
        ScriptedFailure failure = network.FailNext<IInventory>("find", DubboFailure.NoResponse);
        Task call = host.Services.GetRequiredService<IInventory>().FindAsync("A-1");
        await failure.Occurred.Within();

        await host.StopAsync().Within();

        Assert.That(async () => await call.Within(), Throws.InstanceOf<DubboException>());
    }

    [Test]
    public async Task Application_reads_the_clock_of_the_network()
    {
        await using var network = new DubboTestNetwork();
        HostApplicationBuilder builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Services.AddSingleton<TimeProvider>(network.Time);
        builder.Services.AddDubboProvider().MapDubboService<IInventory, Inventory>();
        builder.Services.AddDubboTestNetwork(network);
        using IHost host = builder.Build();
        await host.StartAsync();
        await network.CreateClient<IInventory>().FindAsync("A-1").Within();

        network.Time.Advance(TimeSpan.FromHours(1));

        DubboProvider provider = host.Services.GetRequiredService<DubboProvider>();
        Assert.That(provider.Server.GetSnapshot().Single().Age, Is.EqualTo(TimeSpan.FromHours(1)));
        Assert.That(host.Services.GetRequiredService<TimeProvider>(), Is.SameAs(network.Time));
    }

    private static IHost CreateShop(DubboTestNetwork network, string addresses)
    {
        HostApplicationBuilder builder = Host.CreateEmptyApplicationBuilder(null);
        if (addresses.Length > 0)
            builder.Configuration.AddInMemoryCollection([new("DubboNet:Clients:Inventory:Addresses", addresses)]);
        builder.Services.AddDubboClient<IInventory>();
        builder.Services.AddSingleton<Shop>();
        builder.Services.AddDubboTestNetwork(network);
        return builder.Build();
    }
}
