using DubboNet.Hosting.Tests.Application;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace DubboNet.Hosting.Tests;

/// <summary>Applications with all settings in JSON.</summary>
[Property("Feature", "79")]
[Property("Feature", "80")]
public sealed class ConfiguredApplicationTests
{
    private const string Providers = """
        { "DubboNet": { "Providers": {
            "East": { "Host": "127.0.0.1", "Port": 0, "AdvertisedHost": "east.example", "AdvertisedPort": 20880,
                      "Services": { "Inventory": { "Group": "east" },
                                    "Pricing": { "MaxConcurrentCalls": 100, "Methods": { "price": { "MaxConcurrentCalls": "50" } } } } },
            "West": { "Host": "127.0.0.1", "Port": 0, "Token": "secret", "MaxConnections": 10, "MaxConcurrentCalls": 100,
                      "MaxPayload": 100000, "IdleTimeout": "00:01:00", "WriteTimeout": 20000, "MaxHeldBytes": 4000000000,
                      "MaxHeldBytesPerConnection": 100000000, "MaxAttachments": 50, "MaxAttachmentBytes": 5000,
                      "ShutdownTimeout": 5000, "ShutdownQuietPeriod": 20, "IncludeStackTraces": true,
                      "Services": { "Inventory": { "Group": "west", "Version": "2.0", "Path": "stock" } } } } } }
        """;

    [Test]
    public void Names_of_Java_select_the_load_balancing_and_the_failure_policy()
    {
        TestHost till = TestHost.Build(
            """
            { "DubboNet": { "Clients": { "Inventory": {
                "Addresses": "dubbo://a", "LoadBalancing": "leastactive", "FailurePolicy": "failfast", "Sticky": true } } } }
            """,
            services => services.AddDubboClient<IInventory>());
        DubboClusterOptions options = till.Get<IOptionsMonitor<DubboClientOptions>>().Get("Inventory").Cluster;
        Assert.That(
            (options.LoadBalancing, options.FailurePolicy, options.Sticky),
            Is.EqualTo((LoadBalancingStrategy.LeastActive, FailurePolicy.Failfast, true)));
    }

    [Test]
    public async Task Configuration_alone_sets_up_two_providers_and_three_clients()
    {
        await using TestHost shop = await TestHost.StartAsync(Providers, services =>
        {
            services.AddSingleton<CallCounter>().AddScoped<CallState>();
            services.AddDubboProvider("East")
                .MapDubboService<IInventory, Inventory>()
                .MapDubboService<IPricing, Pricing>(ServiceLifetime.Singleton);
            services.AddDubboProvider("West").MapDubboService<IInventory, Inventory>();
        });
        (int east, int west) = (shop.EndPointOf("East").Port, shop.EndPointOf("West").Port);
        string clients = $$"""
            { "DubboNet": { "Clients": {
                "Inventory": { "Addresses": [ "dubbo://127.0.0.1:{{east}}?group=east" ], "ApplicationName": "till" },
                "West": { "Addresses": "127.0.0.1:{{west}}", "Token": "secret", "Group": "west", "Version": "2.0", "ServicePath": "stock",
                          "Timeout": 9000, "Retries": 1, "WaitForReady": true, "RequireProviderAtStart": true, "Connections": 2,
                          "ConnectTimeout": "00:00:05", "HeartbeatInterval": 30000, "HeartbeatTimeout": 90000,
                          "MaxReconnectDelay": 500, "DnsRefreshInterval": "00:01:00", "MaxPayload": 100000,
                          "SendDeadline": true, "ShutdownTimeout": 1000 },
                "Pricing": { "Addresses": [ "dubbo://localhost:{{east}}" ] } } } }
            """;
        await using TestHost till = await TestHost.StartAsync(clients, services =>
        {
            services.AddDubboClient<IInventory>();
            services.AddDubboClient<IInventory>("West");
            services.AddDubboClient<IPricing>();
        });
        Assert.That(await till.Get<IInventory>().FindAsync("a"), Does.StartWith("a found by east/com.acme.Inventory "));
        Assert.That(await till.Get<IInventory>("West").FindAsync("b"), Does.StartWith("b found by west/stock:2.0 "));
        Assert.That(await till.Get<IPricing>().PriceAsync("c"), Is.EqualTo(1));
        Assert.That(await till.Get<IPricing>("Pricing").PriceAsync("c"), Is.EqualTo(2));
        Assert.That(await till.Get<IInventory>().WhoAsync(), Is.EqualTo("/till"));
        Assert.That(await till.Get<IInventory>("West").WhoAsync(), Is.EqualTo("/test-shop"), "the host's name");
        Assert.That(shop.ServerOf("West").ConnectionCount, Is.EqualTo(2));
        Assert.That($"{shop.Get<DubboProvider>("East").AdvertisedEndPoint}", Does.EndWith("east.example:20880"));
    }

    [Test]
    [Property("Feature", "51")]
    public async Task Each_call_has_a_scope_that_ends_after_the_response()
    {
        await using Shop shop = await Shop.StartAsync();
        string[] answers = await Task.WhenAll(Enumerable.Range(0, 50).Select(i => shop.Inventory.FindAsync($"{i}").AsTask())).Within();
        Assert.That(answers, Is.Unique.And.All.Contains("(1 uses of "));
        var counter = shop.Provider.Get<CallCounter>();
        for (int i = 0; i < 50; i++)
            await counter.Disposed.WaitAsync().Within();
        Assert.That(counter.Made, Is.EqualTo(50));
        var accessor = shop.Provider.Get<IDubboCallContextAccessor>();
        Assert.That((accessor.Context, accessor.Services), Is.EqualTo(((DubboCallContext?)null, (IServiceProvider?)null)));
    }

    [Test]
    [Property("Feature", "41")]
    public async Task Services_create_the_interceptors_of_both_sides()
    {
        await using Shop shop = await Shop.StartAsync(
            provider => provider.AddInterceptor<UsingState>(),
            client =>
            {
                client.Services.AddSingleton(new Tenant("blue"));
                client.AddInterceptor<TenantInterceptor>();
            });
        Assert.That(await shop.Inventory.WhoAsync(), Is.EqualTo("blue/test-shop"));
        Assert.That(await shop.Inventory.FindAsync("a"), Does.EndWith("(2 uses of 2)"), "the interceptor has the scope of the call");
    }

    [Test]
    public async Task Code_takes_precedence_over_configuration_and_one_name_is_one_client()
    {
        await using Shop shop = await Shop.StartAsync(consume: client =>
        {
            client.AddContract<IPricing>().AddContract<IPricing>();
            client.Services.AddDubboClient<IInventory>("inventory");
            client.Services.AddDubboClient("Inventory", options => options.Channel.ApplicationName = "code");
        });
        Assert.That(await shop.Inventory.WhoAsync(), Is.EqualTo("/code"));
        Assert.That(await shop.Till.Get<IPricing>().PriceAsync("a"), Is.EqualTo(1));
        Assert.That(shop.Inventory, Is.SameAs(shop.Till.Get<IInventory>("Inventory")));
        Assert.That(
            await shop.Till.Get<IDubboInvoker>("Inventory").EchoAsync(new ServiceKey("com.acme.Inventory"), "ping"), Is.EqualTo("ping"));
        Assert.That(shop.Server.ConnectionCount, Is.EqualTo(1), "they share it");
    }

    [Test]
    public void Host_that_requires_a_provider_does_not_start_without_one()
    {
        TestHost host = TestHost.Build(
            """{ "DubboNet": { "Clients": { "Inventory": { "Addresses": "dubbo://127.0.0.1:1", "RequireProviderAtStart": true } } } }""",
            services => services.AddDubboClient<IInventory>());
        Assert.That(
            host.StartAsync,
            Throws.TypeOf<NoProviderException>().With.Message.Contains(
                "The only provider of dubbo://127.0.0.1:1: Could not connect to 127.0.0.1:1"));
    }

    [Test]
    public async Task Error_names_a_used_port_and_its_keys()
    {
        await using Shop shop = await Shop.StartAsync();
        int port = shop.Provider.EndPointOf().Port;
        TestHost second = TestHost.Build(
            $$"""{ "DubboNet": { "Provider": { "Host": "127.0.0.1", "Port": {{port}} } } }""",
            services => services.AddDubboProvider().MapDubboService<IPricing, Pricing>());
        Assert.That(second.StartAsync, Throws.InvalidOperationException
            .With.Message.StartsWith($"The provider cannot listen on 127.0.0.1:{port} (DubboNet:Provider:Host, DubboNet:Provider:Port): "));
    }

    [Test]
    [Property("Feature", "50")]
    public async Task Stopping_host_completes_running_calls()
    {
        var reached = new SyncPoint();
        await using Shop shop = await Shop.StartAsync(provider => WaitAt(provider, reached));
        Task<string> call = shop.Inventory.FindAsync("a").AsTask();
        await reached.WaitUntilReachedAsync();
        Task stopping = shop.Provider.StopAsync();
        await UntilAsync(() => !shop.Provider.Get<DubboProvider>().IsServing, "the provider notifies its consumers");
        Assert.That((call.IsCompleted, stopping.IsCompleted), Is.EqualTo((false, false)));
        reached.Release();
        Assert.That(await call.Within(), Does.StartWith("a found"));
        await stopping;
    }

    [Test]
    [Property("Feature", "50")]
    public async Task Timeout_of_the_host_ends_the_stop_early()
    {
        var reached = new SyncPoint();
        await using Shop shop = await Shop.StartAsync(provider => WaitAt(provider, reached));
        Task<string> call = shop.Inventory.FindAsync("a").AsTask();
        await reached.WaitUntilReachedAsync();
        shop.Provider.Log.Expect("CloseTimedOut");
        await shop.Provider.StopWithoutTimeAsync();
        Assert.That(async () => await call.Within(), Throws.InstanceOf<DubboException>());
        reached.Release();
    }

    private static void WaitAt(DubboProviderBuilder provider, SyncPoint point)
    {
        provider.Services.AddSingleton(point);
        provider.AddInterceptor<Waiting>();
    }

    private sealed record Tenant(string Name);

    private sealed class TenantInterceptor(Tenant tenant) : IClientInterceptor
    {
        public ValueTask<TResult> InvokeAsync<TArguments, TResult>(ClientCall<TArguments, TResult> call, ClientPipeline next) =>
            next.InvokeAsync(call with { Options = call.Options.WithAttachment("tenant", tenant.Name) });
    }

    private sealed class UsingState(IDubboCallContextAccessor accessor) : IServerInterceptor
    {
        public ValueTask<TResult> InvokeAsync<TArguments, TResult>(
            TArguments arguments, DubboCallContext context, Func<TArguments, DubboCallContext, ValueTask<TResult>> next)
        {
            accessor.Services!.GetRequiredService<CallState>().Uses++;
            return next(arguments, context);
        }
    }
}
