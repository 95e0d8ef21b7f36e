using DubboNet.Cluster.Routing;

namespace DubboNet.Registry.Rules;

/// <summary>
/// Reads condition rules in the form of URLs, as consoles for Dubbo 2.6 and 2.7 write them in the category <c>routers</c>. Consumers of
/// Dubbo 3 ignore them.
/// </summary>
internal static class RouteUrlText
{
    private const string Conditions = "condition";
    private const string Scripts = "script";

    /// <summary>Sorts rules in the order in which Java applies them.</summary>
    public static IEnumerable<DubboUrl> Sort(IEnumerable<DubboUrl> rules) => rules
        .OrderBy(rule => int.TryParse(rule.GetParameter("priority"), out int priority) ? priority : 0)
        .ThenBy(rule => rule.ToFullString(), StringComparer.Ordinal);

    /// <summary>Reads a rule. Its kind is the parameter <c>router</c>, or else the protocol.</summary>
    /// <exception cref="FormatException">The rule is malformed, or is not a condition.</exception>
    public static RoutingCondition Read(DubboUrl url)
    {
        string kind = url.GetParameter("router") is { Length: > 0 } router ? router : url.Protocol;
        if (kind == Scripts)
            throw new FormatException(RoutingRuleText.NoScripts);
        if (kind != Conditions)
            throw new FormatException($"It has the router '{PeerText.OneLine(kind)}'. Write router=condition.");
        if (!UrlText.TryDecode(url.GetParameter("rule"), out string rule) || string.IsNullOrWhiteSpace(rule))
            throw new FormatException("It has no rule, or one whose percent signs are not followed by two digits. Encode it as in a URL.");
        bool isForced = bool.TryParse(url.GetParameter("force"), out bool force) && force;
        return ConditionText.Read(rule, isForced, application: null, matchesMissing: true);
    }
}
