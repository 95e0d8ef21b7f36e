namespace DubboNet.Cluster.LoadBalancing;

/// <summary>Compares two random providers, and selects the one with fewer active calls for its weight.</summary>
internal sealed class TwoRandomChoicesStrategy : LoadBalancingStrategy
{
    public override ProviderPicker CreatePicker(IReadOnlyList<ClusterProvider> providers, ProviderPicker? previous)
    {
        bool hasWeights = providers.Any(provider => provider.Weight > 0);
        return new Picker([.. providers.Where(provider => provider.Weight > 0 || !hasWeights)]);
    }

    private sealed class Picker(ClusterProvider[] providers) : ProviderPicker
    {
        public override ClusterProvider Pick(in PickContext context)
        {
            int first = context.Random.Next(providers.Length);
            if (providers.Length == 1)
                return providers[first];
            int second = (first + 1 + context.Random.Next(providers.Length - 1)) % providers.Length;
            return LoadOf(providers[second]) < LoadOf(providers[first]) ? providers[second] : providers[first];
        }

        private static double LoadOf(ClusterProvider provider) => (provider.ActiveCalls + 1.0) / Math.Max(provider.Weight, 1);
    }
}
