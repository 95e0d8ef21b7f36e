using System.Buffers;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace DubboNet.Hessian;

/// <summary>
/// Writes JSON where no type is declared. Objects become maps and arrays become lists. A number becomes the first of int, long, double and
/// BigDecimal that holds its exact value.
/// </summary>
internal static class JsonFormatter
{
    /// <summary>Writes a <see cref="JsonElement"/>, <see cref="JsonDocument"/> or <see cref="JsonNode"/>.</summary>
    public static void Write(ref HessianWriter writer, object value)
    {
        if (value is JsonNode node)
            Write(ref writer, node);
        else
            Write(ref writer, value is JsonDocument document ? document.RootElement : (JsonElement)value);
    }

    private static void Write(ref HessianWriter writer, JsonElement element)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Object:
                writer.SkipReference();
                writer.WriteMapStart();
                foreach (JsonProperty property in element.EnumerateObject())
                {
                    writer.WriteString(property.Name);
                    Write(ref writer, property.Value);
                }

                writer.WriteMapEnd();
                break;
            case JsonValueKind.Array:
                writer.SkipReference();
                writer.WriteListStart(element.GetArrayLength());
                foreach (JsonElement item in element.EnumerateArray())
                    Write(ref writer, item);
                writer.WriteListEnd();
                break;
            case JsonValueKind.String:
                writer.WriteString(element.GetString());
                break;
            case JsonValueKind.Number:
                writer.WriteObject(NumberOf(element));
                break;
            case JsonValueKind.True or JsonValueKind.False:
                writer.WriteBoolean(element.ValueKind == JsonValueKind.True);
                break;
            case JsonValueKind.Null:
                writer.WriteNull();
                break;
            default:
                throw new HessianException("A JsonElement without a value cannot be written: use one of a JsonDocument, or write null.");
        }
    }

    private static void Write(ref HessianWriter writer, JsonNode? node)
    {
        switch (node)
        {
            case null:
                writer.WriteNull();
                break;
            case JsonObject map:
                writer.SkipReference();
                writer.WriteMapStart();
                foreach ((string name, JsonNode? value) in map)
                {
                    writer.WriteString(name);
                    Write(ref writer, value);
                }

                writer.WriteMapEnd();
                break;
            case JsonArray list:
                writer.SkipReference();
                writer.WriteListStart(list.Count);
                foreach (JsonNode? item in list)
                    Write(ref writer, item);
                writer.WriteListEnd();
                break;
            default:
                Write(ref writer, ElementOf(node));
                break;
        }
    }

    /// <summary>
    /// Returns the JSON element of a value. The value can have been created from any .NET value, so its JSON text is parsed.
    /// </summary>
    private static JsonElement ElementOf(JsonNode value)
    {
        var text = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(text))
            value.WriteTo(json);
        var reader = new Utf8JsonReader(text.WrittenSpan);
        return JsonElement.ParseValue(ref reader);
    }

    /// <summary>Returns a number as the first of int, long, double and BigDecimal that holds its exact value.</summary>
    /// <param name="number">The number.</param>
    /// <param name="keepsScale">Whether trailing zeros count. If so, 1.50 becomes a BigDecimal, because the double has only one digit after
    /// the point.</param>
    /// <exception cref="HessianException">The number has more digits than a BigDecimal can have.</exception>
    public static object NumberOf(JsonElement number, bool keepsScale = false)
    {
        if (number.TryGetInt32(out int small))
            return BoxedValues.Get(small);
        if (number.TryGetInt64(out long integer))
            return integer;
        double value = number.GetDouble();
        string text = number.GetRawText();
        if (!BigDecimal.TryParse(text, out BigDecimal exact))
            throw new HessianException($"The JSON number {HessianException.Excerpt(text)} has more than {BigDecimal.MaxDigits} digits.");
        bool isExact =
            double.IsFinite(value) && BigDecimal.TryParse(value.ToString("R", CultureInfo.InvariantCulture), out BigDecimal shortest)
            && (keepsScale ? shortest == exact : Plain(shortest) == Plain(exact));
        return isExact ? value : exact;
    }

    /// <summary>Returns the value without trailing zeros, so that 1.50 and 1.5 are the same number.</summary>
    private static BigDecimal Plain(BigDecimal value)
    {
        (System.Numerics.BigInteger digits, int scale) = (value.Unscaled, value.Scale);
        if (digits.IsZero)
            return default;
        string text = digits.ToString(CultureInfo.InvariantCulture);
        int zeros = text.Length - text.TrimEnd('0').Length;
        return new BigDecimal(digits / System.Numerics.BigInteger.Pow(10, zeros), unchecked(scale - zeros));
    }
}
