using System.Net;

namespace DubboNet.Simulation.Tests.Actors;

/// <summary>A server at an address, and the behavior of its handlers.</summary>
internal sealed class Provider
{
    private readonly World _world;
    private readonly Scenario _scenario;
    private readonly IReadOnlyList<Call> _calls;
    private readonly IReadOnlyList<Subscription> _subscriptions;

    public Provider(
        World world, Scenario scenario, IPEndPoint endPoint, IReadOnlyList<Call> calls, IReadOnlyList<Subscription> subscriptions)
    {
        _world = world;
        _scenario = scenario;
        _calls = calls;
        _subscriptions = subscriptions;
        EndPoint = endPoint;
        DubboServerOptions options = world.CreateServerOptions(endPoint);
        options.MaxPayload = scenario.ServerMaxPayload;
        options.MaxQueuedBytes = scenario.MaxQueuedBytes;
        options.MaxConnections = scenario.MaxConnections;
        options.MaxConcurrentCalls = scenario.MaxConcurrentCalls;
        options.MaxHeldBytes = scenario.MaxHeldBytes;
        options.MaxCallbacks = scenario.Subscriptions;
        options.WriteTimeout = scenario.WriteTimeout;
        options.IdleTimeout = scenario.IdleTimeout;
        options.ShutdownTimeout = scenario.ShutdownTimeout;
        options.ShutdownQuietPeriod = scenario.ShutdownQuietPeriod;
        options.InlineHandlers = scenario.Inline;
        Server = new DubboServer(
            options, new DubboService(WorkService.Key).Map(WorkService.Work, WorkAsync).Map(WorkService.Subscribe, Subscribe));
        Server.Start();
    }

    public IPEndPoint EndPoint { get; }

    public DubboServer Server { get; }

    public List<Ending> Stops { get; } = [];

    /// <summary>Begins to stop the server. Several callers can do so.</summary>
    public void Stop(CancellationToken cancellationToken = default)
    {
        _world.Note("stop server", EndPoint.Port);
        Stops.Add(new Ending(_world, Server.StopAsync(cancellationToken)));
    }

    private async ValueTask<byte[]> WorkAsync((int Number, byte[]? Body) arguments, DubboCallContext context)
    {
        Call call = _calls[arguments.Number];
        call.HandlerStarts++;
        CheckHeldBytes(call);
        _world.Note("handler", call.Number);
        _world.Scheduler.CheckThread("A handler ran");
        if (!arguments.Body.AsSpan().SequenceEqual(call.Request))
            _world.Fail($"The request of call {call.Number} came changed");
        try
        {
            if (call.Handler == HandlerKind.ReturnsLater)
                await _world.Clock.DelayAsync(call.HandlerTime);
            else if (call.Handler == HandlerKind.Hangs)
                await HangAsync(context.CancellationToken);
            if (context.Attachments.GetText(WorkService.NumberKey) is var number && number != $"{call.Number}")
                _world.Fail($"The handler of call {call.Number} has the context of call {number}");
            context.ResponseAttachments[WorkService.NumberKey] = $"{call.Number}";
            return call.Handler switch
            {
                HandlerKind.ThrowsJava => throw new JavaException("java.lang.IllegalStateException", $"call {call.Number}"),
                HandlerKind.ThrowsPlain => throw new InvalidOperationException($"call {call.Number}"),
                _ => call.ExpectedResult,
            };
        }
        finally
        {
            call.HandlerEnds++;
        }
    }

    private int Subscribe((int Number, Func<int, Task<int>>? Listener) arguments)
    {
        _subscriptions[arguments.Number].OnSubscribed(arguments.Listener!);
        return arguments.Number;
    }

    /// <summary>
    /// Checks the held memory, which is never negative. If handlers start immediately, only the request of this call was added since there
    /// was room. Otherwise, further requests and responses can be added.
    /// </summary>
    private void CheckHeldBytes(Call call)
    {
        long held = Server.HeldBytes;
        if (held < 0 || (_scenario is { Inline: true, MaxHeldBytes: { } most } && held > most + Scenario.LongestFrame))
            _world.Fail($"Messages hold {held} bytes when call {call.Number} starts, and the limit is {_scenario.MaxHeldBytes}");
    }

    private async Task HangAsync(CancellationToken cancellationToken)
    {
        var cancelled = new TaskCompletionSource();
        using (cancellationToken.UnsafeRegister(
            _ => _world.Scheduler.Schedule(static cancelled => ((TaskCompletionSource)cancelled!).SetCanceled(), cancelled), null))
        {
            await cancelled.Task;
        }
    }
}
