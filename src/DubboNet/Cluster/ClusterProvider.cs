using DubboNet.Client;

namespace DubboNet.Cluster;

/// <summary>A provider of a cluster and its channel.</summary>
/// <remarks>Threading: safe for any thread. The time of the last failure is a single word.</remarks>
internal sealed class ClusterProvider(ProviderAddress address, ChannelCalls calls, TimeProvider time)
{
    private long _failedAt;

    public ProviderAddress Address => address;

    public ChannelCalls Calls => calls;

    public ChannelConnections Connections => calls.Connections;

    /// <summary>Notes a failed call. If the provider is the cause and not the call, other providers are preferred for a while.</summary>
    public void NoteFailure(DubboException error)
    {
        bool isProviders = error switch
        {
            DubboRemoteException refused => refused.Status is DubboStatus.ServerThreadPoolExhausted
                or DubboStatus.ServiceError
                or DubboStatus.ServiceNotFound
                or DubboStatus.ServerError,
            DubboConnectionException or DubboProtocolException => true,
            DubboTimeoutException late => late.Stage == TimeoutStage.Queue,
            _ => false,
        };
        if (isProviders)
            Volatile.Write(ref _failedAt, time.GetTimestamp());
    }

    /// <summary>Returns whether a failure was noted within the given period before now.</summary>
    public bool HasFailedWithin(TimeSpan period)
    {
        long failedAt = Volatile.Read(ref _failedAt);
        return failedAt != 0 && time.GetElapsedTime(failedAt) < period;
    }

    /// <summary>Returns a message that explains why the provider is not available.</summary>
    public string DescribeProblem() => Connections.Availability switch
    {
        ChannelAvailability.Pending => $"{address} is not connected yet. {Connections.LastError}".TrimEnd(),
        _ => Connections.LastError ?? $"{address} is closed.",
    };
}
