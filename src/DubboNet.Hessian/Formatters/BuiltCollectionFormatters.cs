namespace DubboNet.Hessian;

/// <summary>
/// Any collection type of .NET. The Java class is the one named, or else the one that fits the collection. One that is filled is known to references while its
/// elements are read; one that is made of them is not.
/// </summary>
internal sealed class BuiltCollectionFormatter<TCollection, T>(
    IHessianFormatter<T> element, Func<int, TCollection>? create, Action<TCollection, T>? add, Func<List<T>, TCollection>? build, string? javaType)
    : IHessianFormatter<TCollection>
    where TCollection : IEnumerable<T>
{
    public void Write(ref HessianWriter writer, TCollection? value)
    {
        if (value is null)
        {
            writer.WriteNull();
            return;
        }

        if (typeof(TCollection).IsValueType)
            writer.SkipReference();
        else if (writer.TryWriteReference(value))
            return;
        IEnumerable<T> items = value;
        if (!items.TryGetNonEnumeratedCount(out int count))
            (items, count) = Materialise(value);
        writer.WriteListStart(count, javaType ?? (value is Array ? null : CollectionNames.OfList(value, writer.Options.Types)));
        foreach (T item in items)
            element.Write(ref writer, item);
        writer.WriteListEnd();
    }

    public TCollection? Read(ref HessianReader reader)
    {
        if (default(TCollection) is null && reader.TryReadNullOrReference(out TCollection? known))
            return known;
        HessianListCursor list = reader.ReadListStart();
        return create is null ? Build(ref reader, ref list) : Fill(ref reader, ref list, create(list.Capacity));
    }

    private static (IEnumerable<T> Items, int Count) Materialise(IEnumerable<T> value)
    {
        List<T> items = [.. value];
        return (items, items.Count);
    }

    private TCollection Fill(ref HessianReader reader, ref HessianListCursor list, TCollection collection)
    {
        reader.SetReference(list, collection);
        for (int number = 1; reader.ReadNextElement(ref list); number++)
        {
            add!(collection, element.Read(ref reader)!);
            reader.LookAtItem(number);
        }

        return collection;
    }

    private TCollection Build(ref HessianReader reader, ref HessianListCursor list)
    {
        var items = new List<T>(list.Capacity);
        while (reader.ReadNextElement(ref list))
        {
            items.Add(element.Read(ref reader)!);
            reader.LookAtItem(items.Count);
        }

        TCollection collection = build!(items);
        reader.SetReference(list, collection);
        return collection;
    }
}

/// <summary>Any map type of .NET; as <see cref="BuiltCollectionFormatter{TCollection, T}"/>.</summary>
internal sealed class BuiltMapFormatter<TMap, TKey, TValue>(
    IHessianFormatter<TKey> key, IHessianFormatter<TValue> value, Func<TMap>? create, Action<TMap, TKey, TValue>? set, Func<Dictionary<TKey, TValue>, TMap>? build,
    string? javaType)
    : IHessianFormatter<TMap>
    where TMap : class, IEnumerable<KeyValuePair<TKey, TValue>>
    where TKey : notnull
{
    public void Write(ref HessianWriter writer, TMap? map)
    {
        if (map is null)
        {
            writer.WriteNull();
            return;
        }

        if (writer.TryWriteReference(map))
            return;
        writer.WriteMapStart(javaType ?? (map is System.Collections.IDictionary known ? CollectionNames.OfMap(known) : null));
        foreach ((TKey entryKey, TValue entryValue) in map)
        {
            key.Write(ref writer, entryKey);
            value.Write(ref writer, entryValue);
        }

        writer.WriteMapEnd();
    }

    public TMap? Read(ref HessianReader reader)
    {
        if (reader.TryReadNullOrReference(out TMap? known))
            return known;
        HessianMapCursor map = reader.ReadMapStart();
        if (create is not null)
        {
            TMap target = create();
            reader.SetReference(map, target);
            for (int number = 1; reader.ReadNextEntry(map); number++)
            {
                set!(target, DictionaryFormatter<TKey, TValue>.ReadKey(ref reader, key), value.Read(ref reader)!);
                reader.LookAtItem(number);
            }

            return target;
        }

        var entries = new Dictionary<TKey, TValue>();
        while (reader.ReadNextEntry(map))
        {
            entries[DictionaryFormatter<TKey, TValue>.ReadKey(ref reader, key)] = value.Read(ref reader)!;
            reader.LookAtItem(entries.Count);
        }

        TMap made = build!(entries);
        reader.SetReference(map, made);
        return made;
    }
}
