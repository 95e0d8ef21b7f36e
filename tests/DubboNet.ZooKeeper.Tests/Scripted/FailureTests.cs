using Microsoft.Extensions.Logging;

namespace DubboNet.ZooKeeper.Tests.Scripted;

/// <summary>Tests what a client does when a server fails, is slow, or does not keep to the protocol.</summary>
public sealed class FailureTests : ScriptedTest
{
    [Test]
    public async Task Request_that_waits_when_the_connection_is_lost_may_have_taken_place()
    {
        Task deleted;
        using (ScriptedConnection server = await ConnectAsync())
        {
            deleted = Client.DeleteAsync("/a");
            await server.ReadXidAsync();
        }

        ZooKeeperException failure = await FailAsync<ZooKeeperException>(deleted);
        Assert.That(failure.Error, Is.EqualTo(ZooKeeperError.ConnectionLoss));
        Assert.That(failure.IsOutcomeUnknown);
        await WaitForAsync(ZooKeeperState.Suspended);
    }

    [TestCase("ffffffff", "-1 bytes", TestName = "Negative length")]
    [TestCase("01000001", "16777217 bytes", TestName = "Length over the limit")]
    [TestCase("00000003 000000", "The packet has 3 of the 4 bytes", TestName = "Header that is cut off")]
    [TestCase("00000010 00000001 0000000000000001 00000000", "The packet has 0 of the 8 bytes", TestName = "Body that is cut off")]
    [TestCase("00000010 00000002 0000000000000001 00000000", "responded to request 2", TestName = "Response to another request")]
    [TestCase("00000010 ffffffff 0000000000000001 00000000", "The packet has 0 of the 4 bytes", TestName = "Event without content")]
    [TestCase("00000010 fffffff8 0000000000000001 ffffffff", "did not set the watches again", TestName = "Watches that are refused")]
    public async Task Malformed_packet_ends_the_connection_and_the_session_continues(string bytes, string reason)
    {
        Task written;
        using (ScriptedConnection server = await ConnectAsync())
        {
            written = Client.SetDataAsync("/a", default);
            await server.ReadXidAsync();
            await server.SendRawAsync(bytes);
            ZooKeeperException failure = await FailAsync<ZooKeeperException>(written);
            Assert.That(failure.Error, Is.EqualTo(ZooKeeperError.Marshalling));
            Assert.That(failure.Message, Does.Contain(reason));
            await server.WaitForEndAsync();
        }

        using ScriptedConnection next = await Server.EstablishAsync();
        Task synced = Client.SyncAsync("/a");
        await next.RespondAsync(await next.ReadXidAsync());
        await synced.Within();
    }

    [Test]
    public async Task Packet_that_arrives_byte_by_byte_is_read()
    {
        using ScriptedConnection server = await ConnectAsync();
        Task<ZooKeeperStat> written = Client.SetDataAsync("/a", default);
        await server.ReadXidAsync();
        foreach (byte one in Hex.Parse($"00000054 00000001 0000000000000001 00000000 {ScriptedConnection.Stat}"))
            await server.Stream.WriteAsync(new[] { one });
        Assert.That((await written.Within()).Version, Is.EqualTo(1));
    }

    [Test]
    public async Task Late_response_is_dropped_and_the_next_request_gets_its_own()
    {
        Options = Options with { RequestTimeout = TimeSpan.FromMilliseconds(100) };
        using ScriptedConnection server = await ConnectAsync();
        ZooKeeperException late = await FailAsync<ZooKeeperException>(Client.WatchDataAsync("/slow"));
        Assert.That(late.Error, Is.EqualTo(ZooKeeperError.OperationTimeout));
        Assert.That(late.Message, Does.Contain("No response arrived within 00:00:00.1"));
        Assert.That(late.IsOutcomeUnknown);
        Assert.That(Client.WatchCount, Is.Zero);

        await server.RespondAsync(await server.ReadXidAsync(), $"00000002\"no\" {ScriptedConnection.Stat}");
        Task<ZooKeeperRead<byte[]>> read = Client.GetDataAsync("/fast");
        await server.RespondAsync(await server.ReadXidAsync(), $"00000003\"yes\" {ScriptedConnection.Stat}");
        Assert.That((await read.Within()).Value, Is.EqualTo("yes"u8.ToArray()));
    }

    [Test]
    public async Task Cancelled_request_ends_with_the_token_of_the_caller()
    {
        using ScriptedConnection server = await ConnectAsync();
        using var stop = new CancellationTokenSource();
        Task<ZooKeeperRead<string[]>> read = Client.WatchChildrenAsync("/a", null, stop.Token);
        await server.ReadXidAsync();
        await stop.CancelAsync();
        OperationCanceledException cancelled = await FailAsync<OperationCanceledException>(read);
        Assert.That(cancelled.CancellationToken, Is.EqualTo(stop.Token));
        Assert.That(Client.WatchCount, Is.Zero);
    }

    [Test]
    public async Task Request_without_a_server_says_why_it_was_not_sent()
    {
        Server.Dispose();
        Options = Options with { RequestTimeout = TimeSpan.FromMilliseconds(300) };
        ZooKeeperException failure = await FailAsync<ZooKeeperException>(Client.DeleteAsync("/a"));
        Assert.That(failure.Error, Is.EqualTo(ZooKeeperError.OperationTimeout));
        Assert.That(failure.IsOutcomeUnknown, Is.False);
        Assert.That(
            failure.Message,
            Is.EqualTo($"Delete of /a failed with OperationTimeout (-7). {Server.EndPoint} is not connected: Connection refused. "
                + "The request was not sent. Check the addresses of the servers, and that one of them runs."));
        Assert.That(Log.Named("Unreachable").Count(), Is.EqualTo(1));
    }

    [Test]
    public async Task Request_waits_for_the_connection()
    {
        Task synced = Client.SyncAsync("/a");
        using ScriptedConnection server = await Server.EstablishAsync();
        await server.RespondAsync(await server.ReadXidAsync());
        await synced.Within();
    }

    [Test]
    public async Task Number_of_requests_is_limited_with_and_without_a_connection()
    {
        Options = Options with { MaxPendingRequests = 2 };
        Task[] waiting = [Client.SyncAsync("/1"), Client.SyncAsync("/2")];
        Assert.That((await FailAsync<ZooKeeperException>(Client.SyncAsync("/3"))).Error, Is.EqualTo(ZooKeeperError.QueueFull));

        using ScriptedConnection server = await ConnectAsync();
        Assert.That((await FailAsync<ZooKeeperException>(Client.SyncAsync("/4"))).Error, Is.EqualTo(ZooKeeperError.QueueFull));
        await server.RespondAsync(await server.ReadXidAsync());
        await server.RespondAsync(await server.ReadXidAsync());
        await Task.WhenAll(waiting).Within();
    }

    [Test]
    public async Task Logger_that_throws_costs_one_connection()
    {
        Options = Options with { Logger = new LoggerThatThrowsOnce() };
        _ = Client;
        using (ScriptedConnection server = await Server.EstablishAsync())
            await server.WaitForEndAsync();
        using ScriptedConnection next = await Server.EstablishAsync();
        Task synced = Client.SyncAsync("/a");
        await next.RespondAsync(await next.ReadXidAsync());
        await synced.Within();
    }

    [Test]
    public async Task Events_for_paths_without_a_watch_are_dropped()
    {
        using ScriptedConnection server = await ConnectAsync();
        for (int i = 0; i < 1000; i++)
            await server.ReportAsync(i % 9, $"/{i}");
        Task synced = Client.SyncAsync("/a");
        await server.RespondAsync(await server.ReadXidAsync());
        await synced.Within();
        Assert.That(Client.WatchCount, Is.Zero);
    }

    private sealed class LoggerThatThrowsOnce : ILogger
    {
        private int _entries;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(
            LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (Interlocked.Increment(ref _entries) == 1)
                throw new InvalidOperationException("The disk is full.");
        }
    }
}
