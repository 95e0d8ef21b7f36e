using DubboNet.Registry.Watching;

namespace DubboNet.Registry.Rules;

/// <summary>The rules of one registry for the providers of a service.</summary>
internal sealed class RuleSource
{
    private const string Group = "dubbo";

    private readonly DubboRegistry _registry;
    private readonly ServiceMatch _match;
    private readonly WatchContext _context;
    private readonly WatchedValue<IReadOnlyList<DubboUrl>>? _nodes;
    private readonly (string Key, WatchedValue<string?> Text)[] _texts;
    private readonly Dictionary<string, IReadOnlyList<DubboUrl>> _last = [];

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
        (_registry, _match, _context) = (registry, match, context);
        if (hasNodes)
        {
            _nodes = new WatchedValue<IReadOnlyList<DubboUrl>>(
                registry, $"the rules of {service}", stop => registry.WatchAsync(service, "configurators", stop), [], context);
            loops.Add(_nodes.RunAsync());
        }

        // Those of the service are applied last.
        string?[] keys = [string.IsNullOrEmpty(application) ? null : application, match.ColonKey];
        _texts = [.. keys.OfType<string>().Select(key => Watch($"{key}.configurators"))];
        loops.AddRange(_texts.Select(rule => rule.Text.RunAsync()));
    }

    public bool IsSettled => (_nodes?.IsSettled ?? true) && _texts.All(rule => rule.Text.IsSettled);

    public IEnumerable<string> Problems => _texts.Select(rule => rule.Text.Problem).Append(_nodes?.Problem).OfType<string>();

    /// <summary>Returns the rules in the order in which they are applied.</summary>
    public IEnumerable<DubboUrl> Update()
    {
        IEnumerable<DubboUrl> nodes = _nodes?.Value.Where(url => _match.Matches(url, "configurators")) ?? [];
        return OverrideRule.Sort(nodes).Concat(_texts.SelectMany(rule => Read(rule.Key, rule.Text.Value))).ToArray();
    }

    private (string Key, WatchedValue<string?> Text) Watch(string key) => (
        key,
        new WatchedValue<string?>(
            _registry, $"the rule {key}", stop => _registry.WatchConfigurationAsync(key, Group, stop), null, _context));

    // A malformed rule does not replace the one before it.
    private IReadOnlyList<DubboUrl> Read(string key, string? text)
    {
        if (RuleText.TryRead(text, out IReadOnlyList<DubboUrl> rules, out string? problem))
            return _last[key] = rules;
        if (_context.IsNew(text!))
            RegistryLog.RuleSkipped(_context.Logger, _registry, key, problem);
        return _last.GetValueOrDefault(key, []);
    }
}
