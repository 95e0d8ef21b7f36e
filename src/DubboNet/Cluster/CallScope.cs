namespace DubboNet.Cluster;

/// <summary>Limits a call to some of the providers.</summary>
/// <param name="group">The group of the providers, which is empty for those without a group.</param>
internal sealed class CallScope(string group)
{
    /// <summary>Returns whether a scope includes a provider. Null includes all of them.</summary>
    public static bool Includes(CallScope? scope, ClusterProvider provider) => scope is null || scope.Includes(provider);

    /// <summary>Returns the scope for messages, which continue a sentence with it.</summary>
    public override string ToString() => group.Length > 0 ? $" in the group {PeerText.OneLine(group)}" : " without a group";

    private bool Includes(ClusterProvider provider) => (provider.Address.Group ?? "") == group;
}
