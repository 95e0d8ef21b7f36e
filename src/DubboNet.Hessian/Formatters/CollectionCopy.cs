using System.Collections;
using System.Runtime.CompilerServices;

namespace DubboNet.Hessian;

/// <summary>A formatter of collections that can make its own of one that was read as another type.</summary>
internal interface ICollectionCopier<TCollection>
{
    /// <summary>What it reads, for errors: <c>a list</c> or <c>a map</c>.</summary>
    string Expected { get; }

    /// <summary>A collection of the same items; null if <paramref name="other"/> is of another kind (a map, where this is a list).</summary>
    TCollection? Copy(ref HessianReader reader, IEnumerable other);
}

/// <summary>
/// One Java collection in places of different .NET types, such as <c>Collections.emptyList()</c> in a field of texts and in one of numbers. Java's types are
/// erased, so it can be one object there; here each type gets a copy, once a message. Items that fit are the same instances, others are made anew.
/// </summary>
internal static class CollectionCopy
{
    /// <summary>The items of a list, a set or an array; null if it is a map.</summary>
    public static List<T>? Items<T>(ref HessianReader reader, IEnumerable other, IHessianFormatter<T> element)
    {
        if (other is IDictionary)
            return null;
        var items = new List<T>();
        foreach (object? item in other)
        {
            Growing.Look(ref reader, items.Count, isGrowing: true, Unsafe.SizeOf<T>());
            items.Add(Item(ref reader, item, element)!);
        }

        return items;
    }

    /// <summary>The entries of a map; null if it is none.</summary>
    public static Dictionary<TKey, TValue>? Entries<TKey, TValue>(
        ref HessianReader reader, IEnumerable other, IHessianFormatter<TKey> key, IHessianFormatter<TValue> value)
        where TKey : notnull
    {
        if (other is not IDictionary map)
            return null;
        var entries = new Dictionary<TKey, TValue>(WireComparers<TKey>.Equality);
        foreach (DictionaryEntry entry in map)
        {
            Growing.Look(ref reader, entries.Count, isGrowing: true, Unsafe.SizeOf<KeyValuePair<TKey, TValue>>());
            TKey copiedKey = Item(ref reader, entry.Key, key)
                ?? throw new HessianException("A null key: a .NET dictionary cannot hold it", reader.Position, typeof(TKey).Name, "null");
            if (!entries.TryAdd(copiedKey, Item(ref reader, entry.Value, value)!))
                throw LostItems.Twins("keys of a map", LostItems.Describe(copiedKey), LostItems.Describe(entry.Key), typeof(TKey), reader.Position);
        }

        return entries;
    }

    /// <summary>Throws if a copy has fewer items than the set or the map that it was made of.</summary>
    public static void CheckCount(IEnumerable other, int count, int copied, Type type, int position)
    {
        if (other is IDictionary or ISet<object?> or SetItems)
            CheckCount(count, copied, type, position);
    }

    /// <summary>Throws if a collection holds fewer items than came.</summary>
    public static void CheckCount(int count, int held, Type type, int position)
    {
        if (held < count)
            throw new HessianException($"Of {count} items that are different in Java, {type.Name} takes some for the same: {count - held} would be lost", position);
    }

    private static T? Item<T>(ref HessianReader reader, object? item, IHessianFormatter<T> formatter)
    {
        if (item is T same)
            return same;
        if (item is null && default(T) is null)
            return default;
        reader.CheckAllocated();
        try
        {
            return HessianSerializer.Deserialize(HessianSerializer.Serialize(item, reader.Options), formatter, reader.Options);
        }
        catch (HessianException e)
        {
            throw new HessianException($"A collection that was read as another type has an item that is no {typeof(T).Name}", reader.Position, e.Expected, e.Found);
        }
    }
}
