namespace DubboNet.ZooKeeper.Tests.Real;

public sealed class EnsembleTests : RealTest
{
    [Test]
    public async Task Sessions_continue_at_other_servers_when_the_leader_is_killed()
    {
        IReadOnlyList<ZooKeeperServer> servers = await ZooKeeperServer.StartEnsembleAsync(RealServer.Jars, 3);
        try
        {
            ZooKeeperServer leader = await ZooKeeperServer.FindLeaderAsync(servers);
            // The first client is connected to the leader, and knows the others from its list.
            ZooKeeperClient client = await ConnectToAsync(leader, servers);
            ZooKeeperClient observer = await ConnectAsync(
                [.. servers.Where(server => server != leader).Select(server => server.EndPoint)], TimeSpan.FromSeconds(4));
            await client.CreateAsync(Root, default, ZooKeeperNodeMode.Ephemeral);
            await observer.SyncAsync(Root);
            long id = client.Session.Id;

            await leader.KillAsync();
            Assert.That(await OwnerOfAsync(client), Is.EqualTo(id));
            Assert.That(client.Session.Id, Is.EqualTo(id));
            Assert.That(client.Session.Server, Is.Not.EqualTo($"{leader.EndPoint}"));
            Assert.That(await OwnerOfAsync(observer), Is.EqualTo(id));
            await client.DisposeAsync();
            await observer.DisposeAsync();
        }
        finally
        {
            await Task.WhenAll(servers.Select(server => server.DisposeAsync().AsTask()));
        }
    }

    /// <summary>Reads the session that owns the node. Reads again if the connection was lost meanwhile.</summary>
    private async Task<long?> OwnerOfAsync(ZooKeeperClient client)
    {
        while (true)
        {
            try
            {
                return (await client.ExistsAsync(Root))?.EphemeralOwner;
            }
            catch (ZooKeeperException e) when (e.Error == ZooKeeperError.ConnectionLoss)
            {
                Assert.That(client.Session.State, Is.Not.EqualTo(ZooKeeperState.Closed));
            }
        }
    }

    private async Task<ZooKeeperClient> ConnectToAsync(ZooKeeperServer wanted, IReadOnlyList<ZooKeeperServer> servers)
    {
        while (true)
        {
            ZooKeeperClient client = await ConnectAsync([.. servers.Select(server => server.EndPoint)], TimeSpan.FromSeconds(4));
            if (client.Session.Server == $"{wanted.EndPoint}")
                return client;
            await client.DisposeAsync();
        }
    }
}
