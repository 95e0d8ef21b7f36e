namespace DubboNet.ZooKeeper.Tests.Scripted;

/// <summary>Provides a server and a client that connects to it.</summary>
public abstract class ScriptedTest
{
    private ZooKeeperClient? _client;

    private protected ScriptedServer Server { get; } = new();

    private protected LogWatch Log { get; } = new();

    /// <summary>Gets the client. The first use starts it.</summary>
    private protected ZooKeeperClient Client
    {
        get
        {
            _client ??= new ZooKeeperClient(Options);
            _client.Start();
            return _client;
        }
    }

    private protected ZooKeeperOptions Options { get; set; }

    protected ScriptedTest() => Options = new ZooKeeperOptions
    {
        Servers = [Server.EndPoint],
        Logger = Log.CreateLogger("ZooKeeper"),
        CloseTimeout = TimeSpan.FromMilliseconds(20),
    };

    [TearDown]
    public async Task StopAsync()
    {
        if (_client is not null)
            await _client.DisposeAsync().Within();
        Server.Dispose();
        Log.Dispose();
        Assert.That(Log.Entries.Where(entry => entry.Event.Name is "OperationFailed" or "CallbackThrew"), Is.Empty);
    }

    /// <summary>Waits until the client has a state.</summary>
    private protected async Task<ZooKeeperSession> WaitForAsync(ZooKeeperState state)
    {
        while (Client.Session is var session)
        {
            if (session.State == state)
                return session;
            Assert.That(await session.WaitForNextAsync(TimeSpan.FromMinutes(1), default), $"The state stays {session.State}.");
        }

        throw new InvalidOperationException("A client always has a state.");
    }

    /// <summary>Starts the client and gives it a session.</summary>
    private protected async Task<ScriptedConnection> ConnectAsync(int timeoutMs = 60_000)
    {
        Task<ScriptedConnection> established = Server.EstablishAsync(timeoutMs);
        await Client.WaitUntilConnectedAsync(TimeSpan.FromMinutes(1));
        return await established;
    }
}
