namespace DubboNet.Hessian;

/// <summary>
/// How keys and items that come from Java are compared. As Java compares them, never by the culture of this process: text unit by unit, and a
/// <see cref="decimal"/> with its scale (<c>BigDecimal.equals</c>). Hash codes cannot be foreseen (<see cref="SeededHash"/>).
/// </summary>
internal static class WireComparers<T>
{
    /// <summary>How many keys may have hash codes that can be foreseen: so few that comparing all of them costs little.</summary>
    private const int MaxForeseen = 1000;

    private static readonly Keys Seeded = new();

    /// <summary>Whether a key can be a decimal, of which the default of the type takes 1.0 and 1.00 for the same.</summary>
    private static readonly bool HoldsDecimals =
        Nullable.GetUnderlyingType(typeof(T)) == typeof(decimal) || typeof(T).IsAssignableFrom(typeof(decimal));

    /// <summary>Tells keys apart as Java's hash tables do; null for the default of the type, which does.</summary>
    public static IEqualityComparer<T>? Equality { get; } =
        typeof(T) == typeof(string) || SeededHash.HasFewValues(Nullable.GetUnderlyingType(typeof(T)) ?? typeof(T)) ? null : Seeded;

    /// <summary>
    /// The same for an immutable or frozen table, which is made of a known number of keys. A small one keeps the default of the type, with which it is faster and has
    /// its usual order. A large one of text does not notice equal hash codes by itself.
    /// </summary>
    public static IEqualityComparer<T>? ForBuilt(int count) => count > MaxForeseen || HoldsDecimals ? Seeded : null;

    /// <summary>Orders keys as Java's trees do; null for the default of the type, which does.</summary>
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

        public int GetHashCode(T obj) => SeededHash.Of(obj);
    }

    /// <summary>For places where text is one type among others.</summary>
    private sealed class OrdinalObjects : IComparer<T>
    {
        public int Compare(T? x, T? y) => x is string left && y is string right ? string.CompareOrdinal(left, right) : Comparer<T>.Default.Compare(x, y);
    }
}
