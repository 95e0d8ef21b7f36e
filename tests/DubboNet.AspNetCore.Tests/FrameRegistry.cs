using DubboNet.TestKit.Registries;
using Frames;

namespace DubboNet.AspNetCore.Tests;

/// <summary>Runs a ZooKeeper with providers of FrameService on Java 3.3.</summary>
internal static class FrameRegistry
{
    /// <summary>Starts the processes, and returns the address of the registry.</summary>
    /// <param name="started">The list to which the processes are added.</param>
    /// <param name="versions">The version of the service of each provider.</param>
    public static async Task<string> StartAsync(List<IAsyncDisposable> started, params string[] versions)
    {
        string? jars = Environment.GetEnvironmentVariable(RequiredJava.JarsVariable);
        RequiredJava.Check(ZooKeeperServer.FindWhatIsMissing(jars));
        RequiredJava.Check(await JavaPeer.FindWhatIsMissingAsync("3.3"));
        ZooKeeperServer zooKeeper = await ZooKeeperServer.StartAsync(jars!);
        started.Add(zooKeeper);
        string address = $"zookeeper://127.0.0.1:{zooKeeper.Port}";
        foreach (string version in versions)
        {
            string home = Directory.CreateTempSubdirectory("dubbonet-frames-").FullName;
            started.Add(await JavaPeer.StartAsync(
                "3.3", "estate-provider", $"-XX:TieredStopAtLevel=1 -XX:+UseSerialGC -Xmx128m -Duser.home={home}",
                ["--registry", address, "--service", "frames", "--application", "shop", "--version", version]));
        }

        return address;
    }
}
