using DubboNet.TestKit.Registries;

namespace DubboNet.Estate.Tests;

/// <summary>
/// Shows that calls continue while an ensemble of three ZooKeeper servers loses its leader, and then its majority, and that registrations
/// come back.
/// </summary>
[Category("Java")]
[NonParallelizable]
public sealed class EnsembleTests
{
    private const int Callers = 8;
    private const int CallsMeanwhile = 400;

    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(50);

    [Test]
    public async Task Calls_continue_without_the_leader_and_without_the_majority()
    {
        EstateRun.Require(EstateRegistry.ZooKeeper);
        string jars = Environment.GetEnvironmentVariable(RequiredJava.JarsVariable)!;
        IReadOnlyList<ZooKeeperServer> servers = await ZooKeeperServer.StartEnsembleAsync(jars, 3);
        try
        {
            await CallAsync(servers, jars);
            // All applications have stopped. Consumers have sessions without ephemeral nodes.
            await WaitForNoSessionAsync(servers).Within();
        }
        finally
        {
            await Task.WhenAll(servers.Select(server => server.DisposeAsync().AsTask()));
        }
    }

    private static async Task CallAsync(IReadOnlyList<ZooKeeperServer> servers, string jars)
    {
        string others = string.Join(',', servers.Skip(1).Select(server => server.EndPoint));
        EstateOptions options = new($"zookeeper://{servers[0].EndPoint}?backup={others}") { Application = "ensemble", Group = "ensemble" };
        await using DotNetEstateProvider first = await DotNetEstateProvider.StartAsync(options);
        await using DotNetEstateProvider second = await DotNetEstateProvider.StartAsync(options);
        await using DotNetEstateConsumer consumer = await ConsumeAsync(options);
        await consumer.WaitForProvidersAsync(first.Port, second.Port);
        await consumer.StartLoadAsync(Callers);

        ZooKeeperServer leader = await ZooKeeperServer.FindLeaderAsync(servers);
        await leader.KillAsync();
        ZooKeeperServer next = await ZooKeeperServer.FindLeaderAsync([.. servers.Except([leader])]);
        await WaitUntilKnownAsync(options, first, second);
        await consumer.WaitForMoreCallsAsync(first.Port, CallsMeanwhile);

        await next.KillAsync();
        await consumer.WaitForMoreCallsAsync(second.Port, CallsMeanwhile);
        await Task.WhenAll(leader.StartAgainAsync(jars), next.StartAgainAsync(jars));
        await WaitUntilKnownAsync(options, first, second);

        await using DotNetEstateProvider added = await DotNetEstateProvider.StartAsync(options);
        await consumer.WaitForFirstCallAsync(added.Port);
        EstateCounts counts = await consumer.EndLoadAsync();
        Assert.That(counts.FailedCalls, Is.Zero, () => $"{counts}\n{consumer.Log}");
        await TestContext.Out.WriteLineAsync($"An ensemble lost its leader and its majority: {counts}");
        foreach (DotNetEstateProvider provider in new[] { first, second, added })
            await provider.StopAsync();
    }

    private static Task<DotNetEstateConsumer> ConsumeAsync(EstateOptions options) =>
        DotNetEstateConsumer.StartAsync(options with { Application = "ensemble-consumer" }, RegistryDirectoryMode.Union);

    // A consumer that starts now knows only what the registry has.
    private static async Task WaitUntilKnownAsync(EstateOptions options, params DotNetEstateProvider[] providers)
    {
        await using DotNetEstateConsumer fresh = await ConsumeAsync(options);
        await fresh.WaitForProvidersAsync([.. providers.Select(provider => provider.Port)]);
    }

    private static async Task WaitForNoSessionAsync(IReadOnlyList<ZooKeeperServer> servers)
    {
        ZooKeeperServer leader = await ZooKeeperServer.FindLeaderAsync(servers);
        while (await leader.CountAsync() != (0, 0))
            await Task.Delay(Look);
    }
}
