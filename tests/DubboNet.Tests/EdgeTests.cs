using System.Net;
using System.Net.Sockets;
using System.Runtime.CompilerServices;
using DubboNet.Remoting.Scheduling;
using DubboNet.Tests.Cluster;
using DubboNet.Tests.Support;
using Microsoft.Extensions.Time.Testing;

namespace DubboNet.Tests;

/// <summary>
/// Tests that nothing ends the process. Exceptions of the application or the system end a call or a connection at most. The scheduler of
/// these tests does not catch exceptions.
/// </summary>
public sealed class EdgeTests
{
    [Test]
    public void Server_stops_although_its_listener_forgets_its_address() => EngineHarness.Run(engine =>
    {
        DubboServer server = engine.Serve(options =>
        {
            TransportListenerFactory listen = options.ListenerFactory;
            options.ListenerFactory = endPoint => new ForgetfulListener(listen(endPoint));
        });
        Task stopping = server.StopAsync();
        engine.Pass(TimeSpan.FromSeconds(20));
        Assert.That(stopping.IsCompletedSuccessfully, Is.True);
    });

    [Test]
    public void Cancellation_callback_that_throws_when_the_consumer_disconnects_is_logged() => EngineHarness.Run(engine =>
    {
        engine.Log.Expect("CallbackThrew");
        DubboServer server = engine.Serve(handler: ListenAsync);
        Task<string> call = engine.Call(engine.Connect(), "a");
        engine.Network.Connections[0].Client.Dispose();
        engine.Settle();
        Assert.That(call.IsFaulted, Is.True);
        Assert.That(engine.Log.Named("CallbackThrew").Single().Exception!.ToString(), Does.Contain("rubbish"));
        Assert.That(server.ConnectionCount, Is.Zero, "callbacks of the engine still run");

        ValueTask<string> ListenAsync(string text, DubboCallContext context)
        {
            context.CancellationToken.Register(() => throw new InvalidDataException("rubbish"));
            return engine.HangAsync();
        }
    });

    [Test]
    public void Cancellation_callback_that_throws_at_the_deadline_is_logged() => EngineHarness.Run(engine =>
    {
        engine.Log.Expect("CallbackThrew");
        engine.Serve(handler: (text, context) =>
        {
            if (text != "hang")
                return ValueTask.FromResult(text);
            context.CancellationToken.Register(() => throw new InvalidDataException("rubbish"));
            return engine.HangAsync();
        });
        DubboChannel channel = engine.Connect(options => options.SendDeadline = true);
        Task<string> call = engine.Call(channel, "hang", new DubboCallOptions { Timeout = TimeSpan.FromSeconds(1) });
        engine.Pass(TimeSpan.FromSeconds(2));
        Assert.That(call.Exception!.InnerException, Is.TypeOf<DubboTimeoutException>());
        Assert.That(engine.Log.Named("CallbackThrew").Count(), Is.EqualTo(1));
        Assert.That(engine.Call(channel, "as before").Result, Is.EqualTo("as before"));
    });

    [Test]
    public void Callback_of_a_consumer_that_throws_when_its_connection_ends_is_logged() => EngineHarness.Run(engine =>
    {
        engine.Log.Expect("CallbackThrew");
        engine.Serve();
        DubboChannel channel = engine.Connect();
        _ = engine.Call(channel, "a");
        channel.Connection!.Closing.Register(() => throw new InvalidDataException("rubbish"));
        engine.Network.Connections[0].Server.Dispose();
        engine.Settle();
        Assert.That(engine.Log.Named("CallbackThrew").Count(), Is.EqualTo(1));
        Assert.That(engine.Call(channel, "as before").Result, Is.EqualTo("as before"));
    });

    [Test]
    public void Handler_whose_exception_cannot_be_described_still_gets_a_response_sent() => EngineHarness.Run(engine =>
    {
        engine.Log.Expect("HandlerThrew");
        engine.Log.Expect("ResponseNotEncodable");
        DubboServer server =
            engine.Serve(handler: (text, _) => text == "fail" ? throw new UntellableException() : ValueTask.FromResult(text));
        DubboChannel channel = engine.Connect();
        Task<string> failed = engine.Call(channel, "fail");
        Assert.That(
            failed.Exception!.InnerException, Is.TypeOf<DubboRemoteException>().With.Property("Status").EqualTo(DubboStatus.ServerError));
        Assert.That(failed.Exception.InnerException.Message, Does.Contain("UntellableException"));
        Assert.That(engine.Call(channel, "as before").Result, Is.EqualTo("as before"));
        Assert.That(server.RunningCalls, Is.Zero);
    });

    [Test]
    public void Raw_handler_that_returns_null_still_gets_a_response_sent() => EngineHarness.Run(engine =>
    {
        engine.Log.Expect("RawHandlerThrew");
        DubboServerOptions options = engine.ServerOptions();
        options.RawHandler = (_, _) => new ValueTask<RawResponse>((RawResponse)null!);
        var server = new DubboServer(options);
        server.Start();
        engine.Settle();
        Task<string> call = engine.Call(engine.Connect(), "a");
        Assert.That(
            call.Exception!.InnerException, Is.TypeOf<DubboRemoteException>().With.Message.Contains("The raw handler returned null"));
        Assert.That(server.RunningCalls, Is.Zero);
    });

    [Test]
    public void Failed_accepts_pause_longer_each_time_and_are_logged_once_per_state() => EngineHarness.Run(engine =>
    {
        engine.Log.Expect("AcceptFailing");
        engine.Log.Expect("AcceptRecovered");
        ExhaustedListener? listener = null;
        DubboServer server = engine.Serve(
            options => options.ListenerFactory = endPoint => listener = new ExhaustedListener(engine.Network.Listen(endPoint)));
        Assert.That(engine.Call(engine.Connect(), "before").Result, Is.EqualTo("before"));
        listener!.IsExhausted = true;
        _ = engine.Connect().ConnectAsync();
        engine.Settle();
        for (int i = 0; i < 300; i++)
            engine.Pass(TimeSpan.FromMilliseconds(100));
        Assert.That(listener.Failures, Is.InRange(10, 60), "30 s at intervals of up to 1 s");
        Assert.That(engine.Log.Named("AcceptFailing").Count(), Is.EqualTo(1));
        Assert.That(
            engine.Log.Named("AcceptFailing").Single().Text, Does.Contain("0.0.1:20880").And.Contain("raise the limit of open files"));

        listener.IsExhausted = false;
        engine.Pass(TimeSpan.FromSeconds(3));
        Assert.That(engine.Call(engine.Connect(), "after").Result, Is.EqualTo("after"));
        Assert.That(engine.Log.Named("AcceptRecovered").Count(), Is.EqualTo(1));
        listener.IsExhausted = true;
        _ = engine.Connect().ConnectAsync();
        engine.Settle();
        Task stopping = server.StopAsync();
        engine.Pass(TimeSpan.FromSeconds(2));
        Assert.That(stopping.IsCompletedSuccessfully, Is.True, "a stop does not wait for handles");
    });

    [Test]
    public void Directory_that_fails_is_queried_again() => ClusterHarness.Run(harness =>
    {
        harness.Engine.Log.Expect("DirectoryFailed");
        harness.Serve(ClusterHarness.A);
        var directory = new FailingDirectory(failures: 3, ClusterHarness.A);
        DubboCluster cluster = harness.Connect(directory);
        Task<string> call = harness.Call(cluster, new DubboCallOptions { WaitForReady = true, Timeout = TimeSpan.FromMinutes(1) });
        harness.Engine.Pass(TimeSpan.FromSeconds(20));
        Assert.That(call.IsCompletedSuccessfully && call.Result == "1", Is.True);
        Assert.That(harness.Engine.Log.Named("DirectoryFailed").Count(), Is.EqualTo(1));
    });

    [Test]
    public void Timer_and_token_report_exceptions_to_their_target()
    {
        var time = new FakeTimeProvider();
        var failures = new List<string>();
        var target = new EdgeAction(() => throw new InvalidDataException("rubbish"), failure => failures.Add(failure.Message));
        using ITimer timer = Edge.CreateTimer(time, target, TimeSpan.FromSeconds(1), Timeout.InfiniteTimeSpan);
        time.Advance(TimeSpan.FromSeconds(1));
        Edge.Register(target, new CancellationToken(canceled: true));
        Assert.That(failures, Is.EqualTo(new[] { "rubbish", "rubbish" }));
    }

    [Test]
    public void Target_whose_logger_throws_is_silent()
    {
        var target =
            new EdgeAction(() => throw new InvalidDataException(), _ => throw new InvalidOperationException("a logger that throws"));
        Assert.That(() => Edge.Register(target, new CancellationToken(canceled: true)), Throws.Nothing);
    }

    [Test]
    public void Timer_can_be_created_while_the_flow_of_the_context_is_suppressed()
    {
        using AsyncFlowControl flow = ExecutionContext.SuppressFlow();
        Assert.That(() => Edge.CreateTimer(TimeProvider.System, new EdgeAction(() => { }, _ => { })).Dispose(), Throws.Nothing);
    }

    private sealed class UntellableException : Exception
    {
        public override string Message => throw new UntellableException();

        public override string ToString() => "untellable";
    }

    /// <summary>Fails like a system without free handles.</summary>
    private sealed class ForgetfulListener(ITransportListener inner) : ITransportListener
    {
        private bool _isDisposed;

        public IPEndPoint LocalEndPoint
        {
            get
            {
                ObjectDisposedException.ThrowIf(_isDisposed, this);
                return inner.LocalEndPoint;
            }
        }

        public Task<DubboTransport?> AcceptAsync() => inner.AcceptAsync();

        public void Stop() => inner.Stop();

        public void Dispose()
        {
            _isDisposed = true;
            inner.Dispose();
        }
    }

    private sealed class ExhaustedListener(ITransportListener inner) : ITransportListener
    {
        private Task<DubboTransport?>? _waiting;

        public bool IsExhausted { get; set; }

        public int Failures { get; private set; }

        public IPEndPoint LocalEndPoint => inner.LocalEndPoint;

        public async Task<DubboTransport?> AcceptAsync()
        {
            Task<DubboTransport?> waiting = _waiting ?? inner.AcceptAsync();
            _waiting = waiting;
            DubboTransport? accepted = await waiting;
            if (IsExhausted)
            {
                Failures++;
                throw new SocketException((int)SocketError.TooManyOpenSockets);
            }

            _waiting = null;
            return accepted;
        }

        public void Stop() => inner.Stop();

        public void Dispose() => inner.Dispose();
    }

    private sealed class FailingDirectory(int failures, string address) : IProviderDirectory
    {
        private int _left = failures;

        public async IAsyncEnumerable<ProviderList> WatchAsync(
            [EnumeratorCancellation] CancellationToken cancellationToken)
        {
            await Task.CompletedTask;
            if (_left-- > 0)
                throw new InvalidDataException("not now");
            yield return new ProviderList([ProviderAddress.Parse(address)]);
        }

        public override string ToString() => "registry://test";
    }
}
