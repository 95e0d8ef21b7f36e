namespace DubboNet.Hessian;

/// <summary>
/// Compares keys and items received from Java as Java does, and never by the culture of this process. Strings are compared unit by unit,
/// and a <see cref="decimal"/> includes its scale (<c>BigDecimal.equals</c>). Hash codes cannot be predicted (<see cref="SeededHash"/>).
/// </summary>
internal static class WireComparers<T>
{
    /// <summary>The number of keys that can have predictable hash codes, because comparing all of them costs little.</summary>
    private const int MaxForeseen = 1000;

    private static readonly Keys Seeded = new();

    /// <summary>Whether a key can be a decimal. The default comparer treats 1.0 and 1.00 as equal.</summary>
    private static readonly bool HoldsDecimals =
        Nullable.GetUnderlyingType(typeof(T)) == typeof(decimal) || typeof(T).IsAssignableFrom(typeof(decimal));

    /// <summary>
    /// Gets a comparer that distinguishes keys as Java's hash tables do, or null if the default comparer of the type does.
    /// </summary>
    public static IEqualityComparer<T>? Equality { get; } =
        typeof(T) == typeof(string) || SeededHash.HasFewValues(Nullable.GetUnderlyingType(typeof(T)) ?? typeof(T)) ? null : Seeded;

    /// <summary>
    /// Returns the comparer for an immutable or frozen table, which is built from a known number of keys. A small table uses the default
    /// comparer, with which it is faster and has its usual order. A large table of strings does not notice equal hash codes by itself.
    /// </summary>
    public static IEqualityComparer<T>? ForBuilt(int count) => count > MaxForeseen || HoldsDecimals ? Seeded : null;

    /// <summary>Gets a comparer that orders keys as Java's trees do, or null if the default comparer of the type does.</summary>
    public static IComparer<T>? Order { get; } = FindOrder();

    private static IComparer<T>? FindOrder()
    {
        if (typeof(T) == typeof(string))
            return (IComparer<T>)(object)StringComparer.Ordinal;
        return !typeof(T).IsValueType && typeof(T).IsAssignableFrom(typeof(string)) ? new OrdinalObjects() : null;
    }

    private sealed class Keys : IEqualityComparer<T>
    {
        public bool Equals(T? x, T? y) =>
            x is decimal left && y is decimal right ? left == right && left.Scale == right.Scale : EqualityComparer<T>.Default.Equals(x, y);

        public int GetHashCode(T obj) => SeededHash.Compute(obj);
    }

    /// <summary>Compares values that can be strings or other types.</summary>
    private sealed class OrdinalObjects : IComparer<T>
    {
        public int Compare(T? x, T? y) =>
            x is string left && y is string right ? string.CompareOrdinal(left, right) : Comparer<T>.Default.Compare(x, y);
    }
}
