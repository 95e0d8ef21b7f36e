using DubboNet.Remoting.Correlation;
using DubboNet.Remoting.Scheduling;

namespace DubboNet.Client;

/// <summary>
/// Creates the deadlines of calls. The timeout is the first that is set of those of the call, the method, the service, the client and the
/// provider's URL. If none is set, it is 1,000 ms, as in Java.
/// </summary>
internal sealed class DeadlineFactory(DubboChannelOptions options, TimeSpan? urlTimeout)
{
    private static readonly TimeSpan JavasDefault = TimeSpan.FromMilliseconds(1000);

    /// <param name="method">The called method, or null if it is not known.</param>
    /// <param name="call">The options of the call.</param>
    /// <param name="startedAt">The start of the call, as returned by <see cref="TimeProvider.GetTimestamp"/>.</param>
    public CallDeadline Create(DubboMethod? method, in DubboCallOptions call, long startedAt)
    {
        (TimeSpan timeout, string origin) = ChooseTimeout(method, call);
        var deadline = new CallDeadline(timeout, origin, startedAt, options.SendDeadline || AmbientDeadline.Current is not null);
        if (AmbientDeadline.Current is not { } inherited)
            return deadline;
        TimeSpan left = inherited.Remaining;
        return timeout == Timeout.InfiniteTimeSpan || left < deadline.Remaining(options.TimeProvider)
            ? new CallDeadline(left, "the remaining time of the call being served", options.TimeProvider.GetTimestamp(), IsSent: true)
            : deadline;
    }

    /// <summary>
    /// Creates the deadline of a callback. It is not limited by the deadline of the call that passed the callback, because the callback
    /// outlives that call. It is not sent.
    /// </summary>
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
            {
                throw new ArgumentOutOfRangeException(
                    nameof(call), ofCall,
                    $"DubboCallOptions.Timeout is {ofCall}; it must be 0 or more, or Timeout.InfiniteTimeSpan for no limit.");
            }

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

    // A time that is longer than the range of timers means no limit.
    private static TimeSpan ToTimerRange(TimeSpan time) => time <= TimerRange.Longest ? time : Timeout.InfiniteTimeSpan;
}
