using System.Net;
using DubboNet.Hessian;
using DubboNet.Server;

namespace DubboNet.Simulation.Tests.Actors;

/// <summary>A server at an address, and what its handlers do.</summary>
internal sealed class Provider
{
    private readonly World _world;
    private readonly IReadOnlyList<Call> _calls;

    public Provider(World world, Scenario scenario, IPEndPoint endPoint, IReadOnlyList<Call> calls)
    {
        _world = world;
        _calls = calls;
        EndPoint = endPoint;
        Server = new DubboServer(
            new DubboServerOptions
            {
                EndPoint = endPoint,
                MaxPayload = scenario.ServerMaxPayload,
                MaxQueuedBytes = scenario.MaxQueuedBytes,
                MaxConnections = scenario.MaxConnections,
                MaxConcurrentCalls = scenario.MaxConcurrentCalls,
                IdleTimeout = scenario.IdleTimeout,
                ShutdownTimeout = scenario.ShutdownTimeout,
                ShutdownQuietPeriod = scenario.ShutdownQuietPeriod,
                InlineHandlers = scenario.Inline,
                LoggerFactory = world.Log,
                TimeProvider = world.Clock,
                Scheduler = world.Scheduler,
                ListenerFactory = world.Network.Listen,
            },
            new DubboService(WorkService.Key).Map(WorkService.Work, WorkAsync));
        Server.Start();
    }

    public IPEndPoint EndPoint { get; }

    public DubboServer Server { get; }

    public List<Ending> Stops { get; } = [];

    /// <summary>Begins to stop the server; more than one may do so.</summary>
    public void Stop(CancellationToken cancellationToken = default)
    {
        _world.Note("stop server", EndPoint.Port);
        Stops.Add(new Ending(_world, Server.StopAsync(cancellationToken)));
    }

    private async ValueTask<byte[]> WorkAsync((int Number, byte[]? Body) arguments, ServerCallContext context)
    {
        Call call = _calls[arguments.Number];
        call.HandlerStarts++;
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
