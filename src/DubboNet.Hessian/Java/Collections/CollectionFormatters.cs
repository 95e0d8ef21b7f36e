using System.Collections;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace DubboNet.Hessian;

internal sealed class ArrayFormatter<T>(IHessianFormatter<T> element, string javaType) : IHessianFormatter<T[]>, ICollectionCopier<T[]>
{
    public string Expected => "a list";

    public void Write(ref HessianWriter writer, T[]? value)
    {
        if (value is null)
        {
            writer.WriteNull();
            return;
        }

        if (writer.TryWriteReference(value))
            return;
        writer.WriteListStart(value.Length, javaType);
        // The type of the array is not checked, because an array of an enum can be cast to one of ints.
        if (element is Int32Formatter)
            writer.WriteInt32s((int[])(object)value);
        else
            WriteElements(ref writer, value);
        writer.WriteListEnd();
    }

    public T[]? Read(ref HessianReader reader)
    {
        if (reader.TryReadNullOrCollection(this, out T[]? known))
            return known;
        HessianListCursor list = reader.ReadListStart();
        return ArrayReading<T>.ReadElements(ref reader, ref list, element);
    }

    public T[]? Copy(ref HessianReader reader, IEnumerable other) =>
        CollectionCopy.Items(ref reader, other, element, isHashed: false)?.ToArray();

    private void WriteElements(ref HessianWriter writer, T[] value)
    {
        int i = 0;
        try
        {
            for (; i < value.Length; i++)
                element.Write(ref writer, value[i]);
        }
        catch (HessianException error) when (error.AddElement(i))
        {
            throw;
        }
    }
}

/// <summary>
/// Formats lists and sets, which differ only in the collection that is created. Both can be received as any Java collection or array.
/// </summary>
internal abstract class CollectionFormatter<TCollection, T>(IHessianFormatter<T> element, string? javaType)
    : IHessianFormatter<TCollection>, ICollectionCopier<TCollection>
    where TCollection : class, ICollection<T>
{
    private static readonly bool IsHashed = typeof(ISet<T>).IsAssignableFrom(typeof(TCollection));

    public string Expected => "a list";

    public void Write(ref HessianWriter writer, TCollection? value)
    {
        if (value is null)
        {
            writer.WriteNull();
            return;
        }

        if (writer.TryWriteReference(value))
            return;
        if (IsHashed && value.Count > 1)
            MergedItems.CheckItems(ref writer, value, element);
        writer.WriteListStart(value.Count, javaType);
        if (value.Count > 0)
            WriteElements(ref writer, value, element);
        writer.WriteListEnd();
    }

    public TCollection? Read(ref HessianReader reader)
    {
        if (reader.TryReadNullOrCollection(this, out TCollection? known))
            return known;
        HessianListCursor list = reader.ReadListStart();
        return ReadInto(ref reader, ref list, Create());
    }

    public TCollection? Copy(ref HessianReader reader, IEnumerable other)
    {
        if (CollectionCopy.Items(ref reader, other, element, IsHashed) is not { } items)
            return null;
        TCollection copy = Create();
        items.ForEach(copy.Add);
        if (LostItems.IsSet(other))
            LostItems.CheckCount(items.Count, copy.Count, typeof(TCollection), reader.Position);
        return copy;
    }

    /// <summary>Reads the elements after the start of a list into an empty collection.</summary>
    public TCollection ReadInto(ref HessianReader reader, ref HessianListCursor list, TCollection collection)
    {
        reader.SetReference(list, collection);
        if (list.Left > 0)
            ReadCounted(ref reader, ref list, collection);
        else if (list.Left < 0)
            ReadUncounted(ref reader, ref list, collection);
        else
            reader.ReadNextElement(ref list);
        return collection;
    }

    protected abstract TCollection Create();

    /// <summary>Makes room for exactly the given number of elements, after checking that the message may use the memory.</summary>
    protected abstract void MakeRoom(ref HessianReader reader, TCollection collection, int count);

    /// <summary>Writes the elements. The concrete type enumerates them, because the interface would allocate the enumerator.</summary>
    protected abstract void WriteElements(ref HessianWriter writer, TCollection collection, IHessianFormatter<T> formatter);

    /// <summary>Reads the elements. The concrete type adds them, because the interface would cost one more call for each element.</summary>
    protected abstract void ReadElements(
        ref HessianReader reader, ref HessianListCursor list, TCollection collection, IHessianFormatter<T> formatter);

    private void ReadCounted(ref HessianReader reader, ref HessianListCursor list, TCollection collection)
    {
        int count = list.Left;
        MakeRoom(ref reader, collection, count);
        try
        {
            ReadElements(ref reader, ref list, collection, element);
        }
        catch (HessianException error) when (error.AddElement(count - list.Left - 1))
        {
            throw;
        }
    }

    private void ReadUncounted(ref HessianReader reader, ref HessianListCursor list, TCollection collection)
    {
        var items = default(PooledItems<T>);
        try
        {
            while (reader.ReadNextElement(ref list))
                items.Add(ref reader, element.Read(ref reader)!);
            MakeRoom(ref reader, collection, items.Count);
            foreach (T item in items.Items)
                collection.Add(item);
        }
        catch (HessianException error) when (error.AddElement(items.Count))
        {
            throw;
        }
        finally
        {
            items.Dispose();
        }
    }
}

internal sealed class ListFormatter<T>(IHessianFormatter<T> element, string? javaType)
    : CollectionFormatter<List<T>, T>(element, javaType)
{
    protected override List<T> Create() => [];

    protected override void MakeRoom(ref HessianReader reader, List<T> collection, int count)
    {
        reader.EnsureAffordable(count, Unsafe.SizeOf<T>());
        collection.Capacity = count;
    }

    protected override void WriteElements(ref HessianWriter writer, List<T> collection, IHessianFormatter<T> formatter)
    {
        // Strings need neither an interface call for each nor a path, because writing them cannot fail.
        if (formatter is StringFormatter)
        {
            foreach (string text in CollectionsMarshal.AsSpan((List<string>)(object)collection))
                writer.WriteString(text);
        }
        else
        {
            WriteItems(ref writer, CollectionsMarshal.AsSpan(collection), formatter);
        }
    }

    private static void WriteItems(ref HessianWriter writer, ReadOnlySpan<T> items, IHessianFormatter<T> formatter)
    {
        int i = 0;
        try
        {
            for (; i < items.Length; i++)
                formatter.Write(ref writer, items[i]);
        }
        catch (HessianException error) when (error.AddElement(i))
        {
            throw;
        }
    }

    protected override void ReadElements(
        ref HessianReader reader, ref HessianListCursor list, List<T> collection, IHessianFormatter<T> formatter)
    {
        while (reader.ReadNextElement(ref list))
            collection.Add(formatter.Read(ref reader)!);
    }
}

internal sealed class SetFormatter<T>(IHessianFormatter<T> element, string javaType)
    : CollectionFormatter<HashSet<T>, T>(element, javaType)
{
    protected override HashSet<T> Create() => new(WireComparers<T>.Equality);

    protected override void MakeRoom(ref HessianReader reader, HashSet<T> collection, int count)
    {
        reader.EnsureAffordable(HashedSize.GetCapacity(count), HashedSize.Overhead + Unsafe.SizeOf<T>());
        collection.EnsureCapacity(count);
    }

    protected override void WriteElements(ref HessianWriter writer, HashSet<T> collection, IHessianFormatter<T> formatter)
    {
        int i = 0;
        try
        {
            foreach (T item in collection)
            {
                formatter.Write(ref writer, item);
                i++;
            }
        }
        catch (HessianException error) when (error.AddElement(i))
        {
            throw;
        }
    }

    protected override void ReadElements(
        ref HessianReader reader, ref HessianListCursor list, HashSet<T> collection, IHessianFormatter<T> formatter)
    {
        bool isSet = LostItems.IsSet(list);
        var watch = default(HashWatch<T>);
        while (reader.ReadNextElement(ref list))
        {
            int start = reader.Position;
            T item = formatter.Read(ref reader)!;
            watch.Look(reader.Options, item, start);
            if (!collection.Add(item) && isSet)
                throw LostItems.SameItem(item, typeof(HashSet<T>), start);
        }
    }
}

/// <summary>Formats maps. A null key is an error unless a <paramref name="nullKey"/> replaces it.</summary>
internal sealed class DictionaryFormatter<TKey, TValue>(
    IHessianFormatter<TKey> key, IHessianFormatter<TValue> value, string? javaType, object? nullKey = null)
    : IHessianFormatter<Dictionary<TKey, TValue>>, ICollectionCopier<Dictionary<TKey, TValue>>
    where TKey : notnull
{
    public string Expected => "a map";

    public void Write(ref HessianWriter writer, Dictionary<TKey, TValue>? dictionary)
    {
        if (dictionary is null)
        {
            writer.WriteNull();
            return;
        }

        if (writer.TryWriteReference(dictionary))
            return;
        if (dictionary.Count > 1 && MergedItems.MayContain(key))
            MergedItems.CheckKeys(ref writer, dictionary.Keys, key);
        writer.WriteMapStart(javaType);
        TKey? current = default;
        bool isKey = false;
        try
        {
            foreach ((TKey entryKey, TValue entryValue) in dictionary)
            {
                (current, isKey) = (entryKey, true);
                key.Write(ref writer, entryKey);
                isKey = false;
                value.Write(ref writer, entryValue);
            }
        }
        catch (HessianException error) when (error.AddEntry(current, isKey))
        {
            throw;
        }

        writer.WriteMapEnd();
    }

    public Dictionary<TKey, TValue>? Read(ref HessianReader reader)
    {
        if (reader.TryReadNullOrCollection(this, out Dictionary<TKey, TValue>? known))
            return known;
        HessianMapCursor map = reader.ReadMapStart();
        return ReadInto(ref reader, map, Create());
    }

    public Dictionary<TKey, TValue>? Copy(ref HessianReader reader, IEnumerable other) =>
        CollectionCopy.Entries(ref reader, other, key, value);

    /// <summary>Creates an empty dictionary that compares keys as Java does.</summary>
    public static Dictionary<TKey, TValue> Create() => new(WireComparers<TKey>.Equality);

    /// <summary>Reads the entries after the start of a map into an empty dictionary.</summary>
    public Dictionary<TKey, TValue> ReadInto(ref HessianReader reader, in HessianMapCursor map, Dictionary<TKey, TValue> dictionary)
    {
        reader.SetReference(map, dictionary);
        MapEntries.ReadInto(ref reader, map, key, value, nullKey, dictionary);
        return dictionary;
    }

    /// <summary>
    /// Reads a key. Rejects null as a number, which is read as zero elsewhere, because it would hide an entry with the key zero.
    /// </summary>
    public static TKey ReadKey(ref HessianReader reader, IHessianFormatter<TKey> key, object? nullKey = null)
    {
        int start = reader.Position;
        if (!reader.TryReadNull())
        {
            // Peers use the same keys in many maps.
            if (key is StringFormatter && reader.ReadSharedString() is { } text)
                return Unsafe.As<string, TKey>(ref text);
            if (key.Read(ref reader) is { } entryKey)
                return entryKey;
        }

        return nullKey is TKey standIn
            ? standIn
            : throw new HessianException(CollectionCopy.NullKey, start, CSharpName.GetDisplayName(typeof(TKey)), "null");
    }
}

/// <summary>Calculates the memory of sets and dictionaries besides their items.</summary>
internal static class HashedSize
{
    /// <summary>The size of an item's hash code, link and bucket, in bytes.</summary>
    public const int Overhead = 12;

    /// <summary>
    /// Returns the capacity that is allocated for a number of items, which is the next prime number that the framework uses.
    /// </summary>
    public static int GetCapacity(int count) => count + (count / 5);
}
