using System.Collections;
using DubboNet.Hessian;

namespace DubboNet.Interop.Tests.Graphs;

/// <summary>Follows the path of an error (<see cref="HessianException.Path"/>) in a graph of dynamic objects.</summary>
internal static class GraphPath
{
    private const int MaxKey = 80;

    /// <summary>
    /// Gets the Java classes of the objects at a path. Returns several if keys of a map have the same text, and none if the path does not
    /// exist.
    /// </summary>
    public static IReadOnlyList<string> ClassesAt(object? graph, string? path) =>
        [.. Find(graph, path ?? "").OfType<HessianObject>().Select(found => found.ClassName)];

    private static IEnumerable<object?> Find(object? value, string path) => path.Length == 0
        ? [value]
        : Parts(value)
            .Where(part => Begins(path, part.Segment))
            .SelectMany(part => Find(part.Value, path[part.Segment.Length..].TrimStart('.')));

    /// <summary>Compares segments without case, because the constants of enums differ in case.</summary>
    private static bool Begins(string path, string segment) =>
        path.StartsWith(segment, StringComparison.OrdinalIgnoreCase)
            && (path.Length == segment.Length || path[segment.Length] is '.' or '[');

    private static IEnumerable<(string Segment, object? Value)> Parts(object? value) => value switch
    {
        HessianObject instance => instance.Definition.Fields.ToArray().Zip(instance.Values.ToArray()),
        IDictionary map => Entries(map).SelectMany((entry, i) => Texts(entry.Key)
            .Select(text => (Segment($"[{text}]"), entry.Value)).Append((Segment($"keys[{i}]"), entry.Key))),
        IEnumerable items and not string => items.Cast<object?>().Select((item, i) => (Segment($"[{i}]"), item)),
        _ => [],
    };

    private static List<DictionaryEntry> Entries(IDictionary map)
    {
        var entries = new List<DictionaryEntry>(map.Count);
        foreach (DictionaryEntry entry in map)
            entries.Add(entry);
        return entries;
    }

    /// <summary>Returns the texts of a key. An object has the text of a registered class and that of an unknown one.</summary>
    private static string[] Texts(object key) => key switch
    {
        string text => [$"\"{OneLine(text.Length <= MaxKey ? text : text[..MaxKey] + "…")}\""],
        JavaDate date when date.TryToDateTimeOffset(out DateTimeOffset instant) => [Segment($"{instant:yyyy-MM-dd'T'HH:mm:ss.fff'Z'}")],
        JavaDate date => [Segment($"{date.Milliseconds} ms")],
        JavaLocalDate date => [Segment($"{date.Year:0000}-{date.Month:00}-{date.Day:00}")],
        HessianObject { Definition.Fields.Length: 1 } constant => [$"{constant["name"]}"],
        HessianObject instance => [instance.ClassName.Split('.')[^1], instance.ClassName],
        _ => [Segment($"{key}")],
    };

    private static string OneLine(string text) => string.Concat(text.Select(unit => char.IsControl(unit) ? '?' : unit));

    private static string Segment(FormattableString text) => FormattableString.Invariant(text);
}
