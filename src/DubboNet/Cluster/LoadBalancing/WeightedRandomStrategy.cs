namespace DubboNet.Cluster.LoadBalancing;

/// <summary>Selects at random, with probabilities proportional to the weights.</summary>
internal sealed class WeightedRandomStrategy : LoadBalancingStrategy
{
    public override ProviderPicker CreatePicker(IReadOnlyList<ClusterProvider> providers, ProviderPicker? previous) =>
        new Picker(providers);

    private sealed class Picker(IReadOnlyList<ClusterProvider> providers) : ProviderPicker
    {
        private readonly ClusterProvider[] _providers = [.. providers];
        private readonly WeightTable _weights = new([.. providers.Select(provider => provider.Weight)]);

        public override ClusterProvider Pick(in PickContext context) => _providers[_weights.Pick(context.Random)];
    }
}
