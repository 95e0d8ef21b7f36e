using DubboNet.Cluster.LoadBalancing;

namespace DubboNet;

/// <summary>Describes the call for which a <see cref="ProviderPicker"/> selects a provider.</summary>
public readonly struct PickContext
{
    private readonly object? _arguments;

    internal PickContext(
        DubboMethod method, object? arguments, IReadOnlyList<ClusterProvider> tried, Random random, string? zone = null)
    {
        Zone = zone;
        Method = method;
        Tried = tried;
        Random = random;
        _arguments = arguments;
    }

    /// <summary>Gets the method that is called.</summary>
    public DubboMethod Method { get; }

    /// <summary>Gets the providers at which this call has already failed. Select another one if there is one.</summary>
    public IReadOnlyList<ClusterProvider> Tried { get; }

    /// <summary>Gets the source of random numbers of the cluster. It is thread-safe.</summary>
    public Random Random { get; }

    /// <summary>Gets the zone whose providers the call prefers, or null.</summary>
    internal string? Zone { get; }

    /// <summary>
    /// Returns whether the call has an argument with this index, and gets its value. Arguments are available only if the strategy
    /// <see cref="LoadBalancingStrategy.UsesArguments"/>.
    /// </summary>
    public bool TryGetArgument(int index, out object? value) => CallArguments.TryGet(Method, _arguments, index, out value);
}
