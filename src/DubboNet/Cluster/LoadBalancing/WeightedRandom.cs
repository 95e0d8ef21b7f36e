namespace DubboNet.Cluster.LoadBalancing;

/// <summary>Chooses one of several that come one by one, each as often as its weight says; those of weight 0 only among themselves, all alike.</summary>
internal struct WeightedRandom<T>(Random random)
    where T : class
{
    private long _total;
    private int _weightless;

    /// <summary>Who is chosen of those that came; null if nobody came.</summary>
    public T? Chosen { get; private set; }

    public void Add(T candidate, int weight)
    {
        // Each newcomer takes the place with its share of the weight so far, which leaves the earlier ones theirs.
        bool takes;
        if (weight > 0)
            takes = random.NextInt64(_total += weight) < weight;
        else
            takes = _total == 0 && random.Next(++_weightless) == 0;
        if (takes)
            Chosen = candidate;
    }
}
