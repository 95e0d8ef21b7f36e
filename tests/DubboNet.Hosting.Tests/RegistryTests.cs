using System.Net.Sockets;
using DubboNet.Hosting.Tests.Application;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace DubboNet.Hosting.Tests;

/// <summary>Hosts whose clients and providers find each other in a registry.</summary>
[Property("Feature", "80")]
public sealed class RegistryTests
{
    private static readonly string[] RegisteredInOrder =
    [
        "register com.acme.Inventory", "register com.acme.Pricing:1.0.0", "map com.acme.Inventory to test-shop",
        "map com.acme.Pricing to test-shop", "register instance test-shop",
    ];

    [Test]
    public async Task Client_finds_the_provider_of_another_host()
    {
        await using var registry = new MemoryRegistry();
        await using TestHost shop = await StartShopAsync(registry);
        await using TestHost till = await StartTillAsync(new MemoryRegistry("memory://b", registry));
        Assert.That(await till.Get<IInventory>().FindAsync("a"), Does.StartWith("a found by com.acme.Inventory"));
        Assert.That(await till.Get<IPricing>().PriceAsync("a"), Is.EqualTo(1));
    }

    [Test]
    public async Task Configuration_alone_adds_a_registry()
    {
        await using var registry = new MemoryRegistry();
        await using TestHost shop = await StartShopAsync(registry);
        await using TestHost till = await TestHost.StartAsync(
            """{ "DubboNet": { "Registry": { "Address": "memory://b?group=x", "Namespace": "y", "UserName": "u", "Timeout": 5000 } } }""",
            services =>
            {
                services.AddKeyedSingleton<IDubboRegistryFactory>("memory", new SharingFactory(registry));
                services.AddDubboClient<IInventory>();
            });
        Assert.That(await till.Get<IInventory>().FindAsync("a"), Does.StartWith("a found"));
        DubboRegistryOptions options = ((SharingFactory)till.Get<IDubboRegistryFactory>("memory")).Options!;
        Assert.That(
            (options.Group, options.Namespace, options.UserName, options.Timeout, options.SessionTimeout),
            Is.EqualTo(("x", "y", "u", TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(60))));
    }

    [Test]
    public async Task Client_of_the_same_host_finds_the_provider_before_the_start_ends()
    {
        await using var registry = new MemoryRegistry();
        await using TestHost host = await TestHost.StartAsync("{}", services =>
        {
            services.AddDubboRegistry(_ => registry, options => options.KeepLastProviders = false);
            services.AddDubboClient<IPricing>(options => options.RequireProviderAtStart = true);
            services.AddDubboProvider(Place).MapDubboService<IPricing, Pricing>();
        });
        Assert.That(await host.Get<IPricing>().PriceAsync("a"), Is.EqualTo(1));
    }

    [Test]
    public async Task Addresses_take_precedence_over_a_registry()
    {
        await using var registry = new MemoryRegistry();
        await using Shop shop = await Shop.StartAsync();
        await using TestHost till = await TestHost.StartAsync("{}", services =>
        {
            services.AddDubboRegistry(_ => registry);
            services.AddDubboClient<IInventory>().UseAddresses($"dubbo://127.0.0.1:{shop.Provider.EndPointOf().Port}");
        });
        Assert.That(await till.Get<IInventory>().FindAsync("a"), Does.StartWith("a found"));
    }

    [TestCase(""" "a, b" """)]
    [TestCase(""" [ "a", "b" ] """)]
    public void Applications_of_a_client_are_a_list_or_one_text(string applications)
    {
        TestHost till = TestHost.Build(
            $$"""
            { "DubboNet": { "Registry": { "Address": "static://a" },
                            "Clients": { "Inventory": { "Applications": {{applications}} } } } }
            """,
            services => services.AddDubboClient<IInventory>());
        Assert.That(
            till.Get<IOptionsMonitor<DubboClientOptions>>().Get("Inventory").Applications, Is.EqualTo(new[] { "a", "b" }));
    }

    [TestCase("static://127.0.0.1:PORT")]
    [TestCase("dns://localhost:PORT")]
    public async Task List_of_addresses_serves_all_clients(string address)
    {
        await using Shop shop = await Shop.StartAsync();
        await using TestHost till = await TestHost.StartAsync("{}", services =>
        {
            services.AddDubboRegistry(address.Replace("PORT", $"{shop.Provider.EndPointOf().Port}", StringComparison.Ordinal));
            services.AddDubboClient<IInventory>();
            services.AddDubboClient<IPricing>();
        });
        Assert.That(await till.Get<IInventory>().FindAsync("a"), Does.StartWith("a found"));
        Assert.That(await till.Get<IPricing>().PriceAsync("a"), Is.EqualTo(1));
    }

    [TestCase("", """ "West": { "Preferred": true } """, "West")]
    [TestCase("preferred=true", """ "East": { "Preferred": false, "Weight": 0 } """, "West")]
    [TestCase("zone=east", """ "East": { "Weight": 0 } """, "East")]
    [TestCase("weight=0", "", "West")]
    public async Task Registry_is_chosen_by_preference_zone_and_weight(string address, string settings, string chosen)
    {
        await using var east = new MemoryRegistry("memory://east");
        await using var west = new MemoryRegistry("memory://west");
        await using TestHost ofEast = await StartShopAsync(east);
        await using TestHost ofWest = await StartShopAsync(west);
        await using TestHost till = await TestHost.StartAsync(
            $$"""{ "DubboNet": { "Registries": { {{settings}} } } }""",
            services => services
                .AddKeyedSingleton<IDubboRegistryFactory>("memory", new SharingFactory(east))
                .AddDubboRegistry("East", $"memory://east?{address}")
                .AddDubboRegistry("West", _ => west)
                .AddDubboClient<IInventory>());
        DubboCallOptions options = new DubboCallOptions { WaitForReady = true }.WithAttachment("registry_zone", "east");
        var cluster = (DubboCluster)till.Get<IDubboInvoker>("Inventory");
        cluster.Start();
        await BoundedWait.UntilAsync(
            () => cluster.GetSnapshot().Providers.Count(provider => provider.IsAvailable) == 2, "both shops are connected");
        for (int i = 0; i < 10; i++)
            await till.Get<IInventory>().WhoAsync(options);
        (int, int) served = (ofEast.Get<CallCounter>().Made, ofWest.Get<CallCounter>().Made);
        Assert.That(served, Is.EqualTo(chosen == "East" ? (10, 0) : (0, 10)));
    }

    [Test]
    public async Task Client_uses_the_providers_of_several_registries()
    {
        await using var east = new MemoryRegistry("memory://east");
        await using var west = new MemoryRegistry("memory://west");
        await using TestHost shop = await StartShopAsync(west);
        await using TestHost till = await TestHost.StartAsync(
            """{ "DubboNet": { "Registries": { "Shadow": { "Subscribe": false } } } }""",
            services => services
                .AddDubboRegistry("East", _ => east)
                .AddDubboRegistry("West", _ => west)
                .AddDubboRegistry("Shadow", _ => throw new InvalidOperationException("The registry is not used."), options =>
                    options.Register = false)
                .AddDubboClient<IInventory>());
        Assert.That(await till.Get<IInventory>().FindAsync("a"), Does.StartWith("a found"));
        ClusterSnapshot snapshot = ((DubboCluster)till.Get<IDubboInvoker>("Inventory")).GetSnapshot();
        Assert.That(snapshot.Directory, Is.EqualTo("com.acme.Inventory in memory://east, memory://west"));
    }

    [Test]
    [Property("Feature", "82")]
    public async Task Provider_is_registered_after_its_port_accepts_and_removed_before_consumers_are_told()
    {
        await using var registry = new MemoryRegistry();
        TestHost? host = null;
        var states = new List<string>();
        registry.OnOperation = async operation =>
        {
            using var socket = new TcpClient();
            await socket.ConnectAsync("127.0.0.1", host!.EndPointOf().Port);
            lock (states)
                states.Add($"{operation}, read-only {host.ServerOf().IsReadOnly}");
        };
        host = BuildShop(registry, "");
        await host.StartAsync();
        await host.DisposeAsync();
        Assert.That(states, Is.EqualTo(RegisteredInOrder.Concat(
        [
            "unregister com.acme.Inventory", "unregister com.acme.Pricing:1.0.0", "unregister instance test-shop",
        ]).Select(operation => $"{operation}, read-only False")));
        Assert.That((registry.Urls.Count, registry.Instances.Count), Is.EqualTo((0, 0)));
        Assert.That((registry.Operations.Last(), registry.IsDisposed), Is.EqualTo(("dispose", true)));
    }

    [TestCase("Interface", 2, 0)]
    [TestCase("Instance", 0, 1)]
    [TestCase("All", 2, 1)]
    public async Task Mode_selects_the_forms_of_registration(string mode, int urls, int instances)
    {
        await using var registry = new MemoryRegistry();
        await using TestHost shop = await StartShopAsync(registry, $$""" "Registry": { "RegisterMode": "{{mode}}" }, """);
        Assert.That((registry.Urls.Count, registry.Instances.Count), Is.EqualTo((urls, instances)));
    }

    [Test]
    public async Task Registry_without_registration_gets_no_provider()
    {
        await using var registry = new MemoryRegistry();
        await using TestHost shop = await StartShopAsync(registry, """ "Registry": { "Register": false }, """);
        Assert.That(registry.Operations, Is.Empty);
    }

    [Test]
    public async Task Registration_has_the_address_and_parameters_of_the_settings()
    {
        await using var registry = new MemoryRegistry();
        await using TestHost shop = await TestHost.StartAsync(
            """
            { "DUBBO_IP_TO_REGISTRY": "10.0.0.4", "DUBBO_DUBBO_IP_TO_REGISTRY": "10.0.0.5", "DUBBO_PORT_TO_REGISTRY": "4711",
              "DubboNet": { "Registry": { "MetadataType": "Remote" },
                            "Provider": { "Host": "127.0.0.1", "Port": 0, "Token": "secret",
                                          "Parameters": { "weight": "50", "price.timeout": "3000", "methods": "other" } } } }
            """,
            services => services.AddDubboRegistry(_ => registry).AddDubboProvider().MapDubboService<IPricing, Pricing>());
        DubboUrl url = registry.Urls.Single();
        Assert.That(
            (url.Protocol, url.Host, url.Port, url.Path, url.ServiceKey),
            Is.EqualTo(("dubbo", "10.0.0.5", 4711, "com.acme.Pricing", "com.acme.Pricing:1.0.0")));
        Assert.That(url.Parameters["timestamp"], Has.Length.EqualTo(13));
        Assert.That(url.WithParameters(new("pid", null), new("timestamp", null)).Parameters, Is.EquivalentTo(new Dictionary<string, string>
        {
            ["application"] = "test-shop",
            ["deprecated"] = "false",
            ["dubbo"] = "2.0.2",
            ["dynamic"] = "true",
            ["generic"] = "false",
            ["interface"] = "com.acme.Pricing",
            ["methods"] = "price",
            ["prefer.serialization"] = "hessian2",
            ["price.timeout"] = "3000",
            ["release"] = "3.3.0-dubbonet",
            ["serialization"] = "hessian2",
            ["side"] = "provider",
            ["timeout"] = "20000",
            ["token"] = "secret",
            ["version"] = "1.0.0",
            ["weight"] = "50",
        }));
        Assert.That(registry.Metadata.Single().Value, Does.StartWith("{\"app\":\"test-shop\",\"revision\":\""));
    }

    [Test]
    public async Task Provider_goes_offline_and_online_with_its_port_open()
    {
        await using var registry = new MemoryRegistry();
        await using TestHost shop = await StartShopAsync(registry);
        await using TestHost till = await StartTillAsync(new MemoryRegistry("memory://b", registry));
        // The list of the client can be empty for a moment when the provider is offline, and after it has stopped.
        till.Log.Expect("DirectoryProblem");
        IInventory inventory = till.Get<IInventory>();
        await inventory.FindAsync("a");
        var provider = shop.Get<DubboProvider>();
        await provider.OfflineAsync();
        Assert.That((registry.Urls.Count, registry.Instances.Count, provider.IsServing), Is.EqualTo((0, 0, false)));
        await using (var channel = new DubboChannel(shop.EndPointOf()))
            Assert.That(await channel.CreateClient<IInventory>().FindAsync("b"), Does.StartWith("b found"), "the port is open");
        await provider.OnlineAsync();
        Assert.That((registry.Urls.Count, registry.Instances.Count, provider.IsServing), Is.EqualTo((2, 1, true)));
        Assert.That(await inventory.FindAsync("c"), Does.StartWith("c found"));
        await shop.StopAsync();
        InvalidOperationException error = await FailAsync<InvalidOperationException>(provider.OnlineAsync());
        Assert.That(
            error.Message, Is.EqualTo("DubboNet:Provider cannot be put into service: it has not been started, or is stopping."));
    }

    private static Task<TestHost> StartTillAsync(MemoryRegistry registry) => TestHost.StartAsync("{}", services => services
        .AddDubboRegistry(_ => registry)
        .AddDubboClient<IInventory>().Services
        .AddDubboClient<IPricing>());

    private static async Task<TestHost> StartShopAsync(MemoryRegistry registry, string settings = "")
    {
        TestHost host = BuildShop(registry, settings);
        await host.StartAsync();
        return host;
    }

    private static TestHost BuildShop(MemoryRegistry registry, string settings) => TestHost.Build(
        $$"""{ "DubboNet": { {{settings}} "Provider": { "ShutdownQuietPeriod": 10 } } }""",
        services => services.AddSingleton<CallCounter>().AddScoped<CallState>().AddDubboRegistry(_ => registry)
            .AddDubboProvider(Place)
            .MapDubboService<IInventory, Inventory>()
            .MapDubboService<IPricing, Pricing>(ServiceLifetime.Singleton));

    private static void Place(DubboProviderOptions options) =>
        (options.Host, options.Port, options.AdvertisedHost) = ("127.0.0.1", 0, "127.0.0.1");

    private sealed class SharingFactory(MemoryRegistry shared) : IDubboRegistryFactory
    {
        public DubboRegistryOptions? Options { get; private set; }

        public DubboRegistry Create(DubboRegistryOptions options)
        {
            Options = options;
            return new MemoryRegistry($"{options.Address}", shared);
        }
    }
}
