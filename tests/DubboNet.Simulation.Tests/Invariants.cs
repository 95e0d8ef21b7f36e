using DubboNet.Remoting.Correlation;
using DubboNet.Simulation.Tests.Actors;
using DubboNet.Simulation.Tests.Network;

namespace DubboNet.Simulation.Tests;

/// <summary>Checks the conditions that must hold at the end of any run.</summary>
internal sealed class Invariants(World world, Scenario scenario, Cast cast)
{
    /// <summary>The unit to which the platform truncates waits.</summary>
    private static readonly TimeSpan Millisecond = TimeSpan.FromMilliseconds(1);

    /// <summary>The timeout of attempts to connect.</summary>
    private static readonly TimeSpan ConnectTimeout = TimeSpan.FromSeconds(3);

    /// <summary>The size of a frame besides its payload.</summary>
    private const int FrameOverhead = 1000;

    public void Check()
    {
        foreach (Consumer consumer in cast.Consumers)
        {
            foreach (Call call in consumer.Calls)
                CheckCall(consumer, call);
            CheckEndings(consumer.Disposals, scenario.ShutdownTimeout + ConnectTimeout, "disposal of a channel");
            Expect(
                consumer.Connections.All(connection => !connection.IsOpen && connection.PendingCalls == 0),
                "a connection is open or has calls waiting");
            Expect(consumer.IsClosed, "a channel that was disposed of is not closed");
        }

        foreach (Provider provider in cast.Providers)
        {
            CheckEndings(provider.Stops, scenario.ShutdownTimeout, "stop of a server");
            Expect(provider.Server.ConnectionCount == 0, $"{provider.Server.ConnectionCount} connections of a stopped server");
            Expect(provider.Server.RunningCalls == 0, $"{provider.Server.RunningCalls} calls of a stopped server");
            Expect(provider.Server.HeldBytes == 0, $"messages of a stopped server hold {provider.Server.HeldBytes} bytes");
        }

        foreach (SimulatedLink link in world.Network.Links)
        {
            Expect(
                !IsProviders(link) || link.ServerEnd.LongestBlocked <= scenario.WriteTimeout + Millisecond,
                $"nothing was taken on connection {link.Style.Number} for {link.ServerEnd.LongestBlocked}. The limit is "
                    + $"{scenario.WriteTimeout}");
        }

        foreach (string violation in cast.Violations)
            Expect(false, violation);
        if (cast.ClusterClosing is { } closing)
            CheckEndings([closing], scenario.ShutdownTimeout + ConnectTimeout, "disposal of a cluster");
        Expect(cast.Providers.All(provider => !world.Network.IsListening(provider.EndPoint)), "a listener is still open");
        Remains.Check(world);
    }

    private bool IsProviders(SimulatedLink link) =>
        cast.Providers.Exists(provider => provider.EndPoint.Equals(world.Network.BehindOf(link.Server)));

    private void CheckCall(Consumer consumer, Call call)
    {
        if (call is not { Ends: 1, Started: { } started, Ended: { } ended })
        {
            Fail(call, $"it ended {call.Ends} times");
            return;
        }

        Expect(call.HandlerStarts <= 1, call, $"its handler ran {call.HandlerStarts} times");
        Expect(call.HandlerStarts == call.HandlerEnds, call, "its handler was not notified that the caller no longer waits");
        Expect(
            call.Error is not DubboException { RequestState: RequestState.NotSent } || call.HandlerStarts == 0, call,
            "it ran although it was not sent");
        Expect(!call.MustSucceed || call.Error is null, call, "nothing stood in its way");
        if (WhyNotPermitted(consumer, call, started, ended) is { } reason)
            Fail(call, reason);
        if (call.Timeout != Timeout.InfiniteTimeSpan)
            Expect(ended.IdleSince(started) <= call.Timeout + DeadlineSweeper.Step + Millisecond, call, "it ended long after its timeout");
        if (call.Cancelled is { } cancelled)
            Expect(ended.IdleSince(Moment.Later(cancelled, started)) <= TimeSpan.Zero, call, "it did not end when it was cancelled");
        if (consumer.Disposed is { } disposed)
        {
            TimeSpan limit = scenario.ShutdownTimeout + ConnectTimeout;
            Expect(ended.IdleSince(Moment.Later(disposed, started)) <= limit, call, "it outlived its channel");
        }
    }

    /// <summary>Returns why the outcome of a call is not allowed, or null if it is.</summary>
    private string? WhyNotPermitted(Consumer consumer, Call call, Moment started, Moment ended) => call.Error switch
    {
        null => WhyNoSuccess(consumer, call, started),
        JavaException java => WhyNotThrown(consumer, call, java, ended.Time - started.Time),
        OperationCanceledException cancelled =>
            call.Cancelled is not null && cancelled.CancellationToken == call.Cancellation!.Token ? null : "its token was not canceled",
        ObjectDisposedException => consumer.Disposed is { } disposed && disposed.Time <= ended.Time
            ? null
            : "its channel was not disposed of",
        DubboTimeoutException timeout => WhyNoTimeout(consumer, call, timeout, ended.Time - started.Time),
        DubboConnectionException { RequestState: var state }
            when (call.WasConnected || state == RequestState.Sent) && IsOwed(consumer, started) =>
            "it was made before its server stopped in order",
        DubboConnectionException => IsDisturbed(consumer, ended) ? null : "nothing happened to its connection",
        DubboRemoteException or DubboSerializationException or DubboProtocolException when consumer.IsPeerStrange => null,
        DubboRemoteException remote => WhyNotRefused(consumer, call, remote),
        { } error when error.GetType() == typeof(DubboException) => IsOverLimit(call) ? null : "it was within the limits",
        _ => "callers must not get this error",
    };

    private string? WhyNoSuccess(Consumer consumer, Call call, Moment started)
    {
        if (call.Kind == CallKind.OneWay)
        {
            bool mustRun = IsOwed(consumer, started) && !IsBusyPossible && !IsOver(call.RequestLength, scenario.ServerMaxPayload);
            return mustRun && call.HandlerEnds == 0 ? "it was sent, but no handler ran" : null;
        }

        if (!call.Result.AsSpan().SequenceEqual(call.ExpectedResult))
            return "it got the response of another call";
        bool hasReturned = call is { HandlerEnds: 1, Handler: HandlerKind.Returns or HandlerKind.ReturnsLater };
        return hasReturned || call.Kind == CallKind.Echo || consumer.IsPeerStrange ? null : "its handler did not return";
    }

    private static string? WhyNotThrown(Consumer consumer, Call call, JavaException error, TimeSpan elapsed)
    {
        bool isMeant = call.Handler switch
        {
            HandlerKind.ThrowsJava or HandlerKind.ThrowsPlain => error.Message.EndsWith($"call {call.Number}", StringComparison.Ordinal),
            HandlerKind.Hangs => consumer.SendsDeadlines && IsOver(elapsed, call.Timeout),
            _ => false,
        };
        return isMeant && call is { Kind: CallKind.TwoWay, HandlerEnds: 1 } ? null : "its handler did not throw that";
    }

    private string? WhyNoTimeout(Consumer consumer, Call call, DubboTimeoutException timeout, TimeSpan elapsed)
    {
        if (scenario.IsCalm)
            return "nothing held it up";
        if (timeout.Stage == TimeoutStage.Connect && consumer.Disturbed is not null)
            return null;
        return IsOver(elapsed, call.Timeout) ? null : $"only {elapsed} had passed";
    }

    private static bool IsOver(TimeSpan elapsed, TimeSpan timeout) =>
        timeout != Timeout.InfiniteTimeSpan && elapsed + Millisecond >= timeout;

    /// <summary>Returns whether a call must succeed regardless of its server. It was made earlier, and there is enough time.</summary>
    private bool IsOwed(Consumer consumer, Moment started) =>
        scenario.IsCalm && (consumer.Disturbed is null || started.Time < consumer.Disturbed.Value.Time);

    private static bool IsDisturbed(Consumer consumer, Moment ended) =>
        (consumer.Disturbed is { } disturbed && disturbed.Time <= ended.Time)
            || (consumer.Disposed is { } disposed && disposed.Time <= ended.Time);

    private string? WhyNotRefused(Consumer consumer, Call call, DubboRemoteException error)
    {
        bool isMeant = error.Status switch
        {
            DubboStatus.BadRequest => IsOver(call.RequestLength, scenario.ServerMaxPayload),
            DubboStatus.SerializationError =>
                scenario.MaxHeldBytes is not null || IsOver(call.ExpectedResult.Length, scenario.ServerMaxPayload),
            DubboStatus.Ok => IsOver(call.ExpectedResult.Length, scenario.ClientMaxPayload),
            _ => false,
        };
        if (error is DubboServerBusyException)
        {
            return (IsBusyPossible || consumer.Disturbed is not null) && call.HandlerStarts == 0
                ? null
                : "its server was not busy, or ran it";
        }

        return isMeant ? null : "it was within the limits";
    }

    private bool IsBusyPossible =>
        scenario.MaxConcurrentCalls < scenario.Calls || scenario.StrangeConsumers > 0 || scenario.MaxHeldBytes is not null;

    /// <summary>
    /// Returns whether the call failed at a limit of the client. Calls over the limits wait, unless they are configured to fail.
    /// </summary>
    private bool IsOverLimit(Call call) =>
        call is { Error: DubboException { RequestState: RequestState.NotSent } }
        && (scenario.FailWhenFull || IsOver(call.RequestLength, scenario.ClientMaxPayload));

    private static bool IsOver(int length, int limit) => length + FrameOverhead > limit;

    private void CheckEndings(IReadOnlyList<Ending> endings, TimeSpan limit, string what)
    {
        foreach (Ending ending in endings)
        {
            Expect(ending.Task.IsCompletedSuccessfully, $"the {what} is {ending.Task.Status} {ending.Task.Exception?.InnerException}");
            if (ending.Ended is { } ended)
            {
                Expect(
                    ended.IdleSince(ending.Began) <= limit + Millisecond,
                    $"the {what} took {ended.IdleSince(ending.Began)}; the limit is {limit}");
            }
        }
    }

    private void Expect(bool condition, string violation)
    {
        if (!condition)
            world.Fail($"At rest {violation}");
    }

    private void Expect(bool condition, Call call, string violation)
    {
        if (!condition)
            Fail(call, violation);
    }

    private void Fail(Call call, string violation) => world.Fail(
        $"Call {call.Number} ({call.Kind}, {call.Handler}, {call.Timeout}) from {call.Started?.Time} to {call.Ended?.Time}, "
        + $"{call.Outcome}: "
        + $"{violation}. {call.Error}");
}
