namespace DubboNet.Protocol;

/// <summary>
/// Keeps a limited number of objects for reuse. Objects over the limit are left to the garbage collector. An object has one owner at a
/// time. Create only one pool for each type, because all pools of a type share the objects of a thread.
/// </summary>
internal sealed class Pool<T>(int capacity, Func<T> create)
    where T : class
{
    /// <summary>The object of the current thread, because the thread that returns an object is often the next one to need one.</summary>
    [ThreadStatic]
    private static T? s_own;

    private readonly ReuseQueue<T> _shared = new(capacity);

    /// <summary>Returns an object that has no other owner. Creates one if the pool is empty.</summary>
    public T Rent()
    {
        T? item = s_own;
        if (item is not null)
            s_own = null;
        else if (!_shared.TryTake(out item))
            item = create();
        PoolWatch.Rented(item);
        return item;
    }

    /// <summary>Returns an object to the pool.</summary>
    /// <param name="item">The object, which its owner must no longer use.</param>
    public void Return(T item)
    {
        PoolWatch.Returned(item);
        if (s_own is null)
            s_own = item;
        else
            _shared.Add(item);
    }
}
