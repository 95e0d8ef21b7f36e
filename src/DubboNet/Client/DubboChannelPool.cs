using DubboNet.Client;

namespace DubboNet;

/// <summary>
/// Shares connections between clusters. Clusters whose options have the same pool (<c>ChannelPool</c>) use the same connections to an
/// address if their <see cref="DubboChannelOptions"/> agree in everything that affects connections. These are all options except the
/// timeout, the token, <see cref="DubboChannelOptions.SendDeadline"/> and the interceptors. Values are compared. Objects, such as the TLS
/// options, the Hessian options and the logger factory, must be the same. The connections are closed when the last cluster stops using the
/// address. A pool is thread-safe.
/// </summary>
public sealed class DubboChannelPool
{
    private readonly Lock _lock = new();
    private readonly Dictionary<ChannelKey, Shared> _channels = [];

    /// <summary>
    /// Gets the number of addresses to which clusters connect. An address counts once for each different set of options.
    /// </summary>
    public int Count
    {
        get
        {
            lock (_lock)
                return _channels.Count;
        }
    }

    /// <summary>Returns the connections to an address until the lease is released. They are not connected yet if they are new.</summary>
    /// <param name="address">The address.</param>
    /// <param name="options">The options of the channel.</param>
    /// <param name="onChanged">Called after each change of the state of the connections. It must only take note.</param>
    internal ChannelLease Rent(ProviderAddress address, DubboChannelOptions options, Action onChanged)
    {
        var settings = new ChannelSettings(address, options);
        var key = new ChannelKey(settings);
        ChannelConnections connections;
        lock (_lock)
        {
            if (!_channels.TryGetValue(key, out Shared? shared))
                _channels.Add(key, shared = new Shared(new ChannelConnections(settings)));
            shared.Leases++;
            connections = shared.Connections;
        }

        return new ChannelLease(this, key, connections, onChanged);
    }

    /// <summary>Ends a lease. Returns whether it was the last one, so that the connections must be closed.</summary>
    internal bool Return(ChannelKey key)
    {
        lock (_lock)
        {
            Shared shared = _channels[key];
            if (--shared.Leases > 0)
                return false;
            _channels.Remove(key);
            return true;
        }
    }

    private sealed class Shared(ChannelConnections connections)
    {
        public ChannelConnections Connections => connections;

        public int Leases { get; set; }
    }
}
