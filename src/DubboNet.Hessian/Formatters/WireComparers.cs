namespace DubboNet.Hessian;

/// <summary>
/// How keys and items that come from Java are compared. As Java compares them, never by the culture of this process: text unit by unit, and a
/// <see cref="decimal"/> with its scale (<c>BigDecimal.equals</c>). Hash codes cannot be foreseen (<see cref="SeededHash"/>).
/// </summary>
internal static class WireComparers<T>
{
    /// <summary>How much text a frozen table may have with hash codes of its own, which can be foreseen and make it faster.</summary>
    private const int MaxForeseen = 1000;

    private static readonly Keys Seeded = new();

    /// <summary>Tells keys apart as Java's hash tables do; null for the default of the type, which does.</summary>
    public static IEqualityComparer<T>? Equality { get; } =
        typeof(T) == typeof(string) || SeededHash.HasFewValues(Nullable.GetUnderlyingType(typeof(T)) ?? typeof(T)) ? null : Seeded;

    /// <summary>The same for a frozen table of so many keys, which does not notice text with equal hash codes by itself.</summary>
    public static IEqualityComparer<T>? ForFrozen(int count) => Equality ?? (count > MaxForeseen ? Seeded : null);

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
