using DubboNet.Client;
using DubboNet.Cluster.LoadBalancing;
using DubboNet.Remoting.Scheduling;

namespace DubboNet;

/// <summary>A provider of a cluster, as load balancing uses it.</summary>
/// <remarks>
/// Threading: any thread can read and note. Only the thread that builds a picker updates the weight and the rank. The average response time
/// of concurrent calls is an approximation. The lock guards the rent of the connections. They are rented when the cluster first connects to
/// the provider, because most providers of a long list are never connected.
/// </remarks>
public sealed class ClusterProvider
{
    private readonly Lock _renting = new();
    private readonly DubboChannelOptions _channel;
    private readonly DubboChannelPool _pool;
    private readonly Action _onChanged;
    private readonly FailureRecord _failures;
    private readonly ResponseTimes _responseTimes;
    private readonly AsyncLatch _idle;
    private volatile RentedChannel? _rented;
    private int _hasChanged;
    private int _activeCalls;
    private int _isConnecting;
    private volatile bool _isRemoved;

    /// <param name="address">The address.</param>
    /// <param name="channel">The options of the channel.</param>
    /// <param name="pool">The pool of the connections.</param>
    /// <param name="onChanged">Called after each change that can affect load balancing. It must only take note.</param>
    /// <param name="failures">The failures of the provider.</param>
    internal ClusterProvider(
        ProviderAddress address, DubboChannelOptions channel, DubboChannelPool pool, Action onChanged, FailureRecord failures)
    {
        Address = address;
        Weight = address.Weight;
        (_channel, _pool) = (channel, pool);
        _onChanged = onChanged;
        _failures = failures;
        _responseTimes = new ResponseTimes(channel.TimeProvider);
        _idle = new AsyncLatch(channel.Scheduler);
    }

    /// <summary>Gets the address.</summary>
    public ProviderAddress Address { get; }

    /// <summary>
    /// Gets the share of the calls, relative to the other weights. It grows while the provider warms up. A provider of weight 0 gets calls
    /// only if all ready providers have this weight. As in Java, <see cref="LoadBalancingStrategy.ConsistentHash"/> ignores weights.
    /// </summary>
    public int Weight { get; private set; }

    /// <summary>Gets the number of calls of the cluster at this provider that wait for their response.</summary>
    public int ActiveCalls => Volatile.Read(ref _activeCalls);

    /// <summary>
    /// Gets the average time until the responses of the last 30 to 60 s, or until the timeouts of calls without a response. It is zero if
    /// there are none.
    /// </summary>
    public TimeSpan AverageResponseTime => _responseTimes.Average;

    /// <summary>Gets the calls at the provider. The connections are rented when they are first needed.</summary>
    internal ChannelCalls Calls => (_rented ?? Rent()).Calls;

    internal ChannelConnections Connections => Calls.Connections;

    /// <summary>Gets what the connections can do for a call at the moment.</summary>
    internal ChannelAvailability Availability => _rented?.Calls.Connections.Availability
        ?? (_isRemoved ? ChannelAvailability.Down : ChannelAvailability.Pending);

    internal FailureRecord Failures => _failures;

    /// <summary>Gets a value indicating whether something has changed since the last <see cref="Update"/>.</summary>
    internal bool HasChanged => Volatile.Read(ref _hasChanged) != 0;

    /// <summary>Gets the rank of the last <see cref="Update"/>.</summary>
    internal ProviderRank Rank { get; private set; }

    /// <summary>Gets a value indicating whether it is connected, or may be soon because no attempt has failed yet.</summary>
    internal bool IsUsable => !_isRemoved && (Connections.Availability <= ChannelAvailability.ReadOnly
        || (Connections.Availability == ChannelAvailability.Pending && Connections.LastError is null));

    /// <summary>Starts to connect on the first call.</summary>
    internal void Connect()
    {
        if (Interlocked.Exchange(ref _isConnecting, 1) == 0)
            Connections.Start();
    }

    /// <summary>Makes the next attempt to connect earlier, if one has been made.</summary>
    internal void RequestConnection()
    {
        if (Volatile.Read(ref _isConnecting) != 0)
            Connections.Start();
    }

    /// <summary>Updates the rank and the weight.</summary>
    internal void Update(long now, DateTimeOffset date)
    {
        // The mark is removed before the state is read, so that a change in between marks the provider again.
        Interlocked.Exchange(ref _hasChanged, 0);
        Rank = GetRank(now);
        Weight = WarmUpWeight.WeightAt(date, Address);
    }

    /// <summary>Returns how suitable the provider is for a call at the moment.</summary>
    internal ProviderRank GetRank(long now)
    {
        if (_isRemoved)
            return ProviderRank.Unavailable;
        return Availability switch
        {
            ChannelAvailability.Open => _failures.IsAvoided(now) ? ProviderRank.Avoided : ProviderRank.Good,
            ChannelAvailability.Suspect => ProviderRank.Avoided,
            ChannelAvailability.ReadOnly => ProviderRank.ReadOnly,
            _ => ProviderRank.Unavailable,
        };
    }

    /// <summary>Makes a call at this provider. A key that selects several groups or versions becomes that of the provider.</summary>
    internal ValueTask<TResult> InvokeAsync<TArguments, TResult>(
        in ClientCall<TArguments, TResult> call, long startedAt, bool mayConnect) =>
        Calls.InvokeAsync(
            call.Method.Service.IsPattern ? call with { Method = call.Method.Select(Address.Group, Address.Version) } : call,
            startedAt, mayConnect);

    /// <summary>Notes the start of a call.</summary>
    internal void Begin() => Interlocked.Increment(ref _activeCalls);

    /// <summary>Notes that a call has succeeded.</summary>
    internal void Succeed(long startedAt)
    {
        _responseTimes.Add(startedAt);
        _failures.Reset();
        End();
    }

    /// <summary>
    /// Notes that a call has failed, has thrown the exception of its method or was canceled. If the provider is the cause, other providers
    /// are preferred for a while. The exception of a method is a response, and counts as one as in Java.
    /// </summary>
    internal void Fail(Exception error, long startedAt)
    {
        if (error is JavaException)
        {
            Succeed(startedAt);
            return;
        }

        bool isProviders = error switch
        {
            DubboRemoteException refused => refused.Status is DubboStatus.ServerThreadPoolExhausted
                or DubboStatus.ServiceError
                or DubboStatus.ServiceNotFound
                or DubboStatus.ServerError,
            DubboConnectionException or DubboProtocolException => true,
            DubboTimeoutException late => late.Stage == TimeoutStage.Queue,
            _ => false,
        };
        // Without this, a provider that never responds would have the shortest response time.
        if (error is DubboTimeoutException { Stage: TimeoutStage.Response })
            _responseTimes.Add(startedAt);
        if (isProviders)
        {
            _failures.Add(_channel.TimeProvider.GetTimestamp());
            NoteChange();
        }

        End();
    }

    /// <summary>Returns the state of the connections.</summary>
    internal ChannelSnapshot GetChannelSnapshot() => _rented?.Calls.Connections.GetSnapshot()
        ?? new ChannelSnapshot { Address = Address.EndPoint, State = _isRemoved ? ChannelState.Closed : ChannelState.Idle };

    /// <summary>Returns a message that explains why the provider is not available.</summary>
    internal string DescribeProblem()
    {
        string? lastError = _rented?.Calls.Connections.LastError;
        return Availability == ChannelAvailability.Pending
            ? $"{Address} is not connected yet. {lastError}".TrimEnd()
            : lastError ?? $"{Address} is closed.";
    }

    /// <summary>Removes the provider, and waits up to the shutdown timeout for its calls.</summary>
    internal async Task CloseAsync(TimeSpan shutdownTimeout)
    {
        _isRemoved = true;
        NoteChange();
        if (ActiveCalls == 0)
            _idle.Set();
        RentedChannel? rented;
        lock (_renting)
            rented = _rented;
        if (rented is not null && !await rented.Lease.ReleaseAsync().ConfigureAwait(false))
            await _idle.WaitAsync(shutdownTimeout, _channel.TimeProvider).ConfigureAwait(false);
    }

    private RentedChannel Rent()
    {
        lock (_renting)
        {
            if (_rented is { } known)
                return known;
            ChannelLease lease = _pool.Rent(Address, _channel, NoteChange);
            _rented = new RentedChannel(lease, new ChannelCalls(Address, _channel, lease.Connections));
            // The cluster has closed the provider meanwhile.
            if (_isRemoved)
                _ = lease.ReleaseAsync().AsTask();
            return _rented;
        }
    }

    private void End()
    {
        if (Interlocked.Decrement(ref _activeCalls) == 0 && _isRemoved)
            _idle.Set();
    }

    private void NoteChange()
    {
        Interlocked.Exchange(ref _hasChanged, 1);
        _onChanged();
    }

    private sealed record RentedChannel(ChannelLease Lease, ChannelCalls Calls);
}
