namespace DubboNet.AspNetCore;

/// <summary>Lists the Java collections that JSON arrays and objects can become.</summary>
internal static class JavaCollections
{
    private static readonly string[] Lists =
        ["java.util.List", "java.util.ArrayList", "java.util.Collection", "java.lang.Iterable", "java.util.AbstractList"];

    private static readonly Dictionary<string, string> OtherLists = new()
    {
        ["java.util.LinkedList"] = "java.util.LinkedList",
        ["java.util.Queue"] = "java.util.LinkedList",
        ["java.util.Deque"] = "java.util.LinkedList",
    };

    private static readonly Dictionary<string, string> Sets = new()
    {
        ["java.util.Set"] = "java.util.HashSet",
        ["java.util.HashSet"] = "java.util.HashSet",
        ["java.util.LinkedHashSet"] = "java.util.LinkedHashSet",
        ["java.util.SortedSet"] = "java.util.TreeSet",
        ["java.util.NavigableSet"] = "java.util.TreeSet",
        ["java.util.TreeSet"] = "java.util.TreeSet",
    };

    private static readonly Dictionary<string, string> Maps = new()
    {
        ["java.util.Map"] = "java.util.HashMap",
        ["java.util.HashMap"] = "java.util.HashMap",
        ["java.util.LinkedHashMap"] = "java.util.LinkedHashMap",
        ["java.util.SortedMap"] = "java.util.TreeMap",
        ["java.util.NavigableMap"] = "java.util.TreeMap",
        ["java.util.TreeMap"] = "java.util.TreeMap",
        ["java.util.concurrent.ConcurrentMap"] = "java.util.concurrent.ConcurrentHashMap",
        ["java.util.concurrent.ConcurrentHashMap"] = "java.util.concurrent.ConcurrentHashMap",
        ["java.util.Properties"] = "java.util.Properties",
    };

    /// <summary>Returns whether a class is a list or a set.</summary>
    public static bool IsCollection(string type) => Lists.Contains(type) || OtherLists.ContainsKey(type) || Sets.ContainsKey(type);

    /// <summary>Returns whether a class is a map.</summary>
    public static bool IsMap(string type) => Maps.ContainsKey(type);

    /// <summary>Returns the class of a set on the wire, or null if the class is not a set.</summary>
    public static string? SetClass(string type) => Sets.GetValueOrDefault(type);

    /// <summary>Returns the class of a list on the wire, or null for an ArrayList.</summary>
    public static string? ListClass(string type) => OtherLists.GetValueOrDefault(type);

    /// <summary>Returns the class of a map on the wire, or null for a HashMap.</summary>
    public static string? MapClass(string type) => Maps[type] is var wire && wire == "java.util.HashMap" ? null : wire;
}
