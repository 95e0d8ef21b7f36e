using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;

namespace DubboNet.Protocol;

/// <summary>Objects that wait to be used again, up to a number; what is over it is left to the garbage collector. An object has one owner at a time.</summary>
internal sealed class Pool<T>(int capacity)
    where T : class
{
    private readonly ConcurrentQueue<T> _items = new();
    private int _count;

    public bool TryRent([NotNullWhen(true)] out T? item)
    {
        if (!_items.TryDequeue(out item))
            return false;
        Interlocked.Decrement(ref _count);
        return true;
    }

    public void Return(T item)
    {
        if (Interlocked.Increment(ref _count) <= capacity)
            _items.Enqueue(item);
        else
            Interlocked.Decrement(ref _count);
    }
}
