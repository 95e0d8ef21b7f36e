using System.Buffers;
using System.Runtime.CompilerServices;

namespace DubboNet.Hessian;

/// <summary>
/// Collects the items of a value that does not state their number in pooled memory, so that their target can be created with the right size
/// at once. Dispose it after use.
/// </summary>
internal ref struct PooledItems<T>
{
    private const int InitialLength = 16;
    private const int Growth = 4;

    private T[]? _items;

    public int Count { get; private set; }

    public readonly ReadOnlySpan<T> Items => _items.AsSpan(0, Count);

    public void Add(ref HessianReader reader, T item)
    {
        if (_items is null || Count == _items.Length)
            Grow(ref reader, 1);
        _items![Count++] = item;
    }

    /// <summary>Returns memory for a number of items, which count as added.</summary>
    public Span<T> Extend(ref HessianReader reader, int count)
    {
        if (_items is null || count > _items.Length - Count)
            Grow(ref reader, count);
        Span<T> room = _items.AsSpan(Count, count);
        Count += count;
        return room;
    }

    public readonly void Dispose()
    {
        if (_items is null)
            return;
        if (RuntimeHelpers.IsReferenceOrContainsReferences<T>())
            Array.Clear(_items, 0, Count);
        ArrayPool<T>.Shared.Return(_items);
    }

    private void Grow(ref HessianReader reader, int count)
    {
        long before = GC.GetAllocatedBytesForCurrentThread();
        T[] larger = ArrayPool<T>.Shared.Rent(Math.Max(Math.Max(Count + count, Count * Growth), InitialLength));
        reader.AddPooled(GC.GetAllocatedBytesForCurrentThread() - before);
        Items.CopyTo(larger);
        Dispose();
        _items = larger;
    }
}
