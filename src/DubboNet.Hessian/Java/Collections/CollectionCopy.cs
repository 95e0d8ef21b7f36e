using System.Collections;
using System.Runtime.CompilerServices;

namespace DubboNet.Hessian;

/// <summary>Represents a formatter of collections that can convert a collection that was read as another type.</summary>
internal interface ICollectionCopier<TCollection>
{
    /// <summary>Gets the name of the expected value for errors, which is <c>a list</c> or <c>a map</c>.</summary>
    string Expected { get; }

    /// <summary>
    /// Returns a collection of the same items, or null if <paramref name="other"/> is of another kind, such as a map instead of a list.
    /// </summary>
    TCollection? Copy(ref HessianReader reader, IEnumerable other);
}

/// <summary>
/// Copies a Java collection that is used in places with different .NET types, such as <c>Collections.emptyList()</c> in a field of strings
/// and in one of numbers. Because of type erasure, Java can use one object in both. In .NET, each type gets one copy per message. Items
/// that fit are reused, and the others are converted.
/// </summary>
internal static class CollectionCopy
{
    /// <summary>The error message for a null key.</summary>
    public const string NullKey =
        "The key is null, which a .NET dictionary does not allow: declare object to get a map with HessianNull.Key";

    /// <summary>Returns the items of a list, a set or an array, or null for a map.</summary>
    /// <param name="reader">The reader.</param>
    /// <param name="other">The collection.</param>
    /// <param name="element">The formatter of the items.</param>
    /// <param name="isHashed">Whether the items are put into a hash table.</param>
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

    /// <summary>Returns the entries of a map, or null for another collection.</summary>
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
                    ?? throw new HessianException(NullKey, reader.Position, CSharpName.GetDisplayName(typeof(TKey)), "null");
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
            throw HessianException.At(
                e,
                "A collection that was previously read as another type has an item that cannot be read as "
                    + CSharpName.GetDisplayName(typeof(T)),
                reader.Position);
        }
    }
}
