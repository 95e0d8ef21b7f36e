using System.Runtime.InteropServices;

namespace DubboNet.Hessian;

internal sealed class ArrayFormatter<T>(IHessianFormatter<T> element, string javaType) : IHessianFormatter<T[]>
{
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
        // Not by the array's type: an array of an enum passes for one of ints.
        if (element is Int32Formatter)
            writer.WriteInt32s((int[])(object)value);
        else
            WriteElements(ref writer, value);
        writer.WriteListEnd();
    }

    public T[]? Read(ref HessianReader reader)
    {
        if (reader.TryReadNullOrReference(out T[]? known))
            return known;
        HessianListCursor list = reader.ReadListStart();
        return ReadElements(ref reader, ref list, element);
    }

    /// <summary>Reads what follows a list's start. The length is known to fit the message, so the array is made at once and may be referred to.</summary>
    public static T[] ReadElements(ref HessianReader reader, ref HessianListCursor list, IHessianFormatter<T> element)
    {
        if (list.Left < 0)
            return ReadUncounted(ref reader, ref list, element);
        var array = new T[list.Left];
        reader.SetReference(list, array);
        if (element is Int32Formatter)
        {
            reader.ReadInt32s((int[])(object)array);
            list.Left = 0;
        }

        for (int i = 0; reader.ReadNextElement(ref list); i++)
            array[i] = element.Read(ref reader)!;
        return array;
    }

    private void WriteElements(ref HessianWriter writer, T[] value)
    {
        foreach (T item in value)
            element.Write(ref writer, item);
    }

    private static T[] ReadUncounted(ref HessianReader reader, ref HessianListCursor list, IHessianFormatter<T> element)
    {
        var items = new List<T>();
        while (reader.ReadNextElement(ref list))
            items.Add(element.Read(ref reader)!);
        T[] array = [.. items];
        reader.SetReference(list, array);
        return array;
    }
}

/// <summary>Lists and sets, which differ only in the collection that is made: both come as any Java collection or array.</summary>
internal abstract class CollectionFormatter<TCollection, T>(IHessianFormatter<T> element, string? javaType) : IHessianFormatter<TCollection>
    where TCollection : class, ICollection<T>
{
    public void Write(ref HessianWriter writer, TCollection? value)
    {
        if (value is null)
        {
            writer.WriteNull();
            return;
        }

        if (writer.TryWriteReference(value))
            return;
        writer.WriteListStart(value.Count, javaType);
        WriteElements(ref writer, value, element);
        writer.WriteListEnd();
    }

    public TCollection? Read(ref HessianReader reader)
    {
        if (reader.TryReadNullOrReference(out TCollection? known))
            return known;
        HessianListCursor list = reader.ReadListStart();
        TCollection collection = Create(list.Capacity);
        reader.SetReference(list, collection);
        ReadElements(ref reader, ref list, collection, element);
        return collection;
    }

    protected abstract TCollection Create(int capacity);

    /// <summary>For the concrete type to enumerate: by the interface the enumerator would be allocated.</summary>
    protected abstract void WriteElements(ref HessianWriter writer, TCollection collection, IHessianFormatter<T> formatter);

    /// <summary>For the concrete type to add to: by the interface each element would cost a call more.</summary>
    protected abstract void ReadElements(ref HessianReader reader, ref HessianListCursor list, TCollection collection, IHessianFormatter<T> formatter);
}

internal sealed class ListFormatter<T>(IHessianFormatter<T> element, string? javaType)
    : CollectionFormatter<List<T>, T>(element, javaType)
{
    protected override List<T> Create(int capacity) => new(capacity);

    protected override void WriteElements(ref HessianWriter writer, List<T> collection, IHessianFormatter<T> formatter)
    {
        // Strings without a call by the interface for each.
        if (formatter is StringFormatter)
        {
            foreach (string text in CollectionsMarshal.AsSpan((List<string>)(object)collection))
                writer.WriteString(text);
            return;
        }

        foreach (T item in CollectionsMarshal.AsSpan(collection))
            formatter.Write(ref writer, item);
    }

    protected override void ReadElements(ref HessianReader reader, ref HessianListCursor list, List<T> collection, IHessianFormatter<T> formatter)
    {
        while (reader.ReadNextElement(ref list))
            collection.Add(formatter.Read(ref reader)!);
    }
}

internal sealed class SetFormatter<T>(IHessianFormatter<T> element, string javaType)
    : CollectionFormatter<HashSet<T>, T>(element, javaType)
{
    protected override HashSet<T> Create(int capacity) => new(capacity);

    protected override void WriteElements(ref HessianWriter writer, HashSet<T> collection, IHessianFormatter<T> formatter)
    {
        foreach (T item in collection)
            formatter.Write(ref writer, item);
    }

    protected override void ReadElements(ref HessianReader reader, ref HessianListCursor list, HashSet<T> collection, IHessianFormatter<T> formatter)
    {
        while (reader.ReadNextElement(ref list))
            collection.Add(formatter.Read(ref reader)!);
    }
}

internal sealed class DictionaryFormatter<TKey, TValue>(IHessianFormatter<TKey> key, IHessianFormatter<TValue> value, string? javaType)
    : IHessianFormatter<Dictionary<TKey, TValue>>
    where TKey : notnull
{
    private const int MaxKept = 1024;

    [ThreadStatic]
    private static List<KeyValuePair<TKey, TValue>>? s_spare;

    public void Write(ref HessianWriter writer, Dictionary<TKey, TValue>? dictionary)
    {
        if (dictionary is null)
        {
            writer.WriteNull();
            return;
        }

        if (writer.TryWriteReference(dictionary))
            return;
        writer.WriteMapStart(javaType);
        foreach ((TKey entryKey, TValue entryValue) in dictionary)
        {
            key.Write(ref writer, entryKey);
            value.Write(ref writer, entryValue);
        }

        writer.WriteMapEnd();
    }

    public Dictionary<TKey, TValue>? Read(ref HessianReader reader)
    {
        if (reader.TryReadNullOrReference(out Dictionary<TKey, TValue>? known))
            return known;
        HessianMapCursor map = reader.ReadMapStart();
        var dictionary = new Dictionary<TKey, TValue>();
        reader.SetReference(map, dictionary);

        // A map does not state its size. So its entries are collected first, and the dictionary grows once.
        List<KeyValuePair<TKey, TValue>> entries = s_spare ?? [];
        s_spare = null;
        while (reader.ReadNextEntry(map))
        {
            TKey entryKey = ReadKey(ref reader);
            entries.Add(new(entryKey, value.Read(ref reader)!));
        }

        dictionary.EnsureCapacity(entries.Count);
        foreach ((TKey entryKey, TValue entryValue) in entries)
            dictionary[entryKey] = entryValue;
        if (entries.Count <= MaxKept)
        {
            entries.Clear();
            s_spare = entries;
        }

        return dictionary;
    }

    /// <summary>Null is an error for numbers too, which elsewhere read it as zero: it would hide an entry with the key zero.</summary>
    private TKey ReadKey(ref HessianReader reader)
    {
        int start = reader.Position;
        return reader.TryReadNull() || key.Read(ref reader) is not { } entryKey
            ? throw new HessianException("A null key: a .NET dictionary cannot hold it", start, typeof(TKey).Name, "null")
            : entryKey;
    }
}
