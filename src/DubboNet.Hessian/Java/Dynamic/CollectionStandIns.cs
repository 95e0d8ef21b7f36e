using System.Collections;
using System.Collections.Frozen;

namespace DubboNet.Hessian;

/// <summary>
/// Reads Java objects that are sent instead of a collection, because the class of the collection replaces itself (<c>writeReplace</c>) or
/// hessian-lite has a handle for it. Without a declared type, they stay objects, so that they can be written back unchanged. A declared
/// collection gets their items.
/// </summary>
internal static class CollectionStandIns
{
    private const string Guava = "com.google.common.collect.";

    /// <summary>The maximum nesting of stand-ins. Guava needs two, for a set in its handle in the form of another set.</summary>
    private const int MaxNesting = 3;

    private static readonly FrozenDictionary<string, Func<HessianObject, Scope, IEnumerable?>> Known =
        new Dictionary<string, Func<HessianObject, Scope, IEnumerable?>>
        {
            ["com.alibaba.com.caucho.hessian.io.EnumSetHandler"] = (value, scope) => Set(scope.Find(value, "objects")),
            ["java.util.EnumSet$SerializationProxy"] = (value, scope) => Set(scope.Find(value, "elements")),
            [Guava + "ImmutableList$SerializedForm"] = (value, scope) => scope.Find(value, "elements"),
            [Guava + "ImmutableSet$SerializedForm"] = (value, scope) => Set(scope.Find(value, "elements")),
            [Guava + "ImmutableSortedSet$SerializedForm"] = (value, scope) => Set(scope.Find(value, "elements")),
            [Guava + "ImmutableAsList$SerializedForm"] = (value, scope) => scope.Find(value, "collection"),
            [Guava + "ImmutableEnumSet$EnumSerializedForm"] = (value, scope) => scope.Find(value, "delegate"),
            [Guava + "ImmutableEnumMap$EnumSerializedForm"] = (value, scope) => scope.Find(value, "delegate"),
            [Guava + "ImmutableMultiset$SerializedForm"] = Repeated,
            [Guava + "RegularImmutableMultiset$SerializedForm"] = Repeated,
            [Guava + "ImmutableSortedMultiset$SerializedForm"] = Repeated,
            [Guava + "ImmutableMap$SerializedForm"] = Entries,
            [Guava + "ImmutableBiMap$SerializedForm"] = Entries,
            [Guava + "ImmutableSortedMap$SerializedForm"] = Entries,
            [Guava + "ImmutableMapKeySet$KeySetSerializedForm"] = (value, scope) => Set((scope.Find(value, "map") as IDictionary)?.Keys),
            [Guava + "RegularImmutableMap$KeySet$SerializedForm"] = (value, scope) => Set((scope.Find(value, "map") as IDictionary)?.Keys),
            [Guava + "ImmutableMapValues$SerializedForm"] = (value, scope) => (scope.Find(value, "map") as IDictionary)?.Values,
            [Guava + "RegularImmutableMap$Values$SerializedForm"] = (value, scope) => (scope.Find(value, "map") as IDictionary)?.Values,
        }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>
    /// Returns whether objects of a Java class represent collections, so that they can be read wherever a collection can.
    /// </summary>
    public static bool IsKnown(string className) => Known.ContainsKey(className);

    /// <summary>
    /// Returns the items of an object that represents a list, a set (<see cref="SetItems"/>) or a map (a dictionary). Returns null for any
    /// other value.
    /// </summary>
    /// <param name="value">The value that was read without a declared type.</param>
    /// <param name="mostItems">The maximum number of items. A multiset contains a count for each item, so it can be larger than its
    /// message.</param>
    /// <param name="options">The limits.</param>
    public static IEnumerable? Find(object? value, long mostItems, HessianWireOptions options) =>
        value is HessianObject standIn ? new Scope(mostItems, options, MaxNesting).Find(standIn) : null;

    /// <summary>
    /// Returns a list, set or dictionary with the items of an object that represents a collection, or null for any other value.
    /// </summary>
    public static IEnumerable? Make(object? value, long mostItems, HessianWireOptions options) => Find(value, mostItems, options) switch
    {
        null => null,
        IDictionary map => map,
        SetItems set => Distinct(set, options),
        var items => items.Cast<object?>().ToList(),
    };

    private static SetItems? Set(IEnumerable? items) => items is null ? null : new SetItems(items);

    private static HashSet<object?> Distinct(SetItems items, HessianWireOptions options)
    {
        var set = new HashSet<object?>(WireComparers<object?>.Equality);
        var watch = default(HashWatch<object?>);
        foreach (object? item in items)
        {
            watch.Look(options, item);
            set.Add(item);
        }

        return set;
    }

    private static Dictionary<object, object?>? Entries(HessianObject value, Scope scope)
    {
        if (scope.Find(value, "keys") is not { } keys || scope.Find(value, "values") is not { } values)
            return null;
        var entries = new Dictionary<object, object?>(WireComparers<object>.Equality);
        var watch = default(HashWatch<object?>);
        foreach ((object? key, object? entryValue) in keys.Cast<object?>().Zip(values.Cast<object?>()))
        {
            watch.Look(scope.Options, key);
            entries[key ?? HessianNull.Key] = entryValue;
        }

        return entries;
    }

    private static List<object?>? Repeated(HessianObject value, Scope scope)
    {
        if (scope.Find(value, "elements") is not { } elements || !value.TryGet("counts", out object? counts) || counts is not int[] times)
            return null;
        if (times.Sum(static count => (long)count) > scope.MostItems || times.Any(static count => count < 0))
        {
            throw new HessianException(
                $"The multiset has more items than its message may have: {scope.MostItems} "
                    + $"(HessianOptions.{nameof(HessianOptions.MaxExpansion)})");
        }

        return [.. elements.Cast<object?>().Zip(times).SelectMany(static entry => Enumerable.Repeat(entry.First, entry.Second))];
    }

    private readonly record struct Scope(long MostItems, HessianWireOptions Options, int Left)
    {
        /// <summary>Returns the items of a stand-in.</summary>
        public IEnumerable? Find(HessianObject value) =>
            Left > 0
                && Known.TryGetValue(value.ClassName, out Func<HessianObject, Scope, IEnumerable?>? items)
                    ? items(value, this with { Left = Left - 1 })
                    : null;

        /// <summary>Returns the items of a collection or a stand-in in a field.</summary>
        public IEnumerable? Find(HessianObject value, string field)
        {
            value.TryGet(field, out object? held);
            return held is HessianObject inner ? Find(inner) : held is string ? null : held as IEnumerable;
        }
    }
}

/// <summary>Marks items as those of a Java set, which are all different.</summary>
internal sealed class SetItems(IEnumerable items) : IEnumerable
{
    public IEnumerator GetEnumerator() => items.GetEnumerator();
}
