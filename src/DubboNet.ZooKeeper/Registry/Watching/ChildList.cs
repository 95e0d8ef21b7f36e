using DubboNet.Remoting.Scheduling;

namespace DubboNet.ZooKeeper;

/// <summary>Reads and watches the names of the children of a node, which may not exist.</summary>
/// <param name="client">The client.</param>
/// <param name="options">The settings of the client.</param>
/// <param name="path">The path of the node.</param>
/// <param name="isCreated">Whether the node is created if it does not exist.</param>
/// <param name="changed">The latch that changes with the watch.</param>
internal sealed class ChildList(ZooKeeperClient client, ZooKeeperOptions options, string path, bool isCreated, ChangeLatch changed)
    : IDisposable
{
    private string[] _names = [];
    private ZooKeeperWatch? _watch;
    private bool _isDenied;

    /// <summary>Returns the names. They are read only if they may have changed.</summary>
    public async Task<IReadOnlyList<string>> ReadAsync(CancellationToken cancellationToken)
    {
        while (_watch is null or { HasEnded: true })
        {
            (_names, _watch) = await TryListAsync(cancellationToken).ConfigureAwait(false);
            if (_watch is null && !(isCreated && await TryCreateAsync(cancellationToken).ConfigureAwait(false)))
                _watch = await WatchAbsenceAsync(cancellationToken).ConfigureAwait(false);
        }

        return _names;
    }

    public void Dispose() => _watch?.Dispose();

    /// <summary>Lists the children. Returns no watch if the node does not exist.</summary>
    private async Task<(string[] Names, ZooKeeperWatch? Watch)> TryListAsync(CancellationToken cancellationToken)
    {
        try
        {
            ZooKeeperRead<string[]> read = await client.WatchChildrenAsync(path, changed, cancellationToken).ConfigureAwait(false);
            return (read.Value, read.Watch);
        }
        catch (ZooKeeperException e) when (e.Error == ZooKeeperError.NoNode)
        {
            return ([], null);
        }
    }

    /// <summary>Creates the node. Returns false if this is not allowed.</summary>
    private async Task<bool> TryCreateAsync(CancellationToken cancellationToken)
    {
        try
        {
            await client.EnsurePathAsync(path, cancellationToken).ConfigureAwait(false);
            return true;
        }
        catch (ZooKeeperException e) when (e.Error == ZooKeeperError.NoAuth)
        {
            if (!_isDenied)
                ZooKeeperLog.FolderNotCreated(options.Logger, path, e.Message);
            _isDenied = true;
            return false;
        }
    }

    /// <summary>Waits for the creation of the node. Returns null if it exists by now.</summary>
    private async Task<ZooKeeperWatch?> WatchAbsenceAsync(CancellationToken cancellationToken)
    {
        ZooKeeperRead<ZooKeeperStat?> read = await client.WatchExistsAsync(path, changed, cancellationToken).ConfigureAwait(false);
        if (read.Value is null)
            return read.Watch;
        read.Watch!.Dispose();
        return null;
    }
}
