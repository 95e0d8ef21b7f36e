using DubboNet.Remoting.Correlation;
using DubboNet.Remoting.Scheduling;

namespace DubboNet.Client;

/// <summary>Says how long a call may take: the first of call, method, service, client, provider's URL and Java's 1,000 ms that says anything.</summary>
internal sealed class CallLimits(DubboChannelOptions options, TimeSpan? urlTimeout)
{
    private static readonly TimeSpan JavasDefault = TimeSpan.FromMilliseconds(1000);

    /// <param name="method">What is called.</param>
    /// <param name="call">What the caller says.</param>
    /// <param name="startedAt">When the call began; null: now.</param>
    public CallLimit For(DubboMethod? method, in DubboCallOptions call, long? startedAt = null)
    {
        (TimeSpan timeout, string origin) = Configured(method, call);
        long now = options.TimeProvider.GetTimestamp();
        var limit = new CallLimit(timeout, origin, startedAt ?? now, options.SendDeadline || AmbientDeadline.Current is not null);
        if (AmbientDeadline.Current is not { } inherited)
            return limit;
        TimeSpan left = inherited.Remaining;
        return timeout == Timeout.InfiniteTimeSpan || left < limit.Remaining(options.TimeProvider)
            ? new CallLimit(left, "what is left of the call being served", now, IsSent: true)
            : limit;
    }

    /// <summary>For a callback, which outlives the call that handed it over: no deadline of that one counts, and none is sent.</summary>
    public CallLimit ForCallback(DubboMethod method, in DubboCallOptions call)
    {
        (TimeSpan timeout, string origin) = Configured(method, call);
        return new CallLimit(timeout, origin, options.TimeProvider.GetTimestamp());
    }

    private (TimeSpan Timeout, string Origin) Configured(DubboMethod? method, in DubboCallOptions call)
    {
        if (call.Timeout is { } ofCall)
        {
            if (ofCall < TimeSpan.Zero && ofCall != Timeout.InfiniteTimeSpan)
                throw new ArgumentOutOfRangeException(nameof(call), ofCall, $"DubboCallOptions.Timeout is {ofCall}; it must be 0 or more, or Timeout.InfiniteTimeSpan for no limit.");
            return (Bounded(ofCall), "the call");
        }

        if (method?.Timeout is { } ofMethod)
            return (Bounded(ofMethod), "the method");
        if (method?.ServiceTimeout is { } ofService)
            return (Bounded(ofService), "the service");
        if (options.Timeout is { } ofClient)
            return (Bounded(ofClient), "the client");
        return urlTimeout is { } ofUrl ? (Bounded(ofUrl), "the provider's URL") : (JavasDefault, "the default");
    }

    /// <summary>A time that is longer than a timer can wait means no limit.</summary>
    private static TimeSpan Bounded(TimeSpan time) => time <= TimerRange.Longest ? time : Timeout.InfiniteTimeSpan;
}
