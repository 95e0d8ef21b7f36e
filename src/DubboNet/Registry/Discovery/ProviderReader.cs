using System.Diagnostics.CodeAnalysis;
using DubboNet.Registry.Rules;

namespace DubboNet.Registry.Discovery;

/// <summary>
/// Applies the rules to the URLs of providers, and reads their addresses. Those of the last list are used again, because most URLs of a
/// long list do not change.
/// </summary>
/// <param name="consumer">The consumer to which the rules apply.</param>
/// <param name="source">Where the providers come from, or null.</param>
/// <param name="skip">Gets each URL that cannot be used, and why.</param>
/// <remarks>Threading: only the loop that makes the lists calls the members.</remarks>
internal sealed class ProviderReader(RuleParty consumer, ProviderSource? source, Action<string, string> skip)
{
    private Dictionary<DubboUrl, ProviderAddress> _last = [];
    private OverrideRule[] _lastRules = [];

    /// <summary>Returns the addresses of the providers that can be used and are not disabled.</summary>
    /// <param name="urls">The URLs of the providers.</param>
    /// <param name="rules">The rules in the order in which they are applied.</param>
    /// <param name="disabled">The number of providers that are disabled.</param>
    public IReadOnlyList<ProviderAddress> Read(IReadOnlyList<DubboUrl> urls, OverrideRule[] rules, out int disabled)
    {
        Dictionary<DubboUrl, ProviderAddress> known = rules.SequenceEqual(_lastRules) ? _last : [];
        var applied = new ProviderRules(rules, consumer);
        var read = new Dictionary<DubboUrl, ProviderAddress>(urls.Count);
        List<ProviderAddress> addresses = new(urls.Count);
        disabled = 0;
        foreach (DubboUrl url in urls)
        {
            if (!known.TryGetValue(url, out ProviderAddress? address) && !TryRead(applied, url, ref disabled, out address))
                continue;
            read[url] = address;
            addresses.Add(address);
        }

        (_last, _lastRules) = (read, rules);
        return addresses;
    }

    private bool TryRead(ProviderRules rules, DubboUrl url, ref int disabled, [NotNullWhen(true)] out ProviderAddress? address)
    {
        address = null;
        DubboUrl merged = rules.Apply(url, out DubboUrl? overrides);
        if (ProviderRules.IsDisabled(merged))
        {
            disabled++;
            return false;
        }

        if (!ProviderAddress.TryRead(merged, out ProviderAddress? read, out string? problem))
        {
            skip($"{url}", problem);
            return false;
        }

        address = read with { Overrides = overrides, Source = source };
        return true;
    }
}
