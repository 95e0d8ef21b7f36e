using System.Net;

namespace DubboNet.ZooKeeper.Tests.Real;

/// <summary>Tests sessions, their ephemeral nodes and their watches when connections and servers end.</summary>
public sealed class LifetimeTests : RealTest
{
    private static readonly TimeSpan Short = TimeSpan.FromMilliseconds(400);

    [Test]
    public async Task Ephemeral_nodes_end_with_a_closed_session()
    {
        ZooKeeperClient observer = await ConnectAsync();
        ZooKeeperClient owner = await ConnectAsync();
        await owner.CreateAsync(Root, default, ZooKeeperNodeMode.Ephemeral);
        Task deleted = WaitUntilDeletedAsync(observer, Root);
        await owner.DisposeAsync();
        await deleted.Within();
        Assert.That(Log.Alarms, Is.Empty);
    }

    [Test]
    public async Task Session_without_traffic_is_kept_by_pings()
    {
        ZooKeeperClient client = await ConnectAsync([(await RealServer.GetAsync()).EndPoint], Short);
        ZooKeeperSession session = client.Session;
        Assert.That(session.Timeout, Is.EqualTo(Short));
        await client.CreateAsync(Root, default, ZooKeeperNodeMode.Ephemeral);
        Assert.That(await session.WaitForNextAsync(4 * Short, default), Is.False, "the state does not change");
        Assert.That((await client.ExistsAsync(Root))!.Value.EphemeralOwner, Is.EqualTo(session.Id));
    }

    [Test]
    public async Task Server_chooses_a_session_timeout_within_its_limits()
    {
        ZooKeeperClient client = await ConnectAsync([(await RealServer.GetAsync()).EndPoint], TimeSpan.FromMinutes(1));
        Assert.That(client.Session.Timeout, Is.EqualTo(TimeSpan.FromSeconds(4)));
    }

    [Test]
    public async Task Cut_connection_keeps_the_session_and_missed_changes_are_reported()
    {
        await using var link = new TcpBalancer();
        int port = (await RealServer.GetAsync()).Port;
        link.Add(port);
        ZooKeeperClient client = await ConnectAsync([new IPEndPoint(IPAddress.Loopback, link.Port)], TimeSpan.FromSeconds(4));
        ZooKeeperClient other = await ConnectAsync();
        await client.CreateAsync(Root, default, ZooKeeperNodeMode.Persistent);
        await client.CreateAsync($"{Root}/own", default, ZooKeeperNodeMode.Ephemeral);
        ZooKeeperRead<byte[]> data = await client.WatchDataAsync(Root);
        ZooKeeperRead<string[]> children = await client.WatchChildrenAsync(Root);
        ZooKeeperRead<ZooKeeperStat?> absent = await client.WatchExistsAsync($"{Root}/new");
        ZooKeeperRead<byte[]> unchanged = await client.WatchDataAsync($"{Root}/own");
        long id = client.Session.Id;

        link.Remove(port);
        link.Cut();
        await WaitForAsync(client, ZooKeeperState.Suspended);
        await other.SetDataAsync(Root, "x"u8.ToArray());
        await other.CreateAsync($"{Root}/new", default, ZooKeeperNodeMode.Persistent);
        link.Add(port);

        Assert.That(await data.Watch!.WaitAsync(default).Within(), Is.EqualTo(ZooKeeperChange.DataChanged));
        Assert.That(await children.Watch!.WaitAsync(default).Within(), Is.EqualTo(ZooKeeperChange.ChildrenChanged));
        Assert.That(await absent.Watch!.WaitAsync(default).Within(), Is.EqualTo(ZooKeeperChange.Created));
        Assert.That((await WaitForAsync(client, ZooKeeperState.Connected)).Id, Is.EqualTo(id));
        Assert.That((await other.ExistsAsync($"{Root}/own"))!.Value.EphemeralOwner, Is.EqualTo(id));
        Assert.That(unchanged.Watch!.HasEnded, Is.False);
        await other.SetDataAsync($"{Root}/own", "y"u8.ToArray());
        Assert.That(await unchanged.Watch.WaitAsync(default).Within(), Is.EqualTo(ZooKeeperChange.DataChanged));
    }

    [Test]
    public async Task Session_without_a_connection_expires_with_its_nodes_and_a_new_one_is_opened()
    {
        await using var link = new TcpBalancer();
        int port = (await RealServer.GetAsync()).Port;
        link.Add(port);
        ZooKeeperClient client = await ConnectAsync([new IPEndPoint(IPAddress.Loopback, link.Port)], Short);
        ZooKeeperClient observer = await ConnectAsync();
        await client.CreateAsync(Root, default, ZooKeeperNodeMode.Ephemeral);
        ZooKeeperRead<byte[]> watched = await client.WatchDataAsync(Root);
        long id = client.Session.Id;

        link.Remove(port);
        link.Cut();
        await WaitUntilDeletedAsync(observer, Root);
        link.Add(port);

        Assert.That(await watched.Watch!.WaitAsync(default).Within(), Is.EqualTo(ZooKeeperChange.SessionEnded));
        Assert.That((await WaitForAsync(client, ZooKeeperState.Connected)).Id, Is.Not.EqualTo(id));
        Assert.That(Log.Named("SessionExpired").Count(), Is.EqualTo(1));
        await client.CreateAsync(Root, default, ZooKeeperNodeMode.Ephemeral);
        Assert.That((await observer.ExistsAsync(Root))!.Value.EphemeralOwner, Is.EqualTo(client.Session.Id));
    }

    [Test]
    public async Task Watches_are_set_again_after_the_server_restarts()
    {
        await using ZooKeeperServer server = await ZooKeeperServer.StartAsync(RealServer.Jars);
        ZooKeeperClient client = await ConnectAsync([server.EndPoint], TimeSpan.FromSeconds(4));
        await client.CreateAsync(Root, default, ZooKeeperNodeMode.Persistent);
        await client.CreateAsync($"{Root}/own", default, ZooKeeperNodeMode.Ephemeral);
        ZooKeeperRead<string[]> children = await client.WatchChildrenAsync(Root);
        long id = client.Session.Id;

        await server.KillAsync();
        await WaitForAsync(client, ZooKeeperState.Suspended);
        await server.StartAgainAsync(RealServer.Jars);
        Assert.That((await WaitForAsync(client, ZooKeeperState.Connected)).Id, Is.EqualTo(id));
        Assert.That(children.Watch!.HasEnded, Is.False);
        ZooKeeperClient other = await ConnectAsync([server.EndPoint], TimeSpan.FromSeconds(4));
        await other.CreateAsync($"{Root}/new", default, ZooKeeperNodeMode.Persistent);
        Assert.That(await children.Watch.WaitAsync(default).Within(), Is.EqualTo(ZooKeeperChange.ChildrenChanged));
        Assert.That((await other.ExistsAsync($"{Root}/own"))!.Value.EphemeralOwner, Is.EqualTo(id));
        await client.DisposeAsync();
        await other.DisposeAsync();
    }

    [Test]
    public async Task Client_recovers_from_the_loss_of_all_data()
    {
        await using ZooKeeperServer server = await ZooKeeperServer.StartAsync(RealServer.Jars);
        ZooKeeperClient client = await ConnectAsync([server.EndPoint], Short);
        await client.EnsurePathAsync($"{Root}/a/b/c/d");
        ZooKeeperRead<byte[]> watched = await client.WatchDataAsync(Root);
        long id = client.Session.Id;

        await server.KillAsync();
        server.DeleteData();
        await server.StartAgainAsync(RealServer.Jars);
        Assert.That(await watched.Watch!.WaitAsync(default).Within(), Is.EqualTo(ZooKeeperChange.SessionEnded));
        Assert.That((await WaitForAsync(client, ZooKeeperState.Connected)).Id, Is.Not.EqualTo(id));
        Assert.That(await client.ExistsAsync(Root), Is.Null);
        await client.DisposeAsync();
    }
}
