using DubboNet.Cluster.LoadBalancing;

namespace DubboNet;

/// <summary>
/// Decides which provider gets a call. It creates a <see cref="ProviderPicker"/> for each set of ready providers. Strategies have no state
/// and can be shared. Derive from this class to balance in another way.
/// </summary>
public abstract class LoadBalancingStrategy
{
    /// <summary>Gets the strategy that selects at random by weight. It is the default of clusters. Java's name is <c>random</c>.</summary>
    public static LoadBalancingStrategy WeightedRandom { get; } = new WeightedRandomStrategy();

    /// <summary>
    /// Gets the strategy that selects in turn by weight, separately for each method name. Java's name is <c>roundrobin</c>.
    /// </summary>
    public static LoadBalancingStrategy RoundRobin { get; } = new RoundRobinStrategy();

    /// <summary>
    /// Gets the strategy that selects the provider with the fewest active calls of this cluster. Of more than 16 providers, it compares
    /// three random ones, drawn by weight. Java's name is <c>leastactive</c>.
    /// </summary>
    public static LoadBalancingStrategy LeastActive { get; } = new LeastLoadStrategy(provider => provider.ActiveCalls);

    /// <summary>
    /// Gets the strategy that selects the provider with the shortest expected response time, which is
    /// <see cref="ClusterProvider.AverageResponseTime"/>, multiplied by the number of its active calls with this one. Of more than 16
    /// providers, it compares three random ones, drawn by weight. Java's name is <c>shortestresponse</c>.
    /// </summary>
    public static LoadBalancingStrategy ShortestResponse { get; } =
        new LeastLoadStrategy(provider => provider.AverageResponseTime.Ticks * (provider.ActiveCalls + 1L));

    /// <summary>
    /// Gets the strategy that compares two random providers and selects the one with fewer active calls for its weight. The name is
    /// <c>p2c</c>.
    /// </summary>
    public static LoadBalancingStrategy TwoRandomChoices { get; } = new TwoRandomChoicesStrategy();

    /// <summary>
    /// Gets the strategy that sends calls with the same first argument to the same provider (<see cref="CreateConsistentHash"/>). Java's
    /// name is <c>consistenthash</c>.
    /// </summary>
    public static LoadBalancingStrategy ConsistentHash { get; } = CreateConsistentHash();

    /// <summary>
    /// Gets a value indicating whether pickers read the arguments of calls. Making them available can allocate memory. The default is
    /// false.
    /// </summary>
    public virtual bool UsesArguments => false;

    /// <summary>Creates a consistent hash that places calls as Java consumers do.</summary>
    /// <param name="arguments">The indexes of the arguments that decide, starting with 0. Null means the first one.</param>
    /// <param name="nodes">The number of points of each provider on the ring, at least 4. Java's default is 160.</param>
    /// <param name="format">Returns the text of an argument. Null means the text that Java uses for null, booleans, numbers, characters,
    /// strings, enums, and lists and maps of them, and otherwise <see cref="object.ToString"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">The number of points is less than 4.</exception>
    public static LoadBalancingStrategy CreateConsistentHash(
        IReadOnlyList<int>? arguments = null, int nodes = 160, Func<object?, string>? format = null) =>
        new ConsistentHashStrategy(arguments ?? [0], nodes, format ?? JavaText.Format);

    /// <summary>Returns the strategy with one of Java's names, or <c>p2c</c>. Case does not matter.</summary>
    /// <exception cref="ArgumentException">No strategy has this name.</exception>
    public static LoadBalancingStrategy Parse(string name) => name.ToLowerInvariant() switch
    {
        "random" => WeightedRandom,
        "roundrobin" => RoundRobin,
        "leastactive" => LeastActive,
        "shortestresponse" => ShortestResponse,
        "consistenthash" => ConsistentHash,
        "p2c" => TwoRandomChoices,
        _ => throw new ArgumentException(
            $"'{PeerText.OneLine(name)}' is not a load balancing strategy. Use random, roundrobin, leastactive, shortestresponse, "
                + "consistenthash or p2c.",
            nameof(name)),
    };

    /// <summary>Creates the picker for a set of ready providers.</summary>
    /// <param name="providers">The providers, at least one. The list and the weights do not change while the picker is in use.</param>
    /// <param name="previous">The picker of this strategy that is replaced, or null. Its counters can be taken over.</param>
    public abstract ProviderPicker CreatePicker(IReadOnlyList<ClusterProvider> providers, ProviderPicker? previous);
}
