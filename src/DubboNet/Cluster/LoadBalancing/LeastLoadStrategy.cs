namespace DubboNet.Cluster.LoadBalancing;

/// <summary>
/// Selects the provider with the least load, and among several of them at random by weight. It compares all providers or a sample of them.
/// </summary>
/// <param name="loadOf">Returns the load of a provider.</param>
internal sealed class LeastLoadStrategy(Func<ClusterProvider, long> loadOf) : LoadBalancingStrategy
{
    private const int MaxCompared = 16;

    public override ProviderPicker CreatePicker(IReadOnlyList<ClusterProvider> providers, ProviderPicker? previous) =>
        new Picker([.. providers], loadOf);

    private sealed class Picker(ClusterProvider[] providers, Func<ClusterProvider, long> loadOf) : ProviderPicker
    {
        private readonly bool _hasWeights = Array.Exists(providers, provider => provider.Weight > 0);

        public override ClusterProvider Pick(in PickContext context)
        {
            int count = Math.Min(providers.Length, MaxCompared);
            long least = long.MaxValue;
            WeightedRandom<ClusterProvider> choice = default;
            for (int i = 0; i < count; i++)
            {
                ClusterProvider provider = providers[providers.Length > MaxCompared ? context.Random.Next(providers.Length) : i];
                if (_hasWeights && provider.Weight <= 0)
                    continue;
                long load = loadOf(provider);
                if (load > least)
                    continue;
                if (load < least || choice.Chosen is null)
                    choice = new WeightedRandom<ClusterProvider>(context.Random);
                least = load;
                choice.Add(provider, provider.Weight);
            }

            return choice.Chosen ?? providers[context.Random.Next(providers.Length)];
        }
    }
}
