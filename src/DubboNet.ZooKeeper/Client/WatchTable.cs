namespace DubboNet.ZooKeeper;

/// <summary>
/// Contains the watches of a client that have not ended. A server can only end watches that are here, so it cannot fill memory with events.
/// </summary>
/// <remarks>Threading: any thread calls the members. The lock guards the table and the kinds of its watches.</remarks>
internal sealed class WatchTable
{
    private readonly Lock _lock = new();
    private readonly Dictionary<(WatchKind Kind, string Path), List<ZooKeeperWatch>> _watches = [];

    public int Count
    {
        get
        {
            lock (_lock)
                return _watches.Values.Sum(watches => watches.Count);
        }
    }

    /// <summary>Adds a watch before its request is sent, because its event may arrive before the response.</summary>
    public void Add(ZooKeeperWatch watch)
    {
        lock (_lock)
            AddLocked(watch);
    }

    public void Remove(ZooKeeperWatch watch)
    {
        lock (_lock)
            RemoveLocked(watch);
    }

    /// <summary>Notes that the node of a watch does not exist, so that the watch waits for its creation.</summary>
    public void MoveToAbsence(ZooKeeperWatch watch)
    {
        lock (_lock)
        {
            if (!RemoveLocked(watch))
                return;
            watch.Kind = WatchKind.Absence;
            AddLocked(watch);
        }
    }

    /// <summary>Ends the watches that a change concerns.</summary>
    public void Fire(WatcherEvent change)
    {
        ReadOnlySpan<WatchKind> kinds = change.Change switch
        {
            ZooKeeperChange.Created or ZooKeeperChange.DataChanged => [WatchKind.Data, WatchKind.Absence],
            ZooKeeperChange.Deleted => [WatchKind.Data, WatchKind.Absence, WatchKind.Children],
            ZooKeeperChange.ChildrenChanged => [WatchKind.Children],
            _ => [],
        };
        List<ZooKeeperWatch> ended = [];
        lock (_lock)
        {
            foreach (WatchKind kind in kinds)
            {
                if (_watches.Remove((kind, change.Path), out List<ZooKeeperWatch>? watches))
                    ended.AddRange(watches);
            }
        }

        foreach (ZooKeeperWatch watch in ended)
            watch.Fire(change.Change);
    }

    /// <summary>Ends all watches, because their session has ended.</summary>
    public void EndAll()
    {
        ZooKeeperWatch[] ended;
        lock (_lock)
        {
            ended = [.. _watches.Values.SelectMany(watches => watches)];
            _watches.Clear();
        }

        foreach (ZooKeeperWatch watch in ended)
            watch.Fire(ZooKeeperChange.SessionEnded);
    }

    /// <summary>Returns what must be watched, to tell the next server of the session.</summary>
    public IReadOnlyList<(WatchKind Kind, string Path)> Snapshot()
    {
        lock (_lock)
            return [.. _watches.Keys];
    }

    private void AddLocked(ZooKeeperWatch watch)
    {
        if (!_watches.TryGetValue((watch.Kind, watch.Path), out List<ZooKeeperWatch>? watches))
            _watches.Add((watch.Kind, watch.Path), watches = []);
        watches.Add(watch);
    }

    private bool RemoveLocked(ZooKeeperWatch watch)
    {
        if (!_watches.TryGetValue((watch.Kind, watch.Path), out List<ZooKeeperWatch>? watches) || !watches.Remove(watch))
            return false;
        if (watches.Count == 0)
            _watches.Remove((watch.Kind, watch.Path));
        return true;
    }
}
