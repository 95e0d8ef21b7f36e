using System.Text.Json;
using System.Text.RegularExpressions;

namespace DubboNet.Tool;

/// <summary>Compares an argument with what a rule of the file wants. Objects can have more fields than the rule states.</summary>
internal sealed class ArgumentMatch
{
    private static readonly TimeSpan PatternTimeout = TimeSpan.FromSeconds(1);

    private readonly JsonElement _wanted;
    private readonly Regex? _pattern;
    private readonly bool _isAny;

    /// <summary>Reads a rule.</summary>
    /// <exception cref="ToolException">The pattern is not a regular expression.</exception>
    public ArgumentMatch(JsonPlace place)
    {
        _wanted = place.Json;
        if (place.Json.ValueKind != JsonValueKind.Object)
            return;
        _isAny = place.Find("any")?.Json.ValueKind == JsonValueKind.True;
        if (place.Find("pattern") is not { } pattern)
            return;
        try
        {
            _pattern = new Regex($"^(?:{pattern.Text()})$", RegexOptions.CultureInvariant, PatternTimeout);
        }
        catch (ArgumentException e)
        {
            throw pattern.Error($"is not a regular expression: {e.Message.TrimEnd('.')}");
        }
    }

    /// <summary>Determines whether an argument is the wanted one.</summary>
    public bool Matches(object? argument)
    {
        if (_isAny)
            return true;
        JsonElement actual = JsonTexts.Parse(JavaJsonWriter.Write(argument, new JavaJsonOptions { WithClasses = true }), "An argument");
        return _pattern is null
            ? Equals(_wanted, actual)
            : _pattern.IsMatch(actual.ValueKind == JsonValueKind.String ? actual.GetString()! : actual.GetRawText());
    }

    private static bool Equals(JsonElement wanted, JsonElement actual)
    {
        if (wanted.ValueKind != actual.ValueKind)
            return false;
        return wanted.ValueKind switch
        {
            JsonValueKind.Object => wanted.EnumerateObject()
                .All(property => actual.TryGetProperty(property.Name, out JsonElement value) && Equals(property.Value, value)),
            JsonValueKind.Array => wanted.GetArrayLength() == actual.GetArrayLength()
                && wanted.EnumerateArray().Zip(actual.EnumerateArray(), Equals).All(isEqual => isEqual),
            JsonValueKind.Number => wanted.TryGetDecimal(out decimal a) && actual.TryGetDecimal(out decimal b)
                ? a == b
                : wanted.GetDouble().Equals(actual.GetDouble()),
            _ => JsonElement.DeepEquals(wanted, actual),
        };
    }
}
