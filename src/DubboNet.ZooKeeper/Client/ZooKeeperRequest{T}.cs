namespace DubboNet.ZooKeeper;

/// <inheritdoc/>
internal sealed class ZooKeeperRequest<T>(
    ZooKeeperOperation operation, string path, byte[] packet, ZooKeeperWatch? watch, ResultReader<T> read, ZooKeeperOptions options)
    : ZooKeeperRequest(operation, path, packet, watch, options)
{
    private readonly TaskCompletionSource<T> _end = new();
    private T? _result;

    /// <summary>Gets the task of the caller.</summary>
    public Task<T> Task => _end.Task;

    protected override void Decode(ZooKeeperError error, ref JuteReader body) => _result = read(error, ref body);

    protected override void Continue()
    {
        if (Failure is not null)
            _end.TrySetException(Failure);
        else if (HasResponse)
            _end.TrySetResult(_result!);
        else
            _end.TrySetCanceled(CancellationToken);
    }
}
