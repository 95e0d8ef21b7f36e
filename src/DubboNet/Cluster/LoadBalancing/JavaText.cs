using System.Collections;
using System.Globalization;
using DubboNet.Hessian;

namespace DubboNet.Cluster.LoadBalancing;

/// <summary>Returns the text of values as Java's <c>String.valueOf</c> does.</summary>
internal static class JavaText
{
    public static string Format(object? value) => value switch
    {
        null => "null",
        string text => text,
        bool flag => flag ? "true" : "false",
        float number => JavaDouble.ToText(number),
        double number => JavaDouble.ToText(number),
        IDictionary map => $"{{{string.Join(", ", Entries(map))}}}",
        IList list => $"[{string.Join(", ", list.Cast<object?>().Select(Format))}]",
        IFormattable formattable => formattable.ToString(null, CultureInfo.InvariantCulture),
        _ => $"{value}",
    };

    private static IEnumerable<string> Entries(IDictionary map)
    {
        foreach (DictionaryEntry entry in map)
            yield return $"{Format(entry.Key)}={Format(entry.Value)}";
    }
}
