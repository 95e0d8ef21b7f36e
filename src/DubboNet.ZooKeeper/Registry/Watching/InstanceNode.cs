using DubboNet.Remoting.Scheduling;

namespace DubboNet.ZooKeeper;

/// <summary>Reads and watches the node of one instance.</summary>
internal sealed class InstanceNode(
    ZooKeeperClient client, ZooKeeperOptions options, string path, string application, ChangeLatch changed) : IDisposable
{
    private ZooKeeperWatch? _watch;
    private (long Transaction, long Time) _modified;
    private bool _isDenied;

    /// <summary>Gets the instance, or null if the node does not exist or is malformed. Equal data give the same object.</summary>
    public ServiceInstance? Instance { get; private set; }

    /// <summary>Reads the node if it may have changed.</summary>
    public async Task ReadAsync(CancellationToken cancellationToken)
    {
        if (_watch is { HasEnded: false })
            return;
        try
        {
            ZooKeeperRead<byte[]> read = await client.WatchDataAsync(path, changed, cancellationToken).ConfigureAwait(false);
            _watch = read.Watch;
            // A server that has lost its data can use the same transaction again.
            (long Transaction, long Time) modified = (read.Stat.Modified, read.Stat.ModifiedAt);
            if (_modified != modified)
                Instance = Parse(read.Value);
            _modified = modified;
        }
        catch (ZooKeeperException e) when (e.Error == ZooKeeperError.NoNode)
        {
            // The list of children changes, too.
            (_modified, Instance) = (default, null);
        }
        catch (ZooKeeperException e) when (e.Error == ZooKeeperError.NoAuth)
        {
            if (!_isDenied)
                Skip(e.Message);
            (_isDenied, _modified, Instance) = (true, default, null);
        }
    }

    public void Dispose() => _watch?.Dispose();

    private ServiceInstance? Parse(byte[] data)
    {
        try
        {
            return InstanceJson.Read(data, application);
        }
        catch (FormatException e)
        {
            Skip(e.Message);
            return null;
        }
    }

    private void Skip(string reason) => ZooKeeperLog.NodeSkipped(options.Logger, PeerText.OneLine(path), "an instance of Dubbo", reason);
}
