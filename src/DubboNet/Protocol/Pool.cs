using System.Collections.Concurrent;

namespace DubboNet.Protocol;

/// <summary>Objects that wait to be used again, up to a number; what is over it is left to the garbage collector. An object has one owner at a time.</summary>
internal sealed class Pool<T>(int capacity, Func<T> create)
    where T : class
{
    private readonly ConcurrentQueue<T> _items = new();
    private int _count;

    /// <summary>An object that nobody else has; a new one if none waits.</summary>
    public T Rent()
    {
        if (_items.TryDequeue(out T? item))
            Interlocked.Decrement(ref _count);
        else
            item = create();
        PoolWatch.Rented(item);
        return item;
    }

    /// <summary>Gives an object back.</summary>
    /// <param name="item">The object, which its owner must not touch any more.</param>
    public void Return(T item)
    {
        PoolWatch.Returned(item);
        if (Interlocked.Increment(ref _count) <= capacity)
            _items.Enqueue(item);
        else
            Interlocked.Decrement(ref _count);
    }
}
