namespace DubboNet.ZooKeeper;

/// <summary>Contains the nodes that a registry keeps. Each has a loop of its own.</summary>
/// <remarks>Threading: any thread calls the members. The lock guards the table and the order of wishes.</remarks>
internal sealed class Registrations(ZooKeeperClient client, ZooKeeperOptions options)
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, (Registration Registration, Task Loop)> _all = [];
    private volatile bool _isStopped;

    /// <summary>Gets whether the loops must end.</summary>
    public bool IsStopped => _isStopped;

    /// <summary>Gets the number of nodes.</summary>
    public int Count
    {
        get
        {
            lock (_lock)
                return _all.Count;
        }
    }

    /// <summary>Gets why a node could not be restored, or null.</summary>
    public string? Problem
    {
        get
        {
            lock (_lock)
                return _all.Values.Select(entry => entry.Registration.Problem).FirstOrDefault(problem => problem is not null);
        }
    }

    /// <summary>
    /// Makes a node what it should be. If this fails, a new or changed node is given up. A node that should be deleted is deleted later.
    /// </summary>
    /// <param name="path">The path.</param>
    /// <param name="node">The node, or null to delete it.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="ZooKeeperException">The server refused, or the time ended.</exception>
    /// <exception cref="OperationCanceledException">The token was canceled.</exception>
    public async Task SetAsync(string path, KeptNode? node, CancellationToken cancellationToken)
    {
        var wish = new Wish(node, options.Scheduler);
        if (Begin(path, wish) is not var (registration, before))
            return;
        bool isFulfilled = false;
        try
        {
            bool isInTime = await wish.WaitAsync(options.RequestTimeout, options.TimeProvider, cancellationToken).ConfigureAwait(false);
            isFulfilled = isInTime && wish.Failure is null;
            if (!isInTime)
                throw new ZooKeeperException(ZooKeeperError.OperationTimeout, ZooKeeperOperation.Create, path, null, client.Problem);
            if (wish.Failure is { } failure)
                throw failure;
        }
        finally
        {
            if (!isFulfilled && node is not null)
                GiveUp(registration, wish, before);
        }
    }

    /// <summary>Restores the nodes in a new session.</summary>
    public void Restore()
    {
        foreach ((Registration registration, _) in Snapshot())
            registration.CheckSession();
    }

    /// <summary>Deletes the persistent nodes. The others end with the session.</summary>
    public async Task DeletePersistentAsync(TimeSpan limit)
    {
        List<Wish> wishes = [];
        foreach ((Registration registration, _) in Snapshot())
        {
            if (registration.Wish.Node is { IsEphemeral: false })
            {
                var wish = new Wish(null, options.Scheduler);
                Begin(registration.Path, wish);
                wishes.Add(wish);
            }
        }

        IEnumerable<Task> waits = wishes.Select(wish => wish.WaitAsync(limit, options.TimeProvider, CancellationToken.None));
        await Task.WhenAll(waits).ConfigureAwait(false);
    }

    /// <summary>Ends the loops, which may still wait for the client.</summary>
    public void Stop()
    {
        _isStopped = true;
        Restore();
    }

    /// <summary>Waits for the end of all loops after the client was closed.</summary>
    public Task WaitForEndAsync() => Task.WhenAll(Snapshot().Select(entry => entry.Loop));

    /// <summary>Forgets a node that was deleted. Returns false if there is a newer wish.</summary>
    public bool TryRemove(Registration registration, Wish wish)
    {
        lock (_lock)
            return registration.Wish == wish && _all.Remove(registration.Path);
    }

    private (Registration Registration, Task Loop)[] Snapshot()
    {
        lock (_lock)
            return [.. _all.Values];
    }

    /// <summary>Sets a wish. Returns null if a node should be deleted that is not kept, or else what was kept before.</summary>
    private (Registration Registration, KeptNode? Before)? Begin(string path, Wish wish)
    {
        lock (_lock)
        {
            if (_all.TryGetValue(path, out (Registration Registration, Task Loop) existing))
            {
                KeptNode? before = existing.Registration.Kept;
                existing.Registration.Replace(wish);
                return (existing.Registration, before);
            }

            if (wish.Node is null)
                return null;
            var registration = new Registration(path, wish, this, client, options);
            _all.Add(path, (registration, registration.RunAsync()));
            return (registration, null);
        }
    }

    /// <summary>Returns to what the node was before a wish that was not fulfilled, unless there is a newer one.</summary>
    private void GiveUp(Registration registration, Wish wish, KeptNode? before)
    {
        lock (_lock)
        {
            if (registration.Wish == wish)
                registration.Replace(new Wish(before, options.Scheduler));
        }
    }
}
