namespace DubboNet.Nacos;

/// <summary>
/// Represents a connection to one Nacos server. It never reconnects. A request fails with a <see cref="NacosConnectionException"/> if the
/// connection is lost, which also ends the connection, or with a <see cref="DubboRegistryException"/> if the server refuses.
/// </summary>
internal interface INacosConnection : IAsyncDisposable
{
    NacosServer Server { get; }

    /// <summary>Gets after what time a list must be requested again, or null if the server pushes changes.</summary>
    TimeSpan? PollPeriod { get; }

    /// <summary>Gets why the connection has ended, or null if it works.</summary>
    string? EndReason { get; }

    /// <summary>Gets the server that this one has named as the next one, or null.</summary>
    NacosServer? NextServer { get; }

    /// <summary>Ends the connection. The first reason counts.</summary>
    void End(string reason);

    /// <summary>Replaces the instances of a service that this connection has registered.</summary>
    Task PublishAsync(
        string service, IReadOnlyList<NacosInstance> before, IReadOnlyList<NacosInstance> instances, CancellationToken cancellationToken);

    /// <summary>Requests the instances of a service. From then on, changes are pushed, if the connection can do so.</summary>
    Task<NacosService> SubscribeAsync(string service, CancellationToken cancellationToken);

    Task UnsubscribeAsync(string service, CancellationToken cancellationToken);

    /// <summary>Requests the names of all services, without the group.</summary>
    Task<IReadOnlyList<string>> ListServicesAsync(CancellationToken cancellationToken);

    /// <summary>Requests a text of the configuration, which is null if there is none.</summary>
    Task<string?> ReadConfigAsync(ConfigKey key, CancellationToken cancellationToken);

    /// <summary>Begins or ends the notifications about a text, if the connection can push.</summary>
    Task ListenAsync(ConfigKey key, bool listen, CancellationToken cancellationToken);

    /// <summary>
    /// Writes a text, only if the current one has an MD5 sum, unless that is null. Servers before 2.3 ignore the sum over HTTP.
    /// </summary>
    Task WriteConfigAsync(ConfigKey key, string content, string? expectedMd5, CancellationToken cancellationToken);

    /// <summary>Tells the server that this client lives. Call it every 5 s.</summary>
    /// <param name="published">The registered instances of each service.</param>
    /// <param name="cancellationToken">A token that ends the request.</param>
    Task KeepAliveAsync(
        IReadOnlyList<KeyValuePair<string, IReadOnlyList<NacosInstance>>> published, CancellationToken cancellationToken);
}
