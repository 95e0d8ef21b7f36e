
namespace DubboNet.Estate.Tests;

/// <summary>Shows how .NET consumers find Java providers and follow their changes through real registries.</summary>
[Category("Java")]
[NonParallelizable]
public sealed class DotNetEstateConsumerTests
{
    // A registry pushes changes. Nacos delays them by 500 ms.
    private const long FollowLimit = 1000;
    private const long NacosFollowLimit = 500 + FollowLimit;

    // The first list of providers waits for all sources, and a connection follows.
    private const long FindLimit = 4000;

    // The sessions of the ZooKeeper of the tests end 4 s after the last sign of life. The server looks after them every 200 ms.
    private const long SessionLimit = 4200 + FollowLimit;

    // Nacos removes an instance 30 s after its last beat, as 2.7 sends them, and looks after them every 5 s.
    private const long BeatLimit = 35_000 + FollowLimit;

    [TestCaseSource(typeof(EstateRun), nameof(EstateRun.Lines))]
    public async Task Consumers_follow_Java_providers(EstateRegistry registry, string line)
    {
        await EstateRun.RequireAsync(line);
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
            await FollowAsync(consumers, registry, line, options, first);
        }
        finally
        {
            foreach (DotNetEstateConsumer consumer in consumers)
                await consumer.DisposeAsync();
        }
    }

    [TestCase(EstateRegistry.ZooKeeper, "3.2")]
    [TestCase(EstateRegistry.ZooKeeper, "3.3")]
    [TestCase(EstateRegistry.Nacos, "3.2")]
    [TestCase(EstateRegistry.Nacos, "3.3")]
    public async Task Consumers_find_the_providers_of_their_level(EstateRegistry registry, string line)
    {
        await EstateRun.RequireAsync(line);
        string name = $"dotnet-levels-{line}";
        EstateOptions options = new(await EstateRun.GetAddressAsync(registry)) { Group = name };
        Task<JavaEstateProvider> startingInterface = JavaEstateProvider.StartAsync(
            line, options with { Application = $"{name}-interface", Mode = "interface" });
        // One after the other. When two Java providers write their applications to Nacos at the same time, it can lose one of them.
        await using JavaEstateProvider local = await JavaEstateProvider.StartAsync(
            line, options with { Application = $"{name}-local", Mode = "instance", Metadata = "local" });
        await using JavaEstateProvider remote = await JavaEstateProvider.StartAsync(
            line, options with { Application = $"{name}-remote", Mode = "instance", Metadata = "remote" });
        await using JavaEstateProvider @interface = await startingInterface;

        await FindAsync(options, RegistryDirectoryMode.Union, @interface, local, remote);
        await FindAsync(options, RegistryDirectoryMode.InterfaceOnly, @interface);
        await FindAsync(options, RegistryDirectoryMode.InstanceOnly, local, remote);
        await FindAsync(options, RegistryDirectoryMode.ApplicationFirst, local, remote);
    }

    private static async Task FindAsync(EstateOptions options, RegistryDirectoryMode mode, params JavaEstateProvider[] expected)
    {
        await using DotNetEstateConsumer consumer =
            await DotNetEstateConsumer.StartAsync(options with { Application = "dotnet-levels-consumer" }, mode);
        await consumer.StartLoadAsync(callers: 1);
        await consumer.WaitForProvidersAsync([.. expected.Select(provider => provider.Port)]);
        foreach (JavaEstateProvider provider in expected)
            await consumer.WaitForFirstCallAsync(provider.Port);
        EstateCounts counts = await consumer.EndLoadAsync();

        Assert.Multiple(() =>
        {
            Assert.That(counts.Providers.Keys, Is.EquivalentTo(expected.Select(provider => provider.Port)), $"{mode}");
            Assert.That(counts.FailedCalls, Is.Zero, () => $"{mode}: {counts}\n{consumer.Log}");
        });
    }

    private static async Task FollowAsync(
        DotNetEstateConsumer[] consumers, EstateRegistry registry, string line, EstateOptions options, JavaEstateProvider first)
    {
        long limit = registry == EstateRegistry.Nacos ? NacosFollowLimit : FollowLimit;
        EstateFollowing following = new(registry, line, EstateTable.DotNetWithJava, consumers);
        await following.FindAsync(first, FindLimit);
        EstateOptions other = line[0] == '3' ? options with { Metadata = "remote" } : options;
        await using JavaEstateProvider second = await JavaEstateProvider.StartAsync(line, other);
        await following.ArrivesAsync(EstateTable.SecondStarts, second.Port, second.ReadyAt, limit);
        if (registry == EstateRegistry.ZooKeeper)
        {
            // Rules in the folder of the interface are those of the interface level.
            DotNetEstateConsumer[] obeying = [.. consumers.Where(consumer => consumer.Mode != RegistryDirectoryMode.InstanceOnly)];
            await ObeyAsync(new(registry, line, EstateTable.DotNetWithJava, obeying), options, first, second);
        }

        await following.LeavesAsync(EstateTable.Stops, first.StopAsync, first.Port, second, limit);
        await using JavaEstateProvider third = await JavaEstateProvider.StartAsync(line, options with { Port = first.Port });
        await following.ArrivesAsync(EstateTable.StartsAgain, third.Port, third.ReadyAt, limit);
        bool beats = line == "2.7" && registry == EstateRegistry.Nacos;
        await following.IsKilledAsync(second, third, beats ? BeatLimit : SessionLimit);
    }

    private static async Task ObeyAsync(
        EstateFollowing following, EstateOptions options, JavaEstateProvider provider, JavaEstateProvider other)
    {
        await using EstateRules rules = new(options);
        (string Name, string Value, string Set, string Removed)[] changes =
        [
            ("weight", "0", EstateTable.WeightIsZero, EstateTable.WeightReturns),
            ("disabled", "true", EstateTable.Disabled, EstateTable.Enabled),
        ];
        foreach ((string name, string value, string set, string removed) in changes)
        {
            DubboUrl rule = rules.Create(provider.Port, name, value);
            await following.LeavesAsync(set, () => rules.AddAsync(rule), provider.Port, other, FollowLimit);
            long removing = EstateClock.Now;
            await rules.RemoveAsync(rule);
            await following.ArrivesAsync(removed, provider.Port, removing, FollowLimit);
        }
    }
}
