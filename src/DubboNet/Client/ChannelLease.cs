namespace DubboNet.Client;

/// <summary>The use of pooled connections by one cluster.</summary>
internal sealed class ChannelLease
{
    private readonly DubboChannelPool _pool;
    private readonly ChannelKey _key;
    private readonly Action _onChanged;
    private int _hasEnded;

    public ChannelLease(DubboChannelPool pool, ChannelKey key, ChannelConnections connections, Action onChanged)
    {
        _pool = pool;
        _key = key;
        _onChanged = onChanged;
        Connections = connections;
        connections.Changed += onChanged;
    }

    public ChannelConnections Connections { get; }

    /// <summary>
    /// Ends the use. If nothing else uses the connections, closes them after their calls have ended or the shutdown timeout has expired,
    /// and returns true. Does nothing if the use has ended.
    /// </summary>
    public async ValueTask<bool> ReleaseAsync()
    {
        Connections.Changed -= _onChanged;
        if (Interlocked.Exchange(ref _hasEnded, 1) == 1 || !_pool.Return(_key))
            return false;
        await Connections.DisposeAsync().ConfigureAwait(false);
        return true;
    }
}
