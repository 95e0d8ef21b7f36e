using System.Collections.Concurrent;
using DubboNet.Cluster.Routing;

namespace DubboNet.Cluster;

/// <summary>
/// What is known of the providers of a list at one moment. It is replaced as a whole when something has changed. The providers for calls
/// with another key than the default one are found when the first of these calls asks.
/// </summary>
/// <param name="listed">The providers.</param>
/// <param name="default">The providers that calls with the default key can use.</param>
/// <param name="previous">What is replaced, or null.</param>
/// <param name="expiresAt">The time at which the ranks or the weights change without a notice.</param>
/// <param name="nextBuildAt">The earliest time at which it is replaced after changes, so that a burst of changes costs little.</param>
internal sealed class ReadyRoutes(
    ListedProviders listed, ReadyRoute @default, ReadyRoutes? previous, long expiresAt, long nextBuildAt)
{
    private const int MaxRoutes = 1000;

    private readonly ConcurrentDictionary<RouteKey, ReadyRoute> _others = new();
    private readonly ConcurrentDictionary<RouteKey, ReadyRoute>? _previous = previous?._others;

    public ListedProviders Listed => listed;

    public ReadyRoute Default => @default;

    public long ExpiresAt => expiresAt;

    public long NextBuildAt => nextBuildAt;

    /// <summary>Returns the providers that calls with a key can use, or null if they are not known yet.</summary>
    public ReadyRoute? Find(RouteKey key) =>
        key == listed.Routing.DefaultKey ? @default : _others.TryGetValue(key, out ReadyRoute? known) ? known : null;

    /// <summary>Returns what calls with a key could use before, or null.</summary>
    public ReadyRoute? FindPrevious(RouteKey key) => _previous?.GetValueOrDefault(key);

    /// <summary>Remembers the providers that calls with a key can use.</summary>
    public void Add(RouteKey key, ReadyRoute route)
    {
        if (_others.Count < MaxRoutes)
            _others.TryAdd(key, route);
    }
}
