using System.Diagnostics.CodeAnalysis;
using System.Net;
using DubboNet.Client;
using DubboNet.Cluster.LoadBalancing;
using DubboNet.Remoting.Scheduling;
using Microsoft.Extensions.Logging;

namespace DubboNet.Cluster;

/// <summary>
/// The providers of a cluster, as its directory delivers them. Each provider rents its connections from the pool when it appears in the
/// list and returns them when it is removed.
/// </summary>
/// <remarks>
/// Threading: a single loop watches the directory and replaces the providers of the balancer. The state word synchronizes start and stop.
/// </remarks>
[SuppressMessage(
    "Design", "CA1001:Types that own disposable fields should be disposable", Justification = "A source without a timer holds nothing.")]
internal sealed class ProviderSet(IProviderDirectory directory, DubboClusterOptions options, ILogger logger, Action onChanged)
{
    private const int NotStarted = 0;
    private const int Started = 1;
    private const int Stopping = 2;

    private const int MaxLogged = 100;

    private static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(30);

    private readonly DubboChannelOptions _channelOptions = options.Channel;
    private readonly RetryPause _pause = new(FirstPause, LongestPause, options.Channel.Scheduler, options.Channel.TimeProvider);
    private readonly CancellationTokenSource _stop = new();
    private readonly AsyncLatch _ended = new(options.Channel.Scheduler);
    private readonly List<Task> _closing = [];
    private readonly AvoidanceTimes _avoidance = new(options.AvoidFailedFor, options.MaxAvoidFailedFor, options.Channel.TimeProvider);
    private ProviderContext? _context;
    private volatile string? _problem;
    private volatile bool _isKnown;
    private int _state;

    public IReadOnlyList<ClusterProvider> Providers => Balancer.Providers;

    /// <summary>Gets the part that selects the providers of calls.</summary>
    public LoadBalancer Balancer { get; } = new(options);

    /// <summary>Gets a value indicating whether the directory has delivered a list or has failed.</summary>
    public bool IsKnown => _isKnown;

    /// <summary>Gets the reason why the list may be incomplete or out of date, or null if no problem is known.</summary>
    public string? Problem => _problem;

    /// <summary>Gets the number of providers that are disabled, and therefore not in the list.</summary>
    public int Disabled { get; private set; }

    /// <summary>Starts watching the directory on the first call.</summary>
    public void Start()
    {
        if (Volatile.Read(ref _state) != NotStarted || Interlocked.CompareExchange(ref _state, Started, NotStarted) != NotStarted)
            return;
        DirectoryGauges.Add(this, directory);
        // The loop must not capture the async locals of the first caller.
        using (ExecutionContext.SuppressFlow())
            _ = WatchAsync();
    }

    /// <summary>
    /// Requests connections for a call that finds none of the providers that it can use. Refused attempts to connect are repeated soon.
    /// </summary>
    public void RequestConnections(ClusterProvider[] usable)
    {
        foreach (ClusterProvider provider in Balancer.Providers)
            provider.RequestConnection();
        Balancer.Subset.Fill();
        Balancer.Subset.Fill(usable);
    }

    /// <summary>Returns whether one of the providers can become available soon.</summary>
    public static bool IsHopeful(ClusterProvider[] providers) =>
        Array.Exists(providers, provider => provider.Availability < ChannelAvailability.Down);

    /// <summary>
    /// Stops watching the directory and closes all channels after their calls have ended or the shutdown timeout has expired.
    /// </summary>
    public async Task StopAsync()
    {
        bool wasStarted = Interlocked.Exchange(ref _state, Stopping) == Started;
        DirectoryGauges.Remove(this);
        _pause.Stop();
        _channelOptions.Scheduler.ScheduleCancellation(_stop, logger);
        if (!wasStarted)
            return;
        await _ended.WaitAsync().ConfigureAwait(false);
        IEnumerable<Task> closing = Balancer.Providers.Select(provider => provider.CloseAsync(_channelOptions.ShutdownTimeout));
        await Task.WhenAll(closing.Concat(_closing)).ConfigureAwait(false);
    }

    private async Task WatchAsync()
    {
        await _channelOptions.Scheduler.SwitchAsync();
        while (!await TryWatchAsync().ConfigureAwait(false))
            await _pause.WaitAsync().ConfigureAwait(false);
        _ended.Set();
    }

    // Watches until the sequence of the directory ends. Returns false if it failed.
    private async Task<bool> TryWatchAsync()
    {
        try
        {
            await foreach (ProviderList list in directory.WatchAsync(_stop.Token).ConfigureAwait(false))
            {
                _pause.Succeed();
                Use(list);
            }

            return true;
        }
        catch (OperationCanceledException) when (_stop.IsCancellationRequested)
        {
            return true;
        }
        catch (Exception e)
        {
            if (Volatile.Read(ref _state) == Stopping)
                return true;
            // The directory may be the user's own, so it can throw any exception. Calls continue with the known providers.
            if (_pause.CountFailure())
                ClusterLog.DirectoryFailed(logger, directory, e);
            _problem = $"{directory} failed: {e.Message}";
            _isKnown = true;
            onChanged();
            return false;
        }
    }

    private void Use(ProviderList list)
    {
        ClusterProvider[] before = Balancer.Providers;
        Dictionary<ProviderAddress, ClusterProvider> known = before.ToDictionary(provider => provider.Address);
        ILookup<EndPoint, ClusterProvider> byEndPoint = before.ToLookup(provider => provider.Address.EndPoint);
        ClusterProvider[] now = [.. list.Providers.Distinct().Select(address =>
            known.GetValueOrDefault(address) ?? Create(address, byEndPoint[address.EndPoint].FirstOrDefault()))];
        string? problemBefore = _problem;
        (_problem, Disabled) = (list.Problem, list.Disabled);
        // Providers with other parameters at the same address share the connections with the previous ones, which are closed afterwards.
        Balancer.Use(now, list.Routing);
        _isKnown = true;
        _closing.RemoveAll(closing => closing.IsCompleted);
        _closing.AddRange(before.Except(now).Select(provider => provider.CloseAsync(_channelOptions.ShutdownTimeout)));
        // The problem can last, and then comes with each list.
        if (list.Problem is { } problem && problem != problemBefore)
            ClusterLog.DirectoryProblem(logger, directory, PeerText.OneLine(problem));
        if (!now.SequenceEqual(before) && logger.IsEnabled(LogLevel.Information))
            ClusterLog.ProvidersChanged(logger, directory, Describe(now));
        onChanged();
    }

    private static string Describe(ClusterProvider[] providers)
    {
        string first = string.Join(", ", providers.Take(MaxLogged).Select(provider => provider.Address));
        return providers.Length <= MaxLogged ? first : $"{first} and {providers.Length - MaxLogged} more";
    }

    private ClusterProvider Create(ProviderAddress address, ClusterProvider? previous)
    {
        _context ??= new ProviderContext(_channelOptions, options.ChannelPool ?? new DubboChannelPool(), OnProviderChanged);
        return new ClusterProvider(address, _context, previous?.Failures ?? new FailureRecord(_avoidance));
    }

    private void OnProviderChanged()
    {
        Balancer.NoteChange();
        onChanged();
    }
}
