using System.Net;
using System.Net.Sockets;
using DubboNet.Remoting.Connections;
using DubboNet.Tests.Cluster;
using DubboNet.Tests.Support;

namespace DubboNet.Tests.Client;

/// <summary>
/// Tests a provider that announces its stop. Another one can have the same address, after a restart or behind a load balancer.
/// </summary>
[Property("Rule", "W40")]
public sealed class StoppingProviderTests
{
    private const string JavaReadOnly = "da bb a2 00 00 00 00 00 00 00 00 06 00 00 00 02 01 52";
    private const string JavaWritable = "da bb a2 00 00 00 00 00 00 00 00 07 00 00 00 02 01 57";
    private const string ClosedListener = "da bb a2 00 44 75 62 62 6f 4e 65 74 00 00 00 02 01 52";

    [Test]
    public void Stop_behind_one_address_fails_no_call() => EngineHarness.Run(engine =>
    {
        DubboServer stopping = engine.Serve();
        DubboChannel channel = engine.Connect();
        Task<string> running = engine.Call(channel, "hang");
        Task stop = stopping.StopAsync();
        DubboServer next = engine.Serve();
        Assert.That(engine.Call(channel, "b").Result, Is.EqualTo("b"));
        engine.Pass(TimeSpan.FromMilliseconds(200));
        Assert.That(engine.Call(channel, "c").Result, Is.EqualTo("c"));
        Assert.That(
            (next.ConnectionCount, stopping.RunningCalls), Is.EqualTo((1, 1)),
            "new calls go to the new instance, the old one serves what it has");
        engine.Hanging[0].SetResult("done");
        engine.Pass(TimeSpan.FromSeconds(2));
        Assert.That((running.Result, stop.IsCompletedSuccessfully), Is.EqualTo(("done", true)));
        Assert.That(engine.Call(channel, "d").Result, Is.EqualTo("d"));
    });

    [Test]
    public void Old_connection_is_closed_when_its_calls_have_ended() => EngineHarness.Run(engine =>
    {
        DubboServer server = engine.Serve();
        DubboChannel channel = engine.Connect();
        Task<string> running = engine.Call(channel, "hang");
        Say(engine, 0, ClosedListener);
        Assert.That((engine.Network.Connections.Count, server.ConnectionCount, channel.PendingCalls), Is.EqualTo((2, 2, 1)));
        engine.Hanging[0].SetResult("done");
        engine.Settle();
        Assert.That(running.Result, Is.EqualTo("done"));
        engine.Pass(TimeSpan.FromSeconds(3));
        Assert.That(server.ConnectionCount, Is.EqualTo(1));
    });

    [Test]
    public void Calls_move_to_the_next_connection_of_a_Java_provider_after_a_heartbeat_response() => EngineHarness.Run(engine =>
    {
        engine.Serve();
        DubboChannel channel = engine.Connect();
        Task<string> running = engine.Call(channel, "hang");
        Say(engine, 0, JavaReadOnly);
        Assert.That(engine.Network.Connections, Has.Count.EqualTo(2), "the next connection is created immediately");
        Task<string> late = engine.Call(channel, "hang");
        Assert.That(
            (channel.GetSnapshot().Connections.Single().PendingCalls, channel.PendingCalls), Is.EqualTo((1, 2)),
            "one call on each connection");
        Assert.That(channel.GetSnapshot().IsReadOnly, "it may belong to the same provider");
        engine.Hanging[0].SetResult("first");
        engine.Settle();
        engine.Network.Connections[0].Server.Dispose();
        engine.Settle();
        Task<string> next = channel.InvokeAsync(FrameMethods.Echo, "b").AsTask();
        engine.Pass(TimeSpan.FromMilliseconds(100));
        engine.Pass(TimeSpan.FromMilliseconds(20));
        Assert.That(
            (next.Result, engine.Network.Connections.Count), Is.EqualTo(("b", 3)), "the call waited for a response on a third connection");
        engine.Hanging[1].SetResult("second");
        engine.Settle();
        Assert.That((running.Result, late.Result, channel.GetSnapshot().IsReadOnly), Is.EqualTo(("first", "second", false)));
    });

    [Test]
    public void Calls_stay_on_the_connection_of_a_Java_provider_until_a_heartbeat_response_on_the_next_one() =>
        EngineHarness.Run(engine =>
    {
        DubboServer server = engine.Serve();
        var elsewhere = new IPEndPoint(IPAddress.Loopback, 20881);
        ITransportListener silent = engine.Network.Listen(elsewhere);
        DubboChannel channel = engine.Connect(options =>
        {
            TransportConnector connect = options.Connector;
            options.Connector =
                (endPoint, cancellation) => connect(engine.Network.Connections.Count == 0 ? endPoint : elsewhere, cancellation);
        });
        _ = engine.Call(channel, "a");
        Say(engine, 0, JavaReadOnly);
        Assert.That(engine.Network.Connections, Has.Count.EqualTo(2));
        _ = engine.Call(channel, "hang");
        Assert.That(server.RunningCalls, Is.EqualTo(1));
        using var next = new RawPeer(silent.AcceptAsync().Result!.Stream);
        RawFrame lost = next.ReadFrameAsync().Result!;
        engine.Pass(TimeSpan.FromMilliseconds(300));
        RawFrame asked = next.ReadFrameAsync().Result!;
        Assert.That((lost.Flags, asked.Flags), Is.EqualTo(((byte)0xe2, (byte)0xe2)), "heartbeats");
        next.SendAsync(Wire.Frame(0x22, Wire.Ok, asked.Id, (byte)'N')).Wait();
        engine.Settle();
        _ = engine.Call(channel, "b");
        Assert.That(
            (server.RunningCalls, channel.GetSnapshot().Connections.Single().PendingCalls), Is.EqualTo((1, 1)),
            "the call is made on the next one");
        silent.Dispose();
    });

    [Test]
    public void Calls_return_to_a_Java_provider_that_accepts_calls_again() => EngineHarness.Run(engine =>
    {
        DubboServer server = engine.Serve();
        DubboChannel channel = engine.Connect();
        _ = engine.Call(channel, "a");
        Say(engine, 0, JavaReadOnly);
        Task<string> running = engine.Call(channel, "hang", new DubboCallOptions { Timeout = TimeSpan.FromMinutes(1) });
        Say(engine, 0, JavaWritable);
        Assert.That(channel.GetSnapshot().Connections.Single().PendingCalls, Is.Zero, "new calls are made on the first connection");
        engine.Pass(TimeSpan.FromSeconds(2));
        Assert.That(server.ConnectionCount, Is.EqualTo(2), "the second one has a call");
        engine.Hanging[0].SetResult("done");
        engine.Pass(TimeSpan.FromSeconds(2));
        Assert.That((running.Result, server.ConnectionCount), Is.EqualTo(("done", 1)));
    });

    [Test]
    public void No_call_is_made_on_a_connection_that_ends_later_than_the_Java_provider_stopped_listening() => EngineHarness.Run(engine =>
    {
        engine.Serve();
        bool listens = true;
        DubboChannel channel = engine.Connect(options =>
        {
            TransportConnector connect = options.Connector;
            options.Connector = (endPoint, cancellation) =>
                listens ? connect(endPoint, cancellation) : throw new SocketException((int)SocketError.ConnectionRefused);
        });
        _ = engine.Call(channel, "a");
        Say(engine, 0, JavaReadOnly);
        listens = false;
        engine.Network.Connections[0].Server.Dispose();
        engine.Pass(TimeSpan.FromMilliseconds(150));
        Task<string> waiting = channel.InvokeAsync(
            FrameMethods.Echo, "b", new DubboCallOptions { WaitForReady = true, Timeout = TimeSpan.FromMinutes(1) }).AsTask();
        engine.Settle();
        Assert.That(waiting.IsCompleted, Is.False);
        listens = true;
        engine.Pass(TimeSpan.FromSeconds(5));
        Assert.That((waiting.Result, engine.Network.Connections.Count), Is.EqualTo(("b", 4)), "the next connection, and one that asks");
    });

    [Test]
    public void No_call_is_made_on_a_connection_that_ends_with_the_Java_provider() => EngineHarness.Run(engine =>
    {
        engine.Serve();
        DubboChannel channel = engine.Connect();
        _ = engine.Call(channel, "a");
        Say(engine, 0, JavaReadOnly);
        engine.Network.Connections[0].Server.Dispose();
        engine.Settle();
        Task<string> waiting = channel.InvokeAsync(
            FrameMethods.Echo, "b", new DubboCallOptions { WaitForReady = true, Timeout = TimeSpan.FromMinutes(1) }).AsTask();
        engine.Settle();
        engine.Network.Connections[1].Server.Dispose();
        engine.Settle();
        Assert.That(
            engine.Call(channel, "c").Exception!.InnerException, Is.TypeOf<DubboConnectionException>().With.Property("IsRetrySafe").True);
        engine.Pass(TimeSpan.FromSeconds(2));
        Assert.That(waiting.Result, Is.EqualTo("b"));
    });

    [Test]
    public void Provider_that_accepts_calls_again_keeps_its_connection() => EngineHarness.Run(engine =>
    {
        DubboServer server = engine.Serve();
        DubboChannel channel = engine.Connect();
        _ = engine.Call(channel, "a");
        Say(engine, 0, JavaReadOnly);
        Assert.That((server.ConnectionCount, channel.GetSnapshot().IsReadOnly), Is.EqualTo((2, true)));
        Say(engine, 0, JavaWritable);
        engine.Pass(TimeSpan.FromSeconds(1));
        Assert.That((server.ConnectionCount, channel.GetSnapshot().IsReadOnly), Is.EqualTo((1, false)));
        Assert.That(engine.Call(channel, "b").Result, Is.EqualTo("b"));
        Say(engine, 0, JavaReadOnly);
        Assert.That(server.ConnectionCount, Is.EqualTo(2), "the next time is like the first one");
    });

    [Test]
    public void Provider_that_accepts_calls_again_while_another_connection_is_created_keeps_its_own() => EngineHarness.Run(engine =>
    {
        DubboServer server = engine.Serve();
        TaskCompletionSource? gate = null;
        DubboChannel channel = engine.Connect(options =>
        {
            TransportConnector connect = options.Connector;
            options.Connector = async (endPoint, cancellation) =>
            {
                if (gate is not null)
                    await gate.Task;
                return await connect(endPoint, cancellation);
            };
        });
        _ = engine.Call(channel, "a");
        DubboConnection kept = channel.Connection!;
        gate = new TaskCompletionSource();
        Say(engine, 0, JavaReadOnly);
        Say(engine, 0, JavaWritable);
        gate.SetResult();
        engine.Pass(TimeSpan.FromSeconds(1));
        Assert.That((channel.Connection, kept.IsOpen), Is.EqualTo((kept, true)), "its callbacks would also end");
        Assert.That((engine.Network.Connections.Count, server.ConnectionCount), Is.EqualTo((2, 1)), "the other one is closed");
        Assert.That(engine.Call(channel, "b").Result, Is.EqualTo("b"));
        gate = null;
        Say(engine, 0, JavaReadOnly);
        Assert.That(server.ConnectionCount, Is.EqualTo(2), "the next time is like the first one");
    });

    [Test]
    public void Provider_that_is_read_only_for_a_long_time_gets_few_connections() => EngineHarness.Run(engine =>
    {
        DubboServer server = engine.Serve();
        server.SetReadOnly(true);
        DubboChannel channel = engine.Connect();
        for (int i = 0; i < 60; i++)
        {
            Assert.That(engine.Call(channel, "a").Result, Is.EqualTo("a"));
            engine.Pass(TimeSpan.FromSeconds(1));
        }

        Assert.That(engine.Network.Connections, Has.Count.LessThan(15), "in a minute");
        Assert.That(server.ConnectionCount, Is.LessThanOrEqualTo(2));
    });

    [Test]
    public void Provider_that_was_read_only_serves_again_after_its_connection_was_lost() => EngineHarness.Run(engine =>
    {
        engine.Serve().SetReadOnly(true);
        DubboChannel channel = engine.Connect();
        Assert.That(engine.Call(channel, "a").Result, Is.EqualTo("a"));
        foreach (var connection in engine.Network.Connections.ToArray())
            connection.Server.Dispose();
        engine.Pass(TimeSpan.FromSeconds(2));
        Assert.That(engine.Call(channel, "b").Result, Is.EqualTo("b"));
    });

    [Test]
    public void Call_waits_for_the_next_connection_when_a_read_only_provider_closes_an_idle_one() => EngineHarness.Run(engine =>
    {
        DubboServer stopping = engine.Serve();
        DubboChannel channel = engine.Connect();
        Task connecting = channel.ConnectAsync();
        engine.Settle();
        _ = stopping.StopAsync();
        engine.Serve().SetReadOnly(true);
        engine.Settle();
        Assert.That(
            (connecting.IsCompletedSuccessfully, engine.Network.Connections.Count), Is.EqualTo((true, 2)), "the next attempt is due later");
        engine.Network.Connections[1].Server.Dispose();
        engine.Settle();
        Task<string> next = engine.Call(channel, "a");
        engine.Pass(TimeSpan.FromMilliseconds(500));
        Assert.That(next.IsCompletedSuccessfully, "it waited for the next connection");
    });

    [Test]
    public void Each_provider_that_stops_right_after_another_is_replaced_at_once() => EngineHarness.Run(engine =>
    {
        DubboServer stopping = engine.Serve();
        DubboChannel channel = engine.Connect();
        _ = engine.Call(channel, "a");
        for (int i = 0; i < 5; i++)
        {
            _ = stopping.StopAsync();
            DubboServer next = engine.Serve();
            Assert.That(
                (next.ConnectionCount, channel.GetSnapshot().IsReadOnly), Is.EqualTo((1, false)), $"provider {i}, and no time has passed");
            stopping = next;
        }

        Assert.That(engine.Call(channel, "b").Result, Is.EqualTo("b"));
        engine.Pass(TimeSpan.FromSeconds(2));
        Assert.That(engine.Network.Connections, Has.Count.EqualTo(6));
    });

    [TestCase(false)]
    [TestCase(true)]
    public void Peer_that_only_announces_its_stop_gets_fewer_connections(bool closes) => EngineHarness.Run(engine =>
    {
        ITransportListener listener = engine.Network.Listen(EngineHarness.Address);
        _ = AcceptAsync();
        DubboChannel channel = engine.Connect();
        Task connecting = channel.ConnectAsync();
        for (int i = 0; i < 300; i++)
        {
            foreach (var connection in engine.Network.Connections.ToArray().Where(_ => closes))
                connection.Server.Dispose();
            engine.Pass(TimeSpan.FromMilliseconds(10));
        }

        Assert.That(connecting.IsCompletedSuccessfully);
        Assert.That(engine.Network.Connections, Has.Count.InRange(8, 20), "in 3 s");
        listener.Dispose();

        async Task AcceptAsync()
        {
            while (await listener.AcceptAsync() is { } accepted)
                await accepted.Stream.WriteAsync(Hex.Parse(ClosedListener));
        }
    });

    [Test]
    public void Call_waits_for_the_next_connection_when_that_of_a_read_only_provider_ends() => ClusterHarness.Run(harness =>
    {
        EngineHarness engine = harness.Engine;
        harness.Serve(ClusterHarness.A).SetReadOnly(true);
        DubboCluster cluster = harness.ConnectAll(ClusterHarness.A);
        Assert.That(harness.Call(cluster).Result, Is.EqualTo("1"));
        engine.Network.Connections[0].Server.Dispose();
        engine.RunUntil(() => cluster.GetSnapshot().Providers[0].Channel.State != ChannelState.Ready);
        Task<string> next = harness.Call(cluster);
        engine.Pass(TimeSpan.FromMilliseconds(500));
        Assert.That(next.IsCompletedSuccessfully);
    });

    private static void Say(EngineHarness engine, int connection, string hex)
    {
        engine.Network.Connections[connection].Server.WriteAsync(Hex.Parse(hex)).AsTask().Wait();
        engine.Settle();
    }
}
