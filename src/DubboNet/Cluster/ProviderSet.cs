using System.Diagnostics.CodeAnalysis;
using DubboNet.Client;
using DubboNet.Cluster.LoadBalancing;
using DubboNet.Remoting.Scheduling;
using Microsoft.Extensions.Logging;

namespace DubboNet.Cluster;

/// <summary>The providers of a cluster as its directory says, each with a channel that is made when the provider appears and closed when it has gone.</summary>
/// <remarks>
/// Threading: one loop watches the directory and alone changes the array, which callers read; starting and stopping are settled by the state word.
/// </remarks>
[SuppressMessage("Design", "CA1001:Types that own disposable fields should be disposable", Justification = "A source without a timer holds nothing.")]
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

    /// <summary>Whether the directory has said anything yet, be it that it fails.</summary>
    public bool IsKnown => _isKnown;

    /// <summary>Why the list may not be right; null if nothing is known against it.</summary>
    public string? Problem => _problem;

    /// <summary>Sees to it that the directory is watched.</summary>
    public void Start()
    {
        if (Volatile.Read(ref _state) != NotStarted || Interlocked.CompareExchange(ref _state, Started, NotStarted) != NotStarted)
            return;
        // The loop must not keep the async locals of whoever happened to call first.
        using (ExecutionContext.SuppressFlow())
            _ = WatchAsync();
    }

    /// <summary>A call finds no provider: those whose last attempt to connect was refused try again soon.</summary>
    public void RequestConnections()
    {
        foreach (ClusterProvider provider in _providers)
            provider.Channel.Start();
    }

    /// <summary>
    /// Chooses among the providers that have a connection, by weight: first those that take calls and did not fail just now, then those that did, then those
    /// that want calls to go elsewhere, and at last those at which this call has been tried.
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

    /// <summary>Whether a provider may come soon that takes calls.</summary>
    public bool IsHopeful => !_isKnown || Array.Exists(_providers, provider => provider.Channel.Availability < ChannelAvailability.Down);

    /// <summary>Watches no more and closes all channels, after the calls on them have ended or their time is up.</summary>
    public async Task StopAsync()
    {
        bool wasStarted = Interlocked.Exchange(ref _state, Stopping) == Started;
        _pause.Stop();
        _channelOptions.Scheduler.ScheduleCancellation(_stop, logger);
        if (!wasStarted)
            return;
        await _ended.WaitAsync().ConfigureAwait(false);
        await Task.WhenAll(_providers.Select(provider => provider.Channel.DisposeAsync().AsTask()).Concat(_closing)).ConfigureAwait(false);
    }

    private int RankOf(ClusterProvider provider, List<ClusterProvider>? tried)
    {
        const int Tried = 4;
        int rank = provider.Channel.Availability switch
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

    /// <summary>Watches until the directory has nothing more to say; false if it failed.</summary>
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
            // The directory may be the user's own. Whatever it is, calls go on with what is known.
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
            provider.Channel.Start();
        _closing.RemoveAll(closing => closing.IsCompleted);
        _closing.AddRange(before.Except(now).Select(provider => provider.Channel.DisposeAsync().AsTask()));
        if (list.Problem is { } problem)
            ClusterLog.DirectoryProblem(logger, directory, PeerText.OneLine(problem));
        if (!now.SequenceEqual(before) && logger.IsEnabled(LogLevel.Information))
            ClusterLog.ProvidersChanged(logger, directory, string.Join(", ", now.Select(provider => provider.Address)));
        onChanged();
    }

    private ClusterProvider Create(ProviderAddress address) =>
        new(address, new DubboChannel(address, _channelOptions, withInterceptors: false, onChanged), _channelOptions.TimeProvider);
}
