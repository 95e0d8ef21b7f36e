using DubboNet.Client;

namespace DubboNet.Cluster;

/// <summary>A provider of a cluster with the one channel to it.</summary>
/// <remarks>Threading: any thread; until when it is avoided is a word of its own.</remarks>
internal sealed class ClusterProvider(ProviderAddress address, DubboChannel channel, TimeProvider time)
{
    private long _failedAt;

    public ProviderAddress Address => address;

    public DubboChannel Channel => channel;

    /// <summary>Its last call ended in a way that tells of the provider and not of the call: others come first for a while.</summary>
    public void NoteFailure(DubboException error)
    {
        bool isProviders = error switch
        {
            DubboRemoteException refused => refused.Status
                is DubboStatus.ServerThreadPoolExhausted or DubboStatus.ServiceError or DubboStatus.ServiceNotFound or DubboStatus.ServerError,
            DubboConnectionException or DubboProtocolException => true,
            DubboTimeoutException late => late.Stage == TimeoutStage.Queue,
            _ => false,
        };
        if (isProviders)
            Volatile.Write(ref _failedAt, time.GetTimestamp());
    }

    /// <summary>Whether it failed less than so long ago.</summary>
    public bool HasFailedWithin(TimeSpan period)
    {
        long failedAt = Volatile.Read(ref _failedAt);
        return failedAt != 0 && time.GetElapsedTime(failedAt) < period;
    }

    /// <summary>Why it takes no call just now.</summary>
    public string DescribeProblem() => channel.Availability switch
    {
        ChannelAvailability.Pending => $"{address} is not connected yet. {channel.LastError}".TrimEnd(),
        _ => channel.LastError ?? $"{address} is closed.",
    };
}
