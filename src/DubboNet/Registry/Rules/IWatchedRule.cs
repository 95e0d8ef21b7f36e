namespace DubboNet.Registry.Rules;

/// <summary>The state of a rule, whatever its kind is.</summary>
internal interface IWatchedRule
{
    /// <summary>Gets a value indicating whether the first value is known or cannot be expected soon.</summary>
    bool IsSettled { get; }

    /// <summary>Gets the reason why the rule may be out of date or is not used, or null.</summary>
    string? Problem { get; }
}
