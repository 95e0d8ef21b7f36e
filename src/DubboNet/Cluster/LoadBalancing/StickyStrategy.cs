namespace DubboNet.Cluster.LoadBalancing;

/// <summary>Selects the same provider again while it is ready and the call was not tried at it, and otherwise another one.</summary>
/// <param name="inner">The strategy that selects the provider.</param>
internal sealed class StickyStrategy(LoadBalancingStrategy inner) : LoadBalancingStrategy
{
    public override bool UsesArguments => inner.UsesArguments;

    public override ProviderPicker CreatePicker(IReadOnlyList<ClusterProvider> providers, ProviderPicker? previous)
    {
        var before = previous as Picker;
        // A provider whose parameters have changed is another object with the same connection.
        ClusterProvider? kept = before?.Kept is { } last
            ? providers.FirstOrDefault(provider => provider.Address.EndPoint.Equals(last.Address.EndPoint))
            : null;
        return new Picker(inner.CreatePicker(providers, before?.Inner), kept);
    }

    private sealed class Picker(ProviderPicker inner, ClusterProvider? kept) : ProviderPicker
    {
        private ClusterProvider? _kept = kept;

        public ProviderPicker Inner => inner;

        public ClusterProvider? Kept => Volatile.Read(ref _kept);

        public override ClusterProvider Pick(in PickContext context)
        {
            ClusterProvider? before = Kept;
            if (before is not null && !WasTried(before, context))
                return before;
            ClusterProvider chosen = inner.Pick(context);
            // Of concurrent calls, the first decides.
            ClusterProvider? now = Interlocked.CompareExchange(ref _kept, chosen, before);
            return now is null || now == before || WasTried(now, context) ? chosen : now;
        }

        private static bool WasTried(ClusterProvider provider, in PickContext context) =>
            context.Tried.Count > 0 && context.Tried.Contains(provider);
    }
}
