using System.Collections;
using System.Globalization;

namespace DubboNet.Hessian.Tests.Support;

/// <summary>
/// Compares decoded values by structure and by identity. Where one graph contains the same object twice, the other one must as well, and
/// nowhere else.
/// </summary>
internal sealed class GraphComparer
{
    private readonly Dictionary<object, object> _partners = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<object, object> _partnersBack = new(ReferenceEqualityComparer.Instance);

    private GraphComparer()
    {
    }

    /// <summary>Returns the place and the values of the first difference, or null if there is none.</summary>
    public static string? FirstDifference(object? expected, object? actual) => new GraphComparer().Compare(expected, actual, "value");

    private static bool HasIdentity(object value) =>
        value is HessianObject || (value is IEnumerable and not (string or byte[] or Array { Length: 0 }));

    private static bool AreSame(object expected, object actual) => (expected, actual) switch
    {
        (double one, double other) => one.Equals(other) && (one != 0 || double.IsNegative(one) == double.IsNegative(other)),
        (float one, float other) => one.Equals(other) && (one != 0 || float.IsNegative(one) == float.IsNegative(other)),
        (decimal one, decimal other) => one == other && one.Scale == other.Scale,
        (DateTime one, DateTime other) => one == other && one.Kind == other.Kind,
        (byte[] one, byte[] other) => one.AsSpan().SequenceEqual(other),
        (Array one, Array other) => one.Length == other.Length,
        _ => expected.Equals(actual),
    };

    private static string Describe(object? value) => value switch
    {
        null => "null",
        string text => $"\"{(text.Length > 60 ? text[..60] + "…" : text)}\"",
        IFormattable scalar => $"{scalar.ToString(null, CultureInfo.InvariantCulture)} ({value.GetType().Name})",
        _ => value.GetType().ToString(),
    };

    private string? Compare(object? expected, object? actual, string path)
    {
        if (expected is null || actual is null || expected.GetType() != actual.GetType())
            return expected is null && actual is null ? null : $"{path}: expected {Describe(expected)}, found {Describe(actual)}";
        if (!HasIdentity(expected))
            return AreSame(expected, actual) ? null : $"{path}: expected {Describe(expected)}, found {Describe(actual)}";

        bool isKnown = _partners.TryGetValue(expected, out object? partner);
        bool isKnownBack = _partnersBack.TryGetValue(actual, out object? partnerBack);
        if (isKnown || isKnownBack)
            return ReferenceEquals(partner, actual) && ReferenceEquals(partnerBack, expected) ? null : $"{path}: another identity";

        _partners.Add(expected, actual);
        _partnersBack.Add(actual, expected);
        return expected is HessianObject unknown
            ? CompareObjects(unknown, (HessianObject)actual, path)
            : CompareItems(expected, actual, path);
    }

    private string? CompareObjects(HessianObject expected, HessianObject actual, string path)
    {
        if (!expected.Definition.Equals(actual.Definition))
            return $"{path}: another class definition, {actual.ClassName}";
        for (int i = 0; i < expected.Values.Length; i++)
        {
            if (Compare(expected.Values[i], actual.Values[i], $"{path}.{expected.Definition.Fields[i]}") is { } difference)
                return difference;
        }

        return null;
    }

    private string? CompareItems(object expected, object actual, string path)
    {
        if (JavaType(expected) != JavaType(actual))
            return $"{path}: expected {JavaType(expected)}, found {JavaType(actual)}";
        List<object?> items = Flatten(expected);
        List<object?> found = Flatten(actual);
        if (items.Count != found.Count)
            return $"{path}: expected {items.Count} items, found {found.Count}";
        for (int i = 0; i < items.Count; i++)
        {
            if (Compare(items[i], found[i], $"{path}[{i}]") is { } difference)
                return difference;
        }

        return null;
    }

    private static string? JavaType(object value) => value switch
    {
        HessianList list => list.JavaType,
        HessianSet set => set.JavaType,
        HessianMap map => map.JavaType,
        _ => null,
    };

    /// <summary>Returns the items in order. For a dictionary, returns keys and values in turn.</summary>
    private static List<object?> Flatten(object items)
    {
        if (items is not IDictionary dictionary)
            return [.. ((IEnumerable)items).Cast<object?>()];
        var entries = new List<object?>();
        foreach (DictionaryEntry entry in dictionary)
            entries.AddRange([entry.Key, entry.Value]);
        return entries;
    }
}
