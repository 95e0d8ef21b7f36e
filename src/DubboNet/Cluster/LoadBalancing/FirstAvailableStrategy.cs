namespace DubboNet.Cluster.LoadBalancing;

/// <summary>Selects the first ready provider in the order of the list.</summary>
internal sealed class FirstAvailableStrategy : LoadBalancingStrategy
{
    public override ProviderPicker CreatePicker(IReadOnlyList<ClusterProvider> providers, ProviderPicker? previous) =>
        new Picker(providers[0]);

    private sealed class Picker(ClusterProvider first) : ProviderPicker
    {
        public override ClusterProvider Pick(in PickContext context) => first;
    }
}
