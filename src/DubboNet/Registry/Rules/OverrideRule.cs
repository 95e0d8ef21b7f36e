using System.Collections.Frozen;
using DubboNet.Cluster.Routing;

namespace DubboNet.Registry.Rules;

/// <summary>A rule in the form of a URL, <c>override://</c> or <c>absent://</c>, as consumers apply it to a provider.</summary>
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

    /// <summary>Gets a value indicating whether the URL is a rule that can apply to a consumer.</summary>
    public bool IsUsable =>
        url.Protocol is "override" or "absent" && url.GetParameter("enabled") != "false" && url.GetParameter("side") is null or "consumer";

    /// <summary>Sorts rules in the order in which Java applies them. Rules for any host come first.</summary>
    public static IEnumerable<DubboUrl> Sort(IEnumerable<DubboUrl> rules) => rules
        .OrderBy(rule => rule.Host != AnyHost)
        .ThenBy(rule => rule.Host, StringComparer.Ordinal)
        .ThenBy(rule => int.TryParse(rule.GetParameter("priority"), out int priority) ? priority : 0);

    /// <summary>Adds what the rule sets for a provider.</summary>
    /// <param name="provider">The URL of the provider.</param>
    /// <param name="consumer">The consumer.</param>
    /// <param name="set">The parameters that earlier rules have set.</param>
    public void Apply(DubboUrl provider, RuleConsumer consumer, SortedDictionary<string, string> set)
    {
        if (!Applies(provider, consumer))
            return;
        foreach ((string name, string value) in url.Parameters)
        {
            bool isSetter = !NeverSet.Contains(name) && !name.StartsWith('~');
            if (isSetter && (url.Protocol == "override" || (provider.GetParameter(name) ?? set.GetValueOrDefault(name)) is null))
                set[name] = value;
        }
    }

    // A rule with a port is for one provider, and otherwise its host is that of a consumer.
    private bool Applies(DubboUrl provider, RuleConsumer consumer)
    {
        bool isForProvider = url.Port != 0;
        if (url.Host != AnyHost && url.Host != (isForProvider ? provider.Host : consumer.Host))
            return false;
        if (isForProvider && url.Port != provider.Port)
            return false;
        if (url.GetParameter("application") is { } application && application != Any && application != consumer.Application)
            return false;
        return Array.Exists(_providers, address => address.Matches(provider.Host, provider.Port))
            && match?.Matches(provider, consumer) != false
            && url.Parameters.All(condition => !condition.Key.StartsWith('~')
                || condition.Value == Any || condition.Value == provider.GetParameter(condition.Key[1..]));
    }
}
