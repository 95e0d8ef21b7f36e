using System.Text.Json;
using DubboNet.Cluster.Routing;
using DubboNet.Registry.Watching;

namespace DubboNet.Registry.Rules;

/// <summary>The rules of one registry for the providers of a service.</summary>
/// <remarks>Threading: only the loop that makes the lists calls the members.</remarks>
internal sealed class RuleSource
{
    private readonly DubboRegistry _registry;
    private readonly WatchContext _context;
    private readonly List<Task> _loops;
    private readonly OverrideSource _overrides;
    private readonly RouteSource? _routes;
    private readonly List<IWatchedRule> _all = [];
    private readonly WatchedRule<IReadOnlyList<RoutingCondition>> _ofService;
    private readonly WatchedRule<IReadOnlyList<RoutingCondition>>? _ofConsumer;
    private readonly SortedDictionary<string, ProviderApplicationRules> _ofProviders = new(StringComparer.Ordinal);

    /// <param name="registry">The registry.</param>
    /// <param name="service">The service.</param>
    /// <param name="match">The service.</param>
    /// <param name="application">The name of the consumer's application, or null.</param>
    /// <param name="hasNodes">Whether rules are also at the interface level.</param>
    /// <param name="context">The context of the watch.</param>
    /// <param name="loops">The list to which started loops are added.</param>
    public RuleSource(
        DubboRegistry registry, ServiceKey service, ServiceMatch match, string? application, bool hasNodes, WatchContext context,
        List<Task> loops)
    {
        (_registry, _context, _loops) = (registry, context, loops);
        _overrides = new OverrideSource(registry, service, application, RuleParty.Consumer, hasNodes, context, loops);
        if (hasNodes)
            _routes = new RouteSource(registry, service, context, loops);
        if (!string.IsNullOrEmpty(application))
            _ofConsumer = WatchConditions(application, limitedTo: null);
        _ofService = WatchConditions(match.ColonKey, limitedTo: null);
    }

    /// <summary>Gets a value indicating whether the first value of each rule is known or cannot be expected soon.</summary>
    public bool IsSettled =>
        _overrides.IsSettled && (_routes?.IsSettled ?? true) && _all.TrueForAll(rule => rule.IsSettled);

    /// <summary>Gets the reasons why rules may be out of date or are not used.</summary>
    public IEnumerable<string> Problems =>
        _all.Select(rule => rule.Problem).OfType<string>().Concat(_overrides.Problems).Concat(_routes?.Problems ?? []);

    /// <summary>Starts watching the rules of applications whose providers are new.</summary>
    /// <returns>Whether there are any.</returns>
    public bool Watch(IEnumerable<string> applications)
    {
        bool hasNew = false;
        foreach (string name in applications.Where(name => !_ofProviders.ContainsKey(name)))
        {
            hasNew = true;
            _ofProviders.Add(name, new ProviderApplicationRules(
                Watch<TagRule>($"{name}.tag-router", rule => RoutingRuleText.ReadTags(rule, name)),
                WatchConditions(name, limitedTo: name),
                Watch<RoutingCondition>($"{name}.script-router", RoutingRuleText.ReadScript)));
        }

        return hasNew;
    }

    /// <summary>Returns the override rules in the order of their application. Rules that have not changed are the same objects.</summary>
    public IReadOnlyList<OverrideRule> UpdateOverrides() => [.. _overrides.UpdateNodes(), .. _overrides.UpdateRules()];

    /// <summary>Returns the rules that give tags to providers.</summary>
    public IReadOnlyList<TagRule> UpdateTags() => [.. _ofProviders.Values.SelectMany(rules => rules.Tags.Update())];

    /// <summary>Returns the conditions in the order in which they are applied.</summary>
    public IReadOnlyList<RoutingCondition> UpdateConditions()
    {
        foreach (ProviderApplicationRules rules in _ofProviders.Values)
            rules.Script.Update();
        return
        [
            .. _routes?.Update() ?? [],
            .. _ofService.Update(),
            .. _ofProviders.Values.SelectMany(rules => rules.Conditions.Update()),
            .. _ofConsumer?.Update() ?? [],
        ];
    }

    private WatchedRule<IReadOnlyList<RoutingCondition>> WatchConditions(string key, string? limitedTo) =>
        Watch<RoutingCondition>($"{key}.condition-router", rule => RoutingRuleText.ReadConditions(rule, limitedTo));

    private WatchedRule<IReadOnlyList<T>> Watch<T>(string key, Func<JsonElement, IReadOnlyList<T>> read)
    {
        var rule = new WatchedRule<IReadOnlyList<T>>(_registry, key, read, [], _context);
        _all.Add(rule);
        _loops.Add(rule.RunAsync());
        return rule;
    }

    private sealed record ProviderApplicationRules(
        WatchedRule<IReadOnlyList<TagRule>> Tags, WatchedRule<IReadOnlyList<RoutingCondition>> Conditions,
        WatchedRule<IReadOnlyList<RoutingCondition>> Script);
}
