using DubboNet.Client;
using DubboNet.Cluster.LoadBalancing;
using DubboNet.Remoting.Scheduling;

namespace DubboNet;

/// <summary>A provider of a cluster, as load balancing uses it.</summary>
/// <remarks>
/// Threading: any thread can read and note. Only the thread that builds a picker updates the weight and the rank. The average response time
/// of concurrent calls is an approximation. Most providers of a long list are never connected. So the connections are rented when the
/// cluster first connects to the provider, and the objects that only calls need are created with the first call. If two threads do that at
/// once, one of the two is not used.
/// </remarks>
public sealed class ClusterProvider
{
    private readonly ProviderContext _context;
    private readonly FailureRecord _failures;
    private ResponseTimes? _responseTimes;
    private AsyncLatch? _idle;
    private RentedChannel? _rented;
    private int _hasChanged;
    private int _activeCalls;
    private int _isConnecting;
    private volatile bool _isRemoved;

    /// <param name="address">The address.</param>
    /// <param name="context">What all providers of a cluster share.</param>
    /// <param name="failures">The failures of the provider.</param>
    internal ClusterProvider(ProviderAddress address, ProviderContext context, FailureRecord failures)
    {
        Address = address;
        Weight = address.Weight;
        _context = context;
        _failures = failures;
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
    public TimeSpan AverageResponseTime => Volatile.Read(ref _responseTimes)?.Average ?? TimeSpan.Zero;

    /// <summary>Gets the calls at the provider. The connections are rented when they are first needed.</summary>
    internal ChannelCalls Calls => (Rented ?? Rent()).Calls;

    internal ChannelConnections Connections => Calls.Connections;

    /// <summary>Gets what the connections can do for a call at the moment.</summary>
    internal ChannelAvailability Availability => Rented?.Calls.Connections.Availability
        ?? (_isRemoved ? ChannelAvailability.Down : ChannelAvailability.Pending);

    internal FailureRecord Failures => _failures;

    /// <summary>Gets a value indicating whether something has changed since the last <see cref="Update"/>.</summary>
    internal bool HasChanged => Volatile.Read(ref _hasChanged) != 0;

    /// <summary>Gets the rank of the last <see cref="Update"/>.</summary>
    internal ProviderRank Rank { get; private set; }

    /// <summary>Gets a value indicating whether it is connected, or may be soon because no attempt has failed yet.</summary>
    internal bool IsUsable => !_isRemoved && (Connections.Availability <= ChannelAvailability.ReadOnly
        || (Connections.Availability == ChannelAvailability.Pending && Connections.LastError is null));

    private RentedChannel? Rented => Volatile.Read(ref _rented);

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
        AddResponseTime(startedAt);
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
            AddResponseTime(startedAt);
        if (isProviders)
        {
            _failures.Add(_context.Channel.TimeProvider.GetTimestamp());
            NoteChange();
        }

        End();
    }

    /// <summary>Returns the state of the connections.</summary>
    internal ChannelSnapshot GetChannelSnapshot() => Rented?.Calls.Connections.GetSnapshot()
        ?? new ChannelSnapshot { Address = Address.EndPoint, State = _isRemoved ? ChannelState.Closed : ChannelState.Idle };

    /// <summary>Returns a message that explains why the provider is not available.</summary>
    internal string DescribeProblem()
    {
        string? lastError = Rented?.Calls.Connections.LastError;
        return Availability == ChannelAvailability.Pending
            ? $"{Address} is not connected yet. {lastError}".TrimEnd()
            : lastError ?? $"{Address} is closed.";
    }

    /// <summary>Removes the provider, and waits up to the shutdown timeout for its calls.</summary>
    internal async Task CloseAsync(TimeSpan shutdownTimeout)
    {
        _isRemoved = true;
        // A call that ends from now on finds the latch, and a channel that is rented from now on is released by its renter.
        AsyncLatch idle = GetOrCreate(ref _idle, new AsyncLatch(_context.Channel.Scheduler));
        NoteChange();
        if (ActiveCalls == 0)
            idle.Set();
        if (Rented is { } rented && !await rented.Lease.ReleaseAsync().ConfigureAwait(false))
            await idle.WaitAsync(shutdownTimeout, _context.Channel.TimeProvider).ConfigureAwait(false);
    }

    // Both sides of a race pass a full fence between what they write and what they read.
    private static T GetOrCreate<T>(ref T? place, T created)
        where T : class => Interlocked.CompareExchange(ref place, created, null) ?? created;

    private RentedChannel Rent()
    {
        ChannelLease lease = _context.Pool.Rent(Address, _context.Channel, NoteChange);
        var created = new RentedChannel(lease, new ChannelCalls(Address, _context.Channel, lease.Connections));
        RentedChannel used = GetOrCreate(ref _rented, created);
        // Another thread was faster, or the cluster has closed the provider meanwhile. A lease can be released twice.
        if (used != created || _isRemoved)
            _ = lease.ReleaseAsync().AsTask();
        return used;
    }

    private void AddResponseTime(long startedAt)
    {
        ResponseTimes times = Volatile.Read(ref _responseTimes)
            ?? GetOrCreate(ref _responseTimes, new ResponseTimes(_context.Channel.TimeProvider));
        times.Add(startedAt);
    }

    private void End()
    {
        if (Interlocked.Decrement(ref _activeCalls) == 0 && _isRemoved)
            Volatile.Read(ref _idle)?.Set();
    }

    private void NoteChange()
    {
        Interlocked.Exchange(ref _hasChanged, 1);
        _context.OnChanged();
    }

    private sealed record RentedChannel(ChannelLease Lease, ChannelCalls Calls);
}

/// <summary>Contains what all providers of a cluster share.</summary>
/// <param name="Channel">The options of the channels.</param>
/// <param name="Pool">The pool of the connections.</param>
/// <param name="OnChanged">Called after each change that can affect load balancing. It must only take note.</param>
internal sealed record ProviderContext(DubboChannelOptions Channel, DubboChannelPool Pool, Action OnChanged);
