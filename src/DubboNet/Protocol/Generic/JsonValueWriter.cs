using System.Buffers;
using System.Collections;
using System.Globalization;
using System.Numerics;
using System.Text.Json;
using DubboNet.Hessian;

namespace DubboNet.Protocol.Generic;

/// <summary>Writes dynamic values as JSON text.</summary>
/// <param name="output">The output of the writer.</param>
/// <param name="writer">Receives the values.</param>
/// <param name="types">The types whose classes are enums.</param>
internal sealed class JsonValueWriter(ArrayBufferWriter<byte> output, Utf8JsonWriter writer, IHessianTypeResolver types)
{
    private const string InstantForm = "yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'";

    private readonly SharedParts _shared = new(output, writer);

    /// <summary>The smallest number of levels that were left in the current part.</summary>
    private int _fewestLevelsLeft = JsonValues.MaxDepth;

    /// <summary>Writes a value.</summary>
    /// <param name="value">The value.</param>
    /// <param name="depth">The maximum number of nested levels.</param>
    /// <exception cref="HessianException">The value has no JSON form, is nested too deeply, or its JSON is longer than allowed.</exception>
    public void Write(object? value, int depth)
    {
        NoteLevelsLeft(depth);
        switch (value)
        {
            case null or HessianNull:
                writer.WriteNullValue();
                break;
            case HessianObject pojo when types.TryGet(pojo.ClassName, out HessianClassFormatter? formatter) && formatter.Type.IsEnum:
                writer.WriteStringValue(pojo["name"] as string);
                break;
            case HessianObject or (IEnumerable and not string):
                WritePart(value, depth);
                break;
            default:
                WriteScalar(value);
                break;
        }
    }

    private void WritePart(object value, int depth)
    {
        if (!_shared.TryBegin(value, out SharedParts.Part part))
        {
            // A part that contains itself has no end.
            NoteLevelsLeft(part.Length == 0 ? 0 : depth - part.Levels);
            _shared.Copy(part);
            return;
        }

        int outer = _fewestLevelsLeft;
        _fewestLevelsLeft = depth;
        WriteContent(value, depth);
        _shared.End(part, levels: depth - _fewestLevelsLeft);
        _fewestLevelsLeft = Math.Min(outer, _fewestLevelsLeft);
    }

    private void NoteLevelsLeft(int levels)
    {
        if (levels <= 0)
        {
            throw new HessianException(
                $"JSON cannot represent an object that refers to itself or is nested deeper than {JsonValues.MaxDepth} levels.");
        }

        _fewestLevelsLeft = Math.Min(_fewestLevelsLeft, levels);
    }

    private void WriteContent(object value, int depth)
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

    private void WriteItems(IEnumerable items, int depth)
    {
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
