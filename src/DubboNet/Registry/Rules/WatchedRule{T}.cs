using System.Text.Json;
using DubboNet.Registry.Watching;

namespace DubboNet.Registry.Rules;

/// <summary>A rule in the configuration of a registry. A malformed text does not replace the rule before it.</summary>
/// <remarks>Threading: only the loop that makes the lists calls the members, apart from <see cref="RunAsync"/>.</remarks>
internal sealed class WatchedRule<T> : IWatchedRule
    where T : class
{
    private const string Group = "dubbo";

    private readonly DubboRegistry _registry;
    private readonly string _key;
    private readonly Func<JsonElement, T> _read;
    private readonly T _none;
    private readonly WatchContext _context;
    private readonly WatchedValue<string?> _text;
    private string? _lastText;
    private string? _refusal;
    private T _value;

    /// <param name="registry">The registry.</param>
    /// <param name="key">The key of the rule.</param>
    /// <param name="read">Reads a rule. Throws a <see cref="FormatException"/> if it is malformed.</param>
    /// <param name="none">The value without a rule.</param>
    /// <param name="context">The context of the watch.</param>
    public WatchedRule(DubboRegistry registry, string key, Func<JsonElement, T> read, T none, WatchContext context)
    {
        (_registry, _key, _read, _none, _value, _context) = (registry, key, read, none, none, context);
        _text = new WatchedValue<string?>(
            registry, $"the rule {key}", stop => registry.WatchConfigurationAsync(key, Group, stop), null, context);
    }

    public bool IsSettled => _text.IsSettled;

    public string? Problem => _text.Problem ?? _refusal;

    /// <summary>Returns the newest rule that is not malformed.</summary>
    public T Update()
    {
        string? text = _text.Value;
        if (text == _lastText)
            return _value;
        (_lastText, _refusal) = (text, null);
        try
        {
            _value = string.IsNullOrWhiteSpace(text) ? _none : Read(_registry.ConvertRuleToJson(text));
        }
        catch (JsonException e)
        {
            Refuse($"It is not valid JSON: {PeerText.OneLine(e.Message)}");
        }
        catch (FormatException e)
        {
            Refuse(PeerText.OneLine(e.Message));
        }

        return _value;
    }

    public Task RunAsync() => _text.RunAsync();

    private void Refuse(string reason)
    {
        _refusal = $"The rule {_key} of {_registry} is not used. {reason}";
        RegistryLog.RuleSkipped(_context.Logger, _registry, _key, reason);
    }

    private T Read(string json)
    {
        using var document = JsonDocument.Parse(json);
        return document.RootElement.ValueKind == JsonValueKind.Null ? _none : _read(document.RootElement);
    }
}
