namespace DubboNet.Nacos;

/// <summary>Represents the instances of a service, which are sorted by address.</summary>
internal sealed class ServiceTopic(string service, Lock gate, TimeProvider time) : NacosTopic<IReadOnlyList<NacosInstance>>(gate, time)
{
    private string? _text;
    private long _madeAt;

    /// <inheritdoc/>
    public override void OnConnected()
    {
        // Servers have clocks of their own.
        _madeAt = 0;
        base.OnConnected();
    }

    /// <summary>Keeps a list, unless the current one is newer.</summary>
    public void OnList(NacosService list)
    {
        string text = list.Sort();
        lock (Gate)
        {
            if (list.LastRefTime < _madeAt)
                return;
            bool isChanged = text != _text;
            (_text, _madeAt) = (text, list.LastRefTime);
            Keep(list.Hosts, isChanged);
        }
    }

    /// <inheritdoc/>
    public override async Task SyncAsync(INacosConnection connection, CancellationToken cancellationToken)
    {
        bool isUnused;
        lock (Gate)
            isUnused = IsUnused;
        if (isUnused)
            await connection.UnsubscribeAsync(service, cancellationToken).ConfigureAwait(false);
        else
            OnList(await connection.SubscribeAsync(service, cancellationToken).ConfigureAwait(false));
    }
}
