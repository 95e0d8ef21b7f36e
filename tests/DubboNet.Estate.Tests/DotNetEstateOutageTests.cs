using System.Globalization;

namespace DubboNet.Estate.Tests;

/// <summary>Shows that calls of .NET consumers continue while a real registry restarts, and that registrations come back.</summary>
[Category("Java")]
[NonParallelizable]
public sealed class DotNetEstateOutageTests
{
    private const string Line = "3.3";
    private const int Callers = 2;
    private const int CallsMeanwhile = 200;

    // Clients connect again after pauses of a few seconds, and Java looks after its subscriptions.
    private const long ReturnLimit = 30_000;

    private static readonly TimeSpan Outage = TimeSpan.FromSeconds(2);

    [TestCase(EstateRegistry.ZooKeeper, true)]
    [TestCase(EstateRegistry.ZooKeeper, false)]
    [TestCase(EstateRegistry.Nacos, true)]
    public async Task Calls_continue_while_the_registry_restarts(EstateRegistry registry, bool keepsData)
    {
        await EstateRun.RequireAsync(Line);
        await using EstateServer server = await EstateServer.StartAsync(registry);
        EstateOptions options = new(server.Address) { Application = "outage-dotnet", Group = "outage" };
        Task<JavaEstateProvider> startingJava = JavaEstateProvider.StartAsync(Line, options with { Application = "outage-java" });
        Task<JavaEstateConsumer> startingConsumer =
            JavaEstateConsumer.StartAsync(Line, options with { Application = "outage-java-consumer" });
        await using DotNetEstateProvider own =
            await DotNetEstateProvider.StartAsync(options, DubboRegisterMode.All, DubboMetadataType.Remote);
        await using DotNetEstateConsumer consumer = await ConsumeAsync(options, RegistryDirectoryMode.Union);
        await using JavaEstateProvider java = await startingJava;
        await using JavaEstateConsumer javaConsumer = await startingConsumer;
        EstateConsumer[] consumers = [consumer, javaConsumer];
        foreach (EstateConsumer each in consumers)
        {
            await each.WaitForProvidersAsync(own.Port, java.Port);
            await each.StartLoadAsync(Callers);
        }

        await server.KillAsync();
        if (!keepsData)
            server.DeleteData();
        await Task.Delay(Outage);
        await Task.WhenAll(consumers.Select(each => each.WaitForMoreCallsAsync(own.Port, CallsMeanwhile)));
        await server.StartAgainAsync();
        long started = EstateClock.Now;
        // The application level also needs the mapping and the description, which the .NET provider writes again.
        long[] registered = await Task.WhenAll(
            WaitUntilKnownAsync(options, RegistryDirectoryMode.InstanceOnly, own.Port),
            WaitUntilKnownAsync(options, RegistryDirectoryMode.Union, java.Port));
        await using DotNetEstateProvider added = await DotNetEstateProvider.StartAsync(options);
        await Task.WhenAll(consumers.Select(each => each.WaitForFirstCallAsync(added.Port)));
        string change = keepsData ? EstateTable.RegistryRestarts : EstateTable.RegistryIsEmpty;
        await CheckAsync(new(registry, Line, EstateTable.JavaWithDotNet, change, registered[0] - started, 0, 0), javaConsumer);
        EstateRow row = new(registry, Line, EstateTable.DotNetWithJava, change, registered[1] - started, 0, 0);
        EstateCounts counts = await CheckAsync(row, consumer);

        Assert.Multiple(() =>
        {
            Assert.That(counts.FailedCalls, Is.Zero, () => $"{counts}\n{consumer.Log}");
            Assert.That(registered.Max() - started, Is.LessThan(Form.Limit(ReturnLimit)));
        });
    }

    private static Task<DotNetEstateConsumer> ConsumeAsync(EstateOptions options, RegistryDirectoryMode mode) =>
        DotNetEstateConsumer.StartAsync(options with { Application = "outage-dotnet-consumer" }, mode);

    // A consumer that starts now knows only what the registry has. Returns when it knows the provider.
    private static async Task<long> WaitUntilKnownAsync(EstateOptions options, RegistryDirectoryMode mode, int port)
    {
        await using DotNetEstateConsumer fresh = await ConsumeAsync(options, mode);
        await fresh.WaitForProviderAsync(port);
        return EstateClock.Now;
    }

    private static async Task<EstateCounts> CheckAsync(EstateRow row, EstateConsumer consumer)
    {
        EstateCounts counts = await consumer.EndLoadAsync();
        EstateTable.Add(row with { FailedCalls = counts.FailedCalls, LongestCall = counts.Longest });
        TestContext.Out.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{row.Registry}, {consumer}: {row.Change}: its providers are registered again after {row.FollowedAfter} ms ({counts})"));
        return counts;
    }
}
