using System.Globalization;
using System.Text.Json;
using DubboNet.Hessian;

namespace DubboNet.AspNetCore;

/// <summary>Converts JSON to the values of a generic call, which the provider converts to its types.</summary>
internal static class GenericValues
{
    /// <summary>Converts a JSON value. Numbers with a fraction are decimals, which Java converts without loss.</summary>
    /// <param name="json">The value.</param>
    /// <param name="path">The place of the value, for messages.</param>
    /// <exception cref="JsonValueException">A number would lose digits. Java cuts whole numbers that have more than 64 bits.</exception>
    public static object? Read(JsonElement json, ValuePath path) => json.ValueKind switch
    {
        JsonValueKind.Object => json.EnumerateObject()
            .ToDictionary(property => (object)property.Name, property => Read(property.Value, path.Field(property.Name))),
        JsonValueKind.Array => json.EnumerateArray().Select((item, index) => Read(item, path.Item(index))).ToList(),
        JsonValueKind.String => json.GetString(),
        JsonValueKind.Number => ReadNumber(json.GetRawText(), path),
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        _ => null,
    };

    private static object ReadNumber(string text, ValuePath path)
    {
        if (text.AsSpan().ContainsAny(".eE"))
        {
            return BigDecimal.TryParse(text, out BigDecimal number)
                ? number
                : throw new JsonValueException(path, "The number has more digits than a BigDecimal can be sent with.");
        }

        if (!long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long whole))
        {
            throw new JsonValueException(path, $"{text} has more than 64 bits, and its type is not known.");
        }

        return whole is >= int.MinValue and <= int.MaxValue ? (int)whole : whole;
    }
}
