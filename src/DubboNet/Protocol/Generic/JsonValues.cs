using System.Buffers;
using System.Collections;
using System.Globalization;
using System.Numerics;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using DubboNet.Hessian;

namespace DubboNet.Protocol.Generic;

/// <summary>Between JSON and dynamic values, as generic calls of mode <c>gson</c> carry them.</summary>
internal static class JsonValues
{
    private const int MaxDepth = 512;

    private const string InstantForm = "yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'";

    private static readonly JsonDocumentOptions Reading = new() { MaxDepth = MaxDepth };
    private static readonly JsonWriterOptions Writing = new() { MaxDepth = MaxDepth + 1, SkipValidation = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Whether a text is JSON.</summary>
    public static bool IsJson(string text)
    {
        try
        {
            JsonDocument.Parse(text, Reading).Dispose();
            return true;
        }
        catch (Exception e) when (e is JsonException or ArgumentException)
        {
            return false;
        }
    }

    /// <summary>
    /// Objects as dictionaries, arrays as lists, numbers as int, long, double or <see cref="BigDecimal"/>, the first that is exact. The scale of
    /// 1.50 counts, because the declared type may be a BigDecimal.
    /// </summary>
    /// <exception cref="JsonException">The text is not JSON.</exception>
    /// <exception cref="HessianException">A number has more digits than a BigDecimal may have.</exception>
    public static object? Read(string json)
    {
        using var document = JsonDocument.Parse(json, Reading);
        return Read(document.RootElement);
    }

    /// <summary>Objects without their null fields and their class, as Gson has them; enums of registered classes by their names, <c>byte[]</c> as numbers.</summary>
    /// <exception cref="HessianException">An object leads back to itself, is nested too deep, or is part of so many that the text would
    /// be far longer.</exception>
    public static string Write(object? value, HessianTypeRegistry types)
    {
        var output = new ArrayBufferWriter<byte>();
        using var writer = new Utf8JsonWriter(output, Writing);
        Write(writer, value, types, new SharedParts(writer), MaxDepth);
        writer.Flush();
        return Encoding.UTF8.GetString(output.WrittenSpan);
    }

    private static object? Read(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => ReadObject(element),
        JsonValueKind.Array => element.EnumerateArray().Select(Read).ToList(),
        JsonValueKind.String => element.GetString(),
        JsonValueKind.Number => JsonFormatter.NumberOf(element, keepsScale: true),
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        _ => null,
    };

    /// <summary>Of keys that stand several times, the last, as Gson has it.</summary>
    private static Dictionary<object, object?> ReadObject(JsonElement element)
    {
        var map = new Dictionary<object, object?>();
        foreach (JsonProperty property in element.EnumerateObject())
            map[property.Name] = Read(property.Value);
        return map;
    }

    private static void Write(Utf8JsonWriter writer, object? value, HessianTypeRegistry types, SharedParts shared, int depth)
    {
        if (depth == 0)
            throw new HessianException($"JSON cannot carry an object that refers back to itself or is nested deeper than {MaxDepth} levels.");
        switch (value)
        {
            case null or HessianNull:
                writer.WriteNullValue();
                break;
            case HessianObject pojo when types.TryGet(pojo.ClassName, out HessianClassFormatter? formatter) && formatter.Type.IsEnum:
                writer.WriteStringValue(pojo["name"] as string);
                break;
            case HessianObject or (IEnumerable and not string):
                bool isRepeated = shared.Enter(value);
                WriteParts(writer, value, types, shared, depth);
                shared.Leave(isRepeated);
                break;
            default:
                WriteScalar(writer, value);
                break;
        }
    }

    private static void WriteParts(Utf8JsonWriter writer, object value, HessianTypeRegistry types, SharedParts shared, int depth)
    {
        if (value is HessianObject pojo)
        {
            writer.WriteStartObject();
            for (int i = 0; i < pojo.Values.Length; i++)
                WriteEntry(writer, pojo.Definition.Fields[i], pojo.Values[i], types, shared, depth);
            writer.WriteEndObject();
        }
        else if (value is IDictionary map)
        {
            writer.WriteStartObject();
            foreach (DictionaryEntry entry in map)
                WriteEntry(writer, TextOf(entry.Key), entry.Value, types, shared, depth);
            writer.WriteEndObject();
        }
        else
        {
            writer.WriteStartArray();
            foreach (object? item in (IEnumerable)value)
                Write(writer, item is byte bits ? unchecked((sbyte)bits) : item, types, shared, depth - 1);
            writer.WriteEndArray();
        }
    }

    private static void WriteEntry(Utf8JsonWriter writer, string name, object? value, HessianTypeRegistry types, SharedParts shared, int depth)
    {
        if (value is null)
            return;
        writer.WritePropertyName(name);
        Write(writer, value, types, shared, depth - 1);
    }

    private static void WriteScalar(Utf8JsonWriter writer, object value)
    {
        if (value is bool flag)
            writer.WriteBooleanValue(flag);
        else if (NumberOf(value) is { } number)
            writer.WriteRawValue(number);
        else
            writer.WriteStringValue(TextOf(value));
    }

    /// <summary>A double keeps its point, as in Java.</summary>
    private static string? NumberOf(object value)
    {
        switch (value)
        {
            case float or double when !double.IsFinite(Convert.ToDouble(value, CultureInfo.InvariantCulture)):
                return null;
            case float or double:
                string text = ((IFormattable)value).ToString("R", CultureInfo.InvariantCulture);
                return text.AsSpan().ContainsAny('.', 'E') ? text : text + ".0";
            case int or long or short or sbyte or decimal or BigInteger:
                return ((IFormattable)value).ToString(null, CultureInfo.InvariantCulture);
            default:
                return value is BigDecimal big ? big.ToString() : null;
        }
    }

    private static string TextOf(object value) => NumberOf(value) ?? JavaTimeText.Of(value) ?? value switch
    {
        string or char or Guid or bool => value.ToString()!,
        float or double => ((IFormattable)value).ToString(null, CultureInfo.InvariantCulture),
        DateTime instant => instant.ToString(InstantForm, CultureInfo.InvariantCulture),
        JavaDate date => TextOfInstant(date, static date => date.ToDateTimeOffset()),
        JavaInstant instant => TextOfInstant(instant, static instant => instant.ToDateTimeOffset()),
        JavaClass type => type.Name,
        _ => throw new HessianException($"A value of type {value.GetType()} cannot be written as JSON."),
    };

    private static string TextOfInstant<T>(T value, Func<T, DateTimeOffset> convert)
    {
        try
        {
            return convert(value).UtcDateTime.ToString(InstantForm, CultureInfo.InvariantCulture);
        }
        catch (ArgumentOutOfRangeException)
        {
            throw new HessianException($"The date {value} cannot be written as JSON. Its year is not within 1 to 9999.");
        }
    }
}
