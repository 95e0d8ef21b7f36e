using System.Net;
using DubboNet.Remoting.Correlation;
using DubboNet.Simulation.Tests.Actors;

namespace DubboNet.Simulation.Tests.Estate;

/// <summary>Checks the conditions that must hold at the end of an estate.</summary>
internal sealed class EstateInvariants(World world, EstateScenario scenario, EstateCast cast)
{
    /// <summary>The number of retries that the budget always has.</summary>
    private const int SpareRetries = 20;

    private const double RetryShare = 0.2;

    /// <summary>The number of retries of a call that failed with the policy failback.</summary>
    private const int FailbackRetries = 3;

    private static readonly TimeSpan Millisecond = TimeSpan.FromMilliseconds(1);
    private static readonly TimeSpan StopLimit = TimeSpan.FromSeconds(13);

    private readonly Moment[] _cuts = [.. cast.Providers.SelectMany(provider => provider.Cuts)];

    /// <summary>Gets an upper bound of the attempts that failed and may have run. Each can use up some of the retry budget.</summary>
    private int HardFailures =>
        cast.Calls.Sum(call => call.Failures + _cuts.Count(cut => Meets(call, cut)));

    public void Check()
    {
        Expect(cast.Ended.IsCompletedSuccessfully, $"the run is {cast.Ended.Status} {cast.Ended.Exception?.InnerException}");
        int hardFailures = HardFailures;
        foreach (EstateCall call in cast.Calls)
            CheckCall(call, hardFailures);
        CheckAttempts();
        foreach (EstateProvider provider in cast.Providers)
            CheckProvider(provider);
        CheckEnding(cast.Closing, "disposal of the cluster");
        Expect(cast.Registry.Watches == 0, $"{cast.Registry.Watches} sequences of the registry are being watched");
        Remains.Check(world);
    }

    private void CheckCall(EstateCall call, int hardFailures)
    {
        if (call is not { Ends: 1, Ended: { } ended })
        {
            Fail(call, $"it ended {call.Ends} times");
            return;
        }

        if (call.Timeout != Timeout.InfiniteTimeSpan && ended.IdleSince(call.Started) > call.Timeout + DeadlineSweeper.Step + Millisecond)
            Fail(call, "it ended long after its timeout");
        if (!call.IsIdempotent && call.Arrivals.Count - call.Refusals > 1)
            Fail(call, $"it may have run {call.Arrivals.Count} times");
        if (call.Error is null && call.Result != 0 && call.Result != call.ExpectedResult)
            Fail(call, $"it got {call.Result}");
        if (call.HasFailed && WhyNotPermitted(call, hardFailures) is { } reason)
            Fail(call, reason);
    }

    // Returns why a call must not fail, or null if it may.
    private string? WhyNotPermitted(EstateCall call, int hardFailures)
    {
        if (scenario.Kind == EstateKind.Calm)
            return "each list had a provider that served";
        bool canBeUnavailable = scenario is { Kind: EstateKind.Storm, Sickness: Sickness.Cutting };
        if (call.Error is NoProviderException && !canBeUnavailable)
            return "the anchors were available";
        if (call.Error is not (null or DubboTimeoutException or DubboConnectionException or DubboRemoteException or NoProviderException))
            return "callers must not get this error";
        bool wasFrozen = cast.Providers.Any(provider => provider.Freezes.Exists(freeze => Overlaps(call, freeze)));
        if (wasFrozen)
            return null;
        if (call.Error is DubboTimeoutException)
            return "nothing was frozen";
        int struck = call.Refusals + call.Failures + _cuts.Count(cut => Meets(call, cut));
        int patience = hardFailures < SpareRetries
            ? scenario.Patience(call.IsIdempotent, call.Error is DubboException { IsRetrySafe: true })
            : 1;
        return struck >= patience ? null : $"it met {struck} failures, and fails after {patience}";
    }

    // Retries of calls that were refused before they ran need no budget, but each call has few of them.
    private void CheckAttempts()
    {
        int calls = cast.Calls.Count;
        int refused = cast.Calls.Sum(call => call.Refusals);
        int attempts = cast.Calls.Sum(call => call.Arrivals.Count);
        int failed = cast.Calls.Count(call => call.HasFailed);
        double most = scenario.Policy switch
        {
            FailurePolicy.Failover => (calls * (1 + RetryShare)) + SpareRetries + Math.Min(refused, calls * EstateScenario.Retries),
            FailurePolicy.Failback => calls + (failed * FailbackRetries),
            FailurePolicy.Forking => calls * 2,
            _ => calls,
        };
        Expect(attempts <= most, $"{calls} calls made {attempts} attempts, of which {refused} were refused. The limit is {most}");
    }

    private void CheckProvider(EstateProvider provider)
    {
        foreach (Ending stop in provider.Stops)
            CheckEnding(stop, "stop of a provider");
        foreach (DubboServer server in provider.Servers)
        {
            Expect(server.ConnectionCount == 0, $"{server.ConnectionCount} connections of a stopped provider");
            Expect(server.RunningCalls == 0, $"{server.RunningCalls} calls of a stopped provider");
            Expect(server.HeldBytes == 0, $"messages of a stopped provider hold {server.HeldBytes} bytes");
        }

        foreach ((Moment Began, Moment? Ended) freeze in provider.Freezes)
            CheckFreeze(provider, freeze);
    }

    // The first timeout at a frozen provider shows that it is frozen. No later call goes there, because the anchors are available.
    private void CheckFreeze(EstateProvider provider, (Moment Began, Moment? Ended) freeze)
    {
        EstateCall[] lost =
        [
            .. cast.Calls
                .Where(call => call.Error is DubboTimeoutException { RemoteEndPoint: IPEndPoint at } && at.Equals(provider.EndPoint)
                    && call.Started.IdleSince(freeze.Began) > EstateProvider.Slack && call.Started.Time < freeze.Ended!.Value.Time)
                .OrderBy(call => call.Ended!.Value.Time),
        ];
        if (lost.Length == 0 || !provider.WasListedSince(freeze.Began))
            return;
        Moment known = lost[0].Ended!.Value;
        foreach (EstateCall call in lost.Where(call => call.Started.IdleSince(known) > EstateProvider.Slack))
            Fail(call, $"provider {provider.Index} was known to be frozen from {known.Time}");
    }

    private void CheckEnding(Ending? ending, string what)
    {
        Expect(
            ending?.Task.IsCompletedSuccessfully == true,
            $"the {what} is {ending?.Task.Status} {ending?.Task.Exception?.InnerException}");
        if (ending?.Ended is { } ended)
        {
            TimeSpan taken = ended.IdleSince(ending.Began);
            Expect(taken <= StopLimit, $"the {what} took {taken}. The limit is {StopLimit}");
        }
    }

    // The consumer learns of a cut when the work that waits has run. A call that is sent before then meets the cut, too.
    private static bool Meets(EstateCall call, Moment cut) =>
        cut.Time <= call.Ended!.Value.Time && call.Started.IdleSince(cut) <= Millisecond;

    private static bool Overlaps(EstateCall call, (Moment Began, Moment? Ended) period) =>
        period.Began.Time <= call.Ended!.Value.Time && call.Started.Time <= period.Ended!.Value.Time;

    private void Expect(bool condition, string violation)
    {
        if (!condition)
            world.Fail($"At the end of {Describe()}, {violation}");
    }

    private void Fail(EstateCall call, string violation) => world.Fail(
        $"Call {call.Number} ({(call.IsIdempotent ? "idempotent" : "not idempotent")}, {call.Timeout}) of {Describe()} from "
            + $"{call.Started.Time} to {call.Ended?.Time}, {call.Outcome}: {violation}. It arrived at "
            + $"{string.Join(", ", call.Arrivals.Select(provider => provider.Index))}. {call.Error}");

    private string Describe() => $"an estate ({scenario.Kind}, {scenario.Strategy.GetType().Name}, {scenario.Policy})";
}
