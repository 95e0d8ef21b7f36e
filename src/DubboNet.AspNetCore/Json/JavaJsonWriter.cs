using System.Buffers;
using System.Collections;
using System.Globalization;
using System.Numerics;
using System.Text;
using System.Text.Json;
using DubboNet.Hessian;

namespace DubboNet.AspNetCore;

/// <summary>
/// Writes Java values as JSON, without loss of digits. An object that contains itself is written as <c>{"$ref": "$.parent"}</c>, the path
/// of the object from the root.
/// </summary>
internal sealed class JavaJsonWriter
{
    /// <summary>Objects in several places are repeated, so that a small message can become a very long text.</summary>
    private const int MaxValues = 10_000_000;

    private const string ClassName = "class";

    private readonly Utf8JsonWriter _writer;
    private readonly JavaJsonOptions _options;
    private readonly List<(string? Field, int Item)> _place = [];
    private readonly Dictionary<object, int> _open = new(ReferenceEqualityComparer.Instance);
    private int _count;

    private JavaJsonWriter(Utf8JsonWriter writer, JavaJsonOptions options) => (_writer, _options) = (writer, options);

    /// <summary>Returns a value as JSON.</summary>
    /// <exception cref="JsonValueException">The text would be too long, or JSON cannot represent a value.</exception>
    public static string Write(object? value, JavaJsonOptions options)
    {
        byte[] text = WriteUtf8(value, options);
        if (options.IsIndented)
        {
            // A writer does not indent raw values, which the numbers are.
            text = Indent(text);
        }

        return Encoding.UTF8.GetString(text);
    }

    /// <summary>Returns a value as JSON in UTF-8 and without line breaks.</summary>
    /// <exception cref="JsonValueException">The text would be too long, or JSON cannot represent a value.</exception>
    /// <exception cref="JsonLengthException">The text is longer than the options allow.</exception>
    public static byte[] WriteUtf8(object? value, JavaJsonOptions options) =>
        JsonOutput.Write(writer => new JavaJsonWriter(writer, options).Write(value));

    private static byte[] Indent(byte[] text)
    {
        using var document = JsonDocument.Parse(text, new JsonDocumentOptions { MaxDepth = JsonOutput.MaxDepth });
        var output = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(output, JsonOutput.Options with { Indented = true }))
            document.WriteTo(writer);
        return output.WrittenSpan.ToArray();
    }

    private void WriteAt(string? field, int item, object? value)
    {
        _place.Add((field, item));
        Write(value);
        _place.RemoveAt(_place.Count - 1);
    }

    private void Write(object? value)
    {
        if (++_count > MaxValues || _open.Count >= JsonOutput.MaxDepth)
        {
            throw new JsonValueException(
                PathOf(_place.Count),
                $"The result has more than {MaxValues} values or {JsonOutput.MaxDepth} levels when objects are repeated at each place.");
        }

        if (_writer.BytesCommitted + _writer.BytesPending > _options.MaxLength)
            throw new JsonLengthException(_options.MaxLength);
        switch (value)
        {
            case null or HessianNull or DubboVoid:
                _writer.WriteNullValue();
                break;
            case byte[] bytes:
                _writer.WriteBase64StringValue(bytes);
                break;
            case HessianObject constant when EnumName(constant) is { } name:
                _writer.WriteStringValue(name);
                break;
            case HessianObject or (IEnumerable and not string):
                WriteComposite(value);
                break;
            default:
                WriteScalar(value);
                break;
        }
    }

    // The path of the value at a depth is needed for messages only.
    private ValuePath PathOf(int depth)
    {
        ValuePath path = ValuePath.Root("$");
        foreach ((string? field, int item) in _place.Take(depth))
            path = field is null ? path.Item(item) : path.Field(field);
        return path;
    }

    // An enum is an object with its name. If its class is not described, an object with nothing but a name is taken for one.
    private string? EnumName(HessianObject value)
    {
        if (!value.TryGet("name", out object? name) || name is not string text)
            return null;
        JavaTypeShape? shape = _options.FindType(value.ClassName);
        bool isEnum = shape is null ? value.Definition.Fields.Length == 1 : shape.Constants is not null;
        return isEnum ? text : null;
    }

    private void WriteComposite(object value)
    {
        if (!_open.TryAdd(value, _place.Count))
        {
            ValuePath place = PathOf(_open[value]);
            if (_options.RefusesCycles)
            {
                throw new JsonValueException(
                    PathOf(_place.Count), $"The object is that at {place}, which contains it. JSON cannot represent this.");
            }

            _writer.WriteStartObject();
            _writer.WriteString("$ref", place.ToString());
            _writer.WriteEndObject();
            return;
        }

        switch (value)
        {
            case HessianObject standIn when standIn.TryGetCollection(out IEnumerable? items):
                WriteItemsOrEntries(items);
                break;
            case HessianObject holder when JavaHolders.TryGetValue(holder, out object? held):
                Write(held);
                break;
            case HessianObject pojo:
                WriteObject(pojo);
                break;
            case BitArray bits:
                WriteItemsOrEntries(JavaHolders.IndicesOf(bits));
                break;
            default:
                WriteItemsOrEntries((IEnumerable)value);
                break;
        }

        _open.Remove(value);
    }

    private void WriteItemsOrEntries(IEnumerable values)
    {
        if (values is IDictionary map)
        {
            WriteMap(map);
            return;
        }

        int index = 0;
        _writer.WriteStartArray();
        foreach (object? item in values)
            WriteAt(field: null, index++, item);
        _writer.WriteEndArray();
    }

    // A field that a subclass hides has the same name. The last one is that of the subclass.
    private void WriteObject(HessianObject value)
    {
        _writer.WriteStartObject();
        if (_options.WithClasses)
            _writer.WriteString(ClassName, value.ClassName);
        ReadOnlySpan<string> fields = value.Definition.Fields;
        for (int i = 0; i < fields.Length; i++)
        {
            if (fields[(i + 1)..].Contains(fields[i]))
                continue;
            _writer.WritePropertyName(fields[i]);
            WriteAt(fields[i], 0, IsNoCause(value, i) ? null : value.Values[i]);
        }

        _writer.WriteEndObject();
    }

    // A Throwable without a cause is its own cause.
    private static bool IsNoCause(HessianObject value, int field) =>
        ReferenceEquals(value.Values[field], value) && value.Definition.Fields[field] == "cause";

    private void WriteMap(IDictionary map)
    {
        if (map.Keys.Cast<object?>().Any(key => KeyText(key) is null))
        {
            WriteEntries(map);
            return;
        }

        _writer.WriteStartObject();
        foreach (DictionaryEntry entry in map)
        {
            string name = KeyText(entry.Key)!;
            if (name == ClassName && !_options.WithClasses && IsClassName(entry.Value))
                continue;
            _writer.WritePropertyName(name);
            WriteAt(name, 0, entry.Value);
        }

        _writer.WriteEndObject();
    }

    // Objects in the results of generic calls are maps with this entry.
    private static bool IsClassName(object? value) => value is string name && name.Contains('.', StringComparison.Ordinal);

    private void WriteEntries(IDictionary map)
    {
        int index = 0;
        _writer.WriteStartArray();
        foreach (DictionaryEntry entry in map)
        {
            _place.Add((null, index++));
            _writer.WriteStartObject();
            _writer.WritePropertyName("key");
            WriteAt("key", 0, entry.Key);
            _writer.WritePropertyName("value");
            WriteAt("value", 0, entry.Value);
            _writer.WriteEndObject();
            _place.RemoveAt(_place.Count - 1);
        }

        _writer.WriteEndArray();
    }

    private string? KeyText(object? key) => key switch
    {
        HessianNull => "null",
        HessianObject constant => EnumName(constant),
        string text => text,
        bool flag => flag ? "true" : "false",
        null or IEnumerable => null,
        _ => NumberText(key) ?? TextOf(key),
    };

    private void WriteScalar(object value)
    {
        switch (value)
        {
            case string text:
                _writer.WriteStringValue(text);
                break;
            case bool flag:
                _writer.WriteBooleanValue(flag);
                break;
            case int or short or sbyte:
                _writer.WriteNumberValue(((IConvertible)value).ToInt32(null));
                break;
            case long number when !IsString(value):
                _writer.WriteNumberValue(number);
                break;
            case double number when double.IsFinite(number):
                WriteReal(number);
                break;
            case float number when float.IsFinite(number):
                WriteReal(number);
                break;
            default:
                WriteText(value);
                break;
        }
    }

    // A double is recognizable, as it is in Java.
    private void WriteReal<T>(T number)
        where T : IUtf8SpanFormattable
    {
        const int MostDigits = 40;
        Span<byte> text = stackalloc byte[MostDigits];
        number.TryFormat(text, out int length, "R", CultureInfo.InvariantCulture);
        if (!text[..length].ContainsAny(".E"u8))
        {
            ".0"u8.CopyTo(text[length..]);
            length += 2;
        }

        _writer.WriteRawValue(text[..length], skipInputValidation: true);
    }

    private void WriteText(object value)
    {
        if (NumberText(value) is not { } number)
            _writer.WriteStringValue(TextOf(value));
        else if (value is double or float || IsString(value))
            _writer.WriteStringValue(number);
        else
            _writer.WriteRawValue(number, skipInputValidation: true);
    }

    private bool IsString(object number) => _options.NumberStrings switch
    {
        JsonNumberStrings.All => number is long or BigInteger or BigDecimal or decimal,
        JsonNumberStrings.Inexact => !ExactNumbers.IsExactInDouble(number),
        _ => false,
    };

    private static string? NumberText(object value) => value switch
    {
        double number when double.IsInfinity(number) => number > 0 ? "Infinity" : "-Infinity",
        float number when float.IsInfinity(number) => number > 0 ? "Infinity" : "-Infinity",
        double or float => WithPoint(((IFormattable)value).ToString("R", CultureInfo.InvariantCulture)),
        int or long or short or sbyte or decimal or BigInteger => ((IFormattable)value).ToString(null, CultureInfo.InvariantCulture),
        BigDecimal number => number.ToString(),
        _ => null,
    };

    // A double is recognizable, as it is in Java.
    private static string WithPoint(string text) => text.AsSpan().ContainsAny(".EN") ? text : $"{text}.0";

    private static string TextOf(object value) => JavaTimes.Format(value) ?? value switch
    {
        JavaClass type => type.Name,
        JavaLocale locale => locale.Value,
        JavaCurrency currency => currency.Code,
        JavaFile file => file.Path,
        JavaPattern pattern => pattern.Pattern,
        JavaException thrown => $"{thrown.JavaType}: {thrown.JavaMessage}",
        Uri uri => uri.OriginalString,
        _ => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "",
    };
}
