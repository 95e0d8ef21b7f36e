using DubboNet.ZooKeeper.Tests.Real;

namespace DubboNet.ZooKeeper.Tests.Registry;

/// <summary>Tests registrations and sequences when sessions and servers end.</summary>
public sealed class OutageTests : RegistryTest
{
    private static readonly DubboUrl[] Urls = [Provider(1), Provider(2)];

    [Test]
    public async Task Everything_is_restored_after_the_session_has_expired()
    {
        await using var link = new TcpBalancer();
        int port = (await RealServer.GetAsync()).Port;
        link.Add(port);
        DubboRegistry registry = CreateAt($"127.0.0.1:{link.Port}", "session=400");
        await RegisterAsync(registry);
        await using Sequence<IReadOnlyList<DubboUrl>> providers = Providers(registry);
        await using Sequence<IReadOnlyList<ServiceInstance>> instances = Instances(registry);
        await using Sequence<string?> texts = Configuration(registry);
        Assert.That(await providers.NextAsync(), Is.EquivalentTo(Urls));
        Assert.That(await instances.NextAsync(), Has.One.Items);
        Assert.That(await texts.NextAsync(), Is.Null);

        ZooKeeperClient observer = await ConnectAsync();
        link.Remove(port);
        link.Cut();
        await WaitUntilDeletedAsync(observer, $"{Root}/shop/10.0.0.5:9");
        await UntilAsync(() => registry.Problem is not null, "the registry has a problem");
        await WriteAsync(observer, $"{Root}/config/dubbo/com.acme.Inventory::.configurators", "rule");
        await WriteAsync(observer, $"{Root}/com.acme.Inventory/providers/{Provider(3).ToEncodedString()}", "");
        link.Add(port);

        Assert.That(await texts.NextAsync(), Is.EqualTo("rule"));
        await providers.UntilAsync(list => list.Count == 3);
        await using Sequence<IReadOnlyList<ServiceInstance>> seen = Instances(await CreateAsync());
        await seen.UntilAsync(list => list.Count == 1);
        await UntilAsync(() => registry.Problem is null, "the problem has ended");
        Assert.That(Log.Named("RestoringRegistrations").Single().Text, Does.EndWith("Their number is 3."));
    }

    [Test]
    public async Task Registrations_wait_for_the_connection_and_removed_ones_are_not_restored()
    {
        await using var link = new TcpBalancer();
        int port = (await RealServer.GetAsync()).Port;
        link.Add(port);
        DubboRegistry registry = CreateAt($"127.0.0.1:{link.Port}", "session=400");
        await registry.RegisterAsync(Urls[0], default);
        link.Remove(port);
        link.Cut();
        Task added = registry.RegisterAsync(Urls[1], default);
        Task removed = registry.UnregisterAsync(Urls[0], default);
        Task<string?> read = registry.GetMetadataAsync("shop", "r1", default);
        await UntilAsync(() => registry.Problem is not null, "the connection is lost");
        Assert.That(added.IsCompleted || removed.IsCompleted || read.IsCompleted, Is.False);
        link.Add(port);
        await Task.WhenAll(added, removed, read).Within();
        await using Sequence<IReadOnlyList<DubboUrl>> providers = Providers(await CreateAsync());
        Assert.That(await providers.NextAsync(), Is.EqualTo([Urls[1]]));
    }

    [Test]
    public async Task Registrations_survive_a_restart_of_the_server_and_return_after_the_loss_of_its_data()
    {
        await using ZooKeeperServer server = await ZooKeeperServer.StartAsync(RealServer.Jars);
        DubboRegistry registry = CreateAt($"127.0.0.1:{server.Port}", "session=2000");
        await RegisterAsync(registry);
        await using Sequence<IReadOnlyList<DubboUrl>> providers = Providers(registry);
        Assert.That(await providers.NextAsync(), Is.EquivalentTo(Urls));
        foreach (bool isDataLost in (bool[])[false, true])
        {
            await server.KillAsync();
            if (isDataLost)
                server.DeleteData();
            await server.StartAgainAsync(RealServer.Jars);
            DubboRegistry other = CreateAt($"127.0.0.1:{server.Port}");
            await using Sequence<IReadOnlyList<DubboUrl>> seen = Providers(other);
            await seen.UntilAsync(list => list.Count == Urls.Length);
            await using Sequence<IReadOnlyList<ServiceInstance>> instances = Instances(other);
            await instances.UntilAsync(list => list.Count == 1);
            await using Sequence<IReadOnlyList<string>> applications =
                new(token => other.WatchApplicationsAsync("com.acme.Inventory", token));
            await applications.UntilAsync(list => list is ["shop", "store"]);
            Assert.That(await ReadMetadataAsync(other).Within(), Is.EqualTo("{}"));
            await other.DisposeAsync();
        }

        await registry.DisposeAsync();
    }

    [Test]
    public async Task Registrations_and_sequences_move_to_other_servers_when_the_leader_is_killed()
    {
        IReadOnlyList<ZooKeeperServer> servers = await ZooKeeperServer.StartEnsembleAsync(RealServer.Jars, 3);
        try
        {
            string address = string.Join(',', servers.Select(server => $"127.0.0.1:{server.Port}"));
            DubboRegistry registry = CreateAt(address, "session=4000");
            DubboRegistry consumer = CreateAt(address, "session=4000");
            await RegisterAsync(registry);
            await using Sequence<IReadOnlyList<DubboUrl>> providers = Providers(consumer);
            await providers.UntilAsync(list => list.Count == Urls.Length);
            await (await ZooKeeperServer.FindLeaderAsync(servers)).KillAsync();

            await registry.RegisterAsync(Provider(3), default).WaitAsync(TimeSpan.FromSeconds(20));
            Assert.That(await providers.UntilAsync(list => list.Count == 3), Is.EquivalentTo([.. Urls, Provider(3)]));
            await using Sequence<IReadOnlyList<ServiceInstance>> instances = Instances(consumer);
            Assert.That(await instances.NextAsync(), Has.One.Items);
            await Task.WhenAll(registry.DisposeAsync().AsTask(), consumer.DisposeAsync().AsTask());
        }
        finally
        {
            await Task.WhenAll(servers.Select(server => server.DisposeAsync().AsTask()));
        }
    }

    [Test]
    public async Task Lost_right_is_logged_once_and_shown_as_the_problem_until_it_returns()
    {
        await using var link = new TcpBalancer();
        int port = (await RealServer.GetAsync()).Port;
        link.Add(port);
        ZooKeeperClient owner = await ConnectAsync("owner:secret");
        DubboRegistry registry = CreateAt($"127.0.0.1:{link.Port}", "session=400");
        await registry.RegisterAsync(Urls[0], default);
        string folder = $"{Root}/com.acme.Inventory/providers";
        link.Remove(port);
        link.Cut();
        await WaitUntilDeletedAsync(owner, $"{folder}/{Urls[0].ToEncodedString()}");
        await owner.DeleteAsync(folder);
        await owner.CreateAsync(folder, default, ZooKeeperNodeMode.Persistent, ZooKeeperAcl.Creator);
        link.Add(port);
        await Log.WaitForAsync("RegistrationNotRestored");
        Assert.That(registry.Problem, Does.StartWith($"{registry} has a problem. Create of {folder}/").And.Contain("NoAuth"));

        await owner.DeleteAsync(folder);
        await Log.WaitForAsync("RegistrationRestored");
        Assert.That(registry.Problem, Is.Null);
        Assert.That(Log.Named("RegistrationNotRestored").Count(), Is.EqualTo(1));
    }

    /// <summary>Reads the metadata as soon as there is one.</summary>
    private static async Task<string> ReadMetadataAsync(DubboRegistry registry)
    {
        while (true)
        {
            if (await registry.GetMetadataAsync("shop", "r1", default) is { } metadata)
                return metadata;
            await Task.Delay(50);
        }
    }

    private static async Task RegisterAsync(DubboRegistry registry)
    {
        foreach (DubboUrl url in Urls)
            await registry.RegisterAsync(url, default);
        await registry.AddApplicationAsync("com.acme.Inventory", "shop", default);
        await registry.AddApplicationAsync("com.acme.Inventory", "store", default);
        await registry.SetMetadataAsync("shop", "r1", "{}", default);
        await registry.RegisterInstanceAsync(Instance(9, "r1"), default);
    }
}
