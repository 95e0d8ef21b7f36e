using System.Text.Json;

namespace DubboNet.Registry.Rules;

/// <summary>
/// Reads the fields of an object in a rule. Texts and other values are equivalent, because YAML writes most without quotes.
/// </summary>
internal readonly struct RuleFields
{
    private readonly JsonElement _json;
    private readonly string _where;

    /// <param name="json">The object.</param>
    /// <param name="where">What the object is, for messages.</param>
    /// <exception cref="FormatException">The value is not an object.</exception>
    public RuleFields(JsonElement json, string where)
    {
        if (json.ValueKind != JsonValueKind.Object)
            throw new FormatException($"{where} must have fields, and it is {PeerText.OneLine(json.GetRawText())}.");
        (_json, _where) = (json, where);
    }

    /// <summary>Returns the text of a field, or null if it is missing or empty.</summary>
    /// <exception cref="FormatException">The field is a list or an object.</exception>
    public string? Text(string name) => Find(name) is { } value && ToText(value, name) is { Length: > 0 } text ? text : null;

    /// <summary>Returns a field that is true or false.</summary>
    /// <exception cref="FormatException">The field is something else.</exception>
    public bool Flag(string name, bool @default) => Text(name) is not { } text ? @default
        : bool.TryParse(text, out bool flag) ? flag
        : throw new FormatException($"{_where} has the {name} '{PeerText.OneLine(text)}'. It must be true or false.");

    /// <summary>Returns a field that is a number.</summary>
    /// <exception cref="FormatException">The field is something else.</exception>
    public int Number(string name, int @default) => Text(name) is not { } text ? @default
        : int.TryParse(text, out int number) ? number
        : throw new FormatException($"{_where} has the {name} '{PeerText.OneLine(text)}'. It must be a whole number.");

    /// <summary>Returns the texts of a list, which is empty if the field is missing.</summary>
    /// <exception cref="FormatException">The field is not a list of texts.</exception>
    public string[] Texts(string name)
    {
        RuleFields fields = this;
        return [.. Items(name).Select(item => fields.ToText(item, name))];
    }

    /// <summary>Returns the values of a list, which is empty if the field is missing.</summary>
    /// <exception cref="FormatException">The field is not a list.</exception>
    public JsonElement[] Items(string name) => Find(name) is not { } value ? []
        : value.ValueKind == JsonValueKind.Array ? [.. value.EnumerateArray()]
        : throw new FormatException($"{_where} has {name}, which must be a list.");

    /// <summary>Returns the objects of a list, which is empty if the field is missing.</summary>
    /// <exception cref="FormatException">The field is not a list of objects.</exception>
    public RuleFields[] Objects(string name) =>
        [.. Items(name).Select((item, index) => new RuleFields(item, $"Entry {index + 1} of {name}"))];

    /// <summary>Returns an object, or null if the field is missing.</summary>
    /// <exception cref="FormatException">The field is not an object.</exception>
    public RuleFields? Object(string name) => Find(name) is { } value ? new RuleFields(value, name) : null;

    /// <summary>Returns the names and the texts of all fields.</summary>
    /// <exception cref="FormatException">A field is a list or an object.</exception>
    public KeyValuePair<string, string>[] Pairs()
    {
        RuleFields fields = this;
        return [.. _json.EnumerateObject().Select(field => KeyValuePair.Create(field.Name, fields.ToText(field.Value, field.Name)))];
    }

    private JsonElement? Find(string name) =>
        _json.TryGetProperty(name, out JsonElement value) && value.ValueKind != JsonValueKind.Null ? value : null;

    private string ToText(JsonElement value, string name) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString()!.Trim(),
        JsonValueKind.True => "true",
        JsonValueKind.False => "false",
        JsonValueKind.Null => "",
        JsonValueKind.Number => value.GetRawText(),
        _ => throw new FormatException($"{_where} has {name} with {PeerText.OneLine(value.GetRawText())}. It must be a text."),
    };
}
