using System.Text;
using DubboNet.ZooKeeper.Tests.Real;

namespace DubboNet.ZooKeeper.Tests.Registry;

/// <summary>Provides registries over real servers, which are disposed of after the test.</summary>
public abstract class RegistryTest : RealTest
{
    private readonly List<DubboRegistry> _registries = [];

    private protected static ServiceKey Service { get; } = new("com.acme.Inventory", "1.0.0");

    /// <summary>Gets the group of this test.</summary>
    private protected string Group => Root[1..];

    [TearDown]
    public async Task DisposeAsync() =>
        await Task.WhenAll(_registries.Select(registry => registry.DisposeAsync().AsTask())).WaitAsync(TimeSpan.FromSeconds(30));

    /// <summary>Creates a registry in the group of this test at the shared server.</summary>
    private protected async Task<DubboRegistry> CreateAsync(string parameters = "", string? user = null) =>
        CreateAt($"{(user is null ? "" : $"{user}@")}127.0.0.1:{(await RealServer.GetAsync()).Port}", parameters);

    /// <summary>Creates a registry in the group of this test at other servers.</summary>
    private protected DubboRegistry CreateAt(string servers, string parameters = "") =>
        CreateAtAddress($"zookeeper://{servers}?group={Group}&session=4000&timeout=10000&{parameters}");

    private protected DubboRegistry CreateAtAddress(string address)
    {
        var options = new DubboRegistryOptions(DubboUrl.Parse(address)) { LoggerFactory = Log };
        DubboRegistry registry = new ZooKeeperRegistryFactory().Create(options);
        _registries.Add(registry);
        return registry;
    }

    private protected static ZooKeeperClient ClientOf(DubboRegistry registry) => ((ZooKeeperRegistry)registry).Client;

    /// <summary>Returns the URL of a provider.</summary>
    private protected static DubboUrl Provider(int port, string parameters = "") => DubboUrl.Parse(
        $"dubbo://10.0.0.5:{port}/com.acme.Inventory?interface=com.acme.Inventory&version=1.0.0&timestamp=1000{parameters}");

    private protected static ServiceInstance Instance(int port, string revision) => new("shop", "10.0.0.5", port)
    {
        Metadata = new Dictionary<string, string> { ["dubbo.metadata.revision"] = revision },
    };

    private protected static Sequence<IReadOnlyList<DubboUrl>> Providers(DubboRegistry registry, ServiceKey? service = null) =>
        new(token => registry.WatchAsync(service ?? Service, "providers", token));

    private protected static Sequence<IReadOnlyList<ServiceInstance>> Instances(DubboRegistry registry) =>
        new(token => registry.WatchInstancesAsync("shop", token));

    private protected static Sequence<string?> Configuration(DubboRegistry registry) =>
        new(token => registry.WatchConfigurationAsync("com.acme.Inventory::.configurators", "dubbo", token));

    private protected static async Task<string> TextAsync(ZooKeeperClient client, string path) =>
        Encoding.UTF8.GetString((await client.GetDataAsync(path)).Value);

    /// <summary>Creates a node or replaces its data.</summary>
    private protected static async Task WriteAsync(ZooKeeperClient client, string path, string text) =>
        await new NodeWriter(client).WriteAsync(path, new KeptNode(Encoding.UTF8.GetBytes(text), IsEphemeral: false), default);
}
