using System.Net;

namespace DubboNet.ZooKeeper.Tests.Real;

/// <summary>Provides clients of real servers, which are closed after the test.</summary>
[Category("Java")]
public abstract class RealTest
{
    private readonly List<ZooKeeperClient> _clients = [];

    private protected LogWatch Log { get; } = new();

    /// <summary>Gets the root of the nodes of this test. Others use the same server.</summary>
    private protected string Root { get; } = $"/test-{Guid.NewGuid():n}";

    [TearDown]
    public async Task CloseAsync()
    {
        await Task.WhenAll(_clients.Select(client => client.DisposeAsync().AsTask())).Within();
        Log.Dispose();
        Assert.That(Log.Entries.Where(entry => entry.Event.Name is "OperationFailed" or "CallbackThrew"), Is.Empty);
    }

    /// <summary>Opens a session with the shared server.</summary>
    private protected async Task<ZooKeeperClient> ConnectAsync(string? credentials = null) =>
        await ConnectAsync([(await RealServer.GetAsync()).EndPoint], TimeSpan.FromSeconds(4), credentials);

    /// <summary>Opens a session.</summary>
    private protected async Task<ZooKeeperClient> ConnectAsync(
        IReadOnlyList<EndPoint> servers, TimeSpan sessionTimeout, string? credentials = null)
    {
        var client = new ZooKeeperClient(new ZooKeeperOptions
        {
            Servers = servers,
            SessionTimeout = sessionTimeout,
            Credentials = credentials,
            Logger = Log.CreateLogger("ZooKeeper"),
        });
        _clients.Add(client);
        client.Start();
        await client.WaitUntilConnectedAsync(TimeSpan.FromMinutes(1));
        return client;
    }

    /// <summary>Waits until a client has a state.</summary>
    private protected static async Task<ZooKeeperSession> WaitForAsync(ZooKeeperClient client, ZooKeeperState state)
    {
        while (client.Session is var session)
        {
            if (session.State == state)
                return session;
            Assert.That(await session.WaitForNextAsync(TimeSpan.FromMinutes(1), default), $"The state stays {session.State}.");
        }

        throw new InvalidOperationException("A client always has a state.");
    }

    /// <summary>Waits until a node does not exist.</summary>
    private protected static async Task WaitUntilDeletedAsync(ZooKeeperClient client, string path)
    {
        ZooKeeperRead<ZooKeeperStat?> read = await client.WatchExistsAsync(path).Within();
        if (read.Value is not null)
            Assert.That(await read.Watch!.WaitAsync(default).Within(), Is.EqualTo(ZooKeeperChange.Deleted));
    }
}
