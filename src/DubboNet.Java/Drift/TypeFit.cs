namespace DubboNet.Java;

/// <summary>Specifies whether values of one type can be read as those of another.</summary>
internal enum TypeFit
{
    /// <summary>The types are the same.</summary>
    Same,

    /// <summary>Values can still be exchanged.</summary>
    Compatible,

    /// <summary>A value can be null, and could not before.</summary>
    Nullable,

    /// <summary>Values are of another class.</summary>
    Different,
}

/// <summary>Compares types as they are in snapshots.</summary>
internal static class TypeFits
{
    private const string Any = "java.lang.Object";

    /// <summary>The collections that .NET reads as each other, whatever their class is.</summary>
    private static readonly string[][] Families =
    [
        [
            "java.util.List", "java.util.ArrayList", "java.util.LinkedList", "java.util.Collection", "java.lang.Iterable",
            "java.util.Queue", "java.util.Deque", "java.util.Vector",
        ],
        [
            "java.util.Set", "java.util.HashSet", "java.util.LinkedHashSet", "java.util.SortedSet", "java.util.NavigableSet",
            "java.util.TreeSet",
        ],
        [
            "java.util.Map", "java.util.HashMap", "java.util.LinkedHashMap", "java.util.SortedMap", "java.util.NavigableMap",
            "java.util.TreeMap", "java.util.EnumMap", "java.util.Hashtable", "java.util.concurrent.ConcurrentMap",
            "java.util.concurrent.ConcurrentHashMap",
        ],
        ["java.util.Map$Entry", "java.util.AbstractMap$SimpleEntry", "java.util.AbstractMap$SimpleImmutableEntry"],
    ];

    /// <summary>Compares the type of a contract with the type that the other side has now.</summary>
    public static TypeFit Compare(string contract, string current)
    {
        if (contract == current)
            return TypeFit.Same;
        if (JavaBoxes.All.GetValueOrDefault(contract) == current)
            return TypeFit.Nullable;
        return Compare(TypeText.Parse(contract), TypeText.Parse(current)) ? TypeFit.Compatible : TypeFit.Different;
    }

    private static bool Compare(TypeText contract, TypeText current)
    {
        // What can be any object can be this one, too.
        if (contract is { Dimensions: 0, Name: Any } || contract.IsVariable)
            return !current.IsVoid;
        if (contract.Dimensions != current.Dimensions)
            return false;
        bool sameName = contract.Name == current.Name || JavaBoxes.All.GetValueOrDefault(current.Name) == contract.Name
            || Array.Exists(Families, family => family.Contains(contract.Name) && family.Contains(current.Name));
        // A type without type arguments says nothing of its items.
        bool isRaw = contract.Arguments.Count == 0 || current.Arguments.Count == 0;
        bool argumentsFit = contract.Arguments.Count == current.Arguments.Count
            && contract.Arguments.Zip(current.Arguments).All(pair => Compare(pair.First, pair.Second));
        return sameName && (isRaw || argumentsFit);
    }
}
