using System.Globalization;
using System.Text.Json;
using DubboNet.Hessian;

namespace DubboNet.AspNetCore;

/// <summary>Converts JSON without a declared type.</summary>
/// <param name="isGeneric">
/// Whether the provider of a generic call converts the values to its types. If so, numbers with a fraction are decimals, which Java
/// converts without loss, and whole numbers that have more than 64 bits are an error, because Java cuts them.
/// </param>
internal sealed class UndeclaredValues(bool isGeneric)
{
    /// <summary>Gets the conversion for generic calls.</summary>
    public static UndeclaredValues Generic { get; } = new(isGeneric: true);

    /// <summary>Gets the conversion for places whose type is an Object, a Number and so on.</summary>
    public static UndeclaredValues Plain { get; } = new(isGeneric: false);

    // The provider creates objects of the class that an entry names. Those of the platform are not the service's own.
    private static readonly string[] Platform = ["java.", "javax.", "jdk.", "sun.", "com.sun."];

    /// <summary>Converts a JSON value.</summary>
    /// <param name="json">The value.</param>
    /// <param name="path">The place of the value, for messages.</param>
    /// <exception cref="JsonValueException">A number would lose digits, or an object has a class of the Java platform.</exception>
    public object? Read(JsonElement json, ValuePath path) => json.ValueKind switch
    {
        JsonValueKind.Object => ReadObject(json, path),
        JsonValueKind.Array => json.EnumerateArray().Select((item, index) => Read(item, path.Item(index))).ToList(),
        JsonValueKind.String => json.GetString(),
        JsonValueKind.Number => ReadNumber(json.GetRawText(), path),
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        _ => null,
    };

    private Dictionary<object, object?> ReadObject(JsonElement json, ValuePath path)
    {
        var values = new Dictionary<object, object?>();
        foreach (JsonProperty property in json.EnumerateObject())
        {
            ValuePath place = path.Field(property.Name);
            object? value = Read(property.Value, place);
            if (isGeneric && property.Name == "class" && value is string name
                && Array.Exists(Platform, start => name.StartsWith(start, StringComparison.Ordinal)))
            {
                throw new JsonValueException(
                    place, $"{JsonText.Excerpt(name)} is a class of the Java platform, which cannot be named here.");
            }

            values.Add(property.Name, value);
        }

        return values;
    }

    private object ReadNumber(string text, ValuePath path)
    {
        if (long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long whole))
            return whole is >= int.MinValue and <= int.MaxValue ? (object)(int)whole : whole;
        if (isGeneric && !text.AsSpan().ContainsAny(".eE"))
            throw new JsonValueException(path, $"{JsonText.Excerpt(text)} has more than 64 bits, and its type is not known.");
        if (!BigDecimal.TryParse(text, out BigDecimal exact))
            throw new JsonValueException(path, "The number has more digits than a BigDecimal can be sent with.");
        return !isGeneric && FindDouble(exact, text) is { } number ? number : exact;
    }

    // A double has the digits of its shortest text, so 1.50 is a decimal.
    private static double? FindDouble(BigDecimal exact, string text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double number) && double.IsFinite(number)
        && BigDecimal.TryParse(number.ToString("R", CultureInfo.InvariantCulture), out BigDecimal shortest) && shortest == exact
            ? number
            : null;
}
