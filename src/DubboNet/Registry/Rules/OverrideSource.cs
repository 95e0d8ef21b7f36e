using DubboNet.Registry.Watching;

namespace DubboNet.Registry.Rules;

/// <summary>The override rules that one registry has for a service. Consumers and providers apply those of their side.</summary>
/// <remarks>Threading: only one loop calls the members.</remarks>
internal sealed class OverrideSource
{
    private readonly ServiceMatch _match;
    private readonly WatchedValue<IReadOnlyList<DubboUrl>>? _nodes;
    private readonly List<WatchedRule<IReadOnlyList<OverrideRule>>> _rules = [];
    private IReadOnlyList<DubboUrl> _lastNodes = [];
    private OverrideRule[] _ofNodes = [];

    /// <param name="registry">The registry.</param>
    /// <param name="service">The service.</param>
    /// <param name="application">The name of the application that applies the rules, or null.</param>
    /// <param name="side">The side that applies the rules.</param>
    /// <param name="hasNodes">Whether rules are also at the interface level.</param>
    /// <param name="context">The context of the watch.</param>
    /// <param name="loops">The list to which started loops are added.</param>
    public OverrideSource(
        DubboRegistry registry, ServiceKey service, string? application, string side, bool hasNodes, WatchContext context,
        List<Task> loops)
    {
        _match = new ServiceMatch(service);
        if (hasNodes)
        {
            _nodes = new WatchedValue<IReadOnlyList<DubboUrl>>(
                registry, $"the rules of {service}", stop => registry.WatchAsync(service, "configurators", stop), [], context);
            loops.Add(_nodes.RunAsync());
        }

        // Those of the service are applied last.
        string?[] names = [string.IsNullOrEmpty(application) ? null : application, _match.ColonKey];
        foreach (string name in names.OfType<string>())
        {
            var rule = new WatchedRule<IReadOnlyList<OverrideRule>>(
                registry, $"{name}.configurators", text => OverrideRuleText.Read(text, _match, side), [], context);
            _rules.Add(rule);
            loops.Add(rule.RunAsync());
        }
    }

    /// <summary>Gets a value indicating whether the first value of each rule is known or cannot be expected soon.</summary>
    public bool IsSettled => (_nodes?.IsSettled ?? true) && _rules.TrueForAll(rule => rule.IsSettled);

    /// <summary>Gets the reasons why rules may be out of date or are not used.</summary>
    public IEnumerable<string> Problems => _rules.Select(rule => rule.Problem).Append(_nodes?.Problem).OfType<string>();

    /// <summary>
    /// Returns the rules at the interface level, which apply before the others. Rules that have not changed are the same objects.
    /// </summary>
    public IReadOnlyList<OverrideRule> UpdateNodes()
    {
        IReadOnlyList<DubboUrl> nodes = _nodes?.Value ?? [];
        if (!ReferenceEquals(nodes, _lastNodes))
        {
            _lastNodes = nodes;
            _ofNodes =
                [.. OverrideRule.Sort(nodes.Where(url => _match.Matches(url, "configurators"))).Select(url => new OverrideRule(url))];
        }

        return _ofNodes;
    }

    /// <summary>Returns the rules in the configuration in the order of their application.</summary>
    public IReadOnlyList<OverrideRule> UpdateRules() => [.. _rules.SelectMany(rule => rule.Update())];
}
