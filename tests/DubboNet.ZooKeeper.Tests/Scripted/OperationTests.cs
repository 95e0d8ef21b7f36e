namespace DubboNet.ZooKeeper.Tests.Scripted;

/// <summary>Tests the bytes of each operation, and how its response is read.</summary>
public sealed class OperationTests : ScriptedTest
{
    private static readonly string[] Child = ["b"];

    [Test]
    public async Task Create()
    {
        using ScriptedConnection server = await ConnectAsync();
        Task<(string Path, ZooKeeperStat Stat)> created = Client.CreateAsync("/a/b", default, ZooKeeperNodeMode.Ephemeral);
        await ExpectAsync(
            server,
            "00000001 0000000f 00000004\"/a/b\" 00000000 00000001 0000001f 00000005\"world\" 00000006\"anyone\" 00000001");
        await server.RespondAsync(1, $"00000004\"/a/b\" {ScriptedConnection.Stat}");
        (string path, ZooKeeperStat stat) = await created.Within();
        Assert.That(path, Is.EqualTo("/a/b"));
        Assert.That(
            stat,
            Is.EqualTo(new ZooKeeperStat(
                0x19d, 0x19e, 0x1a205778143, 0x1a205778144, 1, 2, 3, 0x0100001ba46e004d, 4, 5, 0x19f)));
    }

    [Test]
    public async Task Exists()
    {
        using ScriptedConnection server = await ConnectAsync();
        Task<ZooKeeperRead<ZooKeeperStat?>> absent = Client.WatchExistsAsync("/a/x");
        await ExpectAsync(server, "00000001 00000003 00000004\"/a/x\" 01");
        await server.RespondAsync(1, error: -101);
        using ZooKeeperWatch watch = (await absent.Within()).Watch!;
        Assert.That((await absent).Value, Is.Null);
        Assert.That(watch.Kind, Is.EqualTo(WatchKind.Absence));

        Task<ZooKeeperStat?> present = Client.ExistsAsync("/a");
        await ExpectAsync(server, "00000002 00000003 00000002\"/a\" 00");
        await server.RespondAsync(2, ScriptedConnection.Stat);
        Assert.That((await present.Within())!.Value.Version, Is.EqualTo(1));
    }

    [Test]
    public async Task Data()
    {
        using ScriptedConnection server = await ConnectAsync();
        Task<ZooKeeperStat> set = Client.SetDataAsync("/a", "hi"u8.ToArray());
        await ExpectAsync(server, "00000001 00000005 00000002\"/a\" 00000002\"hi\" ffffffff");
        await server.RespondAsync(1, ScriptedConnection.Stat);
        Assert.That((await set.Within()).DataLength, Is.EqualTo(4));

        Task<ZooKeeperRead<byte[]>> read = Client.GetDataAsync("/a");
        await ExpectAsync(server, "00000002 00000004 00000002\"/a\" 00");
        await server.RespondAsync(2, $"00000002\"hi\" {ScriptedConnection.Stat}");
        Assert.That((await read.Within()).Value, Is.EqualTo("hi"u8.ToArray()));
        Assert.That((await read).Watch, Is.Null);
    }

    [Test]
    public async Task Children()
    {
        using ScriptedConnection server = await ConnectAsync();
        Task<ZooKeeperRead<string[]>> read = Client.WatchChildrenAsync("/a");
        await ExpectAsync(server, "00000001 0000000c 00000002\"/a\" 01");
        await server.RespondAsync(1, $"00000001 00000001\"b\" {ScriptedConnection.Stat}");
        Assert.That((await read.Within()).Value, Is.EqualTo(Child));
        Assert.That(Client.WatchCount, Is.EqualTo(1));
        (await read).Watch!.Dispose();
        Assert.That(Client.WatchCount, Is.Zero);
    }

    [Test]
    public async Task Delete_and_sync()
    {
        using ScriptedConnection server = await ConnectAsync();
        Task deleted = Client.DeleteAsync("/a/b", 7);
        Task synced = Client.SyncAsync("/a");
        await ExpectAsync(server, "00000001 00000002 00000004\"/a/b\" 00000007");
        await ExpectAsync(server, "00000002 00000009 00000002\"/a\"");
        await server.RespondAsync(1);
        await server.RespondAsync(2, "00000002\"/a\"");
        await deleted.Within();
        await synced.Within();
    }

    [Test]
    public async Task Close_ends_the_session()
    {
        using ScriptedConnection server = await ConnectAsync();
        Task closed = Client.DisposeAsync().AsTask();
        await ExpectAsync(server, "00000001 fffffff5");
        await server.RespondAsync(1);
        await closed.Within();
        await server.WaitForEndAsync();
        Assert.That(Client.Session.State, Is.EqualTo(ZooKeeperState.Closed));
        Assert.That(Log.Alarms, Is.Empty);
        ZooKeeperException refused = await FailAsync<ZooKeeperException>(Client.DeleteAsync("/a"));
        Assert.That(refused.Error, Is.EqualTo(ZooKeeperError.Closed));
    }

    [Test]
    public async Task Close_does_not_wait_for_a_silent_server()
    {
        using ScriptedConnection server = await ConnectAsync();
        await Client.DisposeAsync().AsTask().Within();
        Assert.That(Log.Alarms.Select(entry => entry.Event.Name), Is.EqualTo(["SessionNotClosed"]));
    }

    [TestCase(-102, ZooKeeperError.NoAuth, "Use the credentials")]
    [TestCase(-103, ZooKeeperError.BadVersion, "Read it again")]
    [TestCase(-110, ZooKeeperError.NodeExists, "use the existing one")]
    [TestCase(-999, (ZooKeeperError)(-999), "See the log of the server")]
    public async Task Error_names_the_operation_the_path_and_the_server(int code, object error, string advice)
    {
        using ScriptedConnection server = await ConnectAsync();
        Task deleted = Client.DeleteAsync("/a");
        await server.RespondAsync(await server.ReadXidAsync(), error: code);
        ZooKeeperException failure = await FailAsync<ZooKeeperException>(deleted);
        Assert.That(failure.Error, Is.EqualTo(error));
        Assert.That(failure.IsOutcomeUnknown, Is.False);
        Assert.That(
            failure.Message, Does.StartWith($"Delete of /a at ZooKeeper server {Server.EndPoint} failed with {error} ({code}). ")
                .And.Contains(advice));
    }

    [Test]
    public async Task Invalid_path_and_long_request_are_not_sent()
    {
        using ScriptedConnection server = await ConnectAsync();
        ZooKeeperException path = await FailAsync<ZooKeeperException>(Client.DeleteAsync("a"));
        ZooKeeperException data = await FailAsync<ZooKeeperException>(Client.SetDataAsync("/a", new byte[1_048_576]));
        Assert.That(
            path.Message,
            Is.EqualTo("Delete of a failed with BadArguments (-8). A path begins with '/'. Correct the path or the data."));
        Assert.That(data.Message, Does.Contain("which is over the limit of 1048575"));
        Task next = Client.SyncAsync("/a");
        Assert.That(await server.ReadXidAsync(), Is.EqualTo(1));
        await server.RespondAsync(1);
        await next.Within();
    }

    private static async Task ExpectAsync(ScriptedConnection server, string content) =>
        Assert.That(Hex.Format(await server.ReadAsync()), Is.EqualTo(Hex.Format(Hex.Parse(content))));
}
