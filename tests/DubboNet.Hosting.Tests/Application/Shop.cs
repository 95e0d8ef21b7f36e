using Microsoft.Extensions.DependencyInjection;

namespace DubboNet.Hosting.Tests.Application;

/// <summary>A host with a provider on a free port, and a host with a client of it.</summary>
internal sealed class Shop : IAsyncDisposable
{
    private Shop(TestHost provider, TestHost till)
    {
        Provider = provider;
        Till = till;
    }

    public TestHost Provider { get; }

    public TestHost Till { get; }

    public IInventory Inventory => Till.Get<IInventory>();

    public DubboServer Server => Provider.ServerOf();

    /// <summary>By default, the provider hosts both contracts, and the client calls the first.</summary>
    public static async Task<Shop> StartAsync(
        Action<DubboProviderBuilder>? provide = null, Action<DubboClientBuilder>? consume = null, string providerSettings = "")
    {
        TestHost provider = await TestHost.StartAsync(
            $$"""{ "DubboNet": { "Provider": { {{providerSettings}} "Host": "127.0.0.1", "Port": 0, "ShutdownQuietPeriod": 10 } } }""",
            services =>
            {
                services.AddSingleton<CallCounter>().AddScoped<CallState>();
                DubboProviderBuilder builder = services.AddDubboProvider()
                    .MapDubboService<IInventory, Inventory>()
                    .MapDubboService<IPricing, Pricing>(ServiceLifetime.Singleton);
                provide?.Invoke(builder);
            });
        TestHost till = await TestHost.StartAsync(
            $$"""
            { "DubboNet": { "Clients": { "Inventory": {
                "Addresses": [ "dubbo://127.0.0.1:{{provider.EndPointOf().Port}}" ], "ShutdownTimeout": 500 } } } }
            """,
            services =>
            {
                DubboClientBuilder builder = services.AddDubboClient<IInventory>();
                consume?.Invoke(builder);
            });
        return new Shop(provider, till);
    }

    public async ValueTask DisposeAsync()
    {
        await Till.DisposeAsync();
        await Provider.DisposeAsync();
    }
}
