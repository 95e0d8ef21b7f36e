using System.Collections.Concurrent;

namespace DubboNet.Protocol;

/// <summary>
/// Objects that wait to be used again, up to a number. What is over it is left to the garbage collector. An object has one owner at a
/// time. There is one pool for each type, because all pools of a type share the objects of a thread.
/// </summary>
internal sealed class Pool<T>(int capacity, Func<T> create)
    where T : class
{
    /// <summary>One object for each thread, because the thread that gives an object back is often the next one to need one.</summary>
    [ThreadStatic]
    private static T? s_own;

    private readonly ConcurrentQueue<T> _items = new();
    private int _count;

    /// <summary>An object that nobody else has; a new one if none waits.</summary>
    public T Rent()
    {
        T? item = s_own;
        if (item is not null)
            s_own = null;
        else if (_items.TryDequeue(out item))
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
        if (s_own is null)
            s_own = item;
        else if (Interlocked.Increment(ref _count) <= capacity)
            _items.Enqueue(item);
        else
            Interlocked.Decrement(ref _count);
    }
}
