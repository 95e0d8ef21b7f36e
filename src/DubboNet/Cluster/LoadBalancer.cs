using DubboNet.Cluster.LoadBalancing;

namespace DubboNet.Cluster;

/// <summary>
/// Selects a provider for each attempt of a call. The time that it takes does not depend on the number of providers, because the ready ones
/// are known. They are determined again after changes, by the next call.
/// </summary>
/// <remarks>
/// Threading: any thread can select and note changes. A single thread at a time replaces the ready providers. Meanwhile the others use the
/// previous ones. Each selected provider is checked, so that a change that is not included yet does no harm.
/// </remarks>
internal sealed class LoadBalancer
{
    private const int MaxPicks = 4;
    private const int ProvidersPerMillisecond = 100;
    private const int LargestShareOfTime = 10;

    private static readonly TimeSpan WarmUpStep = TimeSpan.FromSeconds(1);

    private readonly LoadBalancingStrategy[] _strategies;
    private readonly Dictionary<string, int>? _byMethod;
    private readonly TimeProvider _time;
    private readonly Random _random;
    private volatile ClusterProvider[] _providers = [];
    private volatile ReadyProviders _ready = ReadyProviders.None;
    private int _hasChanged;
    private int _isBuilding;
    private int _builds;

    public LoadBalancer(DubboClusterOptions options)
    {
        _time = options.Channel.TimeProvider;
        _random = options.Channel.Random;
        Subset = new ConnectionSubset(options);
        if (options.FailurePolicy == FailurePolicy.Available)
        {
            _strategies = [new SourceStrategy(new FirstAvailableStrategy())];
            return;
        }

        _strategies = [.. options.MethodLoadBalancing.Values.Prepend(options.LoadBalancing).Select(strategy =>
            new SourceStrategy(options.Sticky ? new StickyStrategy(strategy) : strategy))];
        if (options.MethodLoadBalancing.Count > 0)
        {
            _byMethod = options.MethodLoadBalancing.Keys.Select((name, index) => (name, index))
                .ToDictionary(method => method.name, method => method.index + 1, StringComparer.Ordinal);
        }
    }

    /// <summary>Gets or sets the providers. The array does not change. They are connected, or some of them if there are many.</summary>
    public ClusterProvider[] Providers
    {
        get => _providers;
        set
        {
            Subset.Use(value);
            _providers = value;
            NoteChange();
        }
    }

    /// <summary>Gets the decision to which providers the cluster connects.</summary>
    public ConnectionSubset Subset { get; }

    /// <summary>Gets how often the ready providers were determined.</summary>
    public int Builds => Volatile.Read(ref _builds);

    /// <summary>Notes that the state of a provider or the list has changed.</summary>
    public void NoteChange() => Interlocked.Exchange(ref _hasChanged, 1);

    /// <summary>
    /// Selects a provider with the strategy of the method. Available providers without a recent failure are preferred, followed by those
    /// with a recent failure or a suspect connection, and then by read-only providers. Providers at which this call has been tried come
    /// last. Returns null if no provider is known to be ready.
    /// </summary>
    /// <param name="method">The method.</param>
    /// <param name="arguments">The arguments of the call.</param>
    /// <param name="tried">The providers at which this call has failed.</param>
    /// <param name="now">The current time.</param>
    /// <param name="scope">The scope of the call, or null for all providers.</param>
    public ClusterProvider? Pick<TArguments>(
        DubboMethod method, TArguments arguments, List<ClusterProvider>? tried, long now, CallScope? scope = null)
    {
        ReadyProviders ready = GetReady(now);
        if (ready.Pickers.Length == 0)
            return null;
        int index = _byMethod is null ? 0 : _byMethod.GetValueOrDefault(method.Name);
        var context = new PickContext(
            method, _strategies[index].UsesArguments ? arguments : null, (IReadOnlyList<ClusterProvider>?)tried ?? [], _random,
            scope?.Zone);
        for (int i = 0; i < MaxPicks; i++)
        {
            ClusterProvider provider = ready.Pickers[index].Pick(context);
            if ((!provider.HasChanged || provider.GetRank(now) <= ready.Rank) && tried?.Contains(provider) != true
                && CallScope.Includes(scope, provider))
            {
                return provider;
            }
        }

        return PickAny(tried, now, scope);
    }

    /// <summary>Selects among all providers in a scope at random by weight, with the same preferences, whatever is known.</summary>
    public ClusterProvider? PickAny(List<ClusterProvider>? tried, long now, CallScope? scope)
    {
        (ProviderRank Rank, bool WasTried) best = (ProviderRank.Unavailable, true);
        WeightedRandom<ClusterProvider> choice = default;
        foreach (ClusterProvider provider in _providers)
        {
            (ProviderRank Rank, bool WasTried) one = (provider.GetRank(now), tried?.Contains(provider) == true);
            if (one.Rank == ProviderRank.Unavailable || IsBetter(best, one) || !CallScope.Includes(scope, provider))
                continue;
            if (IsBetter(one, best))
                choice = new WeightedRandom<ClusterProvider>(_random);
            best = one;
            choice.Add(provider, provider.Weight);
        }

        return choice.Chosen;
    }

    private static bool IsBetter((ProviderRank Rank, bool WasTried) one, (ProviderRank Rank, bool WasTried) other) =>
        one.WasTried != other.WasTried ? other.WasTried : one.Rank < other.Rank;

    private ReadyProviders GetReady(long now)
    {
        ReadyProviders ready = _ready;
        bool isCurrent = Volatile.Read(ref _hasChanged) == 0 && now < ready.ExpiresAt;
        if (isCurrent || now < ready.NextBuildAt || Interlocked.Exchange(ref _isBuilding, 1) != 0)
            return ready;
        try
        {
            // The mark is removed before the state is read, so that a change in between causes another build.
            Interlocked.Exchange(ref _hasChanged, 0);
            return _ready = Build(_ready, now);
        }
        catch
        {
            // A strategy of the user can throw any exception.
            NoteChange();
            throw;
        }
        finally
        {
            Volatile.Write(ref _isBuilding, 0);
        }
    }

    private ReadyProviders Build(ReadyProviders previous, long now)
    {
        _builds++;
        long begunAt = _time.GetTimestamp();
        DateTimeOffset date = _time.GetUtcNow();
        ClusterProvider[] providers = _providers;
        ProviderRank rank = ProviderRank.Unavailable;
        long expiresAt = long.MaxValue;
        foreach (ClusterProvider provider in providers)
        {
            provider.Update(now, date);
            if (provider.Rank < rank)
                rank = provider.Rank;
            if (provider.Rank == ProviderRank.Avoided && provider.Failures.IsAvoided(now))
                expiresAt = Math.Min(expiresAt, provider.Failures.AvoidedUntil);
            if (WarmUpWeight.IsGrowing(date, provider.Address))
                expiresAt = Math.Min(expiresAt, now + Ticks(WarmUpStep));
        }

        Subset.Fill();
        ClusterProvider[] ready = rank == ProviderRank.Unavailable ? [] : Array.FindAll(providers, provider => provider.Rank == rank);
        ProviderPicker[] pickers = ready.Length == 0
            ? []
            : [.. _strategies.Select((strategy, index) => strategy.CreatePicker(ready, previous.Pickers.ElementAtOrDefault(index)))];
        long effort = (_time.GetTimestamp() - begunAt) * (LargestShareOfTime - 1);
        long pause = Math.Max(effort, Ticks(TimeSpan.FromMilliseconds(providers.Length / ProvidersPerMillisecond)));
        return new ReadyProviders(rank, pickers, expiresAt, ready.Length == 0 ? long.MinValue : now + pause);
    }

    private long Ticks(TimeSpan time) => (long)(time.TotalSeconds * _time.TimestampFrequency);
}
