using DubboNet.TestKit.Registries;

namespace DubboNet.Estate.Tests;

/// <summary>Runs a registry that a test stops and starts again.</summary>
internal sealed class EstateServer(
    string address, Func<Task> killAsync, Action deleteData, Func<Task> startAgainAsync, IAsyncDisposable server)
    : IAsyncDisposable
{
    public string Address => address;

    /// <summary>Starts a registry. Skips the test if something is missing, or fails it where no test may be skipped.</summary>
    public static async Task<EstateServer> StartAsync(EstateRegistry registry)
    {
        EstateRun.Require(registry);
        string jars = Environment.GetEnvironmentVariable(RequiredJava.JarsVariable)!;
        if (registry == EstateRegistry.ZooKeeper)
        {
            ZooKeeperServer zooKeeper = await ZooKeeperServer.StartAsync(jars);
            return new(
                $"zookeeper://127.0.0.1:{zooKeeper.Port}", zooKeeper.KillAsync, zooKeeper.DeleteData,
                () => zooKeeper.StartAgainAsync(jars), zooKeeper);
        }

        NacosServer nacos = await NacosServer.StartAsync(jars);
        return new(
            $"nacos://127.0.0.1:{nacos.Port}", nacos.KillAsync,
            () => throw new NotSupportedException("Nacos keeps no instances, so a restart is enough."), nacos.StartAgainAsync, nacos);
    }

    /// <summary>Kills the registry.</summary>
    public Task KillAsync() => killAsync();

    /// <summary>Deletes the data of a ZooKeeper that was killed.</summary>
    public void DeleteData() => deleteData();

    /// <summary>Starts the registry at the same port and with its data, and waits until it serves clients.</summary>
    public Task StartAgainAsync() => startAgainAsync();

    public ValueTask DisposeAsync() => server.DisposeAsync();
}
