namespace DubboNet.Registry.Rules;

/// <summary>What rules compare of a consumer.</summary>
/// <param name="Host">Its address.</param>
/// <param name="Application">The name of its application, or null.</param>
internal sealed record RuleConsumer(string Host, string? Application);
