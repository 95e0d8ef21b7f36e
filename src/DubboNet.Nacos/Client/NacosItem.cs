namespace DubboNet.Nacos;

/// <summary>
/// Represents something that this client keeps at the server, such as a subscription. The loop of the client synchronizes it after each
/// change, and after each new connection.
/// </summary>
/// <param name="gate">The lock of the client, which guards the members other than <see cref="SyncAsync"/>.</param>
internal abstract class NacosItem(Lock gate)
{
    protected Lock Gate => gate;

    /// <summary>Gets or sets whether the item must be synchronized.</summary>
    public bool IsDirty { get; set; }

    /// <summary>Gets or sets why the server has refused the item, or null. The item is tried again later.</summary>
    public string? Refused { get; set; }

    /// <summary>Gets whether the item is not needed.</summary>
    public abstract bool IsUnused { get; }

    /// <summary>Forgets what the last connection knew.</summary>
    public abstract void OnConnected();

    /// <summary>Brings the server and the item into agreement.</summary>
    public abstract Task SyncAsync(INacosConnection connection, CancellationToken cancellationToken);

    /// <summary>Passes a refusal to the code that waits for the item.</summary>
    public abstract void OnRefused(DubboRegistryException refusal);
}
