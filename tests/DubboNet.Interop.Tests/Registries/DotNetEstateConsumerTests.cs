using DubboNet.Interop.Tests.Java;

namespace DubboNet.Interop.Tests.Registries;

/// <summary>Shows how .NET consumers find Java providers and follow their changes through real registries.</summary>
[Category("Java")]
[NonParallelizable]
public sealed class DotNetEstateConsumerTests
{
    // A registry pushes changes.
    private const long FollowLimit = 1000;

    // The first list of providers waits for all sources, and a connection follows.
    private const long FindLimit = 4000;

    // The sessions of the ZooKeeper of the tests end 4 s after the last sign of life. The server looks after them every 200 ms.
    private const long SessionLimit = 4200 + FollowLimit;

    [TestCase(EstateRegistry.ZooKeeper, "3.3")]
    public async Task Consumers_follow_Java_providers(EstateRegistry registry, string line)
    {
        await JavaLine.RequireAsync(line);
        string name = $"dotnet-consumer-{line}";
        EstateOptions options = new(await EstateRun.GetAddressAsync(registry)) { Application = name, Group = name };
        RegistryDirectoryMode[] modes = line[0] == '3'
            ? [RegistryDirectoryMode.Union, RegistryDirectoryMode.InterfaceOnly, RegistryDirectoryMode.InstanceOnly]
            : [RegistryDirectoryMode.Union];
        await using JavaEstateProvider first = await JavaEstateProvider.StartAsync(line, options);
        DotNetEstateConsumer[] consumers = await Task.WhenAll(
            modes.Select(mode => DotNetEstateConsumer.StartAsync(options with { Application = $"{name}-consumer" }, mode)));
        try
        {
            await FollowAsync(new(registry, line, EstateTable.DotNetWithJava, consumers), line, options, first);
        }
        finally
        {
            foreach (DotNetEstateConsumer consumer in consumers)
                await consumer.DisposeAsync();
        }
    }

    private static async Task FollowAsync(EstateFollowing following, string line, EstateOptions options, JavaEstateProvider first)
    {
        await following.FindAsync(first, FindLimit);
        await using JavaEstateProvider second = await JavaEstateProvider.StartAsync(line, options);
        await following.ArrivesAsync(EstateTable.SecondStarts, second.Port, second.ReadyAt, FollowLimit);
        await following.LeavesAsync(EstateTable.Stops, first.StopAsync, first.Port, second, FollowLimit);
        await using JavaEstateProvider third = await JavaEstateProvider.StartAsync(line, options with { Port = first.Port });
        await following.ArrivesAsync(EstateTable.StartsAgain, third.Port, third.ReadyAt, FollowLimit);
        await following.IsKilledAsync(second, third, SessionLimit);
    }
}
