using System.Globalization;
using System.Runtime.CompilerServices;

namespace DubboNet.Hessian;

/// <summary>Makes collections of one type, to try out which items it takes for the same.</summary>
/// <param name="Create">Makes an empty one.</param>
/// <param name="Add">Adds an item, or sets an entry.</param>
/// <param name="Count">Counts the items.</param>
internal readonly record struct CollectionTrial<TCollection, T>(Func<TCollection> Create, Action<TCollection, T> Add, Func<TCollection, int> Count)
{
    /// <summary>Whether a collection with one of the items does not grow by the other.</summary>
    public bool IsOne(T one, T other)
    {
        TCollection both = Create();
        Add(both, one);
        Add(both, other);
        return Count(both) == 1;
    }
}

/// <summary>
/// Looks for what a set or a map has lost when it holds fewer items than came: items that differ in Java and are one in .NET, such as the Integer 1 and the
/// Long 1 as <c>long</c>. Items of the same bytes are the same in Java too, where the last one counts. To find them it reads the items a second time.
/// </summary>
internal static class LostItems
{
    private delegate T ReadNext<T>(ref HessianReader probe, out int start, out int end);

    /// <summary>Throws if two items of a set have become one. The items stand from a position on to the reader's. Returns how many different ones came.</summary>
    public static int CheckSet<TSet, T>(ref HessianReader reader, int first, IHessianFormatter<T> element, CollectionTrial<TSet, T> trial)
    {
        T Read(ref HessianReader probe, out int start, out int end)
        {
            probe.ReadDefinitions();
            start = probe.Position;
            T item = element.Read(ref probe)!;
            end = probe.Position;
            return item;
        }

        return Check(ref reader, first, Read, trial, "items of a set", static item => item);
    }

    /// <summary>Throws if two keys of a map have become one. The entries stand from a position on to the reader's. Returns how many different ones came.</summary>
    public static int CheckMap<TMap, TKey, TValue>(
        ref HessianReader reader, int first, MapEntryReader<TKey, TValue> entries, CollectionTrial<TMap, KeyValuePair<TKey, TValue>> trial)
        where TKey : notnull
    {
        KeyValuePair<TKey, TValue> Read(ref HessianReader probe, out int start, out int end)
        {
            probe.ReadDefinitions();
            start = probe.Position;
            TKey key = entries.ReadKey(ref probe);
            end = probe.Position;
            return new(key, entries.ReadValue(ref probe));
        }

        return Check(ref reader, first, Read, trial, "keys of a map", static entry => entry.Key);
    }

    /// <summary>The error for two keys or items that have become one.</summary>
    public static HessianException Twins(string what, string one, string other, Type type, int position) => new(
        $"Two {what} are different in Java and the same {type.Name} in .NET, so that one would be lost: declare a type that holds both, such as object",
        position, null, $"{one} and {other}");

    /// <summary>A key or an item for an error.</summary>
    public static string Describe(object? value) => value switch
    {
        null or string => HessianException.Excerpt((string?)value),
        IFormattable number => HessianException.Excerpt(number.ToString(null, CultureInfo.InvariantCulture)).Trim('"'),
        _ => value.GetType().Name,
    };

    private static int Check<TCollection, T>(
        ref HessianReader reader, int first, ReadNext<T> read, CollectionTrial<TCollection, T> trial, string what, Func<T, object?> key)
    {
        long before = GC.GetAllocatedBytesForCurrentThread();
        GraphMark mark = reader.Mark();
        HessianReader probe = reader.Probe(first);
        var different = new List<(T Item, int Start)>();
        var known = new HashSet<(int Start, int End)>(new SameBytes(reader.BytesFrom(first)));
        TCollection held = trial.Create();
        while (probe.Position < reader.Position && !probe.IsAtCollectionEnd)
        {
            Growing.Look(ref probe, different.Count, isGrowing: true, Unsafe.SizeOf<T>());
            T item = read(ref probe, out int start, out int end);
            if (!known.Add((start - first, end - first)))
                continue;
            trial.Add(held, item);
            if (trial.Count(held) == different.Count)
            {
                (T Item, int Start) twin = different.Find(other => trial.IsOne(other.Item, item));
                throw Twins(what, Place(probe, key(twin.Item), twin.Start), Place(probe, key(item), start), key(item)?.GetType() ?? typeof(object), start);
            }

            different.Add((item, start));
        }

        // Nothing of this stays.
        reader.Rewind(mark);
        reader.AddPooled(GC.GetAllocatedBytesForCurrentThread() - before);
        return different.Count;
    }

    /// <summary>Compares parts of a message by their bytes.</summary>
    private sealed class SameBytes(byte[] data) : IEqualityComparer<(int Start, int End)>
    {
        public bool Equals((int Start, int End) x, (int Start, int End) y) => data.AsSpan(x.Start..x.End).SequenceEqual(data.AsSpan(y.Start..y.End));

        public int GetHashCode((int Start, int End) obj)
        {
            var hash = default(HashCode);
            hash.AddBytes(data.AsSpan(obj.Start..obj.End));
            return hash.ToHashCode();
        }
    }

    private static string Place(HessianReader probe, object? value, int start) =>
        string.Create(CultureInfo.InvariantCulture, $"{Describe(value)} ({probe.DescribeAt(start)} at byte {start})");
}

/// <summary>How the keys and values of a map are read.</summary>
/// <param name="Key">Carries the keys.</param>
/// <param name="Value">Carries the values.</param>
/// <param name="NullKey">What stands for the null key; null where there may be none.</param>
internal readonly record struct MapEntryReader<TKey, TValue>(IHessianFormatter<TKey> Key, IHessianFormatter<TValue> Value, object? NullKey)
    where TKey : notnull
{
    public TKey ReadKey(ref HessianReader reader) => DictionaryFormatter<TKey, TValue>.ReadKey(ref reader, Key, NullKey);

    public TValue ReadValue(ref HessianReader reader) => Value.Read(ref reader)!;
}
