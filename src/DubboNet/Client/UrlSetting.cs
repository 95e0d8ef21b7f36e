using System.Collections.Frozen;
using System.Globalization;

namespace DubboNet.Client;

/// <summary>
/// A number that the URL of a provider and the rules of its registry set for calls. The parameter <c>timeout</c> applies to all methods,
/// and <c>find.timeout</c> to the method <c>find</c>.
/// </summary>
internal sealed class UrlSetting
{
    private readonly FrozenDictionary<string, int> _ruleOfMethods;
    private readonly FrozenDictionary<string, int> _providerOfMethods;

    private UrlSetting(ProviderAddress address, string name, int least)
    {
        _ruleOfMethods = ReadMethods(address.Overrides, name, least);
        _providerOfMethods = ReadMethods(address.Url, name, least);
        Rule = Read(address.Overrides?.GetParameter(name), least);
        Provider = Read(address.Url?.GetParameter(name), least);
    }

    /// <summary>Gets the number that a rule sets for all methods, or null.</summary>
    public int? Rule { get; }

    /// <summary>Gets the number that the provider sets for all methods, or null.</summary>
    public int? Provider { get; }

    /// <summary>Returns the setting, or null if the address sets nothing, so that its calls need not look.</summary>
    /// <param name="address">The address.</param>
    /// <param name="name">The name of the parameter.</param>
    /// <param name="least">The least number that counts.</param>
    public static UrlSetting? Find(ProviderAddress address, string name, int least)
    {
        if (address.Url is null && address.Overrides is null)
            return null;
        var setting = new UrlSetting(address, name, least);
        return setting is { Rule: null, Provider: null, _ruleOfMethods.Count: 0, _providerOfMethods.Count: 0 } ? null : setting;
    }

    /// <summary>Returns the number that a rule sets for the method, or null.</summary>
    public int? RuleOf(string method) => _ruleOfMethods.TryGetValue(method, out int number) ? number : null;

    /// <summary>Returns the number that the provider sets for the method, or null.</summary>
    public int? ProviderOf(string method) => _providerOfMethods.TryGetValue(method, out int number) ? number : null;

    private static FrozenDictionary<string, int> ReadMethods(DubboUrl? url, string name, int least)
    {
        string ending = $".{name}";
        var read = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach ((string key, string text) in url?.Parameters ?? new Dictionary<string, string>())
        {
            if (key.EndsWith(ending, StringComparison.Ordinal) && Read(text, least) is { } number)
                read[key[..^ending.Length]] = number;
        }

        return read.ToFrozenDictionary(StringComparer.Ordinal);
    }

    private static int? Read(string? text, int least) =>
        int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int number) && number >= least ? number : null;
}
