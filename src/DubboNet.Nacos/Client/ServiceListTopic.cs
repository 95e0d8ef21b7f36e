namespace DubboNet.Nacos;

/// <summary>Represents the names of all services. The server does not push them.</summary>
internal sealed class ServiceListTopic(Lock gate, TimeProvider time) : NacosTopic<IReadOnlyList<string>>(gate, time)
{
    /// <inheritdoc/>
    protected override TimeSpan? PollPeriod => TimeSpan.FromSeconds(10);

    /// <inheritdoc/>
    public override async Task SyncAsync(INacosConnection connection, CancellationToken cancellationToken)
    {
        IReadOnlyList<string> names = await connection.ListServicesAsync(cancellationToken).ConfigureAwait(false);
        lock (Gate)
            Keep(names, isChanged: true);
    }
}
