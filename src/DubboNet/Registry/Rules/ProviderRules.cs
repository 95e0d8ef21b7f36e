namespace DubboNet.Registry.Rules;

/// <summary>The rules for the providers of a consumer, in the order in which they apply. Later rules win.</summary>
internal sealed class ProviderRules(IEnumerable<OverrideRule> rules, RuleParty consumer)
{
    /// <summary>Parameters that concern the inside of a provider. Java drops them before it merges.</summary>
    private static readonly string[] Dropped = ["threadname", "threadpool", "corethreads", "threads", "queues", "alive", "transporter"];

    private readonly OverrideRule[] _rules = [.. rules.Where(rule => rule.IsFor(consumer.Side))];

    /// <summary>Returns the URL of a provider with what the rules set.</summary>
    /// <param name="provider">The URL of the provider.</param>
    /// <param name="overrides">What the rules have set, or null if none applies.</param>
    public DubboUrl Apply(DubboUrl provider, out DubboUrl? overrides)
    {
        var set = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (OverrideRule rule in _rules)
            rule.Apply(provider, consumer, set);
        overrides = set.Count == 0 ? null : new DubboUrl("override", "0.0.0.0", 0, provider.Path, set);
        return provider.WithParameters(
        [
            .. Dropped.SelectMany(name => new[] { Remove(name), Remove($"default.{name}") }),
            KeyValuePair.Create("remote.application", provider.GetParameter("remote.application") ?? provider.GetParameter("application")),
            Remove("application"),
            .. set.Select(parameter => KeyValuePair.Create(parameter.Key, (string?)parameter.Value)),
        ]);
    }

    /// <summary>Returns whether a provider must not be used.</summary>
    public static bool IsDisabled(DubboUrl provider) =>
        provider.GetParameter("disabled") is { } disabled
            ? disabled.Equals("true", StringComparison.OrdinalIgnoreCase)
            : provider.GetParameter("enabled") is { } enabled && !enabled.Equals("true", StringComparison.OrdinalIgnoreCase);

    private static KeyValuePair<string, string?> Remove(string name) => KeyValuePair.Create(name, (string?)null);
}
