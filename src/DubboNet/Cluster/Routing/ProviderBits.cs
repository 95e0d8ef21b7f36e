namespace DubboNet.Cluster.Routing;

/// <summary>Some of the providers in a list.</summary>
internal sealed class ProviderBits : IEquatable<ProviderBits>
{
    private readonly bool[] _bits;

    /// <param name="bits">A value for each provider of the list, in its order, which is true for those that belong to the set.</param>
    public ProviderBits(bool[] bits) => (_bits, Any) = (bits, bits.AsSpan().Contains(true));

    /// <summary>Gets a value indicating whether there is a provider.</summary>
    public bool Any { get; }

    /// <summary>Returns those of the providers for whose indexes a condition is true.</summary>
    public ProviderBits Where(Func<int, bool> condition)
    {
        bool[] chosen = new bool[_bits.Length];
        for (int i = 0; i < _bits.Length; i++)
            chosen[i] = _bits[i] && condition(i);
        return new ProviderBits(chosen);
    }

    /// <summary>Returns the providers of both sets.</summary>
    public ProviderBits Or(ProviderBits other)
    {
        bool[] all = new bool[_bits.Length];
        for (int i = 0; i < _bits.Length; i++)
            all[i] = _bits[i] || other._bits[i];
        return new ProviderBits(all);
    }

    /// <summary>Returns the items at the places of the providers.</summary>
    public T[] Choose<T>(T[] items) => [.. items.Where((_, i) => _bits[i])];

    public bool Equals(ProviderBits? other) => other is not null && _bits.AsSpan().SequenceEqual(other._bits);

    public override bool Equals(object? obj) => Equals(obj as ProviderBits);

    public override int GetHashCode()
    {
        var hash = default(HashCode);
        foreach (bool bit in _bits)
            hash.Add(bit);
        return hash.ToHashCode();
    }
}
