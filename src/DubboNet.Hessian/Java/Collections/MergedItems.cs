using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace DubboNet.Hessian;

/// <summary>
/// Finds items of a set and keys of a map that differ in .NET and are written with the same bytes, such as the byte 5 and the short 5. Java
/// would keep only one of them. Compares the values that Java compares by value: numbers, text, dates and constants of enums. Most typed
/// sets cannot contain two such items, so they are not checked. Called before a collection is written.
/// </summary>
internal static class MergedItems
{
    private const int Kinds = 5;

    /// <summary>Throws if two items of a set have the same bytes.</summary>
    public static void CheckItems<T>(ref HessianWriter writer, IEnumerable<T> items, IHessianFormatter<T> element)
    {
        if (MayContain(element))
            Check(ref writer, items, element, isMap: false);
    }

    /// <summary>Throws if two keys of a map have the same bytes. Call it only if <see cref="MayContain"/> returns true.</summary>
    public static void CheckKeys<T>(ref HessianWriter writer, IEnumerable<T> keys, IHessianFormatter<T> key) =>
        Check(ref writer, keys, key, isMap: true);

    /// <summary>Returns whether values of the formatter can differ and have the same bytes.</summary>
    public static bool MayContain<T>(IHessianFormatter<T> formatter) =>
        Declared<T>.HoldsSeveralForms || formatter is ITruncatingFormatter<T> { MayTruncate: true };

    private static void Check<T>(ref HessianWriter writer, IEnumerable<T> items, IHessianFormatter<T> formatter, bool isMap)
    {
        ITruncatingFormatter<T>? truncating = formatter is ITruncatingFormatter<T> { MayTruncate: true } known ? known : null;
        if (truncating is null ? !AreMixed(items) : items.All(truncating.IsExact))
            return;
        var output = new ArrayBufferWriter<byte>();
        var written = new Dictionary<string, object?>(StringComparer.Ordinal);
        int i = 0;
        object? current = null;
        try
        {
            foreach (T item in items)
            {
                current = item;
                if (truncating is not null || IsScalar(ref writer, current))
                {
                    string bytes = BytesOf(ref writer, output, item, formatter);
                    if (!written.TryAdd(bytes, current))
                        throw Create(written[bytes], current, isMap);
                }

                i++;
            }
        }
        catch (HessianException error) when (isMap ? error.AddEntry(current, isKey: true) : error.AddElement(i))
        {
            throw;
        }
    }

    /// <summary>
    /// Returns whether the items have several types of one kind, or a type whose values can be different and have the same bytes.
    /// </summary>
    private static bool AreMixed<T>(IEnumerable<T> items)
    {
        Type? latest = null;
        Type?[]? ofKinds = null;
        foreach (T item in items)
        {
            Type type = item?.GetType() ?? typeof(void);
            if (type == latest)
                continue;
            if (HasSeveralForms(type))
                return true;
            // Most collections have one type, and need no array.
            if (latest is not null && ofKinds is null)
            {
                ofKinds = new Type[Kinds];
                ofKinds[KindOf(latest)] = latest;
            }

            if (ofKinds is not null && (ofKinds[KindOf(type)] ??= type) != type)
                return true;
            latest = type;
        }

        return false;
    }

    // Values of different kinds never have the same bytes. A ulong is written as a BigInteger.
    private static int KindOf(Type type) => type.IsEnum ? 0 : Type.GetTypeCode(type) switch
    {
        TypeCode.Boolean => 1,
        TypeCode.String or TypeCode.Char => 2,
        TypeCode.Single or TypeCode.Double => 3,
        >= TypeCode.SByte and <= TypeCode.Int64 => 4,
        _ => 0,
    };

    private static bool HasSeveralForms(Type type) =>
        type == typeof(DateTime)
            || type == typeof(DateTimeOffset)
            || type == typeof(char[])
            || type == typeof(JsonElement)
            || type.IsAssignableTo(typeof(JsonNode));

    private static bool IsScalar(ref HessianWriter writer, object? item) => item switch
    {
        null or HessianNull or string or char[] or DateTime or DateTimeOffset or JavaDate or JsonValue => true,
        JsonElement json => json.ValueKind is not (JsonValueKind.Object or JsonValueKind.Array),
        Enum => true,
        ValueType => item.GetType().IsPrimitive
            || (writer.Types().TryGet(item.GetType(), out HessianClassFormatter? formatter) && formatter.IsBuiltIn),
        _ => false,
    };

    private static string BytesOf<T>(ref HessianWriter writer, ArrayBufferWriter<byte> output, T item, IHessianFormatter<T> formatter)
    {
        output.ResetWrittenCount();
        HessianSerializer.Serialize(output, item, formatter, (HessianOptions)writer.Options);
        return Encoding.Latin1.GetString(output.WrittenSpan);
    }

    private static HessianException Create(object? first, object? second, bool isMap) => new(
        $"{Describe(first)} and {Describe(second)} are different in .NET, but are written with the same bytes, so that Java would keep "
            + $"only one {(isMap ? "key of the map" : "item of the set")}: remove one of them, or use types that Java tells apart");

    private static string Describe(object? value)
    {
        string text = value switch
        {
            DateTime or DateTimeOffset => ((IFormattable)value).ToString("O", CultureInfo.InvariantCulture),
            char[] units => HessianException.Excerpt(new string(units)),
            JsonElement or JsonNode => HessianException.Excerpt(value.ToString()),
            _ => MemberPath.KeyText(value),
        };
        return value is null ? text : $"{text} ({CSharpName.GetFullName(value.GetType())})";
    }

    private static class Declared<T>
    {
        /// <summary>Whether a value of the declared type can be of several types, or of one with several forms.</summary>
        public static readonly bool HoldsSeveralForms = typeof(T).IsValueType
            ? typeof(T) == typeof(JsonElement)
            : HasSeveralForms(typeof(T)) || typeof(T) == typeof(Enum) || typeof(T).IsAssignableFrom(typeof(int)) || IsBaseOfText(typeof(T));

        private static bool IsBaseOfText(Type type) => type != typeof(string) && type.IsAssignableFrom(typeof(string));
    }
}
