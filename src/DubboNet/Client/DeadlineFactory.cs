using DubboNet.Remoting.Correlation;
using DubboNet.Remoting.Scheduling;

namespace DubboNet.Client;

/// <summary>
/// Creates the deadlines of calls. A timeout of the call takes precedence, then one of the method, and then one of the service. At each of
/// these levels, a rule of the registry takes precedence over the consumer, and the consumer over the provider's URL. If none is set, the
/// timeout is 1,000 ms, as in Java.
/// </summary>
/// <param name="options">The options of the channel.</param>
/// <param name="address">The address of the provider, or null if it is not known yet.</param>
internal sealed class DeadlineFactory(DubboChannelOptions options, ProviderAddress? address)
{
    private const string RuleOrigin = "a rule of the registry";
    private const string UrlOrigin = "the provider's URL";

    private static readonly TimeSpan JavasDefault = TimeSpan.FromMilliseconds(1000);

    private readonly TimeSpan? _urlTimeout = address?.Timeout;
    private readonly UrlSetting? _url = address is null ? null : UrlSetting.Find(address, "timeout", least: 1);

    /// <param name="method">The called method, or null if it is not known.</param>
    /// <param name="call">The options of the call.</param>
    /// <param name="startedAt">The start of the call, as returned by <see cref="TimeProvider.GetTimestamp"/>.</param>
    public CallDeadline Create(DubboMethod? method, in DubboCallOptions call, long startedAt)
    {
        (TimeSpan timeout, string origin) = ChooseTimeout(method, call);
        bool isSent = options.SendDeadline || call.SendDeadline || AmbientDeadline.Current is not null;
        var deadline = new CallDeadline(timeout, origin, startedAt, isSent);
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

        if (method is not null && ChooseForMethod(method) is { } chosen)
            return chosen;
        if (_url?.Rule is { } ofRule)
            return (TimeSpan.FromMilliseconds(ofRule), RuleOrigin);
        if (method?.ServiceTimeout is { } ofService)
            return (ToTimerRange(ofService), "the service");
        if (options.Timeout is { } ofClient)
            return (ToTimerRange(ofClient), "the client");
        return _urlTimeout is { } ofUrl ? (ToTimerRange(ofUrl), UrlOrigin) : (JavasDefault, "the default");
    }

    private (TimeSpan Timeout, string Origin)? ChooseForMethod(DubboMethod method)
    {
        if (_url?.RuleOf(method.Name) is { } ofRule)
            return (TimeSpan.FromMilliseconds(ofRule), RuleOrigin);
        if (method.Timeout is { } ofMethod)
            return (ToTimerRange(ofMethod), "the method");
        return _url?.ProviderOf(method.Name) is { } ofUrl ? (TimeSpan.FromMilliseconds(ofUrl), UrlOrigin) : null;
    }

    // A time that is longer than the range of timers means no limit.
    private static TimeSpan ToTimerRange(TimeSpan time) => time <= TimerRange.Longest ? time : Timeout.InfiniteTimeSpan;
}
