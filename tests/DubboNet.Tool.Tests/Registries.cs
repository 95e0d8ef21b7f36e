using DubboNet.TestKit.Registries;

namespace DubboNet.Tool.Tests;

/// <summary>Runs a ZooKeeper and a Nacos for all tests. They are started when the first test needs them.</summary>
internal static class Registries
{
    private static readonly Lazy<Task<ZooKeeperServer>> ZooKeeper = new(() => ZooKeeperServer.StartAsync(Jars!));
    private static readonly Lazy<Task<NacosServer>> Nacos = new(() => NacosServer.StartAsync(Jars!));

    private static string? Jars => Environment.GetEnvironmentVariable(RequiredJava.JarsVariable);

    /// <summary>Returns the address of a registry. Skips the test if something is missing, or fails it.</summary>
    /// <param name="name">The scheme of the registry, zookeeper or nacos.</param>
    public static async Task<string> GetAddressAsync(string name)
    {
        bool isNacos = name == "nacos";
        RequiredJava.Check(isNacos ? NacosServer.FindWhatIsMissing(Jars) : ZooKeeperServer.FindWhatIsMissing(Jars));
        return $"{name}://127.0.0.1:{(isNacos ? (await Nacos.Value).Port : (await ZooKeeper.Value).Port)}";
    }

    /// <summary>Stops the registries that were started.</summary>
    public static async Task StopAllAsync()
    {
        if (ZooKeeper.IsValueCreated)
            await (await ZooKeeper.Value).DisposeAsync();
        if (Nacos.IsValueCreated)
            await (await Nacos.Value).DisposeAsync();
    }
}
