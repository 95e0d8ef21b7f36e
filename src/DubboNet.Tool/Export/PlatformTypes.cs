using DubboNet.Generator;
using DubboNet.Java;

namespace DubboNet.Tool;

/// <summary>Knows the generic classes of the Java platform.</summary>
internal static class PlatformTypes
{
    private static readonly HashSet<string> OfOne = new(StringComparer.Ordinal)
    {
        "java.lang.Class", "java.lang.Comparable", "java.lang.Iterable", "java.util.ArrayDeque", "java.util.ArrayList",
        "java.util.Collection", "java.util.Deque", "java.util.EnumSet", "java.util.Enumeration", "java.util.HashSet",
        "java.util.Iterator", "java.util.LinkedHashSet", "java.util.LinkedList", "java.util.List", "java.util.ListIterator",
        "java.util.NavigableSet", "java.util.Optional", "java.util.PriorityQueue", "java.util.Queue", "java.util.Set",
        "java.util.SortedSet", "java.util.Stack", "java.util.TreeSet", "java.util.Vector",
        "java.util.concurrent.ArrayBlockingQueue", "java.util.concurrent.BlockingDeque", "java.util.concurrent.BlockingQueue",
        "java.util.concurrent.CompletableFuture", "java.util.concurrent.ConcurrentLinkedDeque",
        "java.util.concurrent.ConcurrentLinkedQueue", "java.util.concurrent.ConcurrentSkipListSet",
        "java.util.concurrent.CopyOnWriteArrayList", "java.util.concurrent.CopyOnWriteArraySet",
        "java.util.concurrent.LinkedBlockingDeque", "java.util.concurrent.LinkedBlockingQueue",
        "java.util.concurrent.PriorityBlockingQueue", "java.util.concurrent.atomic.AtomicReference",
        "java.util.concurrent.atomic.AtomicReferenceArray",
    };

    private static readonly HashSet<string> OfTwo = new(StringComparer.Ordinal)
    {
        "java.util.AbstractMap$SimpleEntry", "java.util.AbstractMap$SimpleImmutableEntry", "java.util.EnumMap", "java.util.HashMap",
        "java.util.Hashtable", "java.util.IdentityHashMap", "java.util.LinkedHashMap", "java.util.Map", "java.util.Map$Entry",
        "java.util.NavigableMap", "java.util.SortedMap", "java.util.TreeMap", "java.util.WeakHashMap",
        "java.util.concurrent.ConcurrentHashMap", "java.util.concurrent.ConcurrentMap", "java.util.concurrent.ConcurrentNavigableMap",
        "java.util.concurrent.ConcurrentSkipListMap",
    };

    private static readonly Dictionary<string, JavaPrimitiveType> Primitives = new JavaPrimitiveType[]
    {
        JavaPrimitiveType.Boolean, JavaPrimitiveType.Byte, JavaPrimitiveType.Short, JavaPrimitiveType.Char, JavaPrimitiveType.Int,
        JavaPrimitiveType.Long, JavaPrimitiveType.Float, JavaPrimitiveType.Double,
    }.ToDictionary(primitive => primitive.Name);

    /// <summary>Returns the use of a class of the platform, or of a primitive type.</summary>
    /// <param name="name">The name.</param>
    /// <param name="arguments">The type arguments. If their number is wrong, any type is meant.</param>
    public static JavaType Use(string name, IReadOnlyList<JavaType> arguments)
    {
        if (Primitives.TryGetValue(name, out JavaPrimitiveType? primitive))
            return primitive;
        int count = OfOne.Contains(name) ? 1 : OfTwo.Contains(name) ? 2 : 0;
        if (!IsPlatform(name) || count == arguments.Count)
            return new JavaClassType(name, arguments);
        return new JavaClassType(name, [.. Enumerable.Repeat(new JavaWildcard(null, null), count)]);
    }

    /// <summary>Returns whether each Java program has a class.</summary>
    public static bool IsPlatform(string name) =>
        name.StartsWith("java.", StringComparison.Ordinal) || name.StartsWith("javax.", StringComparison.Ordinal);

    /// <summary>Returns the type for places that need a reference.</summary>
    public static JavaType Box(JavaType type) =>
        type is JavaPrimitiveType primitive ? new JavaClassType(BuiltInTypes.Box(primitive.Name), []) : type;
}
