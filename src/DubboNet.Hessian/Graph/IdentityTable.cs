using System.Runtime.CompilerServices;

namespace DubboNet.Hessian;

/// <summary>
/// Objects by identity, each with an index: an open hash table that is emptied and filled again for every message. (A Dictionary with a reference comparer
/// takes twice as long and is slower to empty.)
/// </summary>
internal sealed class IdentityTable
{
    private const int InitialCapacity = 64;

    private Entry[] _entries = new Entry[InitialCapacity];

    public int Count { get; private set; }

    /// <summary>The place of an object's index: added with <paramref name="index"/> if it is new, as <paramref name="isNew"/> tells.</summary>
    public ref int GetOrAdd(object key, int index, out bool isNew)
    {
        if (Count * 2 >= _entries.Length)
            Grow();
        ref Entry entry = ref Find(_entries, key);
        isNew = entry.Key is null;
        if (isNew)
        {
            entry = new Entry(key, index);
            Count++;
        }

        return ref entry.Index;
    }

    public void Clear()
    {
        Array.Clear(_entries);
        Count = 0;
    }

    private static ref Entry Find(Entry[] entries, object key)
    {
        int mask = entries.Length - 1;
        int at = RuntimeHelpers.GetHashCode(key) & mask;
        while (entries[at].Key is { } other && !ReferenceEquals(other, key))
            at = (at + 1) & mask;
        return ref entries[at];
    }

    private void Grow()
    {
        var larger = new Entry[_entries.Length * 2];
        foreach (Entry entry in _entries)
        {
            if (entry.Key is not null)
                Find(larger, entry.Key) = entry;
        }

        _entries = larger;
    }

    private struct Entry(object key, int index)
    {
        public object? Key = key;
        public int Index = index;
    }
}
