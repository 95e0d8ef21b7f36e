using System.Runtime.CompilerServices;
using DubboNet.Remoting.Scheduling;

namespace DubboNet.ZooKeeper;

/// <summary>
/// Runs the operations of a registry over one client. Repeats them when the connection is lost, and turns failures into those of the
/// contract. The first operation connects.
/// </summary>
internal sealed class RegistryConnection : IEdgeTarget
{
    /// <summary>The time between two readings of a sequence, and after a failure. Changes within it are delivered as one.</summary>
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    private readonly ZooKeeperOptions _options;
    private readonly string _name;
    private readonly AsyncLatch _stopping;
    private readonly LastingWrites _writes;
    private readonly Lock _lock = new();
    private Task? _watching;
    private bool _isClosed;

    /// <param name="options">The settings of the client.</param>
    /// <param name="name">The address of the registry for messages.</param>
    public RegistryConnection(ZooKeeperOptions options, string name)
    {
        (_options, _name) = (options, name);
        _stopping = new AsyncLatch(options.Scheduler);
        Client = new ZooKeeperClient(options);
        Registrations = new Registrations(Client, options);
        _writes = new LastingWrites(Client, options, _stopping);
    }

    public ZooKeeperClient Client { get; }

    public Registrations Registrations { get; }

    /// <summary>Gets a sentence about the current problem, or null if none is known.</summary>
    public string? Problem => (Client.Session.State, Client.Problem ?? Registrations.Problem ?? _writes.Problem) switch
    {
        (ZooKeeperState.AuthFailed, _) =>
            $"{_name} refused the user or the password. Correct UserName and Password, and create another registry.",
        (_, { } problem) => $"{_name} has a problem. {problem}",
        _ => null,
    };

    /// <summary>Runs an operation within the timeout. It runs again if the connection was lost meanwhile.</summary>
    /// <param name="what">What the operation does, for messages, such as <c>The metadata cannot be read</c>.</param>
    /// <param name="operation">The operation.</param>
    /// <param name="cancellationToken">The token of the caller.</param>
    public async Task<T> RunAsync<T>(string what, Func<CancellationToken, Task<T>> operation, CancellationToken cancellationToken)
    {
        Start();
        using var limit = new TimedCancellation(_options.RequestTimeout, _options.TimeProvider, _options.Logger, cancellationToken);
        try
        {
            while (true)
            {
                try
                {
                    return await operation(limit.Token).ConfigureAwait(false);
                }
                catch (ZooKeeperException e) when (e.IsPassing && e.Error != ZooKeeperError.OperationTimeout)
                {
                    // The operation is repeated after the pause.
                }

                await PauseAsync(Pause, limit.Token).ConfigureAwait(false);
            }
        }
        catch (ZooKeeperException e)
        {
            throw Failure(what, e.Message, e);
        }
        catch (OperationCanceledException e) when (!cancellationToken.IsCancellationRequested)
        {
            string why = Client.Problem ?? "Its servers are slow.";
            throw Failure(what, $"The registry did not respond within {_options.RequestTimeout}. {why}", e);
        }
        catch (OperationCanceledException e) when (e.CancellationToken != cancellationToken)
        {
            throw new OperationCanceledException(e.Message, e, cancellationToken);
        }
    }

    /// <summary>Creates, changes or deletes a node that is restored in each session.</summary>
    public async Task KeepAsync(string what, string path, KeptNode? node, CancellationToken cancellationToken)
    {
        Start();
        try
        {
            await Registrations.SetAsync(path, node, cancellationToken).ConfigureAwait(false);
        }
        catch (ZooKeeperException e)
        {
            throw Failure(what, e.Message, e);
        }
    }

    /// <summary>Writes nodes that do not end with the session. They are written again in each new session.</summary>
    /// <param name="what">What the operation does, for messages.</param>
    /// <param name="name">The name of what is written. It replaces what was written with this name before.</param>
    /// <param name="write">Writes the nodes. It can run several times.</param>
    /// <param name="cancellationToken">The token of the caller.</param>
    public async Task WriteAsync(string what, string name, Func<CancellationToken, Task> write, CancellationToken cancellationToken)
    {
        _writes.Set(name, write);
        try
        {
            await RunAsync(what, WriteOnceAsync, cancellationToken).ConfigureAwait(false);
        }
        catch
        {
            _writes.Remove(name, write);
            throw;
        }

        async Task<bool> WriteOnceAsync(CancellationToken token)
        {
            await write(token).ConfigureAwait(false);
            return true;
        }
    }

    /// <summary>Delivers the value of a reader, and the newest one after each change.</summary>
    /// <param name="what">What is done, for messages, such as <c>The providers cannot be watched</c>.</param>
    /// <param name="create">Creates the reader of one sequence.</param>
    /// <param name="cancellationToken">The token of the caller.</param>
    public async IAsyncEnumerable<T> FollowAsync<T>(
        string what, Func<NodeReader<T>> create, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        Start();
        using NodeReader<T> reader = create();
        (bool IsRead, T Value) last = default;
        while (true)
        {
            AsyncLatch changed = reader.Changed.Next;
            (bool IsRead, T Value) next = await TryReadAsync(what, reader, cancellationToken).ConfigureAwait(false);
            if (!next.IsRead)
                yield break;
            if (!last.IsRead || !reader.AreEqual(last.Value, next.Value))
                yield return next.Value;
            last = next;
            await PauseAsync(Pause, cancellationToken).ConfigureAwait(false);
            await changed.WaitAsync(Timeout.InfiniteTimeSpan, _options.TimeProvider, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Waits for a time, or until the registry is disposed of.</summary>
    public Task PauseAsync(TimeSpan time, CancellationToken cancellationToken) =>
        _stopping.WaitAsync(time, _options.TimeProvider, cancellationToken);

    /// <summary>Deletes what is registered, ends everything that waits, and closes the session.</summary>
    public async Task CloseAsync()
    {
        Task? watching;
        lock (_lock)
        {
            if (_isClosed)
                return;
            _isClosed = true;
            watching = _watching;
        }

        if (Client.Session.State == ZooKeeperState.Connected)
            await Registrations.DeletePersistentAsync(_options.CloseTimeout).ConfigureAwait(false);
        _stopping.Set();
        Registrations.Stop();
        await Client.DisposeAsync().ConfigureAwait(false);
        await Registrations.WaitForEndAsync().ConfigureAwait(false);
        if (watching is not null)
            await watching.ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public void OnFailed(Exception failure) => ZooKeeperLog.OperationFailed(_options.Logger, failure);

    /// <summary>Reads a value as soon as the registry can be reached. Returns false if the registry was disposed of.</summary>
    private async Task<(bool IsRead, T Value)> TryReadAsync<T>(string what, NodeReader<T> reader, CancellationToken cancellationToken)
    {
        while (true)
        {
            try
            {
                return (true, await reader.ReadAsync(cancellationToken).ConfigureAwait(false));
            }
            catch (ZooKeeperException e) when (e.Error == ZooKeeperError.Closed)
            {
                return default;
            }
            catch (ZooKeeperException e) when (!e.IsPassing)
            {
                throw Failure(what, e.Message, e);
            }
            catch (ZooKeeperException)
            {
                // The client logs that the connection is lost, and connects again.
            }

            await PauseAsync(Pause, cancellationToken).ConfigureAwait(false);
        }
    }

    private void Start()
    {
        lock (_lock)
        {
            ObjectDisposedException.ThrowIf(_isClosed, typeof(DubboRegistry));
            if (_watching is not null)
                return;
            Client.Start();
            _watching = WatchSessionsAsync();
        }
    }

    /// <summary>Restores in each new session what the registry has written. Does not throw.</summary>
    private async Task WatchSessionsAsync()
    {
        await _options.Scheduler.SwitchAsync();
        long last = 0;
        Task writing = Task.CompletedTask;
        while (Client.Session is var session && session.State is not (ZooKeeperState.Closed or ZooKeeperState.AuthFailed))
        {
            if (session.State == ZooKeeperState.Connected && session.Id != last)
            {
                Registrations.Restore();
                if (last != 0)
                {
                    LogRestoring(session.Id);
                    writing = _writes.RepeatAsync(session.Id);
                }

                last = session.Id;
            }

            await session.WaitForNextAsync(Timeout.InfiniteTimeSpan, CancellationToken.None).ConfigureAwait(false);
        }

        await writing.ConfigureAwait(false);
    }

    private void LogRestoring(long session)
    {
        try
        {
            ZooKeeperLog.RestoringRegistrations(_options.Logger, session, Registrations.Count);
        }
        catch (Exception e)
        {
            // A logger of the application has thrown.
            Edge.Fail(this, e);
        }
    }

    private DubboRegistryException Failure(string what, string why, Exception e) => new($"{what} at {_name}. {why}", e);
}
