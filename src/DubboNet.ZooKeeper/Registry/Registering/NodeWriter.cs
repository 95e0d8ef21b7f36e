namespace DubboNet.ZooKeeper;

/// <summary>Creates, changes and deletes nodes of a registry, whatever state they are in.</summary>
internal sealed class NodeWriter(ZooKeeperClient client)
{
    private const int MaxAttempts = 3;

    /// <summary>
    /// Makes a node what it should be. A node of another session belongs to an earlier run and would end with its session, so it is
    /// replaced.
    /// </summary>
    /// <returns>The id of the session that owns the node, or that has checked a persistent node.</returns>
    public async Task<long> WriteAsync(string path, KeptNode node, CancellationToken cancellationToken)
    {
        for (int attempt = 1; ; attempt++)
        {
            try
            {
                return await CreateAsync(path, node, cancellationToken).ConfigureAwait(false);
            }
            catch (ZooKeeperException e) when (e.Error == ZooKeeperError.NodeExists && attempt < MaxAttempts)
            {
                // It may be deleted meanwhile.
            }

            if (await TryAdoptAsync(path, node, cancellationToken).ConfigureAwait(false) is { } owner)
                return owner;
        }
    }

    /// <summary>Deletes a node. Does nothing if it does not exist.</summary>
    public async Task DeleteAsync(string path, CancellationToken cancellationToken)
    {
        try
        {
            await client.DeleteAsync(path, cancellationToken: cancellationToken).ConfigureAwait(false);
        }
        catch (ZooKeeperException e) when (e.Error == ZooKeeperError.NoNode)
        {
            // Its session has ended, or an earlier attempt has deleted it.
        }
    }

    private async Task<long> CreateAsync(string path, KeptNode node, CancellationToken cancellationToken)
    {
        long session = client.Session.Id;
        ZooKeeperStat stat;
        try
        {
            (_, stat) = await client.CreateAsync(path, node.Data, node.Mode, null, cancellationToken).ConfigureAwait(false);
        }
        catch (ZooKeeperException e) when (e.Error == ZooKeeperError.NoNode)
        {
            await client.EnsurePathAsync(path[..path.LastIndexOf('/')], cancellationToken).ConfigureAwait(false);
            (_, stat) = await client.CreateAsync(path, node.Data, node.Mode, null, cancellationToken).ConfigureAwait(false);
        }

        return node.IsEphemeral ? stat.EphemeralOwner : session;
    }

    /// <summary>Uses an existing node if this session owns it, or deletes it. Returns null if the node has to be created again.</summary>
    private async Task<long?> TryAdoptAsync(string path, KeptNode node, CancellationToken cancellationToken)
    {
        try
        {
            ZooKeeperRead<byte[]> read = await client.GetDataAsync(path, cancellationToken).ConfigureAwait(false);
            long session = client.Session.Id;
            if (read.Stat.EphemeralOwner != (node.IsEphemeral ? session : 0))
            {
                await client.DeleteAsync(path, cancellationToken: cancellationToken).ConfigureAwait(false);
                return null;
            }

            if (!node.Data.Span.SequenceEqual(read.Value))
                await client.SetDataAsync(path, node.Data, cancellationToken: cancellationToken).ConfigureAwait(false);
            return session;
        }
        catch (ZooKeeperException e) when (e.Error == ZooKeeperError.NoNode)
        {
            return null;
        }
    }
}
