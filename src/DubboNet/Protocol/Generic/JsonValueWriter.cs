using System.Collections;
using System.Globalization;
using System.Numerics;
using System.Text.Json;
using DubboNet.Hessian;

namespace DubboNet.Protocol.Generic;

/// <summary>Writes dynamic values as JSON text.</summary>
internal sealed class JsonValueWriter(Utf8JsonWriter writer, IHessianTypeResolver types)
{
    private const string InstantForm = "yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'";

    private readonly SharedParts _shared = new(writer);

    /// <summary>Writes a value.</summary>
    /// <param name="value">The value.</param>
    /// <param name="depth">The maximum number of nested levels.</param>
    /// <exception cref="HessianException">The value has no JSON form, is nested too deeply, or its JSON is longer than allowed.</exception>
    public void Write(object? value, int depth)
    {
        if (depth == 0)
        {
            throw new HessianException(
                $"JSON cannot carry an object that refers back to itself or is nested deeper than {JsonValues.MaxDepth} levels.");
        }

        switch (value)
        {
            case null or HessianNull:
                writer.WriteNullValue();
                break;
            case HessianObject pojo when types.TryGet(pojo.ClassName, out HessianClassFormatter? formatter) && formatter.Type.IsEnum:
                writer.WriteStringValue(pojo["name"] as string);
                break;
            case HessianObject or (IEnumerable and not string):
                bool isRepeated = _shared.Enter(value);
                WriteParts(value, depth);
                _shared.Leave(isRepeated);
                break;
            default:
                WriteScalar(value);
                break;
        }
    }

    private void WriteParts(object value, int depth)
    {
        if (value is HessianObject pojo)
        {
            writer.WriteStartObject();
            for (int i = 0; i < pojo.Values.Length; i++)
                WriteEntry(pojo.Definition.Fields[i], pojo.Values[i], depth);
            writer.WriteEndObject();
        }
        else if (value is IDictionary map)
        {
            writer.WriteStartObject();
            IDictionaryEnumerator entries = map.GetEnumerator();
            while (entries.MoveNext())
                WriteEntry(TextOf(entries.Key), entries.Value, depth);
            writer.WriteEndObject();
        }
        else
        {
            writer.WriteStartArray();
            WriteItems((IEnumerable)value, depth - 1);
            writer.WriteEndArray();
        }
    }

    /// <summary>
    /// Writes the elements of a list. Lists get a loop of their own, whose enumerator is not allocated, because a few bytes of Hessian can
    /// repeat a list a million times.
    /// </summary>
    private void WriteItems(IEnumerable items, int depth)
    {
        if (items is List<object?> list)
        {
            foreach (object? item in list)
                Write(item, depth);
            return;
        }

        foreach (object? item in items)
            Write(item is byte bits ? unchecked((sbyte)bits) : item, depth);
    }

    private void WriteEntry(string name, object? value, int depth)
    {
        if (value is null)
            return;
        writer.WritePropertyName(name);
        Write(value, depth - 1);
    }

    private void WriteScalar(object value)
    {
        if (value is bool flag)
            writer.WriteBooleanValue(flag);
        else if (NumberOf(value) is { } number)
            writer.WriteRawValue(number);
        else
            writer.WriteStringValue(TextOf(value));
    }

    /// <summary>
    /// Returns the text of a number, or null for other values. A double always has a decimal point or an exponent, as in Java.
    /// </summary>
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

    private static string TextOf(object value) => NumberOf(value) ?? JavaTimeText.Format(value) ?? value switch
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
