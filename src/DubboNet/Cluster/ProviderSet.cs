using System.Diagnostics.CodeAnalysis;
using DubboNet.Client;
using DubboNet.Cluster.LoadBalancing;
using DubboNet.Remoting.Scheduling;
using Microsoft.Extensions.Logging;

namespace DubboNet.Cluster;

/// <summary>
/// The providers of a cluster, as its directory delivers them. Each provider has a channel that is created when the provider appears in the
/// list and closed when it is removed.
/// </summary>
/// <remarks>
/// Threading: a single loop watches the directory and replaces the array, which callers read. The state word synchronizes start and stop.
/// </remarks>
[SuppressMessage(
    "Design", "CA1001:Types that own disposable fields should be disposable", Justification = "A source without a timer holds nothing.")]
internal sealed class ProviderSet(IProviderDirectory directory, DubboClusterOptions options, ILogger logger, Action onChanged)
{
    private const int NotStarted = 0;
    private const int Started = 1;
    private const int Stopping = 2;

    private static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(30);

    private readonly DubboChannelOptions _channelOptions = options.Channel;
    private readonly RetryPause _pause = new(FirstPause, LongestPause, options.Channel.Scheduler, options.Channel.TimeProvider);
    private readonly CancellationTokenSource _stop = new();
    private readonly AsyncLatch _ended = new(options.Channel.Scheduler);
    private readonly List<Task> _closing = [];
    private volatile ClusterProvider[] _providers = [];
    private volatile string? _problem;
    private volatile bool _isKnown;
    private int _state;

    public IReadOnlyList<ClusterProvider> Providers => _providers;

    /// <summary>Gets a value indicating whether the directory has delivered a list or has failed.</summary>
    public bool IsKnown => _isKnown;

    /// <summary>Gets the reason why the list may be incomplete or out of date, or null if no problem is known.</summary>
    public string? Problem => _problem;

    /// <summary>Starts watching the directory on the first call.</summary>
    public void Start()
    {
        if (Volatile.Read(ref _state) != NotStarted || Interlocked.CompareExchange(ref _state, Started, NotStarted) != NotStarted)
            return;
        // The loop must not capture the async locals of the first caller.
        using (ExecutionContext.SuppressFlow())
            _ = WatchAsync();
    }

    /// <summary>Requests connections for a call that finds no provider. Refused attempts to connect are repeated soon.</summary>
    public void RequestConnections()
    {
        foreach (ClusterProvider provider in _providers)
            provider.Connections.Start();
    }

    /// <summary>
    /// Selects one of the connected providers by weight. Available providers without a recent failure are preferred, followed by those with
    /// a recent failure or a suspect connection, and then by read-only providers. Providers at which this call has been tried come last.
    /// </summary>
    public ClusterProvider? Pick(List<ClusterProvider>? tried)
    {
        int bestRank = int.MaxValue;
        WeightedRandom<ClusterProvider> choice = default;
        foreach (ClusterProvider provider in _providers)
        {
            int rank = RankOf(provider, tried);
            if (rank > bestRank || rank == int.MaxValue)
                continue;
            if (rank < bestRank)
                choice = new WeightedRandom<ClusterProvider>(_channelOptions.Random);
            bestRank = rank;
            choice.Add(provider, provider.Address.Weight);
        }

        return choice.Chosen;
    }

    /// <summary>Gets a value indicating whether a provider can become available soon.</summary>
    public bool IsHopeful =>
        !_isKnown || Array.Exists(_providers, provider => provider.Connections.Availability < ChannelAvailability.Down);

    /// <summary>
    /// Stops watching the directory and closes all channels after their calls have ended or the shutdown timeout has expired.
    /// </summary>
    public async Task StopAsync()
    {
        bool wasStarted = Interlocked.Exchange(ref _state, Stopping) == Started;
        _pause.Stop();
        _channelOptions.Scheduler.ScheduleCancellation(_stop, logger);
        if (!wasStarted)
            return;
        await _ended.WaitAsync().ConfigureAwait(false);
        IEnumerable<Task> closing = _providers.Select(provider => provider.Connections.DisposeAsync().AsTask());
        await Task.WhenAll(closing.Concat(_closing)).ConfigureAwait(false);
    }

    private int RankOf(ClusterProvider provider, List<ClusterProvider>? tried)
    {
        const int Tried = 4;
        int rank = provider.Connections.Availability switch
        {
            ChannelAvailability.Open => provider.HasFailedWithin(options.AvoidFailedFor) ? 1 : 0,
            ChannelAvailability.Suspect => 1,
            ChannelAvailability.ReadOnly => 2,
            _ => int.MaxValue,
        };
        return rank != int.MaxValue && tried?.Contains(provider) == true ? rank + Tried : rank;
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
        ClusterProvider[] before = _providers;
        ClusterProvider[] now = [.. list.Providers.Distinct().Select(address =>
            Array.Find(before, provider => provider.Address == address) ?? Create(address))];
        _problem = list.Problem;
        _providers = now;
        _isKnown = true;
        foreach (ClusterProvider provider in now.Except(before))
            provider.Connections.Start();
        _closing.RemoveAll(closing => closing.IsCompleted);
        _closing.AddRange(before.Except(now).Select(provider => provider.Connections.DisposeAsync().AsTask()));
        if (list.Problem is { } problem)
            ClusterLog.DirectoryProblem(logger, directory, PeerText.OneLine(problem));
        if (!now.SequenceEqual(before) && logger.IsEnabled(LogLevel.Information))
            ClusterLog.ProvidersChanged(logger, directory, string.Join(", ", now.Select(provider => provider.Address)));
        onChanged();
    }

    private ClusterProvider Create(ProviderAddress address) =>
        new(address, new ChannelCalls(new ChannelSettings(address, _channelOptions), onChanged), _channelOptions.TimeProvider);
}
