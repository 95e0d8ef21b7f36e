using DubboNet.Remoting.Scheduling;

namespace DubboNet.ZooKeeper;

/// <remarks>
/// All operations wait for a connection if there is none, up to <see cref="ZooKeeperOptions.RequestTimeout"/>. They throw a
/// <see cref="ZooKeeperException"/> if they fail, and an <see cref="OperationCanceledException"/> if their token is canceled. A request
/// that was sent may have taken place in both cases.
/// </remarks>
internal sealed partial class ZooKeeperClient
{
    private const int AnyVersion = -1;

    /// <summary>Creates a node.</summary>
    /// <param name="path">The path. The server completes it for sequential nodes.</param>
    /// <param name="data">The data.</param>
    /// <param name="mode">How long the node exists.</param>
    /// <param name="acl">The access list. The default is <see cref="ZooKeeperOptions.DefaultAcl"/>.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The path of the node, and its stat.</returns>
    public Task<(string Path, ZooKeeperStat Stat)> CreateAsync(
        string path,
        ReadOnlyMemory<byte> data,
        ZooKeeperNodeMode mode,
        IReadOnlyList<ZooKeeperAcl>? acl = null,
        CancellationToken cancellationToken = default)
    {
        bool isSequential = mode is ZooKeeperNodeMode.PersistentSequential or ZooKeeperNodeMode.EphemeralSequential;
        return SendAsync(
            ZooKeeperOperation.Create,
            path,
            writer => WriteNode(writer, path, data.Span, acl ?? _options.DefaultAcl, mode),
            static (_, ref body) => (body.ReadString(), ZooKeeperStat.Read(ref body)),
            watch: null,
            cancellationToken,
            isSequential ? $"{path}0" : path);
    }

    /// <summary>
    /// Creates the persistent nodes of a path that do not exist. Begins at the end of the path, because the rights of the user may not
    /// include the parents that exist.
    /// </summary>
    public async Task EnsurePathAsync(string path, CancellationToken cancellationToken = default)
    {
        int end = path.LastIndexOf('/');
        if (end > 0 && await TryCreateFolderAsync(path, cancellationToken).ConfigureAwait(false))
            return;
        if (end > 0)
            await EnsurePathAsync(path[..end], cancellationToken).ConfigureAwait(false);
        if (!await TryCreateFolderAsync(path, cancellationToken).ConfigureAwait(false))
            throw new ZooKeeperException(ZooKeeperError.NoNode, ZooKeeperOperation.Create, path, null, "Its parent was deleted meanwhile.");
    }

    /// <summary>Deletes a node.</summary>
    /// <param name="path">The path.</param>
    /// <param name="version">The version that the node must have. The default of -1 means any.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public Task DeleteAsync(string path, int version = AnyVersion, CancellationToken cancellationToken = default) => SendAsync(
        ZooKeeperOperation.Delete,
        path,
        writer =>
        {
            writer.WriteString(path);
            writer.WriteInt32(version);
        },
        static (_, ref _) => true,
        watch: null,
        cancellationToken);

    /// <summary>Returns the stat of a node, or null if the node does not exist.</summary>
    public async Task<ZooKeeperStat?> ExistsAsync(string path, CancellationToken cancellationToken = default) =>
        (await ExistsAsync(path, watch: null, cancellationToken).ConfigureAwait(false)).Value;

    /// <summary>
    /// Returns the stat of a node, or null if the node does not exist. The watch waits for its creation, its deletion and a change of its
    /// data.
    /// </summary>
    public Task<ZooKeeperRead<ZooKeeperStat?>> WatchExistsAsync(
        string path, ChangeLatch? signal = null, CancellationToken cancellationToken = default) =>
        ExistsAsync(path, NewWatch(WatchKind.Data, path, signal), cancellationToken);

    /// <summary>Reads the data of a node.</summary>
    public Task<ZooKeeperRead<byte[]>> GetDataAsync(string path, CancellationToken cancellationToken = default) =>
        GetDataAsync(path, watch: null, cancellationToken);

    /// <summary>Reads the data of a node. The watch waits for its deletion and a change of its data.</summary>
    public Task<ZooKeeperRead<byte[]>> WatchDataAsync(
        string path, ChangeLatch? signal = null, CancellationToken cancellationToken = default) =>
        GetDataAsync(path, NewWatch(WatchKind.Data, path, signal), cancellationToken);

    /// <summary>Replaces the data of a node.</summary>
    /// <param name="path">The path.</param>
    /// <param name="data">The data.</param>
    /// <param name="version">The version that the node must have. The default of -1 means any.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public Task<ZooKeeperStat> SetDataAsync(
        string path, ReadOnlyMemory<byte> data, int version = AnyVersion, CancellationToken cancellationToken = default) => SendAsync(
        ZooKeeperOperation.SetData,
        path,
        writer =>
        {
            writer.WriteString(path);
            writer.WriteBuffer(data.Span);
            writer.WriteInt32(version);
        },
        static (_, ref body) => ZooKeeperStat.Read(ref body),
        watch: null,
        cancellationToken);

    /// <summary>Lists the names of the children of a node.</summary>
    public Task<ZooKeeperRead<string[]>> GetChildrenAsync(string path, CancellationToken cancellationToken = default) =>
        GetChildrenAsync(path, watch: null, cancellationToken);

    /// <summary>
    /// Lists the names of the children of a node. The watch waits for new and deleted children, and for the deletion of the node.
    /// </summary>
    public Task<ZooKeeperRead<string[]>> WatchChildrenAsync(
        string path, ChangeLatch? signal = null, CancellationToken cancellationToken = default) =>
        GetChildrenAsync(path, NewWatch(WatchKind.Children, path, signal), cancellationToken);

    /// <summary>Waits until the server has all changes that were made at other servers before.</summary>
    public Task SyncAsync(string path, CancellationToken cancellationToken = default) => SendAsync(
        ZooKeeperOperation.Sync, path, writer => writer.WriteString(path), static (_, ref _) => true, watch: null, cancellationToken);

    private static void WriteNode(
        JuteWriter writer, string path, ReadOnlySpan<byte> data, IReadOnlyList<ZooKeeperAcl> acl, ZooKeeperNodeMode mode)
    {
        writer.WriteString(path);
        writer.WriteBuffer(data);
        writer.WriteInt32(acl.Count);
        foreach (ZooKeeperAcl entry in acl)
            entry.Write(writer);
        writer.WriteInt32((int)mode);
    }

    private Task<ZooKeeperRead<ZooKeeperStat?>> ExistsAsync(string path, ZooKeeperWatch? watch, CancellationToken cancellationToken) =>
        ReadAsync(ZooKeeperOperation.Exists, path, ReadPresence, watch, cancellationToken);

    private Task<ZooKeeperRead<byte[]>> GetDataAsync(string path, ZooKeeperWatch? watch, CancellationToken cancellationToken) =>
        ReadAsync(
            ZooKeeperOperation.GetData, path, static (_, ref body) => (body.ReadBuffer().ToArray(), ZooKeeperStat.Read(ref body)),
            watch, cancellationToken);

    private Task<ZooKeeperRead<string[]>> GetChildrenAsync(string path, ZooKeeperWatch? watch, CancellationToken cancellationToken) =>
        ReadAsync(
            ZooKeeperOperation.GetChildren, path, static (_, ref body) => (body.ReadStrings(), ZooKeeperStat.Read(ref body)),
            watch, cancellationToken);

    private static (ZooKeeperStat? Value, ZooKeeperStat Stat) ReadPresence(ZooKeeperError error, ref JuteReader body)
    {
        if (error == ZooKeeperError.NoNode)
            return default;
        var stat = ZooKeeperStat.Read(ref body);
        return (stat, stat);
    }

    /// <summary>Creates a persistent node, or accepts the existing one. Returns false if the parent does not exist.</summary>
    private async Task<bool> TryCreateFolderAsync(string path, CancellationToken cancellationToken)
    {
        try
        {
            await CreateAsync(path, default, ZooKeeperNodeMode.Persistent, null, cancellationToken).ConfigureAwait(false);
            return true;
        }
        catch (ZooKeeperException e) when (e.Error is ZooKeeperError.NodeExists or ZooKeeperError.NoNode)
        {
            // Another client may have created it at the same time.
            return e.Error == ZooKeeperError.NodeExists;
        }
    }

    private ZooKeeperWatch NewWatch(WatchKind kind, string path, ChangeLatch? signal) =>
        new(_watches, kind, path, _options.Scheduler, _options.TimeProvider, signal);

    private async Task<ZooKeeperRead<T>> ReadAsync<T>(
        ZooKeeperOperation operation,
        string path,
        ResultReader<(T Value, ZooKeeperStat Stat)> read,
        ZooKeeperWatch? watch,
        CancellationToken cancellationToken)
    {
        void Write(JuteWriter writer)
        {
            writer.WriteString(path);
            writer.WriteBoolean(watch is not null);
        }

        (T value, ZooKeeperStat stat) = await SendAsync(operation, path, Write, read, watch, cancellationToken).ConfigureAwait(false);
        return new ZooKeeperRead<T>(value, stat, watch);
    }

    private async Task<T> SendAsync<T>(
        ZooKeeperOperation operation,
        string path,
        Packet.BodyWriter write,
        ResultReader<T> read,
        ZooKeeperWatch? watch,
        CancellationToken cancellationToken,
        string? pathToCheck = null)
    {
        if (ZooKeeperPath.FindMistake(pathToCheck ?? path) is { } mistake)
            throw new ZooKeeperException(ZooKeeperError.BadArguments, operation, path, null, mistake);
        byte[] packet = Packet.Request(0, operation, write);
        if (packet.Length - sizeof(int) > _options.MaxRequestBytes)
        {
            string size = $"The request has {packet.Length - sizeof(int)} bytes, which is over the limit of {_options.MaxRequestBytes}.";
            throw new ZooKeeperException(ZooKeeperError.Marshalling, operation, path, null, size);
        }

        var request = new ZooKeeperRequest<T>(operation, path, packet, watch, read, _options);
        request.Begin(_options.RequestTimeout, ExplainWait, cancellationToken);
        Submit(request);
        return await request.Task.ConfigureAwait(false);
    }
}
