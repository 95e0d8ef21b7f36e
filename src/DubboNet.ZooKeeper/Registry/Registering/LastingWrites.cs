using DubboNet.Remoting.Scheduling;

namespace DubboNet.ZooKeeper;

/// <summary>
/// Contains what a registry has written to nodes that do not end with the session. It is written again in each new session, because the
/// session also ends when the servers lose their data.
/// </summary>
/// <param name="client">The client.</param>
/// <param name="options">The settings of the client.</param>
/// <param name="stopping">The latch that is set when the registry is closed.</param>
/// <remarks>Threading: any thread calls the members. The lock guards the table.</remarks>
internal sealed class LastingWrites(ZooKeeperClient client, ZooKeeperOptions options, AsyncLatch stopping) : IEdgeTarget
{
    /// <summary>The pause after a failure, which is Java's <c>retry.period</c>.</summary>
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(5);

    private readonly Lock _lock = new();
    private readonly Dictionary<string, Func<CancellationToken, Task>> _writes = new(StringComparer.Ordinal);
    private string? _problem;

    /// <summary>Gets why something could not be written again, or null.</summary>
    public string? Problem => Volatile.Read(ref _problem);

    /// <summary>Adds a write. It replaces one with the same name.</summary>
    public void Set(string name, Func<CancellationToken, Task> write)
    {
        lock (_lock)
            _writes[name] = write;
    }

    /// <summary>Removes a write that has failed, unless it was replaced.</summary>
    public void Remove(string name, Func<CancellationToken, Task> write)
    {
        lock (_lock)
        {
            if (_writes.GetValueOrDefault(name) == write)
                _writes.Remove(name);
        }
    }

    /// <summary>Makes all writes again. Those that fail are repeated until the session ends. Does not throw.</summary>
    public async Task RepeatAsync(long session)
    {
        List<KeyValuePair<string, Func<CancellationToken, Task>>> left;
        lock (_lock)
            left = [.. _writes];
        while (client.Session.Id == session)
        {
            List<KeyValuePair<string, Func<CancellationToken, Task>>> failed = [];
            foreach (KeyValuePair<string, Func<CancellationToken, Task>> write in left)
            {
                if (!await TryWriteAsync(write.Key, write.Value).ConfigureAwait(false))
                    failed.Add(write);
            }

            if (failed.Count == 0)
            {
                Volatile.Write(ref _problem, null);
                return;
            }

            left = failed;
            await stopping.WaitAsync(Pause, options.TimeProvider).ConfigureAwait(false);
        }
    }

    /// <inheritdoc/>
    public void OnFailed(Exception failure) => ZooKeeperLog.OperationFailed(options.Logger, failure);

    private async Task<bool> TryWriteAsync(string name, Func<CancellationToken, Task> write)
    {
        try
        {
            await write(CancellationToken.None).ConfigureAwait(false);
            return true;
        }
        catch (ZooKeeperException e)
        {
            if (!e.IsPassing && e.Error != ZooKeeperError.Closed && Interlocked.Exchange(ref _problem, e.Message) is null)
                LogProblem(name, e.Message);
            return false;
        }
    }

    private void LogProblem(string name, string reason)
    {
        try
        {
            ZooKeeperLog.RegistrationNotRestored(options.Logger, name, Pause, reason);
        }
        catch (Exception e)
        {
            // A logger of the application has thrown.
            Edge.Fail(this, e);
        }
    }
}
