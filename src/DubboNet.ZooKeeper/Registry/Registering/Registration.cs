using DubboNet.Remoting.Scheduling;

namespace DubboNet.ZooKeeper;

/// <summary>
/// Keeps one node as its newest wish says. Its loop writes the node after each wish and in each new session, and repeats what failed.
/// </summary>
/// <remarks>Threading: the table of registrations sets wishes under its lock. The loop is the only writer of the node.</remarks>
internal sealed class Registration : IEdgeTarget
{
    private static readonly TimeSpan ShortPause = TimeSpan.FromMilliseconds(100);

    /// <summary>The pause after a refusal, which is Java's <c>retry.period</c>.</summary>
    private static readonly TimeSpan LongPause = TimeSpan.FromSeconds(5);

    private readonly string _path;
    private readonly Registrations _table;
    private readonly ZooKeeperClient _client;
    private readonly ZooKeeperOptions _options;
    private readonly NodeWriter _writer;
    private readonly ChangeLatch _changed;
    private Wish _wish;
    private long _session;
    private string? _problem;

    public Registration(string path, Wish wish, Registrations table, ZooKeeperClient client, ZooKeeperOptions options)
    {
        (_path, _wish, _table, _client, _options) = (path, wish, table, client, options);
        _writer = new NodeWriter(client);
        _changed = new ChangeLatch(options.Scheduler);
    }

    public string Path => _path;

    /// <summary>Gets the newest wish.</summary>
    public Wish Wish => Volatile.Read(ref _wish);

    /// <summary>Gets the last wish that came true, or null.</summary>
    public KeptNode? Kept { get; private set; }

    /// <summary>Gets why the node could not be restored, or null.</summary>
    public string? Problem => Volatile.Read(ref _problem);

    /// <summary>Replaces the wish. The caller of the one before does not wait any more.</summary>
    public void Replace(Wish wish)
    {
        Wish before = Interlocked.Exchange(ref _wish, wish);
        before.Complete();
        _changed.Change();
    }

    /// <summary>Writes the node again if it belongs to an earlier session.</summary>
    public void CheckSession() => _changed.Change();

    /// <inheritdoc/>
    public void OnFailed(Exception failure) => ZooKeeperLog.OperationFailed(_options.Logger, failure);

    /// <summary>Keeps the node until it is not wanted any more or the registry is closed. Does not throw.</summary>
    public async Task RunAsync()
    {
        await _options.Scheduler.SwitchAsync();
        while (true)
        {
            AsyncLatch changed = _changed.Next;
            if (_table.IsStopped)
                break;
            Wish wish = Wish;
            TimeSpan pause = Timeout.InfiniteTimeSpan;
            if (!wish.IsDone || _session != _client.Session.Id)
            {
                ZooKeeperException? failure = await TryWriteAsync(wish).ConfigureAwait(false);
                if (wish.Node is null && HasEnded(wish, failure))
                    return;
                pause = HandleOutcome(wish, failure);
            }

            await changed.WaitAsync(pause, _options.TimeProvider).ConfigureAwait(false);
        }

        Wish.Complete(new ZooKeeperException(ZooKeeperError.Closed, ZooKeeperOperation.Create, _path, null));
    }

    /// <summary>Returns whether a node that is not wanted is deleted or cannot be, unless a newer wish has been made.</summary>
    private bool HasEnded(Wish wish, ZooKeeperException? failure)
    {
        if (failure is { IsPassing: true })
            return false;
        wish.Complete(failure);
        return _table.TryRemove(this, wish);
    }

    /// <summary>Writes or deletes the node. Returns why this failed, or null.</summary>
    private async Task<ZooKeeperException?> TryWriteAsync(Wish wish)
    {
        try
        {
            await _client.WaitUntilConnectedAsync(_options.RequestTimeout).ConfigureAwait(false);
            if (wish.Node is { } node)
                _session = await _writer.WriteAsync(_path, node, CancellationToken.None).ConfigureAwait(false);
            else
                await _writer.DeleteAsync(_path, CancellationToken.None).ConfigureAwait(false);
            Kept = wish.Node;
            return null;
        }
        catch (ZooKeeperException e)
        {
            return e;
        }
    }

    /// <summary>Tells the caller how the wish ended. Returns how long to wait until the node is written again.</summary>
    private TimeSpan HandleOutcome(Wish wish, ZooKeeperException? failure)
    {
        if (failure is null)
        {
            wish.Complete();
            if (Interlocked.Exchange(ref _problem, null) is not null)
                Log(() => ZooKeeperLog.RegistrationRestored(_options.Logger, _path));
            // The session may have been replaced since.
            return _session == _client.Session.Id ? Timeout.InfiniteTimeSpan : ShortPause;
        }

        if (failure.IsPassing || failure.Error == ZooKeeperError.Closed)
            return ShortPause;
        if (wish.IsDone && Interlocked.Exchange(ref _problem, failure.Message) is null)
            Log(() => ZooKeeperLog.RegistrationNotRestored(_options.Logger, _path, LongPause, failure.Message));
        wish.Complete(failure);
        return LongPause;
    }

    private void Log(Action write)
    {
        try
        {
            write();
        }
        catch (Exception e)
        {
            // A logger of the application has thrown.
            Edge.Fail(this, e);
        }
    }
}
