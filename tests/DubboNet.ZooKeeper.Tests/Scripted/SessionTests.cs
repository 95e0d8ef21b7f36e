using System.Net.Security;

namespace DubboNet.ZooKeeper.Tests.Scripted;

public sealed class SessionTests : ScriptedTest
{
    private const string NoSession = "00000000 00000000 0000000000000000 00000010 00000000000000000000000000000000 00";

    [Test]
    public async Task Session_continues_on_another_connection_with_its_password_and_its_watches()
    {
        ZooKeeperWatch watch;
        using (ScriptedConnection server = await ConnectAsync())
        {
            Task<ZooKeeperRead<string[]>> read = Client.WatchChildrenAsync("/a");
            // An event has another kind of number, which must not be taken for the last transaction.
            await server.ReportAsync(change: 3, "/other", zxid: 0x7fff);
            await server.RespondAsync(await server.ReadXidAsync(), $"00000000 {ScriptedConnection.Stat}", zxid: 0x1234);
            watch = (await read.Within()).Watch!;
        }

        using ScriptedConnection next = await Server.AcceptAsync();
        string connect = Hex.Format(await next.ReadAsync());
        Assert.That(
            connect,
            Is.EqualTo(Spaced("00000000 0000000000001234 0000ea60 0100001ba46e0000 00000010 50249d169d87dd75ae97e609ae317fb1 00")));
        await next.EstablishAsync(60_000, ScriptedServer.SessionId);
        Assert.That(
            Hex.Format(await next.ReadAsync()),
            Is.EqualTo(Spaced("fffffff8 00000065 0000000000001234 00000000 00000000 00000001 00000002\"/a\"")));
        await next.ReportAsync(change: 4, "/a");
        await next.RespondAsync(ReplyHeader.SetWatchesXid);
        Assert.That(await watch.WaitAsync(default).Within(), Is.EqualTo(ZooKeeperChange.ChildrenChanged));
        Assert.That(Log.Named("SessionResumed").Count(), Is.EqualTo(1));
        Assert.That(Log.Named("ConnectionLost").Count(), Is.EqualTo(1));
    }

    [Test]
    public async Task Expired_session_ends_its_watches_and_one_new_session_is_opened()
    {
        ZooKeeperWatch watch;
        using (ScriptedConnection server = await ConnectAsync())
        {
            Task<ZooKeeperRead<byte[]>> read = Client.WatchDataAsync("/a");
            await server.RespondAsync(await server.ReadXidAsync(), $"00000000 {ScriptedConnection.Stat}");
            watch = (await read.Within()).Watch!;
        }

        ZooKeeperSession suspended = await WaitForAsync(ZooKeeperState.Suspended);
        Assert.That(suspended.Id, Is.EqualTo(ScriptedServer.SessionId));
        using (ScriptedConnection refusing = await Server.AcceptAsync())
        {
            await refusing.ReadAsync();
            await refusing.SendAsync(NoSession);
            Assert.That(await watch.WaitAsync(default).Within(), Is.EqualTo(ZooKeeperChange.SessionEnded));
            await refusing.WaitForEndAsync();
        }

        using ScriptedConnection next = await Server.AcceptAsync();
        string connect = Hex.Format(await next.ReadAsync());
        Assert.That(connect, Does.Contain(Spaced($"0000ea60 0000000000000000 00000010 {new string('0', 32)}")));
        await next.EstablishAsync(60_000, sessionId: 5);
        ZooKeeperSession connected = await WaitForAsync(ZooKeeperState.Connected);
        Assert.That(connected.Id, Is.EqualTo(5));
        Assert.That(Log.Named("SessionExpired").Count(), Is.EqualTo(1));
        Assert.That(Log.Named("SessionOpened").Count(), Is.EqualTo(2));
        Task synced = Client.SyncAsync("/a");
        Assert.That(await next.ReadXidAsync(), Is.EqualTo(1), "no watches are set in the new session");
        await next.RespondAsync(1);
        await synced.Within();
    }

    [Test]
    public async Task Session_that_servers_refuse_for_its_timeout_is_given_up()
    {
        using (ScriptedConnection server = await ConnectAsync(timeoutMs: 300))
        {
            Task synced = Client.SyncAsync("/a");
            await server.RespondAsync(await server.ReadXidAsync());
            await synced.Within();
        }

        string connect;
        do
        {
            using ScriptedConnection refusing = await Server.AcceptAsync();
            connect = Hex.Format(await refusing.ReadAsync());
        }
        while (connect.StartsWith(Spaced("00000000 000000000000019d 0000ea60 0100001ba46e0000"), StringComparison.Ordinal));
        Assert.That(connect, Does.StartWith(Spaced("00000000 0000000000000000 0000ea60 0000000000000000")));
        Assert.That(Log.Named("SessionExpired").Count(), Is.EqualTo(1));
    }

    [Test]
    public async Task Event_before_the_response_ends_the_watch()
    {
        using ScriptedConnection server = await ConnectAsync();
        Task<ZooKeeperRead<byte[]>> read = Client.WatchDataAsync("/a");
        int xid = await server.ReadXidAsync();
        await server.ReportAsync(change: 2, "/a");
        await server.RespondAsync(xid, $"00000000 {ScriptedConnection.Stat}");
        ZooKeeperWatch watch = (await read.Within()).Watch!;
        Assert.That(await watch.WaitAsync(default).Within(), Is.EqualTo(ZooKeeperChange.Deleted));
        Assert.That(Client.WatchCount, Is.Zero);
    }

    [Test]
    public async Task Watch_of_a_node_without_right_is_not_kept()
    {
        using ScriptedConnection server = await ConnectAsync();
        Task<ZooKeeperRead<ZooKeeperStat?>> read = Client.WatchExistsAsync("/a");
        await server.RespondAsync(await server.ReadXidAsync(), error: -102);
        Assert.That((await FailAsync<ZooKeeperException>(read)).Error, Is.EqualTo(ZooKeeperError.NoAuth));
        Assert.That(Client.WatchCount, Is.Zero);
    }

    [Test]
    public async Task Client_pings_after_a_third_of_the_session_timeout_and_leaves_a_silent_server()
    {
        using ScriptedConnection server = await ConnectAsync(timeoutMs: 600);
        long start = TimeProvider.System.GetTimestamp();
        Assert.That(Hex.Format(await server.ReadAsync()), Is.EqualTo(Spaced("fffffffe 0000000b")));
        Assert.That(TimeProvider.System.GetElapsedTime(start), Is.GreaterThan(TimeSpan.FromMilliseconds(100)));
        await server.RespondAsync(ReplyHeader.PingXid);
        await server.WaitForEndAsync();
        await WaitForAsync(ZooKeeperState.Suspended);
        Assert.That(Log.Named("ConnectionLost").Single().Text, Does.Contain("The server sent nothing for 00:00:00.4"));
    }

    [Test]
    public async Task Refused_credentials_end_the_client()
    {
        Options = Options with { Credentials = "user:pass" };
        using ScriptedConnection server = await ConnectAsync();
        Assert.That(
            Hex.Format(await server.ReadAsync()),
            Is.EqualTo(Spaced("fffffffc 00000064 00000000 00000006\"digest\" 00000009\"user:pass\"")));
        Task waiting = Client.SyncAsync("/a");
        await server.RespondAsync(ReplyHeader.AuthXid, error: -115);
        Assert.That((await FailAsync<ZooKeeperException>(waiting)).Error, Is.EqualTo(ZooKeeperError.AuthFailed));
        await WaitForAsync(ZooKeeperState.AuthFailed);
        Assert.That((await FailAsync<ZooKeeperException>(Client.SyncAsync("/a"))).Error, Is.EqualTo(ZooKeeperError.AuthFailed));
        Assert.That(
            (await FailAsync<ZooKeeperException>(Client.WaitUntilConnectedAsync(TimeSpan.FromSeconds(10)))).Error,
            Is.EqualTo(ZooKeeperError.AuthFailed));
        Assert.That(Log.Named("CredentialsRefused").Count(), Is.EqualTo(1));
    }

    [Test]
    public async Task Silent_server_is_left_for_the_next_one()
    {
        using var other = new ScriptedServer();
        Options = Options with { Servers = [Server.EndPoint, other.EndPoint], SessionTimeout = TimeSpan.FromMilliseconds(400) };
        Task<ScriptedConnection> silent = Server.AcceptAsync();
        Task<ScriptedConnection> silentToo = other.AcceptAsync();
        _ = Client;
        Task<ScriptedConnection> first = await Task.WhenAny(silent, silentToo).Within();
        using ScriptedConnection left = await first;
        using ScriptedConnection next = await (first == silent ? silentToo : silent);
        await next.ReadAsync();
        await next.EstablishAsync(60_000, sessionId: 6);
        Assert.That((await WaitForAsync(ZooKeeperState.Connected)).Id, Is.EqualTo(6));
    }

    [Test]
    public async Task Connection_that_cannot_be_made_names_the_server()
    {
        Server.Dispose();
        ZooKeeperException failure =
            await FailAsync<ZooKeeperException>(Client.WaitUntilConnectedAsync(TimeSpan.FromMilliseconds(300)));
        Assert.That(failure.Message, Does.StartWith($"Connect failed with OperationTimeout (-7). {Server.EndPoint} is not connected: "));
    }

    [Test]
    public async Task Client_connects_with_tls()
    {
        using var certificates = new TestCertificates();
        Options = Options with { Tls = certificates.ClientOptions() };
        _ = Client;
        using ScriptedConnection plain = await Server.AcceptAsync();
        await using var stream = new SslStream(plain.Stream);
        await stream.AuthenticateAsServerAsync(certificates.ServerOptions()).Within();
        using var server = new ScriptedConnection(stream);
        await server.ReadAsync();
        await server.EstablishAsync(60_000, sessionId: 7);
        Assert.That((await WaitForAsync(ZooKeeperState.Connected)).Id, Is.EqualTo(7));
    }

    [Test]
    public async Task Server_with_an_untrusted_certificate_is_refused()
    {
        using var certificates = new TestCertificates();
        using var others = new TestCertificates();
        Options = Options with { Tls = others.ClientOptions() };
        _ = Client;
        using ScriptedConnection plain = await Server.AcceptAsync();
        await using var stream = new SslStream(plain.Stream);
        Assert.That(
            async () =>
            {
                await stream.AuthenticateAsServerAsync(certificates.ServerOptions());
                await stream.ReadExactlyAsync(new byte[1]);
            },
            Throws.InstanceOf<Exception>());
        ZooKeeperException failure =
            await FailAsync<ZooKeeperException>(Client.WaitUntilConnectedAsync(TimeSpan.FromMilliseconds(300)));
        Assert.That(failure.Message, Does.Contain("certificate"));
    }

    private static string Spaced(string bytes) => Hex.Format(Hex.Parse(bytes));
}
