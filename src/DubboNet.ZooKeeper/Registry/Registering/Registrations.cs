namespace DubboNet.ZooKeeper;

/// <summary>Contains the nodes that a registry keeps. Each has a loop of its own.</summary>
/// <remarks>Threading: any thread calls the members. The lock guards the table and the order of requests.</remarks>
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
        var request = new NodeRequest(node, options.Scheduler);
        if (Begin(path, request) is not var (registration, before))
            return;
        bool isFulfilled = false;
        try
        {
            bool isInTime = await request.WaitAsync(options.RequestTimeout, options.TimeProvider, cancellationToken).ConfigureAwait(false);
            isFulfilled = isInTime && request.Failure is null;
            if (!isInTime)
                throw new ZooKeeperException(ZooKeeperError.OperationTimeout, ZooKeeperOperation.Create, path, null, client.Problem);
            if (request.Failure is { } failure)
                throw failure;
        }
        finally
        {
            if (!isFulfilled && node is not null)
                GiveUp(registration, request, before);
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
        List<NodeRequest> requests = [];
        foreach ((Registration registration, _) in Snapshot())
        {
            if (registration.Request.Node is { IsEphemeral: false })
            {
                var request = new NodeRequest(null, options.Scheduler);
                Begin(registration.Path, request);
                requests.Add(request);
            }
        }

        IEnumerable<Task> waits = requests.Select(request => request.WaitAsync(limit, options.TimeProvider, CancellationToken.None));
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

    /// <summary>Forgets a node that was deleted. Returns false if there is a newer request.</summary>
    public bool TryRemove(Registration registration, NodeRequest request)
    {
        lock (_lock)
            return registration.Request == request && _all.Remove(registration.Path);
    }

    private (Registration Registration, Task Loop)[] Snapshot()
    {
        lock (_lock)
            return [.. _all.Values];
    }

    /// <summary>Sets a request. Returns null if a node should be deleted that is not kept, or else what was kept before.</summary>
    private (Registration Registration, KeptNode? Before)? Begin(string path, NodeRequest request)
    {
        lock (_lock)
        {
            if (_all.TryGetValue(path, out (Registration Registration, Task Loop) existing))
            {
                KeptNode? before = existing.Registration.Kept;
                existing.Registration.Replace(request);
                return (existing.Registration, before);
            }

            if (request.Node is null)
                return null;
            var registration = new Registration(path, request, this, client, options);
            _all.Add(path, (registration, registration.RunAsync()));
            return (registration, null);
        }
    }

    /// <summary>Returns to what the node was before a request that was not fulfilled, unless there is a newer one.</summary>
    private void GiveUp(Registration registration, NodeRequest request, KeptNode? before)
    {
        lock (_lock)
        {
            if (registration.Request == request)
                registration.Replace(new NodeRequest(before, options.Scheduler));
        }
    }
}
