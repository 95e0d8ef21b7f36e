namespace DubboNet.Registry.Rules;

/// <summary>A consumer or a provider that applies rules, and what rules compare of it.</summary>
/// <param name="Side">The side of the rules that it applies, <see cref="Consumer"/> or <see cref="Provider"/>.</param>
/// <param name="Host">Its address.</param>
/// <param name="Application">The name of its application, or null.</param>
internal sealed record RuleParty(string Side, string Host, string? Application)
{
    public const string Consumer = "consumer";
    public const string Provider = "provider";
}
