using System.Numerics;
using System.Runtime.CompilerServices;

namespace DubboNet.Hessian;

/// <summary>
/// Maps objects to indexes by identity. It is an open hash table that is cleared and reused for every message. A Dictionary with a
/// reference comparer takes twice as long and is slower to clear.
/// </summary>
internal sealed class IdentityTable
{
    private const int InitialCapacity = 32;

    private Entry[] _entries = new Entry[InitialCapacity];

    /// <summary>
    /// The positions of the entries in the order in which they were added. With them, a table that grew for a large message can be cleared
    /// quickly after a small one.
    /// </summary>
    private int[] _places = new int[MaxCount(InitialCapacity)];

    /// <summary>The number of hash code bits that a table of this size does not use.</summary>
    private int _unusedBits = UnusedBits(InitialCapacity);

    public int Count { get; private set; }

    /// <summary>
    /// Returns the index of an object by reference. A new object is added with <paramref name="index"/>, and <paramref name="isNew"/> is
    /// set.
    /// </summary>
    public ref int GetOrAdd(object key, int index, out bool isNew)
    {
        if (Count == _places.Length)
            Grow();
        int place = Find(_entries, _unusedBits, key);
        ref Entry entry = ref _entries[place];
        isNew = entry.Key is null;
        if (isNew)
        {
            entry = new Entry(key, index);
            _places[Count++] = place;
        }

        return ref entry.Index;
    }

    public void Clear()
    {
        foreach (int place in _places.AsSpan(0, Count))
            _entries[place] = default;
        Count = 0;
    }

    private static int MaxCount(int capacity) => capacity / 4 * 3;

    private static int UnusedBits(int capacity) => BitOperations.LeadingZeroCount((uint)capacity) + 1;

    // The highest bits of the product choose the place, as many as the table needs, so that it stays sparse at any size.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int Find(Entry[] entries, int unusedBits, object key)
    {
        int at = unchecked((int)((uint)RuntimeHelpers.GetHashCode(key) * 0x9e3779b1u >> unusedBits));
        while (entries[at].Key is { } other && !ReferenceEquals(other, key))
            at = (at + 1) & (entries.Length - 1);
        return at;
    }

    private void Grow()
    {
        var larger = new Entry[_entries.Length * 2];
        var places = new int[MaxCount(larger.Length)];
        int unusedBits = UnusedBits(larger.Length);
        for (int i = 0; i < Count; i++)
        {
            Entry entry = _entries[_places[i]];
            places[i] = Find(larger, unusedBits, entry.Key!);
            larger[places[i]] = entry;
        }

        _entries = larger;
        _unusedBits = unusedBits;
        _places = places;
    }

    private struct Entry(object key, int index)
    {
        public object? Key = key;
        public int Index = index;
    }
}
