namespace DubboNet.Cluster;

/// <summary>Limits a call to some of the providers.</summary>
internal sealed class CallScope
{
    private const string ZoneKey = "registry_zone";
    private const string ForceKey = "registry_zone_force";

    private readonly string? _group;
    private readonly bool _isZoneForced;

    /// <summary>Creates the scope of a group, which is empty for the providers without a group.</summary>
    public CallScope(string group) => _group = group;

    private CallScope(string zone, bool isForced) => (Zone, _isZoneForced) = (zone, isForced);

    /// <summary>Gets the zone whose providers are preferred, or null.</summary>
    public string? Zone { get; }

    /// <summary>Returns the scope that the attachments of a call request, or null for all providers.</summary>
    public static CallScope? Find(Attachments? attachments) => attachments?.GetText(ZoneKey) is { Length: > 0 } zone
        ? new CallScope(zone, string.Equals(attachments.GetText(ForceKey), "true", StringComparison.OrdinalIgnoreCase))
        : null;

    /// <summary>Returns whether a scope includes a provider. Null includes all of them.</summary>
    public static bool Includes(CallScope? scope, ClusterProvider provider) => scope is null || scope.Includes(provider.Address);

    /// <summary>Returns the providers that a scope includes.</summary>
    public static ClusterProvider[] Filter(CallScope? scope, ClusterProvider[] providers) =>
        scope is null ? providers : Array.FindAll(providers, provider => scope.Includes(provider.Address));

    /// <summary>Returns the scope for messages, which continue a sentence with it.</summary>
    public override string ToString() => _group switch
    {
        null => _isZoneForced ? $" in the zone {PeerText.OneLine(Zone)} ({ForceKey})" : "",
        "" => " without a group",
        _ => $" in the group {PeerText.OneLine(_group)}",
    };

    // As in Java, a preferred source is used whatever the zone is.
    private bool Includes(ProviderAddress address) =>
        _group is not null ? (address.Group ?? "") == _group
        : !_isZoneForced || address.Source is { IsPreferred: true } || address.Source?.Zone == Zone;
}
