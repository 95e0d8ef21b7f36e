namespace DubboNet.Hessian;

/// <summary>
/// Numbers keys in the order in which they are added, such as the class definitions and type names of a message. Usually they are few and
/// the same instances, so the first ones are compared by reference and then by equality. A hash table is used for more.
/// </summary>
internal sealed class NumberedTable<TKey>
    where TKey : class, IEquatable<TKey>
{
    private const int MaxLinear = 8;

    private readonly TKey[] _first = new TKey[MaxLinear];
    private Dictionary<TKey, int>? _all;
    private int _count;

    /// <summary>Gets the number of a key. Returns true if the key is new, and gives it the next number.</summary>
    public bool TryAdd(TKey key, out int number)
    {
        ReadOnlySpan<TKey> first = _first.AsSpan(0, Math.Min(_count, MaxLinear));
        for (number = 0; number < first.Length; number++)
        {
            if (ReferenceEquals(first[number], key))
                return false;
        }

        if (_count > MaxLinear ? _all!.TryGetValue(key, out number) : (number = first.IndexOf(key)) >= 0)
            return false;
        number = _count++;
        if (number < MaxLinear)
            _first[number] = key;
        else
            AddToAll(key, number);
        return true;
    }

    public void Clear()
    {
        Array.Clear(_first, 0, Math.Min(_count, MaxLinear));
        _all?.Clear();
        _count = 0;
    }

    private void AddToAll(TKey key, int number)
    {
        _all ??= [];
        if (number == MaxLinear)
        {
            for (int i = 0; i < MaxLinear; i++)
                _all.Add(_first[i], i);
        }

        _all.Add(key, number);
    }
}
