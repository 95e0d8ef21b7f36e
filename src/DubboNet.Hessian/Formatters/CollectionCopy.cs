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
    /// <summary>The text of the error for a null key.</summary>
    public const string NullKey = "The key is null, which a .NET dictionary cannot hold: declare object to get a map with HessianNull.Key";

    /// <summary>The items of a list, a set or an array; null if it is a map.</summary>
    /// <param name="reader">The reader.</param>
    /// <param name="other">The collection.</param>
    /// <param name="element">Carries the items.</param>
    /// <param name="isHashed">Whether the items go into a hash table.</param>
    public static List<T>? Items<T>(ref HessianReader reader, IEnumerable other, IHessianFormatter<T> element, bool isHashed)
    {
        if (other is IDictionary)
            return null;
        var items = new List<T>();
        var watch = default(HashWatch<T>);
        try
        {
            foreach (object? item in other)
            {
                Growing.Look(ref reader, items.Count, isGrowing: true, Unsafe.SizeOf<T>());
                T copy = Item(ref reader, item, element)!;
                if (isHashed)
                    watch.Look(reader.Options, copy, reader.Position);
                items.Add(copy);
            }
        }
        catch (HessianException error) when (error.AddElement(items.Count))
        {
            throw;
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
        var watch = default(HashWatch<TKey>);
        object? entryKey = null;
        bool isKey = true;
        try
        {
            foreach (DictionaryEntry entry in map)
            {
                Growing.Look(ref reader, entries.Count, isGrowing: true, Unsafe.SizeOf<KeyValuePair<TKey, TValue>>());
                TKey copiedKey = Item(ref reader, entry.Key, key)
                    ?? throw new HessianException(NullKey, reader.Position, CSharpName.Of(typeof(TKey)), "null");
                watch.Look(reader.Options, copiedKey, reader.Position);
                (entryKey, isKey) = (entry.Key, false);
                if (!entries.TryAdd(copiedKey, Item(ref reader, entry.Value, value)!))
                    throw LostItems.SameKey(copiedKey, typeof(Dictionary<TKey, TValue>), reader.Position);
                isKey = true;
            }
        }
        catch (HessianException error) when (isKey ? error.AddMapKey(entries.Count) : error.AddMapValue(entryKey))
        {
            throw;
        }

        return entries;
    }

    private static T? Item<T>(ref HessianReader reader, object? item, IHessianFormatter<T> formatter)
    {
        if (item is T same)
            return same;
        if (item is null && default(T) is null)
            return default;
        try
        {
            return reader.ReadAgain(item, formatter);
        }
        catch (HessianException e) when (e.IsMismatch)
        {
            throw HessianException.At(e, $"A collection that was read as another type before has an item that cannot be read as {CSharpName.Of(typeof(T))}", reader.Position);
        }
    }
}
