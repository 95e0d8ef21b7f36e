using System.Buffers;
using System.Collections;
using System.Globalization;
using System.Numerics;
using System.Text;
using System.Text.Encodings.Web;
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

    private const int MaxDepth = 1000;
    private const long MaxExactInDouble = 1L << 53;
    private const int MaxBitsOfDouble = 1024;
    private const string ClassName = "class";

    private readonly Utf8JsonWriter _writer;
    private readonly JavaJsonOptions _options;
    private readonly Dictionary<object, ValuePath> _open = new(ReferenceEqualityComparer.Instance);
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
            using var document = JsonDocument.Parse(text, new JsonDocumentOptions { MaxDepth = MaxDepth });
            text = Write(isIndented: true, document.WriteTo);
        }

        return Encoding.UTF8.GetString(text);
    }

    /// <summary>Returns a value as JSON in UTF-8 and without line breaks.</summary>
    /// <exception cref="JsonValueException">The text would be too long, or JSON cannot represent a value.</exception>
    public static byte[] WriteUtf8(object? value, JavaJsonOptions options) =>
        Write(isIndented: false, writer => new JavaJsonWriter(writer, options).Write(value, ValuePath.Root("$")));

    private static byte[] Write(bool isIndented, Action<Utf8JsonWriter> write)
    {
        var output = new ArrayBufferWriter<byte>();
        var options = new JsonWriterOptions
        {
            Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
            Indented = isIndented,
            MaxDepth = MaxDepth,
        };
        using (var writer = new Utf8JsonWriter(output, options))
            write(writer);
        return output.WrittenSpan.ToArray();
    }

    private void Write(object? value, ValuePath path)
    {
        if (++_count > MaxValues || _open.Count >= MaxDepth)
        {
            throw new JsonValueException(
                path, $"The result has more than {MaxValues} values or {MaxDepth} levels when objects are repeated at each place.");
        }

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
                WriteComposite(value, path);
                break;
            default:
                WriteScalar(value);
                break;
        }
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

    private void WriteComposite(object value, ValuePath path)
    {
        if (_open.TryGetValue(value, out ValuePath? place))
        {
            if (_options.RefusesCycles)
                throw new JsonValueException(path, $"The object is that at {place}, which contains it. JSON cannot represent this.");
            _writer.WriteStartObject();
            _writer.WriteString("$ref", place.ToString());
            _writer.WriteEndObject();
            return;
        }

        _open.Add(value, path);
        switch (value)
        {
            case HessianObject standIn when standIn.TryGetCollection(out IEnumerable? items):
                WriteItemsOrEntries(items, path);
                break;
            case HessianObject holder when JavaHolders.TryGetValue(holder, out object? held):
                Write(held, path);
                break;
            case HessianObject pojo:
                WriteObject(pojo, path);
                break;
            case BitArray bits:
                WriteItemsOrEntries(JavaHolders.IndicesOf(bits), path);
                break;
            default:
                WriteItemsOrEntries((IEnumerable)value, path);
                break;
        }

        _open.Remove(value);
    }

    private void WriteItemsOrEntries(IEnumerable values, ValuePath path)
    {
        if (values is IDictionary map)
        {
            WriteMap(map, path);
            return;
        }

        int index = 0;
        _writer.WriteStartArray();
        foreach (object? item in values)
            Write(item, path.Item(index++));
        _writer.WriteEndArray();
    }

    // A field that a subclass hides has the same name. The last one is that of the subclass.
    private void WriteObject(HessianObject value, ValuePath path)
    {
        _writer.WriteStartObject();
        if (_options.WithClasses)
            _writer.WriteString(ClassName, value.ClassName);
        ReadOnlySpan<string> fields = value.Definition.Fields;
        for (int i = 0; i < fields.Length; i++)
        {
            if (fields.LastIndexOf(fields[i]) != i)
                continue;
            _writer.WritePropertyName(fields[i]);
            Write(IsNoCause(value, i) ? null : value.Values[i], path.Field(fields[i]));
        }

        _writer.WriteEndObject();
    }

    // A Throwable without a cause is its own cause.
    private static bool IsNoCause(HessianObject value, int field) =>
        value.Definition.Fields[field] == "cause" && ReferenceEquals(value.Values[field], value);

    private void WriteMap(IDictionary map, ValuePath path)
    {
        if (map.Keys.Cast<object?>().Any(key => KeyText(key) is null))
        {
            WriteEntries(map, path);
            return;
        }

        _writer.WriteStartObject();
        foreach (DictionaryEntry entry in map)
        {
            string name = KeyText(entry.Key)!;
            if (name == ClassName && !_options.WithClasses && IsClassName(entry.Value))
                continue;
            _writer.WritePropertyName(name);
            Write(entry.Value, path.Field(name));
        }

        _writer.WriteEndObject();
    }

    // Objects in the results of generic calls are maps with this entry.
    private static bool IsClassName(object? value) => value is string name && name.Contains('.', StringComparison.Ordinal);

    private void WriteEntries(IDictionary map, ValuePath path)
    {
        int index = 0;
        _writer.WriteStartArray();
        foreach (DictionaryEntry entry in map)
        {
            ValuePath place = path.Item(index++);
            _writer.WriteStartObject();
            _writer.WritePropertyName("key");
            Write(entry.Key, place.Field("key"));
            _writer.WritePropertyName("value");
            Write(entry.Value, place.Field("value"));
            _writer.WriteEndObject();
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
        if (value is bool flag)
            _writer.WriteBooleanValue(flag);
        else if (NumberText(value) is not { } number)
            _writer.WriteStringValue(TextOf(value));
        else if (IsNotFinite(value) || IsString(value))
            _writer.WriteStringValue(number);
        else
            _writer.WriteRawValue(number);
    }

    private bool IsString(object number) => _options.NumberStrings switch
    {
        JsonNumberStrings.All => number is long or BigInteger or BigDecimal or decimal,
        JsonNumberStrings.Inexact => !IsExactInDouble(number),
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

    private static bool IsNotFinite(object value) =>
        value is double number ? !double.IsFinite(number) : value is float single && !float.IsFinite(single);

    // A double is recognizable, as it is in Java.
    private static string WithPoint(string text) => text.AsSpan().ContainsAny(".EN") ? text : $"{text}.0";

    private static bool IsExactInDouble(object value) => value switch
    {
        long number => number is >= -MaxExactInDouble and <= MaxExactInDouble,
        BigInteger number => number >= -MaxExactInDouble && number <= MaxExactInDouble,
        // A double is equal to a number of at most 17 digits and zeros.
        BigDecimal number => number.Unscaled.GetBitLength() <= MaxBitsOfDouble
            && double.TryParse(number.ToString(), CultureInfo.InvariantCulture, out double near)
            && BigDecimal.TryParse(near.ToString("R", CultureInfo.InvariantCulture), out BigDecimal back)
            && Normalize(back) == Normalize(number),
        _ => true,
    };

    private static (BigInteger Unscaled, int Scale) Normalize(BigDecimal number)
    {
        (BigInteger unscaled, int scale) = (number.Unscaled, number.Scale);
        if (unscaled.IsZero)
            return (unscaled, 0);
        for (; unscaled % 10 == 0; scale--)
            unscaled /= 10;
        return (unscaled, scale);
    }

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
