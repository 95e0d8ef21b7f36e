using System.Diagnostics.CodeAnalysis;
using System.Net;
using DubboNet.Remoting.Connections;

namespace DubboNet.Simulation.Tests.Actors;

/// <summary>A channel and its callers.</summary>
[SuppressMessage(
    "Design", "CA1001:Types that own disposable fields should be disposable", Justification = "When it is disposed of is what is tried.")]
[SuppressMessage("Reliability", "CA2000:Dispose objects before losing scope", Justification = "Sources of cancellation without timers.")]
internal sealed class Consumer
{
    private const int HeartbeatLength = 17;

    private static readonly TimeSpan Long = TimeSpan.FromSeconds(60);

    private readonly World _world;
    private readonly Scenario _scenario;
    private readonly DubboChannel _channel;
    private readonly List<Ending> _disposals = [];

    public Consumer(World world, Scenario scenario, EndPoint endPoint, bool isPeerStrange = false)
    {
        _world = world;
        _scenario = scenario;
        EndPoint = endPoint;
        IsPeerStrange = isPeerStrange;
        SendsDeadlines = world.Chance(0.3);
        if (isPeerStrange || scenario.EndsConnections)
            Disturb();
        DubboChannelOptions options = world.CreateChannelOptions();
        options.MaxPayload = scenario.ClientMaxPayload;
        options.MaxPendingCalls = scenario.MaxPendingCalls;
        options.MaxQueuedBytes = scenario.MaxQueuedBytes;
        options.FailWhenFull = scenario.FailWhenFull;
        options.Connections = scenario.Connections;
        options.HeartbeatInterval = scenario.HeartbeatInterval;
        options.SendDeadline = SendsDeadlines;
        options.ShutdownTimeout = scenario.ShutdownTimeout;
        options.InlineCompletions = scenario.Inline;
        _channel = new DubboChannel(endPoint, options);
    }

    public EndPoint EndPoint { get; }

    /// <summary>Gets a value indicating whether a call can end with any kind of error of the peer.</summary>
    public bool IsPeerStrange { get; }

    /// <summary>Gets a value indicating whether handlers know their deadline, and end then if they hang.</summary>
    public bool SendsDeadlines { get; }

    /// <summary>Gets the calls made here.</summary>
    public List<Call> Calls { get; } = [];

    /// <summary>Gets the observed connections of this channel.</summary>
    public HashSet<DubboConnection> Connections { get; } = [];

    /// <summary>Gets the moment from which calls can fail without a connection through no fault of the engine.</summary>
    public Moment? Disturbed { get; private set; }

    public Moment? Disposed { get; private set; }

    /// <summary>Gets the moment at which another server replaced the one behind the balancer.</summary>
    public Moment? Replaced { get; private set; }

    /// <summary>Gets a value indicating whether the channel states that it is closed permanently.</summary>
    public bool IsClosed => _channel.GetSnapshot() is { State: ChannelState.Closed, Connections.Count: 0 };

    public IReadOnlyList<Ending> Disposals => _disposals;

    public void Disturb() => Disturbed ??= Moment.Now(_world);

    public void Replace() => Replaced ??= Moment.Now(_world);

    /// <summary>Passes a callback to the provider.</summary>
    public async Task SubscribeAsync((int Number, Func<int, Task<int>>? Listener) subscription, DubboCallOptions options) =>
        await _channel.InvokeAsync(WorkService.Subscribe, subscription, options);

    /// <summary>Plans a call.</summary>
    public Call Add(int number)
    {
        bool isCalm = _scenario.IsCalm;
        bool isCancellable = _world.Chance(0.25);
        CallKind kind = _world.Pick(
            CallKind.TwoWay, CallKind.TwoWay, CallKind.TwoWay, CallKind.OneWay, IsPeerStrange ? CallKind.TwoWay : CallKind.Echo);
        var call = new Call
        {
            Number = number,
            Kind = kind,
            Handler = _world.Pick(
                HandlerKind.Returns, HandlerKind.Returns, HandlerKind.ReturnsLater, HandlerKind.ReturnsLater, HandlerKind.ThrowsJava,
                HandlerKind.ThrowsPlain,
                isCalm ? HandlerKind.Returns : HandlerKind.Hangs),
            HandlerTime =
                _world.TimeUpTo(_world.Pick(TimeSpan.FromMilliseconds(2), TimeSpan.FromMilliseconds(100), TimeSpan.FromSeconds(2))),
            RequestLength = _world.Random.Next(_world.Pick(10, 200, 2000, 50_000)),
            ResultLength = _world.Random.Next(_world.Pick(10, 200, 2000, 50_000)),
            Timeout = isCalm
                ? Long
                : _world.Pick(
                    Timeout.InfiniteTimeSpan, Long, TimeSpan.FromSeconds(1), TimeSpan.FromMilliseconds(70), TimeSpan.FromMilliseconds(1)),
            WaitsForReady = _world.Chance(0.3),
            Cancellation = isCancellable ? new CancellationTokenSource() : null,
            CancelAfter = isCancellable && _world.Chance(0.7)
                ? _world.TimeUpTo(_world.Pick(TimeSpan.Zero, TimeSpan.FromMilliseconds(5), TimeSpan.FromSeconds(2)))
                : null,
        };
        if (Calls.Count > 0 && _world.Chance(_scenario.InSequence))
            Calls[^1].Then = call;
        else
            _world.Clock.After(_world.TimeUpTo(_scenario.Span), () => _ = MakeAsync(call));
        Calls.Add(call);
        return call;
    }

    /// <summary>Makes a call that must succeed.</summary>
    public Call Probe(int number)
    {
        Call call = Call.Quick(number, TimeSpan.FromSeconds(2), mustSucceed: true);
        Calls.Add(call);
        _world.Clock.After(TimeSpan.Zero, () => _ = MakeAsync(call));
        _world.Statistics.Count("probes");
        return call;
    }

    /// <summary>Begins to dispose the channel. Several callers can do so.</summary>
    public void Dispose()
    {
        _world.Note("dispose channel");
        Disposed ??= Moment.Now(_world);
        Remember();
        _disposals.Add(new Ending(_world, _channel.DisposeAsync().AsTask()));
    }

    /// <summary>
    /// Checks the state after all calls have ended. They must have left no state on open connections, except that a heartbeat can be in
    /// progress. The last announced state of the server must be known.
    /// </summary>
    public void ExpectPeace(Provider provider)
    {
        foreach (ConnectionSnapshot connection in _channel.GetSnapshot().Connections)
        {
            if (connection.PendingCalls != 0 || connection.QueuedBytes > HeartbeatLength)
                _world.Fail($"At peace a connection has {connection.PendingCalls} calls waiting and {connection.QueuedBytes} bytes unsent");
            if (connection.IsReadOnly != provider.Server.IsReadOnly)
                _world.Fail($"At peace a connection takes its server to be read-only: {connection.IsReadOnly}, which is wrong");
        }
    }

    private void CancelLater(Call call, TimeSpan delay)
    {
        if (delay == TimeSpan.Zero && _world.Chance(0.3))
            Cancel(call);
        else
            _world.Clock.After(delay, () => Cancel(call));
    }

    private void Cancel(Call call)
    {
        _world.Note("cancel", call.Number);
        call.Cancelled = Moment.Now(_world);
        call.Cancellation!.Cancel();
    }

    private async Task MakeAsync(Call call)
    {
        call.Started = Moment.Now(_world);
        call.WasConnected = _channel.GetSnapshot().Connections.Count > 0;
        _world.Note("call", call.Number);
        if (call.CancelAfter is { } delay)
            CancelLater(call, delay);
        CancellationToken cancellation = call.Cancellation?.Token ?? default;
        var options = new DubboCallOptions
        {
            Timeout = call.Timeout,
            WaitForReady = call.WaitsForReady,
            Attachments = new Attachments { { WorkService.NumberKey, $"{call.Number}" } },
            ResponseAttachments = [],
        };
        try
        {
            if (call.Kind == CallKind.OneWay)
                await _channel.SendOneWayAsync(WorkService.Work, (call.Number, call.Request), options, cancellation);
            else if (call.Kind == CallKind.TwoWay)
                call.Result = await _channel.InvokeAsync(WorkService.Work, (call.Number, call.Request), options, cancellation);
            else
                call.Result = (byte[])await _channel.EchoAsync(WorkService.Key, call.ExpectedResult, options, cancellation);
            string? number = options.ResponseAttachments.GetText(WorkService.NumberKey);
            if (call.Kind == CallKind.TwoWay && !IsPeerStrange && number != $"{call.Number}")
                _world.Fail($"Call {call.Number} got the attachments of call {number}");
        }
        catch (Exception e)
        {
            call.Error = e;
        }

        End(call);
    }

    private void End(Call call)
    {
        call.Ends++;
        call.Ended = Moment.Now(_world);
        _world.Scheduler.CheckThread("A call ended");
        _world.Note(call.Outcome, call.Number);
        _world.Statistics.Count($"{call.Kind}: {call.Outcome}");
        Remember();
        if (call.Then is { } next)
            _ = MakeAsync(next);
    }

    private void Remember()
    {
        if (_channel.Connection is { } connection)
            Connections.Add(connection);
    }
}
