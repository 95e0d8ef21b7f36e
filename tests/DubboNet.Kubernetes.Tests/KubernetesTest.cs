using DubboNet.Kubernetes.Tests.Api;

namespace DubboNet.Kubernetes.Tests;

/// <summary>Provides a registry over an API server of the test.</summary>
public abstract class KubernetesTest
{
    private readonly List<DubboRegistry> _registries = [];

    internal ApiServer Api { get; } = new();

    internal LogWatch Log { get; } = new();

    internal static ServiceKey Inventory { get; } = new("com.acme.Inventory", "1.0.0", "blue");

    [TearDown]
    public async Task StopAsync()
    {
        foreach (DubboRegistry registry in _registries)
            await registry.DisposeAsync();
        await Api.DisposeAsync();
        Log.Dispose();
    }

    internal static string[] Addresses(IReadOnlyList<DubboUrl> urls) =>
        [.. urls.Select(url => $"{new ProviderAddress(ProviderAddress.FromUrl(url).EndPoint)}"["dubbo://".Length..])];

    /// <summary>Creates a registry whose pauses are short.</summary>
    internal DubboRegistry Create(string service = "shop/inventory", string parameters = "", TimeSpan? watchTime = null)
    {
        var address = DubboUrl.Parse($"kubernetes://{service}?api=http://127.0.0.1:{Api.Port}{parameters}");
        var settings = new KubernetesSettings(new DubboRegistryOptions(address) { LoggerFactory = Log })
        {
            FirstPause = TimeSpan.FromMilliseconds(20),
            WatchTime = watchTime ?? TimeSpan.FromMinutes(2),
        };
        var registry = new KubernetesRegistry(settings);
        _registries.Add(registry);
        return registry;
    }

    internal static Sequence<IReadOnlyList<DubboUrl>> Watch(DubboRegistry registry) =>
        new(stop => registry.WatchAsync(Inventory, "providers", stop));
}
