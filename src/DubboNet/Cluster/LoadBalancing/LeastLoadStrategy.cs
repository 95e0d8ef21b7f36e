namespace DubboNet.Cluster.LoadBalancing;

/// <summary>
/// Selects the provider with the least load, and among several of them at random by weight. It compares all providers, or a sample that is
/// drawn at random by weight if there are many.
/// </summary>
/// <param name="loadOf">Returns the load of a provider.</param>
internal sealed class LeastLoadStrategy(Func<ClusterProvider, long> loadOf) : LoadBalancingStrategy
{
    private const int CompareAllUpTo = 16;

    // Each further provider of a sample makes the selection slower, and better by less than the one before.
    private const int SampleSize = 3;

    public override ProviderPicker CreatePicker(IReadOnlyList<ClusterProvider> providers, ProviderPicker? previous) =>
        providers.Count <= CompareAllUpTo ? new Picker([.. providers], loadOf) : new SamplePicker([.. providers], loadOf);

    private sealed class Picker(ClusterProvider[] providers, Func<ClusterProvider, long> loadOf) : ProviderPicker
    {
        private readonly bool _hasWeights = Array.Exists(providers, provider => provider.Weight > 0);

        public override ClusterProvider Pick(in PickContext context)
        {
            long least = long.MaxValue;
            WeightedRandom<ClusterProvider> choice = default;
            foreach (ClusterProvider provider in providers)
            {
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

            return choice.Chosen!;
        }
    }

    // The sample follows the weights, so the first of several with the least load does, too.
    private sealed class SamplePicker(ClusterProvider[] providers, Func<ClusterProvider, long> loadOf) : ProviderPicker
    {
        private readonly WeightTable _weights = new([.. providers.Select(provider => Math.Max(provider.Weight, 0))]);

        public override ClusterProvider Pick(in PickContext context)
        {
            ClusterProvider best = providers[_weights.Pick(context.Random)];
            long least = loadOf(best);
            for (int i = 1; i < SampleSize; i++)
            {
                ClusterProvider other = providers[_weights.Pick(context.Random)];
                long load = loadOf(other);
                if (load < least)
                    (best, least) = (other, load);
            }

            return best;
        }
    }
}
