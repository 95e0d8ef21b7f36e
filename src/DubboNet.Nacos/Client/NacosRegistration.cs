using DubboNet.Remoting.Scheduling;

namespace DubboNet.Nacos;

/// <summary>Contains the instances of a service that this client registers.</summary>
/// <remarks>Threading: the lock of the client guards all fields.</remarks>
internal sealed class NacosRegistration(string service, Lock gate, ChangeLatch changes) : NacosItem(gate)
{
    private readonly Dictionary<(string Ip, int Port), NacosInstance> _wanted = [];
    private IReadOnlyList<NacosInstance> _published = [];
    private long _version;
    private long _publishedVersion;
    private long _refusedVersion;
    private DubboRegistryException? _refusal;

    public string Service => service;

    /// <summary>Gets the instances that the server knows.</summary>
    public IReadOnlyList<NacosInstance> Published => _published;

    /// <inheritdoc/>
    public override bool IsUnused => _wanted.Count == 0 && _published.Count == 0;

    /// <summary>Adds or replaces an instance. Returns the version to wait for, and whether the instance is new.</summary>
    public (long Version, bool IsNew) Set(NacosInstance instance)
    {
        bool isNew = !_wanted.ContainsKey((instance.Ip, instance.Port));
        _wanted[(instance.Ip, instance.Port)] = instance;
        IsDirty = true;
        return (++_version, isNew);
    }

    /// <summary>Removes an instance. Returns the version to wait for, or null if it does not exist.</summary>
    public long? Remove(string ip, int port)
    {
        if (!_wanted.Remove((ip, port)))
            return null;
        IsDirty = true;
        return ++_version;
    }

    /// <summary>Removes an instance whose registration has failed, unless the registration was changed since then.</summary>
    public void Withdraw(NacosInstance instance, long version)
    {
        if (_version == version)
            Remove(instance.Ip, instance.Port);
    }

    public void RemoveAll()
    {
        _wanted.Clear();
        IsDirty = true;
    }

    /// <summary>Returns whether the server has a version. Throws if it has refused that version.</summary>
    /// <exception cref="DubboRegistryException">The server refused.</exception>
    public bool IsPublished(long version)
    {
        lock (Gate)
        {
            if (_publishedVersion >= version)
                return true;
            return _refusal is { } refusal && _refusedVersion >= version
                ? throw new DubboRegistryException(refusal.Message, refusal)
                : false;
        }
    }

    /// <inheritdoc/>
    public override void OnConnected()
    {
        _published = [];
        IsDirty = true;
    }

    /// <inheritdoc/>
    public override async Task SyncAsync(INacosConnection connection, CancellationToken cancellationToken)
    {
        IReadOnlyList<NacosInstance> before;
        NacosInstance[] wanted;
        long version;
        lock (Gate)
        {
            before = _published;
            wanted = [.. _wanted.Values];
            version = _version;

            // If the request fails, it is not known which ones the server has.
            _published = [.. before, .. wanted];
        }

        try
        {
            await connection.PublishAsync(service, before, wanted, cancellationToken).ConfigureAwait(false);
        }
        catch (DubboRegistryException)
        {
            lock (Gate)
                _published = before;
            throw;
        }

        lock (Gate)
        {
            _published = wanted;
            _publishedVersion = version;
            _refusal = null;
        }

        changes.Change();
    }

    /// <inheritdoc/>
    public override void OnRefused(DubboRegistryException refusal)
    {
        _refusal = refusal;
        _refusedVersion = _version;
        changes.Change();
    }
}
