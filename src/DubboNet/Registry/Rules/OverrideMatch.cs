using DubboNet.Cluster.Routing;

namespace DubboNet.Registry.Rules;

/// <summary>The conditions of an override rule of version 3.0, all of which must be met.</summary>
/// <param name="Consumer">The addresses of those that apply the rule, such as consumers, or null for all.</param>
/// <param name="Provider">The addresses of providers, or null for all.</param>
/// <param name="Services">The services, or null for all.</param>
/// <param name="Applications">The applications of those that apply the rule, or null for all.</param>
/// <param name="Parameters">The parameters of providers.</param>
internal sealed record OverrideMatch(
    AddressPattern? Consumer, AddressPattern? Provider, IReadOnlyList<TextMatch>? Services, IReadOnlyList<TextMatch>? Applications,
    IReadOnlyList<KeyValuePair<string, TextMatch>> Parameters)
{
    /// <summary>Reads the conditions.</summary>
    /// <exception cref="FormatException">They are malformed.</exception>
    public static OverrideMatch Read(RuleFields match) => new(
        ReadAddress(match, "address"), ReadAddress(match, "providerAddress"), ReadTexts(match, "service"), ReadTexts(match, "app"),
        [.. match.Objects("param").Select(ReadParameter)]);

    /// <summary>Reads a condition for a parameter.</summary>
    /// <exception cref="FormatException">It is malformed.</exception>
    public static KeyValuePair<string, TextMatch> ReadParameter(RuleFields match)
    {
        string key = match.Text("key") ?? throw new FormatException("A match of a parameter has no key.");
        RuleFields value = match.Object("value") ?? throw new FormatException($"The match of {PeerText.OneLine(key)} has no value.");
        return KeyValuePair.Create(key, ReadText(value));
    }

    /// <summary>Returns whether all conditions are met.</summary>
    public bool Matches(DubboUrl provider, RuleParty party) =>
        Consumer?.Matches(party.Host, 0) != false
        && Provider?.Matches(provider.Host, provider.Port) != false
        && Services?.Any(service => service.Matches(provider.ServiceKey)) != false
        && Applications?.Any(application => application.Matches(party.Application)) != false
        && Parameters.All(parameter => parameter.Value.Matches(provider.GetParameter(parameter.Key)));

    private static AddressPattern? ReadAddress(RuleFields match, string name) => match.Object(name) is not { } address
        ? null
        : new AddressPattern(address.Text("exact") ?? address.Text("cidr") ?? address.Text("wildcard")
            ?? throw new FormatException($"The match {name} has none of exact, cidr and wildcard."));

    private static TextMatch[]? ReadTexts(RuleFields match, string name) =>
        match.Object(name) is { } list ? [.. list.Objects("oneof").Select(ReadText)] : null;

    private static TextMatch ReadText(RuleFields match) => match.Pairs() is [var (kind, text)]
        ? new TextMatch(kind, text)
        : throw new FormatException("A match of a text must have one kind, such as exact.");
}
