using DubboNet.Hosting.Tests.Application;
using Microsoft.Extensions.DependencyInjection;

namespace DubboNet.Hosting.Tests;

/// <summary>Tests the state of a host's clients, providers and registries.</summary>
public sealed class OverviewTests
{
    [Test]
    public async Task Overview_has_clients_with_their_configured_services_and_providers()
    {
        await using var provider = await TestHost.StartAsync("{}", services => services.AddDubboProvider(Place)
            .MapDubboService<IPricing, Pricing>());
        await using var host = await TestHost.StartAsync("{}", services =>
        {
            services.AddDubboProvider(Place).MapDubboService<IInventory, Inventory>();
            services.AddDubboClient<IPricing>("prices", options =>
            {
                options.Addresses.Add($"dubbo://{provider.EndPointOf()}");
                options.Version = "2.0.0";
                options.RequireProviderAtStart = true;
            });
        });
        var overview = host.Get<DubboOverview>();

        DubboClientSnapshot client = overview.GetClients().Single();

        Assert.That(client.Name, Is.EqualTo("prices"));
        Assert.That($"{client.Services.Single()}", Is.EqualTo("com.acme.Pricing:2.0.0"));
        Assert.That(client.Cluster.Providers.Single().IsAvailable);
        Assert.That($"{overview.Providers.Single().Services.Single()}", Is.EqualTo("com.acme.Inventory"));
    }

    [Test]
    public async Task Registry_that_cannot_list_its_services_has_a_problem()
    {
        await using var registry = new InMemoryRegistry("memory://a");
        await using var other = new MemoryRegistry("memory://b");
        await registry.RegisterAsync(DubboUrl.Parse("dubbo://10.0.0.1:20880/com.acme.Orders?version=1.0.0"), CancellationToken.None);
        await using var host = await TestHost.StartAsync("{}", services =>
        {
            services.AddDubboRegistry("a", _ => registry);
            services.AddDubboRegistry("b", _ => other);
        });

        IReadOnlyList<DubboRegistryListing> listings = await host.Get<DubboServiceFinder>().ListAsync();

        Assert.That(listings, Has.Count.EqualTo(2));
        Assert.That(listings[0].Problem, Is.Null);
        Assert.That($"{listings[0].Services.Single().Key}", Is.EqualTo("com.acme.Orders:1.0.0"));
        Assert.That(listings[1].Registry, Is.EqualTo("memory://b"));
        Assert.That(listings[1].Problem, Does.Contain("memory://b cannot list its services"));
    }

    private static void Place(DubboProviderOptions options) => (options.Host, options.Port) = ("127.0.0.1", 0);
}
