using System.Globalization;
using System.Text.RegularExpressions;

namespace DubboNet.Hessian.Tests.Vectors;

/// <summary>Creates the lists, sets, maps and arrays that rows of the vector file represent.</summary>
internal static partial class ExpectedCollections
{
    private const string Values = "Date|Currency|Locale|UUID|BitSet|EnumSet|EnumMap|SimpleTimeZone|GregorianCalendar";

    private static readonly Dictionary<string, string> Components = new()
    {
        ["java.lang.String"] = "string",
        ["java.lang.Object"] = "object",
    };

    public static bool Knows(VectorRow row) => IsJavaUtil(row) || IsArray(row) || row.Type is "HashMap subclass" or "ArrayList subclass";

    public static object Build(VectorRow row)
    {
        List<object?> items = Items(row.Description, out Dictionary<object, object?>? entries);
        if (IsArray(row))
            return Array(row.Type, items);
        string? type = WireType(row);
        return entries is not null || IsMap(row.Type) ? Map(type, entries ?? []) : List(type, items);
    }

    private static bool IsMap(string type) => type.Contains("Map", StringComparison.Ordinal) && !type.Contains(
        "HashMap$", StringComparison.Ordinal)
        && !type.Contains("$KeySetView", StringComparison.Ordinal);

    private static bool IsJavaUtil(VectorRow row) => row.Type.StartsWith("java.util.", StringComparison.Ordinal) && !IsArray(row)
        && !NoCollections().IsMatch(row.Type);

    private static bool IsArray(VectorRow row) =>
        row.Type.EndsWith("[]", StringComparison.Ordinal) && row.Type is not ("byte[]" or "char[]");

    /// <summary>Returns the name in the bytes. It differs from the Java class if that is private or not Serializable.</summary>
    private static string? WireType(VectorRow row) => row switch
    {
        { Description: var text } when text.Contains("unknown class", StringComparison.Ordinal) => IsMap(row.Type)
            ? "com.unknown.M"
            : "com.unknown.L",
        { Type: "java.util.Set.of" } => "java.util.HashSet",
        { Type: "ArrayList subclass" } => "com.example.dubbonet.P$MyList",
        { Type: "HashMap subclass" } => "com.example.dubbonet.P$MyMap",
        { Mark: not null, Type: "java.util.HashMap$KeySet" or "java.util.HashMap$Values" or "java.util.ArrayList$SubList" } => row.Type,
        { Type: "java.util.ArrayList" or "java.util.List.of" or "java.util.stream toList" or "java.util.Iterator" } => null,
        { Type: "java.util.Enumeration" } => null,
        { Type: "java.util.HashMap" or "java.util.Map.of" or "java.util.WeakHashMap (not Serializable)" } => null,
        { Type: "java.util.HashMap$KeySet" or "java.util.HashMap$Values" or "java.util.ArrayList$SubList" } => null,
        _ => row.Type.Replace("RandomAccessList", "List", StringComparison.Ordinal),
    };

    private static List<object?> Items(string text, out Dictionary<object, object?>? entries)
    {
        entries = null;
        if (Range().Match(text) is { Success: true } range)
            return [.. Enumerable.Range(Number(range, 1), Number(range, 2) - Number(range, 1) + 1).Cast<object?>()];
        if (Repeated().Match(text) is { Success: true } repeated)
            return [.. Enumerable.Repeat(JavaLiteral.Parse(repeated.Groups[2].Value), Number(repeated, 1))];
        if (Arguments().Match(text) is { Success: true } arguments && !text.Contains('['))
            return (List<object?>)JavaLiteral.Parse($"[{arguments.Groups[1].Value}]")!;
        int bracket = text.AsSpan().IndexOfAny('[', '{');
        object? literal = bracket < 0 ? new List<object?>() : JavaLiteral.Parse(text.AsSpan(bracket));
        entries = literal as Dictionary<object, object?>;
        return literal as List<object?> ?? [];
    }

    private static object List(string? type, IEnumerable<object?> items)
    {
        ICollection<object?> list = type switch
        {
            null => new List<object?>(),
            "java.util.HashSet" => new HashSet<object?>(),
            _ when type.EndsWith("Set", StringComparison.Ordinal) => new HessianSet(type),
            _ => new HessianList(type),
        };
        foreach (object? item in items)
            list.Add(item);
        return list;
    }

    private static Dictionary<object, object?> Map(string? type, Dictionary<object, object?> entries)
    {
        Dictionary<object, object?> map = type is null ? [] : new HessianMap(type);
        foreach ((object key, object? value) in entries)
            map.Add(key, value);
        return map;
    }

    private static object Array(string type, List<object?> items) => type switch
    {
        "int[]" => items.Cast<int>().ToArray(),
        "long[]" => items.Select(item => Convert.ToInt64(item, CultureInfo.InvariantCulture)).ToArray(),
        "short[]" => items.Select(item => (short)(int)item!).ToArray(),
        "boolean[]" => items.Cast<bool>().ToArray(),
        "double[]" => items.Select(item => Convert.ToDouble(item, CultureInfo.InvariantCulture) + 0.0).ToArray(),
        "float[]" => items.Select(item => Convert.ToSingle(item, CultureInfo.InvariantCulture) + 0f).ToArray(),
        "java.lang.String[]" => items.Cast<string?>().ToArray(),
        "java.lang.Object[]" => items.ToArray(),
        "byte[]" => items.Select(item => (byte)(int)item!).ToArray(),
        _ => OtherArray(type, items),
    };

    private static object OtherArray(string type, List<object?> items)
    {
        string component = type[..^2];
        if (component == "char" && items is [string units, ..])
            return units;
        bool isNested = component.EndsWith("[]", StringComparison.Ordinal);
        return List(ArrayName(type), items.Select(item => isNested ? Nested(component, item) : Boxed(component, item)));
    }

    private static object? Nested(string component, object? item) => item is List<object?> items ? Array(component, items) : item;

    /// <summary>Boxes an item. Without a declared type, the tag decides, so long elements are long and floats are doubles.</summary>
    private static object? Boxed(string component, object? item) => item is float number
        ? double.Parse(number.ToString("R", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture)
        : component == "java.lang.Long" ? Convert.ToInt64(item, CultureInfo.InvariantCulture) : item;

    private static string ArrayName(string type) => type.EndsWith("[]", StringComparison.Ordinal)
        ? "[" + ArrayName(type[..^2])
        : Components.GetValueOrDefault(type, type);

    private static int Number(Match match, int group) => int.Parse(match.Groups[group].Value, CultureInfo.InvariantCulture);

    [GeneratedRegex(
        @"^java\.util\.(" + Values + "|Optional.*|AbstractMap.*|HashMap.Node.*|regex.*|"
            + "concurrent.(atomic.*|TimeUnit|ExecutionException))$")]
    private static partial Regex NoCollections();

    [GeneratedRegex(@"(\d+)\.\.(\d+)")]
    private static partial Regex Range();

    [GeneratedRegex("""^(\d+) x (?:int )?([-"\w]+)""")]
    private static partial Regex Repeated();

    [GeneratedRegex(@"\bof\(([^)]*)\)")]
    private static partial Regex Arguments();
}
