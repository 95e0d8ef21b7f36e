using System.Collections;
using System.Runtime.CompilerServices;

namespace DubboNet.Hessian;

/// <summary>
/// Formats any collection type of .NET. The Java class is the given one, or else the one that matches the collection. A collection that is
/// filled can be referred to while its elements are read. One that is built from its elements cannot.
/// </summary>
internal sealed class BuiltCollectionFormatter<TCollection, T>(
    IHessianFormatter<T> element, Func<int, TCollection>? create, Action<TCollection, T>? add, Func<List<T>, TCollection>? build,
    string? javaType)
    : IHessianFormatter<TCollection>, ICollectionCopier<TCollection>
    where TCollection : IEnumerable<T>
{
    private static readonly bool IsHashed =
        typeof(ISet<T>).IsAssignableFrom(typeof(TCollection)) || typeof(IReadOnlySet<T>).IsAssignableFrom(typeof(TCollection));

    public string Expected => "a list";

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
        if (IsHashed && count > 1)
            MergedItems.CheckItems(ref writer, items, element);
        writer.WriteListStart(count, javaType ?? (value is Array ? null : CollectionNames.FindListClass(value, writer.Types())));
        int i = 0;
        try
        {
            foreach (T item in items)
            {
                element.Write(ref writer, item);
                i++;
            }
        }
        catch (HessianException error) when (error.AddElement(i))
        {
            throw;
        }

        writer.WriteListEnd();
    }

    public TCollection? Read(ref HessianReader reader)
    {
        // A struct cannot be null.
        if (default(TCollection) is not null)
            reader.ReadDefinitions();
        if ((default(TCollection) is null || reader.NextKind is not ValueKind.Null)
            && reader.TryReadNullOrCollection(this, out TCollection? known))
        {
            return known;
        }

        HessianListCursor list = reader.ReadListStart();
        int count = Math.Max(list.Left, 0);
        reader.EnsureAffordable(HashedSize.GetCapacity(count), HashedSize.Overhead + Unsafe.SizeOf<T>());
        return create is null ? Build(ref reader, ref list, new List<T>(count)) : Fill(ref reader, ref list, create(count));
    }

    public TCollection? Copy(ref HessianReader reader, IEnumerable other)
    {
        if (CollectionCopy.Items(ref reader, other, element, IsHashed) is not { } items)
            return default;
        TCollection copy = build is null ? create!(items.Count) : Make(items, reader.Position);
        foreach (T item in build is null ? items : [])
            Add(copy, item, reader.Position);
        if (LostItems.IsSet(other) && copy.TryGetNonEnumeratedCount(out int held))
            LostItems.CheckCount(items.Count, held, typeof(TCollection), reader.Position);
        return copy;
    }

    private static (IEnumerable<T> Items, int Count) Materialise(IEnumerable<T> value)
    {
        List<T> items = [.. value];
        return (items, items.Count);
    }

    private TCollection Fill(ref HessianReader reader, ref HessianListCursor list, TCollection collection)
    {
        reader.SetReference(list, collection);
        bool isGrowing = list.Left < 0;
        var counted = LostItems.IsSet(list) ? collection as IReadOnlyCollection<T> : null;
        var watch = default(HashWatch<T>);
        int count = 0;
        try
        {
            for (; reader.ReadNextElement(ref list); count++)
            {
                Growing.Look(ref reader, count, isGrowing, Unsafe.SizeOf<T>());
                int start = reader.Position;
                T item = element.Read(ref reader)!;
                if (IsHashed)
                    watch.Look(reader.Options, item, start);
                Add(collection, item, start);
                if (counted?.Count <= count)
                    throw LostItems.SameItem(item, typeof(TCollection), start);
            }
        }
        catch (HessianException error) when (error.AddElement(count))
        {
            throw;
        }

        return collection;
    }

    private void Add(TCollection collection, T item, int start)
    {
        try
        {
            add!(collection, item);
        }
        catch (Exception e) when (Growing.IsRefusal(e))
        {
            throw Growing.Refused<TCollection>(start, e);
        }
    }

    private TCollection Build(ref HessianReader reader, ref HessianListCursor list, List<T> items)
    {
        int start = reader.Position;
        bool isGrowing = list.Left < 0;
        var watch = default(HashWatch<T>);
        try
        {
            while (reader.ReadNextElement(ref list))
            {
                Growing.Look(ref reader, items.Count, isGrowing, Unsafe.SizeOf<T>());
                T item = element.Read(ref reader)!;
                if (IsHashed)
                    watch.Look(reader.Options, item, reader.Position);
                items.Add(item);
            }
        }
        catch (HessianException error) when (error.AddElement(items.Count))
        {
            throw;
        }

        // A struct only wraps an array. The other collections have nodes.
        reader.EnsureAffordable(items.Count, Unsafe.SizeOf<T>() + (typeof(TCollection).IsValueType ? 0 : Growing.NodeSize));
        TCollection collection = Make(items, start);
        if (LostItems.IsSet(list) && collection.TryGetNonEnumeratedCount(out int held))
            LostItems.CheckCount(items.Count, held, typeof(TCollection), reader.Position);
        reader.SetReference(list, collection);
        return collection;
    }

    private TCollection Make(List<T> items, int start)
    {
        try
        {
            return build!(items);
        }
        catch (Exception e) when (Growing.IsRefusal(e))
        {
            throw Growing.Refused<TCollection>(start, e);
        }
    }
}

/// <summary>Formats any map type of .NET. See <see cref="BuiltCollectionFormatter{TCollection, T}"/>.</summary>
internal sealed class BuiltMapFormatter<TMap, TKey, TValue>(
    IHessianFormatter<TKey> key, IHessianFormatter<TValue> value, Func<TMap>? create, Action<TMap, TKey, TValue>? set,
    Func<Dictionary<TKey, TValue>, TMap>? build, string? javaType)
    : IHessianFormatter<TMap>, ICollectionCopier<TMap>
    where TMap : class, IEnumerable<KeyValuePair<TKey, TValue>>
    where TKey : notnull
{
    public string Expected => "a map";

    public void Write(ref HessianWriter writer, TMap? map)
    {
        if (map is null)
        {
            writer.WriteNull();
            return;
        }

        if (writer.TryWriteReference(map))
            return;
        if (MergedItems.MayContain(key))
            MergedItems.CheckKeys(ref writer, map.Select(entry => entry.Key), key);
        writer.WriteMapStart(javaType ?? (map is System.Collections.IDictionary known ? CollectionNames.FindMapClass(known) : null));
        TKey? current = default;
        bool isKey = false;
        try
        {
            foreach ((TKey entryKey, TValue entryValue) in map)
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

    public TMap? Read(ref HessianReader reader)
    {
        if (reader.TryReadNullOrCollection(this, out TMap? known))
            return known;
        HessianMapCursor map = reader.ReadMapStart();
        if (create is not null)
        {
            TMap target = create();
            reader.SetReference(map, target);
            Fill(ref reader, map, target);
            return target;
        }

        int start = reader.Position;
        Dictionary<TKey, TValue> entries = DictionaryFormatter<TKey, TValue>.Create();
        MapEntries.ReadInto(ref reader, map, key, value, null, entries);
        reader.EnsureAffordable(entries.Count, Growing.NodeSize + Unsafe.SizeOf<KeyValuePair<TKey, TValue>>());
        TMap made = Make(entries, start);
        if (made.TryGetNonEnumeratedCount(out int kept))
            LostItems.CheckCount(entries.Count, kept, typeof(TMap), reader.Position);
        reader.SetReference(map, made);
        return made;
    }

    public TMap? Copy(ref HessianReader reader, IEnumerable other)
    {
        if (CollectionCopy.Entries(ref reader, other, key, value) is not { } entries)
            return null;
        TMap copy = build is null ? create!() : Make(entries, reader.Position);
        foreach ((TKey entryKey, TValue entryValue) in build is null ? entries : [])
            Set(copy, entryKey, entryValue, reader.Position);
        if (copy.TryGetNonEnumeratedCount(out int held))
            LostItems.CheckCount(entries.Count, held, typeof(TMap), reader.Position);
        return copy;
    }

    private void Fill(ref HessianReader reader, in HessianMapCursor map, TMap target)
    {
        var entries = default(PooledItems<MapEntry<TKey, TValue>>);
        try
        {
            MapEntries.Read(ref reader, map, key, value, null, ref entries);
            reader.EnsureAffordable(entries.Count, Growing.NodeSize + Unsafe.SizeOf<KeyValuePair<TKey, TValue>>());
            foreach (ref readonly MapEntry<TKey, TValue> entry in entries.Items)
                Set(target, entry.Key, entry.Value, entry.Start);
            if (target.TryGetNonEnumeratedCount(out int held) && held < entries.Count)
                MapEntries.CheckKeys(ref reader, entries.Items, Trial(), typeof(TMap));
        }
        finally
        {
            entries.Dispose();
        }
    }

    /// <summary>Returns a function that adds a key to an empty map and returns whether the map grew.</summary>
    private Func<TKey, bool> Trial()
    {
        TMap map = create!();
        int count = 0;
        return entryKey =>
        {
            set!(map, entryKey, default!);
            int before = count;
            count = map.Count();
            return count > before;
        };
    }

    private void Set(TMap target, TKey entryKey, TValue entryValue, int start)
    {
        try
        {
            set!(target, entryKey, entryValue);
        }
        catch (Exception e) when (Growing.IsRefusal(e))
        {
            HessianException error = Growing.Refused<TMap>(start, e);
            error.AddMapValue(entryKey);
            throw error;
        }
    }

    private TMap Make(Dictionary<TKey, TValue> entries, int start)
    {
        try
        {
            return build!(entries);
        }
        catch (Exception e) when (Growing.IsRefusal(e))
        {
            throw Growing.Refused<TMap>(start, e);
        }
    }
}
