using System.Text.Json;
using DubboNet.Cluster.Routing;

namespace DubboNet.Registry.Rules;

/// <summary>Reads the rules for tags and for conditions from JSON.</summary>
internal static class RoutingRuleText
{
    /// <summary>The reason why scripts are refused.</summary>
    public const string NoScripts = "It is a script, and scripts of a registry are never run. Write a condition rule instead.";

    private const int DefaultWeight = 100;

    /// <summary>Reads a tag rule.</summary>
    /// <param name="rule">The rule.</param>
    /// <param name="application">The application that it is for.</param>
    /// <exception cref="FormatException">The rule is malformed.</exception>
    public static IReadOnlyList<TagRule> ReadTags(JsonElement rule, string application)
    {
        var fields = new RuleFields(rule, "The rule");
        if (!fields.Flag("enabled", true))
            return [];
        TagGroup[] groups = [.. fields.Objects("tags").Select(tag => new TagGroup(
            tag.Text("name") ?? throw new FormatException("A tag has no name."),
            [.. tag.Texts("addresses").Select(address => new AddressPattern(address))],
            [.. tag.Objects("match").Select(match => OverrideMatch.ReadParameter(match))]))];
        return [new TagRule(application, fields.Flag("force", false), groups)];
    }

    /// <summary>Reads a condition rule.</summary>
    /// <param name="rule">The rule.</param>
    /// <param name="application">The application to whose providers it is limited, or null.</param>
    /// <exception cref="FormatException">The rule is malformed or has a newer version.</exception>
    public static IReadOnlyList<RoutingCondition> ReadConditions(JsonElement rule, string? application)
    {
        var fields = new RuleFields(rule, "The rule");
        if (!fields.Flag("enabled", true))
            return [];
        bool isForced = fields.Flag("force", false);
        string version = fields.Text("configVersion")?.ToLowerInvariant() ?? "v2.7";
        if (version.StartsWith("v3.1", StringComparison.Ordinal))
            return [.. fields.Objects("conditions").Select(condition => ReadCondition(condition, isForced, application))];
        if (string.CompareOrdinal(version, "v3.1") > 0)
            throw new FormatException($"It has the configVersion '{PeerText.OneLine(version)}'. Versions up to v3.1 are supported.");
        return [.. fields.Texts("conditions").Select(text => ConditionText.Read(text, isForced, application))];
    }

    /// <summary>Refuses a script rule, unless it is disabled.</summary>
    /// <exception cref="FormatException">The rule is a script that consumers should run.</exception>
    public static IReadOnlyList<RoutingCondition> ReadScript(JsonElement rule) =>
        new RuleFields(rule, "The rule").Flag("enabled", true) ? throw new FormatException(NoScripts) : [];

    private static RoutingCondition ReadCondition(RuleFields condition, bool isForced, string? application)
    {
        string from = condition.Object("from")?.Text("match") ?? "";
        Destination[] to =
        [
            .. condition.Objects("to")
                .Where(destination => destination.Text("match") is not "false")
                .Select(destination => new Destination(
                    ConditionText.ReadTerms(destination.Text("match") ?? ""), destination.Number("weight", DefaultWeight))),
        ];
        return new RoutingCondition(ConditionText.ReadWhen(from), to, condition.Flag("force", isForced), application);
    }
}
