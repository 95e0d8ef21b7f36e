using System.Runtime.CompilerServices;

namespace DubboNet.Hessian;

/// <summary>Represents a map entry that was read, with the position of its key's bytes in the message.</summary>
internal readonly struct MapEntry<TKey, TValue>(TKey key, TValue value, int start, int end)
{
    public readonly TKey Key = key;
    public readonly TValue Value = value;
    public readonly int Start = start;
    public readonly int End = end;
}

/// <summary>
/// Reads the entries of a map. The wire does not state the size of a map, so the entries are collected before they are put into a
/// collection.
/// </summary>
internal static class MapEntries
{
    /// <summary>The approximate memory that <see cref="CheckKeys"/> uses for an entry in two tables and a string, in bytes.</summary>
    private const int BytesToCompare = 96;

    /// <summary>Reads the entries after the start of a map.</summary>
    /// <param name="reader">The reader.</param>
    /// <param name="map">The start of the map.</param>
    /// <param name="key">The formatter of the keys.</param>
    /// <param name="value">The formatter of the values.</param>
    /// <param name="nullKey">The replacement for a null key, or null to make a null key an error.</param>
    /// <param name="entries">The collection that the entries are added to.</param>
    public static void Read<TKey, TValue>(
        ref HessianReader reader, in HessianMapCursor map, IHessianFormatter<TKey> key, IHessianFormatter<TValue> value, object? nullKey,
        ref PooledItems<MapEntry<TKey, TValue>> entries)
        where TKey : notnull
    {
        TKey? entryKey = default;
        bool isKey = true;
        var watch = default(HashWatch<TKey>);
        try
        {
            while (reader.ReadNextEntry(map))
            {
                reader.ReadDefinitions();
                int start = reader.Position;
                entryKey = DictionaryFormatter<TKey, TValue>.ReadKey(ref reader, key, nullKey);
                int end = reader.Position;
                watch.Look(reader.Options, entryKey, start);
                isKey = false;
                entries.Add(ref reader, new(entryKey, value.Read(ref reader)!, start, end));
                isKey = true;
            }
        }
        catch (HessianException error) when (isKey ? error.AddMapKey(entries.Count) : error.AddMapValue(entryKey))
        {
            throw;
        }
    }

    /// <summary>Reads the entries after the start of a map into an empty dictionary, which is resized once.</summary>
    public static void ReadInto<TKey, TValue>(
        ref HessianReader reader, in HessianMapCursor map, IHessianFormatter<TKey> key, IHessianFormatter<TValue> value, object? nullKey,
        Dictionary<TKey, TValue> dictionary)
        where TKey : notnull
    {
        var entries = default(PooledItems<MapEntry<TKey, TValue>>);
        try
        {
            Read(ref reader, map, key, value, nullKey, ref entries);
            reader.EnsureAffordable(
                HashedSize.GetCapacity(entries.Count), HashedSize.Overhead + Unsafe.SizeOf<KeyValuePair<TKey, TValue>>());
            dictionary.EnsureCapacity(entries.Count);
            foreach (ref readonly MapEntry<TKey, TValue> entry in entries.Items)
                dictionary[entry.Key] = entry.Value;
            if (dictionary.Count < entries.Count)
                CheckKeys(ref reader, entries.Items, new HashSet<TKey>(dictionary.Comparer).Add, dictionary.GetType());
        }
        finally
        {
            entries.Dispose();
        }
    }

    /// <summary>
    /// Throws if keys that differ on the wire are equal in a map. Of a key that was received twice, the last value counts, as in Java.
    /// Called only if a map contains fewer entries than were received.
    /// </summary>
    /// <param name="reader">The reader.</param>
    /// <param name="entries">The entries.</param>
    /// <param name="tryAdd">Adds a key to an empty map of the same type. Returns false if the map already has the key.</param>
    /// <param name="map">The type of the map.</param>
    public static void CheckKeys<TKey, TValue>(
        ref HessianReader reader, ReadOnlySpan<MapEntry<TKey, TValue>> entries, Func<TKey, bool> tryAdd, Type map)
        where TKey : notnull
    {
        reader.EnsureAffordable(entries.Length, BytesToCompare);
        var known = new HashSet<string>(StringComparer.Ordinal);
        var instances = new HashSet<object>(ReferenceEqualityComparer.Instance);
        for (int i = 0; i < entries.Length; i++)
        {
            if (i % Growing.LookEvery == 0)
                reader.CheckAllocated();
            ref readonly MapEntry<TKey, TValue> entry = ref entries[i];
            bool isRepeated = !known.Add(reader.BytesAsText(entry.Start, entry.End));
            isRepeated |= MayBeShared(entry.Key) && !instances.Add(entry.Key);
            if (!tryAdd(entry.Key) && !isRepeated)
                throw LostItems.SameKey(entry.Key, map, entry.Start);
        }
    }

    /// <summary>
    /// Returns whether a key can be the target of a reference. Strings and plain numbers cannot, because each occurrence in a message is
    /// separate.
    /// </summary>
    private static bool MayBeShared<TKey>(TKey key) => !typeof(TKey).IsValueType && key is not (string or int or long or double or bool);
}
