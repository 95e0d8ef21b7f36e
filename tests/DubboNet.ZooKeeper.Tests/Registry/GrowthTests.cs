using DubboNet.ZooKeeper.Tests.Real;

namespace DubboNet.ZooKeeper.Tests.Registry;

/// <summary>Tests that nothing stays behind after many subscriptions and many sessions.</summary>
public sealed class GrowthTests : RegistryTest
{
    [Test]
    public async Task Thousand_subscriptions_leave_nothing_behind()
    {
        DubboRegistry registry = await CreateAsync();
        await registry.RegisterInstanceAsync(Instance(1, "r1"), default);
        await SubscribeAsync(registry, 1000);
        long before = GC.GetTotalMemory(forceFullCollection: true);
        await SubscribeAsync(registry, 1000);
        Assert.That(ClientOf(registry).WatchCount, Is.Zero);
        Assert.That(((ZooKeeperRegistry)registry).RegistrationCount, Is.EqualTo(1));
        // Memory of earlier tests may be released at any time, so one measurement is not enough.
        await UntilAsync(() => GC.GetTotalMemory(forceFullCollection: true) - before < 500_000, "less than 500 bytes stay for each");
    }

    [Test]
    public async Task Hundred_expired_sessions_leave_nothing_behind()
    {
        const int Registries = 20;
        const int Rounds = 5;
        await using var link = new TcpBalancer();
        int port = (await RealServer.GetAsync()).Port;
        link.Add(port);
        DubboRegistry[] registries =
            [.. Enumerable.Range(0, Registries).Select(_ => CreateAt($"127.0.0.1:{link.Port}", "session=400"))];
        await Task.WhenAll(registries.Select((registry, i) => registry.RegisterAsync(Provider(i + 1), default))).Within();
        using var stop = new CancellationTokenSource();
        Task[] reading = [.. registries.Select(registry => ReadAllAsync(registry, stop.Token))];
        for (int round = 1; round <= Rounds; round++)
        {
            ZooKeeperClient observer = await ConnectAsync();
            link.Remove(port);
            link.Cut();
            await Task.WhenAll(Enumerable.Range(1, Registries).Select(i =>
                WaitUntilDeletedAsync(observer, $"{Root}/com.acme.Inventory/providers/{Provider(i).ToEncodedString()}")));
            link.Add(port);
            await UntilAsync(
                () => Log.Named("SessionExpired").Count() == round * Registries
                    && registries.All(registry => registry.Problem is null), $"all sessions have expired {round} times");
            await using Sequence<IReadOnlyList<DubboUrl>> seen = Providers(await CreateAsync());
            await seen.UntilAsync(urls => urls.Count == Registries);
        }

        await UntilAsync(() => registries.All(registry => ClientOf(registry).WatchCount == 1), "each list has its one watch again");
        Assert.That(registries.Select(registry => ((ZooKeeperRegistry)registry).RegistrationCount), Is.All.EqualTo(1));
        await stop.CancelAsync();
        await Task.WhenAll(reading).Within();
        Assert.That(registries.Select(registry => ClientOf(registry).WatchCount), Is.All.Zero);
    }

    /// <summary>Reads lists until the token is canceled.</summary>
    private static async Task ReadAllAsync(DubboRegistry registry, CancellationToken cancellationToken)
    {
        try
        {
            await foreach (IReadOnlyList<DubboUrl> list in registry.WatchAsync(Service, "providers", cancellationToken))
                Assert.That(list, Has.Count.LessThanOrEqualTo(20));
        }
        catch (OperationCanceledException)
        {
            // The test has ended.
        }
    }

    /// <summary>Begins and ends sequences of each kind.</summary>
    private static async Task SubscribeAsync(DubboRegistry registry, int count)
    {
        for (int i = 0; i < count; i += 4)
        {
            await using Sequence<IReadOnlyList<DubboUrl>> providers = Providers(registry);
            await using Sequence<IReadOnlyList<ServiceInstance>> instances = Instances(registry);
            await using Sequence<string?> texts = Configuration(registry);
            await using var names = new Sequence<IReadOnlyList<string>>(token => registry.WatchApplicationsAsync("a.B", token));
            await Task.WhenAll(providers.NextAsync(), instances.NextAsync(), texts.NextAsync(), names.NextAsync());
        }
    }
}
