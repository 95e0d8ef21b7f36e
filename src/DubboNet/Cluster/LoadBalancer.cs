using DubboNet.Cluster.LoadBalancing;
using DubboNet.Cluster.Routing;

namespace DubboNet.Cluster;

/// <summary>
/// Selects a provider for each attempt of a call. The time that it takes does not depend on the number of providers, because the ready ones
/// are known. They are determined again after changes, by the next call. Tags and rules decide which of them the call can use.
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

    private readonly DubboClusterOptions _options;
    private readonly LoadBalancingStrategy[] _strategies;
    private readonly Dictionary<string, int>? _byMethod;
    private readonly TimeProvider _time;
    private readonly Random _random;
    private volatile ListedProviders _listed;
    private volatile ReadyRoutes _ready;
    private int _hasChanged;
    private int _isBuilding;
    private int _builds;

    public LoadBalancer(DubboClusterOptions options)
    {
        _options = options;
        _time = options.Channel.TimeProvider;
        _random = options.Channel.Random;
        Subset = new ConnectionSubset(options);
        _listed = new ListedProviders([], null, options);
        _ready = new ReadyRoutes(_listed, new ReadyRoute([ReadyProviders.Create([], [], null)], [1]), null, long.MaxValue, long.MinValue);
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

    /// <summary>Gets the providers. The array does not change.</summary>
    public ClusterProvider[] Providers => _listed.Providers;

    /// <summary>Gets the decision to which providers the cluster connects.</summary>
    public ConnectionSubset Subset { get; }

    /// <summary>Gets how often the ready providers were determined.</summary>
    public int Builds => Volatile.Read(ref _builds);

    /// <summary>Uses another list of providers. They are connected, or some of them if there are many.</summary>
    public void Use(ClusterProvider[] providers, RoutingRules? rules)
    {
        Subset.Use(providers);
        _listed = new ListedProviders(providers, rules, _options);
        NoteChange();
    }

    /// <summary>Notes that the state of a provider or the list has changed.</summary>
    public void NoteChange() => Interlocked.Exchange(ref _hasChanged, 1);

    /// <summary>
    /// Selects a provider with the strategy of the method. Available providers without a recent failure are preferred, followed by those
    /// with a recent failure or a suspect connection, and then by read-only providers. Providers at which this call has been tried come
    /// last. Returns null if no provider is known to be ready.
    /// </summary>
    /// <param name="method">The method.</param>
    /// <param name="arguments">The arguments of the call.</param>
    /// <param name="attachments">The attachments of the call, or null.</param>
    /// <param name="tried">The providers at which this call has failed.</param>
    /// <param name="now">The current time.</param>
    /// <param name="scope">The scope of the call, or null for all providers.</param>
    public ClusterProvider? Pick<TArguments>(
        DubboMethod method, TArguments arguments, Attachments? attachments, List<ClusterProvider>? tried, long now,
        CallScope? scope = null)
    {
        ReadyRoutes routes = GetReady(now);
        ReadyRoute route = routes.Listed.Routing.DependsOn(attachments)
            ? FindRoute(routes, KeyOf(routes.Listed, method, arguments, attachments))
            : routes.Default;
        ReadyProviders ready = route.Pick(_random);
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

        return PickAny(CallScope.Filter(scope, ready.Providers), tried, now);
    }

    /// <summary>Selects among providers at random by weight, with the same preferences, whatever is known.</summary>
    public ClusterProvider? PickAny(ClusterProvider[] providers, List<ClusterProvider>? tried, long now)
    {
        (ProviderRank Rank, bool WasTried) best = (ProviderRank.Unavailable, true);
        WeightedRandom<ClusterProvider> choice = default;
        foreach (ClusterProvider provider in providers)
        {
            (ProviderRank Rank, bool WasTried) one = (provider.GetRank(now), tried?.Contains(provider) == true);
            if (one.Rank == ProviderRank.Unavailable || IsBetter(best, one))
                continue;
            if (IsBetter(one, best))
                choice = new WeightedRandom<ClusterProvider>(_random);
            best = one;
            choice.Add(provider, provider.Weight);
        }

        return choice.Chosen;
    }

    /// <summary>Returns the providers that a call can use at the moment, whatever is known. Use it if none is ready.</summary>
    public ClusterProvider[] FindUsable<TArguments>(DubboMethod method, TArguments arguments, Attachments? attachments)
    {
        ListedProviders listed = _listed;
        return Choose(listed.FindUsable(KeyOf(listed, method, arguments, attachments)));
    }

    /// <summary>Returns the providers that a call can use, whatever their state is.</summary>
    public ClusterProvider[] FindAll<TArguments>(DubboMethod method, TArguments arguments, Attachments? attachments)
    {
        ListedProviders listed = _listed;
        return Choose(listed.FindAll(KeyOf(listed, method, arguments, attachments)));
    }

    private static RouteKey KeyOf<TArguments>(
        ListedProviders listed, DubboMethod method, TArguments arguments, Attachments? attachments) =>
        listed.Routing.KeyOf(method, listed.Routing.UsesArguments ? arguments : null, attachments);

    private static bool IsBetter((ProviderRank Rank, bool WasTried) one, (ProviderRank Rank, bool WasTried) other) =>
        one.WasTried != other.WasTried ? other.WasTried : one.Rank < other.Rank;

    private ClusterProvider[] Choose(IReadOnlyList<(double Share, ClusterProvider[] Providers)> routes)
    {
        double rest = routes.Count == 1 ? 0 : _random.NextDouble();
        foreach ((double share, ClusterProvider[] providers) in routes)
        {
            if ((rest -= share) < 0)
                return providers;
        }

        return routes[^1].Providers;
    }

    private ReadyRoute FindRoute(ReadyRoutes routes, RouteKey key)
    {
        if (routes.Find(key) is { } known)
            return known;
        ReadyRoute route = CreateRoute(routes.Listed, key, routes.FindPrevious(key));
        routes.Add(key, route);
        return route;
    }

    private ReadyRoute CreateRoute(ListedProviders listed, RouteKey key, ReadyRoute? previous)
    {
        IReadOnlyList<(double Share, ClusterProvider[] Providers)> found = listed.FindUsable(key);
        foreach ((_, ClusterProvider[] providers) in found)
            Subset.Fill(providers);
        return new ReadyRoute(
            [.. found.Select((part, i) => ReadyProviders.Create(part.Providers, _strategies, previous?.Parts.ElementAtOrDefault(i)))],
            [.. found.Select(part => part.Share)]);
    }

    private ReadyRoutes GetReady(long now)
    {
        ReadyRoutes ready = _ready;
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

    private ReadyRoutes Build(ReadyRoutes previous, long now)
    {
        _builds++;
        long begunAt = _time.GetTimestamp();
        DateTimeOffset date = _time.GetUtcNow();
        ListedProviders listed = _listed;
        long expiresAt = long.MaxValue;
        foreach (ClusterProvider provider in listed.Providers)
        {
            provider.Update(now, date);
            if (provider.Rank == ProviderRank.Avoided && provider.Failures.IsAvoided(now))
                expiresAt = Math.Min(expiresAt, provider.Failures.AvoidedUntil);
            if (WarmUpWeight.IsGrowing(date, provider.Address))
                expiresAt = Math.Min(expiresAt, now + Ticks(WarmUpStep));
        }

        Subset.Fill();
        ReadyRoute route = CreateRoute(listed, listed.Routing.DefaultKey, previous.Default);
        long effort = (_time.GetTimestamp() - begunAt) * (LargestShareOfTime - 1);
        long pause = Math.Max(effort, Ticks(TimeSpan.FromMilliseconds(listed.Providers.Length / ProvidersPerMillisecond)));
        bool hasReady = Array.Exists(route.Parts, part => part.Pickers.Length > 0);
        return new ReadyRoutes(listed, route, previous, expiresAt, hasReady ? now + pause : long.MinValue);
    }

    private long Ticks(TimeSpan time) => (long)(time.TotalSeconds * _time.TimestampFrequency);
}
