namespace DubboNet.Cluster.LoadBalancing;

/// <summary>
/// Selects one of several candidates that are added one by one, with probabilities proportional to their weights. Candidates of weight 0
/// are selected only if there are no others, with equal probabilities.
/// </summary>
internal struct WeightedRandom<T>(Random random)
    where T : class
{
    private long _total;
    private int _weightless;

    /// <summary>Gets the selected candidate, or null if none was added.</summary>
    public T? Chosen { get; private set; }

    public void Add(T candidate, int weight)
    {
        // Each new candidate replaces the selected one with the probability of its share of the total weight so far. This keeps the
        // proportions of the earlier candidates.
        bool takes;
        if (weight > 0)
            takes = random.NextInt64(_total += weight) < weight;
        else
            takes = _total == 0 && random.Next(++_weightless) == 0;
        if (takes)
            Chosen = candidate;
    }
}
