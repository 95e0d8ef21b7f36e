using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;

namespace DubboNet.Protocol;

/// <summary>Keeps a limited number of objects for reuse by any thread. Objects over the limit are left to the garbage collector.</summary>
internal sealed class ReuseQueue<T>(int capacity)
    where T : class
{
    private readonly ConcurrentQueue<T> _items = new();
    private int _count;

    /// <summary>Takes an object. Returns false if the queue is empty.</summary>
    public bool TryTake([NotNullWhen(true)] out T? item)
    {
        if (!_items.TryDequeue(out item))
            return false;
        Interlocked.Decrement(ref _count);
        return true;
    }

    /// <summary>Keeps an object, which its owner must no longer use.</summary>
    public void Add(T item)
    {
        if (Interlocked.Increment(ref _count) <= capacity)
            _items.Enqueue(item);
        else
            Interlocked.Decrement(ref _count);
    }
}
