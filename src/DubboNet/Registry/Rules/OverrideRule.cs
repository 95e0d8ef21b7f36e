using System.Collections.Frozen;
using DubboNet.Cluster.Routing;

namespace DubboNet.Registry.Rules;

/// <summary>
/// A rule in the form of a URL, <c>override://</c> or <c>absent://</c>, as consumers and providers apply it to the URL of a provider.
/// </summary>
/// <param name="url">The URL.</param>
/// <param name="match">Further conditions, or null.</param>
internal sealed class OverrideRule(DubboUrl url, OverrideMatch? match = null)
{
    private const string Any = "*";
    private const string AnyHost = "0.0.0.0";

    /// <summary>Parameters that say when a rule applies, and those that Java does not let rules set.</summary>
    private static readonly FrozenSet<string> NeverSet = FrozenSet.Create(
        StringComparer.Ordinal, "category", "check", "dynamic", "enabled", "group", "version", "application", "side", "configVersion",
        "compatible_config", "interfaces", "interface", "anyhost", "priority", "providerAddresses", "accesslog.fixed.path", "router",
        "rule", "runtime", "type");

    private readonly AddressPattern[] _providers =
    [
        .. (url.GetParameter("providerAddresses") ?? Any).Split(',', StringSplitOptions.TrimEntries)
            .Select(address => new AddressPattern(address)),
    ];

    /// <summary>Returns whether the URL is a rule that a side applies. Without a side, it is for both.</summary>
    public bool IsFor(string side) =>
        url.Protocol is "override" or "absent" && url.GetParameter("enabled") != "false"
            && (url.GetParameter("side") ?? side) == side;

    /// <summary>Sorts rules in the order in which Java applies them. Rules for any host come first.</summary>
    public static IEnumerable<DubboUrl> Sort(IEnumerable<DubboUrl> rules) => rules
        .OrderBy(rule => rule.Host != AnyHost)
        .ThenBy(rule => rule.Host, StringComparer.Ordinal)
        .ThenBy(rule => int.TryParse(rule.GetParameter("priority"), out int priority) ? priority : 0);

    /// <summary>Adds what the rule sets for a provider.</summary>
    /// <param name="provider">The URL of the provider.</param>
    /// <param name="party">The consumer or the provider that applies the rule.</param>
    /// <param name="set">The parameters that earlier rules have set.</param>
    public void Apply(DubboUrl provider, RuleParty party, SortedDictionary<string, string> set)
    {
        if (!Applies(provider, party))
            return;
        foreach ((string name, string value) in url.Parameters)
        {
            bool isSetter = !NeverSet.Contains(name) && !name.StartsWith('~');
            if (isSetter && (url.Protocol == "override" || (provider.GetParameter(name) ?? set.GetValueOrDefault(name)) is null))
                set[name] = value;
        }
    }

    // The host of a rule with a port, and that of a rule for providers, is that of a provider. Otherwise, it is that of a consumer.
    private bool Applies(DubboUrl provider, RuleParty party)
    {
        bool namesProvider = url.Port != 0 || url.GetParameter("side") == RuleParty.Provider;
        string? host = namesProvider ? provider.Host : party.Side == RuleParty.Consumer ? party.Host : null;
        if (url.Host != AnyHost && url.Host != host)
            return false;
        if (url.Port != 0 && url.Port != provider.Port)
            return false;
        if (url.GetParameter("application") is { } application && application != Any && application != party.Application)
            return false;
        return Array.Exists(_providers, address => address.Matches(provider.Host, provider.Port))
            && match?.Matches(provider, party) != false
            && url.Parameters.All(condition => !condition.Key.StartsWith('~')
                || condition.Value == Any || condition.Value == provider.GetParameter(condition.Key[1..]));
    }
}
