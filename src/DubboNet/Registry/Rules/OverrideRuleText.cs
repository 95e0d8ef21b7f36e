using System.Text.Json;

namespace DubboNet.Registry.Rules;

/// <summary>
/// Reads override rules from JSON. They are an array of <c>override</c> URLs, or an object with <c>configs</c> (versions 2.7 and 3.0).
/// </summary>
internal static class OverrideRuleText
{
    private const string AnyHost = "0.0.0.0";
    private const string Any = "*";

    /// <summary>Reads the rules for a service.</summary>
    /// <param name="rule">The rule.</param>
    /// <param name="service">The service.</param>
    /// <param name="side">The side that applies them.</param>
    /// <exception cref="FormatException">The rule is malformed.</exception>
    public static IReadOnlyList<OverrideRule> Read(JsonElement rule, ServiceMatch service, string side)
    {
        if (rule.ValueKind == JsonValueKind.Array)
            return [.. rule.EnumerateArray().Select(ReadUrl)];
        var fields = new RuleFields(rule, "The rule");
        if (!fields.Flag("enabled", true))
            return [];
        string? application = fields.Text("scope") != "application"
            ? null
            : fields.Text("key") ?? throw new FormatException("It has the scope application and no key. Write the application.");
        return [.. fields.Objects("configs").Where(config => IsFor(config, service, side))
            .SelectMany(config => ReadConfig(config, application, service, side))];
    }

    private static OverrideRule ReadUrl(JsonElement element) =>
        element.ValueKind == JsonValueKind.String && DubboUrl.TryParse(element.GetString()!, out DubboUrl? url)
            ? new OverrideRule(url)
            : throw new FormatException($"It contains {PeerText.OneLine(element.GetRawText())}, which is not a URL.");

    private static bool IsFor(RuleFields config, ServiceMatch service, string side)
    {
        string ownSide = config.Text("side") ?? throw new FormatException("An entry of configs has no side. Write consumer or provider.");
        string[] services = config.Texts("services");
        return ownSide == side && config.Flag("enabled", true) && (services.Length == 0 || services.Any(one => Names(one, service)));
    }

    // The parts of group/interface:version that are missing are those of any service.
    private static bool Names(string key, ServiceMatch service)
    {
        int slash = key.IndexOf('/', StringComparison.Ordinal);
        int colon = key.IndexOf(':', StringComparison.Ordinal);
        string name = key[(slash + 1)..(colon < 0 ? key.Length : colon)];
        return name is Any
            || service.Matches(name, colon < 0 ? service.Version : key[(colon + 1)..], slash < 0 ? service.Group : key[..slash]);
    }

    private static IEnumerable<OverrideRule> ReadConfig(RuleFields config, string? application, ServiceMatch service, string side)
    {
        KeyValuePair<string, string>[] parameters = config.Object("parameters")?.Pairs() ?? [];
        if (parameters.Length == 0)
            throw new FormatException("An entry of configs has no parameters. Write those that the rule sets.");
        string[] applications = application is not null ? [application] : OrAny(config.Texts("applications"), Any);
        OverrideMatch? match = config.Object("match") is { } fields ? OverrideMatch.Read(fields) : null;
        string providers = string.Join(',', OrAny(config.Texts("providerAddresses"), Any));
        return
            from address in OrAny(config.Texts("addresses"), AnyHost)
            from name in applications
            let conditions = new KeyValuePair<string, string>[]
            {
                new("application", name), new("providerAddresses", providers), new("side", side),
            }
            select new OverrideRule(CreateUrl(address, service, [.. parameters, .. conditions]), match);
    }

    private static DubboUrl CreateUrl(string address, ServiceMatch service, KeyValuePair<string, string>[] parameters)
    {
        if (!DubboUrl.TryParse($"override://{address}/{service.Interface}", out DubboUrl? url))
            throw new FormatException($"The address '{PeerText.OneLine(address)}' is not a host with an optional port.");
        try
        {
            return new DubboUrl(url.Protocol, url.Host, url.Port, url.Path, parameters);
        }
        catch (ArgumentException e)
        {
            throw new FormatException(e.Message, e);
        }
    }

    private static string[] OrAny(string[] texts, string any) => texts.Length > 0 ? texts : [any];
}
