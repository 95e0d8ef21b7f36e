using DubboNet.Remoting.Correlation;
using DubboNet.Remoting.Scheduling;

namespace DubboNet.Client;

/// <summary>Creates the deadlines of calls. The timeout is the first that is set of these: call, method, service, client, provider's URL, Java's 1,000 ms.</summary>
internal sealed class DeadlineFactory(DubboChannelOptions options, TimeSpan? urlTimeout)
{
    private static readonly TimeSpan JavasDefault = TimeSpan.FromMilliseconds(1000);

    /// <param name="method">What is called.</param>
    /// <param name="call">The options of the call.</param>
    /// <param name="startedAt">When the call began, as <see cref="TimeProvider.GetTimestamp"/>.</param>
    public CallDeadline Create(DubboMethod? method, in DubboCallOptions call, long startedAt)
    {
        (TimeSpan timeout, string origin) = ChooseTimeout(method, call);
        var deadline = new CallDeadline(timeout, origin, startedAt, options.SendDeadline || AmbientDeadline.Current is not null);
        if (AmbientDeadline.Current is not { } inherited)
            return deadline;
        TimeSpan left = inherited.Remaining;
        return timeout == Timeout.InfiniteTimeSpan || left < deadline.Remaining(options.TimeProvider)
            ? new CallDeadline(left, "what is left of the call being served", options.TimeProvider.GetTimestamp(), IsSent: true)
            : deadline;
    }

    /// <summary>Creates the deadline of a callback. It outlives the call that handed it over, so the deadline of that call does not count and none is sent.</summary>
    public CallDeadline CreateForCallback(DubboMethod method, in DubboCallOptions call)
    {
        (TimeSpan timeout, string origin) = ChooseTimeout(method, call);
        return new CallDeadline(timeout, origin, options.TimeProvider.GetTimestamp());
    }

    private (TimeSpan Timeout, string Origin) ChooseTimeout(DubboMethod? method, in DubboCallOptions call)
    {
        if (call.Timeout is { } ofCall)
        {
            if (ofCall < TimeSpan.Zero && ofCall != Timeout.InfiniteTimeSpan)
                throw new ArgumentOutOfRangeException(nameof(call), ofCall, $"DubboCallOptions.Timeout is {ofCall}; it must be 0 or more, or Timeout.InfiniteTimeSpan for no limit.");
            return (ToTimerRange(ofCall), "the call");
        }

        if (method?.Timeout is { } ofMethod)
            return (ToTimerRange(ofMethod), "the method");
        if (method?.ServiceTimeout is { } ofService)
            return (ToTimerRange(ofService), "the service");
        if (options.Timeout is { } ofClient)
            return (ToTimerRange(ofClient), "the client");
        return urlTimeout is { } ofUrl ? (ToTimerRange(ofUrl), "the provider's URL") : (JavasDefault, "the default");
    }

    /// <summary>A time that is longer than a timer can wait means no limit.</summary>
    private static TimeSpan ToTimerRange(TimeSpan time) => time <= TimerRange.Longest ? time : Timeout.InfiniteTimeSpan;
}
