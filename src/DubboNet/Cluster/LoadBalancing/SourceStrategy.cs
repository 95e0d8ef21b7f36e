namespace DubboNet.Cluster.LoadBalancing;

/// <summary>
/// Selects a source of providers, as Java's <c>ZoneAwareClusterInvoker</c> does, and then a provider in it. Without several sources, it
/// costs nothing.
/// </summary>
/// <param name="inner">The strategy that selects within a source.</param>
internal sealed class SourceStrategy(LoadBalancingStrategy inner) : LoadBalancingStrategy
{
    private static readonly ProviderSource Unknown = new();

    public override bool UsesArguments => inner.UsesArguments;

    public override ProviderPicker CreatePicker(IReadOnlyList<ClusterProvider> providers, ProviderPicker? previous)
    {
        ILookup<ProviderSource, ClusterProvider> bySource = providers.ToLookup(provider => provider.Address.Source ?? Unknown);
        var before = previous as Picker;
        if (bySource.Count == 1)
            return inner.CreatePicker(providers, before is null ? previous : before.Find(bySource.First().Key));
        return new Picker([.. bySource.Select(source =>
            (source.Key, inner.CreatePicker([.. source], before?.Find(source.Key))))]);
    }

    private sealed class Picker((ProviderSource Source, ProviderPicker Picker)[] sources) : ProviderPicker
    {
        private readonly ProviderPicker? _preferred = Array.Find(sources, source => source.Source.IsPreferred).Picker;
        private readonly WeightTable _weights = new([.. sources.Select(source => Math.Max(source.Source.Weight, 0))]);

        public ProviderPicker? Find(ProviderSource wanted) => Array.Find(sources, source => source.Source == wanted).Picker;

        public override ClusterProvider Pick(in PickContext context)
        {
            ProviderPicker? chosen = _preferred ?? FindZone(context.Zone) ?? sources[_weights.Pick(context.Random)].Picker;
            return chosen.Pick(context);
        }

        private ProviderPicker? FindZone(string? zone)
        {
            if (zone is null)
                return null;
            foreach ((ProviderSource source, ProviderPicker picker) in sources)
            {
                if (source.Zone == zone)
                    return picker;
            }

            return null;
        }
    }
}
