namespace DubboNet.Nacos;

/// <summary>Represents a text of the configuration.</summary>
internal sealed class ConfigTopic(ConfigKey key, Lock gate, TimeProvider time) : NacosTopic<string?>(gate, time)
{
    /// <inheritdoc/>
    public override async Task SyncAsync(INacosConnection connection, CancellationToken cancellationToken)
    {
        bool isUnused;
        lock (Gate)
            isUnused = IsUnused;
        await connection.ListenAsync(key, !isUnused, cancellationToken).ConfigureAwait(false);
        if (isUnused)
            return;
        string? text = await connection.ReadConfigAsync(key, cancellationToken).ConfigureAwait(false);
        lock (Gate)
            Keep(text, isChanged: !Has(text));
    }
}
