using DubboNet.Hosting.Tests.Application;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace DubboNet.Hosting.Tests;

/// <summary>Registrations that contradict each other or a registry, and the messages that they cause.</summary>
[Property("Feature", "79")]
public sealed class RegistryMistakeTests
{
    [Test]
    public void Client_of_several_services_needs_addresses() => AssertFails(
        services => services.AddDubboClient<IInventory>("stock").AddContract<IPricing>(),
        "DubboNet:Clients:stock:Addresses is empty, and the client has the services com.acme.Inventory and com.acme.Pricing:1.0.0. A "
            + "registry finds the providers of one service. Set Addresses, or add a client for each.");

    [Test]
    public void Client_without_a_contract_needs_addresses() => AssertFails(
        services => services.AddDubboClient("stock"),
        "DubboNet:Clients:stock:Addresses is empty, and the client has no contract, so a registry cannot find its providers. Set "
            + "Addresses, or add the client with a contract.");

    [Test]
    public void Client_needs_a_registry_that_it_may_use() => AssertFails(
        services => services.Configure<DubboRegistryHostingOptions>(options => options.Subscribe = false).AddDubboClient<IInventory>(),
        "DubboNet:Clients:Inventory:Addresses is empty, and no registry has Subscribe. Set one of them.");

    [Test]
    public void Client_cannot_use_a_list_and_a_registry() => AssertFails(
        services => services.AddDubboRegistry("Fixed", "static://a").AddDubboClient<IInventory>(),
        "DubboNet:Clients:Inventory:Addresses is empty, and the registries are both lists (a) and others. Set Subscribe to false for those "
            + "that clients should not use.");

    [Test]
    public void Weight_in_an_address_is_checked() => AssertFails(
        services => services.AddDubboRegistry("East", "zookeeper://zk-1:2181?weight=much"),
        "DubboNet:Registries:East:Address is 'zookeeper://zk-1:2181?weight=much'; its parameter weight must be a whole number of 0 or "
            + "more.");

    [Test]
    public void Address_that_the_factory_rejects_fails_the_start() => AssertFails(
        services => services.AddKeyedSingleton<IDubboRegistryFactory>("memory", new Rejecting()).AddDubboRegistry("Bad", "memory://a"),
        "DubboNet:Registries:Bad cannot be used: memory://a has no port.");

    [Test]
    public async Task Provider_that_only_this_machine_reaches_is_not_registered()
    {
        await using var registry = new MemoryRegistry();
        TestHost host = TestHost.Build("{}", services => services
            .AddDubboRegistry(_ => registry)
            .AddDubboProvider(options => (options.Host, options.Port) = ("127.0.0.1", 0))
            .MapDubboService<IPricing, Pricing>());
        InvalidOperationException error = await FailAsync<InvalidOperationException>(host.StartAsync());
        Assert.That(
            error.Message,
            Is.EqualTo(
                "The provider would be registered at 127.0.0.1, which only this machine can reach. Set DubboNet:Provider:Host to 0.0.0.0, "
                    + "or DubboNet:Provider:AdvertisedHost to the address that consumers reach."));
        await ((IAsyncDisposable)host.Services).DisposeAsync();
        Assert.That(registry.Operations, Is.EqualTo(new[] { "dispose" }));
    }

    [Test]
    public void Token_that_a_URL_cannot_contain_fails_the_start() => Assert.That(
        TestHost.Build("{}", services => services
            .AddDubboRegistry(_ => new MemoryRegistry())
            .AddDubboProvider(options => options.Server.Token = "a&b")
            .MapDubboService<IPricing, Pricing>()).StartAsync,
        Throws.InvalidOperationException.With.Message.EqualTo(
            "DubboNet:Provider:Token contains & or ;, which a URL cannot contain. Choose another token."));

    [Test]
    public void Second_registry_of_a_name_throws_when_it_is_added()
    {
        IServiceCollection services = new ServiceCollection().AddDubboRegistry("zookeeper://a").AddDubboRegistry("b", "zookeeper://b");
        Assert.That(
            () => services.AddDubboRegistry("zookeeper://c"),
            Throws.ArgumentException.With.Message.EqualTo(
                "The application already has a registry without a name. Give this one a name: AddDubboRegistry(name, address)."));
        Assert.That(
            () => services.AddDubboRegistry("B", "zookeeper://c"),
            Throws.ArgumentException.With.Message.EqualTo("The application already has a registry B. Give this one another name."));
    }

    private static void AssertFails(Action<IServiceCollection> register, string sentence)
    {
        TestHost host = TestHost.Build("{}", services =>
        {
            services.AddDubboRegistry(_ => new MemoryRegistry());
            register(services);
        });
        Assert.That(
            host.StartAsync, Throws.TypeOf<OptionsValidationException>().With.Property("Failures").EqualTo(new[] { sentence }));
    }

    private sealed class Rejecting : IDubboRegistryFactory
    {
        public DubboRegistry Create(DubboRegistryOptions options) => throw new ArgumentException($"{options.Address} has no port.");
    }
}
