
namespace DubboNet.Estate.Tests;

/// <summary>Shows how Java consumers find .NET providers and follow their changes through real registries.</summary>
[Category("Java")]
[NonParallelizable]
public sealed class DotNetEstateProviderTests
{
    // At interface level, 3.x delivers at most one change in 5 s. The rest is for a busy machine.
    private const long FollowLimit = 10_000;

    // The forms in which a provider can be registered besides the default. A line of Java 2 needs the interface level.
    private static readonly (DubboRegisterMode Mode, DubboMetadataType Metadata)[] Forms =
    [
        (DubboRegisterMode.Interface, DubboMetadataType.Local),
        (DubboRegisterMode.Instance, DubboMetadataType.Local),
        (DubboRegisterMode.Instance, DubboMetadataType.Remote),
    ];

    [TestCaseSource(typeof(EstateRun), nameof(EstateRun.Lines))]
    public async Task Java_consumers_follow_providers(EstateRegistry registry, string line)
    {
        await EstateRun.RequireAsync(line);
        string name = $"dotnet-provider-{line}";
        EstateOptions options = new(await EstateRun.GetAddressAsync(registry)) { Application = name, Group = name };
        string?[] steps = line[0] == '3' ? [null, "FORCE_INTERFACE", "FORCE_APPLICATION"] : [null];
        await using DotNetEstateProvider first = await DotNetEstateProvider.StartAsync(options);
        JavaEstateConsumer[] consumers = await Task.WhenAll(steps.Select(
            step => JavaEstateConsumer.StartAsync(line, options with { Application = $"{name}-consumer", Step = step })));
        try
        {
            await FollowAsync(registry, line, consumers, options, first);
            foreach ((DubboRegisterMode mode, DubboMetadataType metadata) in Forms)
                await CallAsync([.. consumers.Where(consumer => Finds(consumer, line, mode))], options, mode, metadata);
        }
        finally
        {
            foreach (JavaEstateConsumer consumer in consumers)
                await consumer.DisposeAsync();
        }
    }

    private static bool Finds(JavaEstateConsumer consumer, string line, DubboRegisterMode mode) => mode == DubboRegisterMode.Interface
        ? consumer.Step != "FORCE_APPLICATION"
        : line[0] == '3' && consumer.Step != "FORCE_INTERFACE";

    private static async Task FollowAsync(
        EstateRegistry registry, string line, JavaEstateConsumer[] consumers, EstateOptions options, DotNetEstateProvider first)
    {
        EstateFollowing following = new(registry, line, EstateTable.JavaWithDotNet, consumers);
        await following.FindAsync(first, FollowLimit);
        await using DotNetEstateProvider second =
            await DotNetEstateProvider.StartAsync(options, DubboRegisterMode.All, DubboMetadataType.Remote);
        await following.ArrivesAsync(EstateTable.SecondStarts, second.Port, second.ReadyAt, FollowLimit);
        await following.LeavesAsync(EstateTable.Stops, first.StopAsync, first.Port, second, FollowLimit);
        await using DotNetEstateProvider third = await DotNetEstateProvider.StartAsync(options);
        await following.ArrivesAsync(EstateTable.AnotherStarts, third.Port, third.ReadyAt, FollowLimit);
        await following.EndAsync();
        await second.StopAsync();
        await third.StopAsync();
    }

    // The consumers have no other provider.
    private static async Task CallAsync(
        JavaEstateConsumer[] consumers, EstateOptions options, DubboRegisterMode mode, DubboMetadataType metadata)
    {
        if (consumers.Length == 0)
            return;
        await using DotNetEstateProvider provider = await DotNetEstateProvider.StartAsync(options, mode, metadata);
        foreach (JavaEstateConsumer consumer in consumers)
        {
            await consumer.WaitForProvidersAsync(provider.Port);
            EstateCounts counts = await consumer.CallAsync(20);
            Assert.That(counts.CallsOf(provider.Port), Is.EqualTo(20), () => $"{mode}, {metadata}, {consumer}: {counts}\n{consumer.Log}");
        }

        await provider.StopAsync();
    }
}
