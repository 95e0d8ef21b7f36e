using DubboNet.Hosting.Tests.Application;
using Microsoft.Extensions.DependencyInjection;

namespace DubboNet.Hosting.Tests;

/// <summary>When the clients of a host connect, and how they are closed.</summary>
[Property("Feature", "82")]
public sealed class ClientLifetimeTests
{
    private static readonly string[] Names = ["One", "Two", "Three"];

    [Test]
    public async Task Clients_are_closed_concurrently()
    {
        var point = new SyncPoint();
        await using Shop shop = await Shop.StartAsync(provider =>
        {
            provider.Services.AddSingleton(point);
            provider.AddInterceptor<Waiting>();
        });
        string address = $"dubbo://127.0.0.1:{shop.Provider.EndPointOf().Port}";
        TestHost till = await TestHost.StartAsync("{}", services =>
        {
            foreach (string name in Names)
                services.AddDubboClient<IInventory>(name).UseAddresses(address);
        });
        IInventory[] clients = [.. Names.Select(name => till.Get<IInventory>(name))];
        Task<string>[] calls = [.. clients.Select(client => client.FindAsync("a").AsTask())];
        await point.WaitUntilReachedAsync(calls.Length);

        Task disposing = till.DisposeAsync().AsTask();
        // Each client waits for its own call, but none waits for another client.
        foreach (IInventory client in clients)
            await BoundedWait.UntilAsync(() => IsClosed(client), "the client accepts no more calls");
        Assert.That((disposing.IsCompleted, calls.Any(call => call.IsCompleted)), Is.EqualTo((false, false)));
        point.Release();
        await disposing.Within();
        Assert.That(await Task.WhenAll(calls), Is.All.StartsWith("a found"));
    }

    [Test]
    [Property("Feature", "84")]
    public async Task Clients_of_one_address_share_a_connection()
    {
        await using TestHost provider = await TestHost.StartAsync("{}", services => services
            .AddDubboProvider(options => (options.Host, options.Port) = ("127.0.0.1", 0)).MapDubboService<IPricing, Pricing>());
        string address = $"dubbo://127.0.0.1:{provider.EndPointOf().Port}";
        await using TestHost till = await TestHost.StartAsync("{}", services => services
            .AddDubboClient<IPricing>("One").UseAddresses(address).Services
            .AddDubboClient<IPricing>("Two").UseAddresses(address));
        foreach (string name in new[] { "One", "Two" })
            Assert.That(await till.Get<IPricing>(name).PriceAsync("a"), Is.EqualTo(1));
        Assert.That(provider.ServerOf().ConnectionCount, Is.EqualTo(1));
    }

    [Test]
    public async Task Client_is_connected_after_the_start_although_it_was_registered_before_its_provider()
    {
        int port = FreePort.Find();
        await using TestHost host = await TestHost.StartAsync("{}", services =>
        {
            services.AddDubboClient<IPricing>(options => options.RequireProviderAtStart = true).UseAddresses($"dubbo://127.0.0.1:{port}");
            services.AddDubboProvider(options => (options.Host, options.Port) = ("127.0.0.1", port)).MapDubboService<IPricing, Pricing>();
        });
        Assert.That(
            Snapshot(host).Providers.Single().Channel,
            Has.Property("State").EqualTo(ChannelState.Ready).And.Property("FailedAttempts").Zero);
        Assert.That(host.Log.Named("ProviderDown"), Is.Empty, "no attempt was too early");
    }

    private static ClusterSnapshot Snapshot(TestHost host) => ((DubboCluster)host.Get<IDubboInvoker>("Pricing")).GetSnapshot();

    private static bool IsClosed(IInventory client)
    {
        Task<string> call = client.FindAsync("b").AsTask();
        return call.Exception?.InnerException is ObjectDisposedException;
    }
}
