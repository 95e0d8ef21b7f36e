using DubboNet.Remoting.Scheduling;

namespace DubboNet.Nacos;

/// <summary>Represents something that is watched. It keeps the newest value only, so that a burst of changes is one change.</summary>
/// <remarks>Threading: the lock of the client guards all fields.</remarks>
internal abstract class NacosTopic(Lock gate, TimeProvider time) : NacosItem(gate)
{
    private readonly List<ChangeLatch> _watches = [];
    private long _syncedAt;

    /// <summary>Gets after what time the value must be requested again, or null if the server pushes changes.</summary>
    protected virtual TimeSpan? PollPeriod => null;

    /// <inheritdoc/>
    public override bool IsUnused => _watches.Count == 0;

    /// <summary>Gets why the server refused to send the value, or null.</summary>
    protected DubboRegistryException? Refusal { get; private set; }

    public void AddWatch(ChangeLatch watch)
    {
        IsDirty |= _watches.Count == 0;
        _watches.Add(watch);
    }

    public void RemoveWatch(ChangeLatch watch)
    {
        _watches.Remove(watch);
        IsDirty |= _watches.Count == 0;
    }

    /// <summary>Requests the value again if it is old.</summary>
    public void Poll(TimeSpan? period)
    {
        if ((period ?? PollPeriod) is { } longest && time.GetElapsedTime(_syncedAt) >= longest)
            IsDirty = true;
    }

    /// <inheritdoc/>
    public override void OnConnected() => IsDirty = true;

    /// <inheritdoc/>
    public override void OnRefused(DubboRegistryException refusal)
    {
        Refusal = refusal;
        Notify();
    }

    /// <summary>Notes that the value is as old as this moment, and whether it has changed.</summary>
    protected void Succeed(bool isChanged)
    {
        _syncedAt = time.GetTimestamp();
        isChanged |= Refusal is not null;
        Refusal = null;
        if (isChanged)
            Notify();
    }

    /// <summary>Releases all watches.</summary>
    public void Notify()
    {
        foreach (ChangeLatch watch in _watches)
            watch.Change();
    }
}
