namespace DubboNet.ZooKeeper.Tests.Registry;

/// <summary>Tests the nodes of registrations.</summary>
public sealed class RegistrationTests : RegistryTest
{
    private static readonly DubboUrl Url = Provider(20880);

    private string Path => $"{Root}/com.acme.Inventory/providers/{Url.ToEncodedString()}";

    [Test]
    public async Task Node_of_an_earlier_run_is_replaced()
    {
        ZooKeeperClient earlier = await ConnectAsync();
        await earlier.EnsurePathAsync($"{Root}/com.acme.Inventory/providers");
        await earlier.CreateAsync(Path, default, ZooKeeperNodeMode.Ephemeral);
        DubboRegistry registry = await CreateAsync();
        await registry.RegisterAsync(Url, default);
        await earlier.DisposeAsync();
        ZooKeeperClient client = await ConnectAsync();
        Assert.That((await client.ExistsAsync(Path))!.Value.EphemeralOwner, Is.EqualTo(ClientOf(registry).Session.Id));
    }

    [Test]
    public async Task Second_registration_keeps_the_node()
    {
        DubboRegistry registry = await CreateAsync();
        await registry.RegisterAsync(Url, default);
        ZooKeeperClient client = await ConnectAsync();
        ZooKeeperStat first = (await client.ExistsAsync(Path))!.Value;
        await registry.RegisterAsync(Url, default);
        Assert.That(await client.ExistsAsync(Path), Is.EqualTo(first));
    }

    [Test]
    public async Task Removed_registrations_can_be_removed_and_made_again()
    {
        DubboRegistry registry = await CreateAsync();
        ZooKeeperClient client = await ConnectAsync();
        await registry.UnregisterAsync(Url, default);
        await registry.RegisterAsync(Url, default);
        await client.DeleteAsync(Path);
        await registry.UnregisterAsync(Url, default);
        await registry.UnregisterAsync(Url, default);
        Assert.That(await client.ExistsAsync(Path), Is.Null);
        await registry.RegisterAsync(Url, default);
        Assert.That(await client.ExistsAsync(Path), Is.Not.Null);
    }

    [Test]
    public async Task Last_of_several_changes_at_once_wins()
    {
        DubboRegistry registry = await CreateAsync();
        ZooKeeperClient client = await ConnectAsync();
        for (int round = 0; round < 20; round++)
        {
            await Task.WhenAll(
                registry.RegisterAsync(Url, default), registry.UnregisterAsync(Url, default), registry.RegisterAsync(Url, default),
                registry.UnregisterAsync(Url, default)).Within();
            Assert.That(await client.ExistsAsync(Path), Is.Null);
        }

        await Task.WhenAll(registry.UnregisterAsync(Url, default), registry.RegisterAsync(Url, default)).Within();
        Assert.That(await client.ExistsAsync(Path), Is.Not.Null);
    }

    [Test]
    public async Task Instance_is_changed_in_place()
    {
        DubboRegistry registry = await CreateAsync();
        ZooKeeperClient client = await ConnectAsync();
        string path = $"{Root}/shop/10.0.0.5:20880";
        await registry.RegisterInstanceAsync(Instance(20880, "r1"), default);
        ZooKeeperStat first = (await client.ExistsAsync(path))!.Value;
        await registry.RegisterInstanceAsync(Instance(20880, "r2"), default);
        ZooKeeperStat second = (await client.ExistsAsync(path))!.Value;
        Assert.That((second.Created, second.Version), Is.EqualTo((first.Created, 1)));
        Assert.That(await TextAsync(client, path), Does.Contain("\"dubbo.metadata.revision\":\"r2\""));
        await registry.UnregisterInstanceAsync(Instance(20880, "r1"), default);
        Assert.That(await client.ExistsAsync(path), Is.Null);
    }

    [Test]
    public async Task Refused_registration_fails_and_is_not_tried_again()
    {
        ZooKeeperClient owner = await ConnectAsync("owner:secret");
        await owner.EnsurePathAsync($"{Root}/com.acme.Inventory/providers");
        DubboRegistry registry = await CreateAsync();
        DubboRegistryException e = await FailAsync<DubboRegistryException>(registry.RegisterAsync(Url, default));
        Assert.That(e.Message, Does.StartWith($"{Url} cannot be registered at zookeeper://127.0.0.1:").And.Contain("NoAuth"));
        await UntilAsync(() => ((ZooKeeperRegistry)registry).RegistrationCount == 0, "the registration is given up");
    }

    [TestCase("", false)]
    [TestCase("acl=open", true)]
    public async Task Nodes_are_for_their_creator_unless_they_are_open(string parameter, bool isOpen)
    {
        DubboRegistry registry = await CreateAsync(parameter, "user:pass");
        await registry.RegisterAsync(Url, default);
        await registry.RegisterInstanceAsync(Instance(20880, "r1"), default);
        ZooKeeperClient other = await ConnectAsync();
        foreach (string folder in (string[])[Root, $"{Root}/com.acme.Inventory/providers", $"{Root}/shop"])
        {
            Task<ZooKeeperRead<string[]>> read = other.GetChildrenAsync(folder);
            if (isOpen)
                Assert.That((await read).Value, Is.Not.Empty);
            else
                Assert.That((await FailAsync<ZooKeeperException>(read)).Error, Is.EqualTo(ZooKeeperError.NoAuth));
        }

        await using Sequence<IReadOnlyList<DubboUrl>> providers = Providers(await CreateAsync(user: "user:pass"));
        Assert.That(await providers.NextAsync(), Is.EqualTo([Url]));
    }

    [Test]
    public async Task Registry_that_cannot_be_reached_fails_within_the_timeout_and_names_the_problem()
    {
        DubboRegistry registry = CreateAtAddress($"zookeeper://127.0.0.1:{FreePort.Find()}?timeout=500");
        Assert.That(registry.Problem, Is.Null, "it has not connected yet");
        foreach (Task task in (Task[])[
            registry.RegisterAsync(Url, default), registry.GetMetadataAsync("shop", "r", default),
            registry.AddApplicationAsync("a.B", "shop", default)])
        {
            DubboRegistryException e = await FailAsync<DubboRegistryException>(task);
            Assert.That(e.Message, Does.Contain($"at {registry}. ").And.Contain("is not connected"));
        }

        Assert.That(registry.Problem, Does.StartWith($"{registry} has a problem. 127.0.0.1:"));
        await UntilAsync(() => ((ZooKeeperRegistry)registry).RegistrationCount == 1, "the deletion of the node waits");
    }

    [Test]
    public async Task Canceled_registration_is_given_up()
    {
        await using var link = new TcpBalancer();
        DubboRegistry registry = CreateAt($"127.0.0.1:{link.Port}");
        using var stop = new CancellationTokenSource();
        Task registering = registry.RegisterAsync(Url, stop.Token);
        await stop.CancelAsync();
        await FailAsync<OperationCanceledException>(registering);
        link.Add((await Real.RealServer.GetAsync()).Port);
        await UntilAsync(() => ((ZooKeeperRegistry)registry).RegistrationCount == 0, "the registration is given up");
        Assert.That(await (await ConnectAsync()).ExistsAsync(Path), Is.Null);
    }
}
