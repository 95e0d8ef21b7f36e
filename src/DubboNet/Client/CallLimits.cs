using DubboNet.Remoting.Correlation;

namespace DubboNet.Client;

/// <summary>Says how long a call may take: the first of call, method, service, client, provider's URL and Java's 1,000 ms that says anything.</summary>
internal sealed class CallLimits(DubboChannelOptions options, TimeSpan? urlTimeout)
{
    private static readonly TimeSpan JavasDefault = TimeSpan.FromMilliseconds(1000);

    public CallLimit For(DubboMethod? method, in CallOptions call)
    {
        (TimeSpan timeout, string origin) = Configured(method, call);
        long now = options.TimeProvider.GetTimestamp();
        if (AmbientDeadline.Current is not { } inherited)
            return new CallLimit(timeout, origin, now, options.SendDeadline);
        TimeSpan left = inherited.Remaining;
        return left < timeout || timeout == Timeout.InfiniteTimeSpan
            ? new CallLimit(left, "what is left of the call being served", now, IsSent: true)
            : new CallLimit(timeout, origin, now, IsSent: true);
    }

    private (TimeSpan Timeout, string Origin) Configured(DubboMethod? method, in CallOptions call)
    {
        if (call.Timeout is { } ofCall)
            return (ofCall, "the call");
        if (method?.Timeout is { } ofMethod)
            return (ofMethod, "the method");
        if (method?.ServiceTimeout is { } ofService)
            return (ofService, "the service");
        if (options.Timeout is { } ofClient)
            return (ofClient, "the client");
        return urlTimeout is { } ofUrl ? (ofUrl, "the provider's URL") : (JavasDefault, "the default");
    }
}
