namespace DubboNet.Cluster.Routing;

/// <summary>The providers to which a rule gives a tag.</summary>
/// <param name="Name">The tag.</param>
/// <param name="Addresses">The addresses of the providers, or none if the parameters decide.</param>
/// <param name="Parameters">The parameters that the providers must have.</param>
internal sealed record TagGroup(
    string Name, IReadOnlyList<AddressPattern> Addresses, IReadOnlyList<KeyValuePair<string, TextMatch>> Parameters)
{
    /// <summary>Returns whether a provider belongs to the group.</summary>
    public bool Matches(DubboUrl provider) => Addresses.Count > 0
        ? Addresses.Any(address => address.Matches(provider.Host, provider.Port))
        : Parameters.Count > 0 && Parameters.All(parameter => parameter.Value.Matches(provider.GetParameter(parameter.Key)));
}
