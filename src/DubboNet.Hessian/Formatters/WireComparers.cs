namespace DubboNet.Hessian;

/// <summary>
/// How keys and items that come from Java are compared. As Java compares them, never by the culture of this process: text unit by unit, and a
/// <see cref="decimal"/> with its scale (<c>BigDecimal.equals</c>).
/// </summary>
internal static class WireComparers<T>
{
    /// <summary>Tells keys apart as Java's hash tables do; null for the default of the type, which does.</summary>
    public static IEqualityComparer<T>? Equality { get; } = FindEquality();

    /// <summary>Orders keys as Java's trees do; null for the default of the type, which does.</summary>
    public static IComparer<T>? Order { get; } = FindOrder();

    private static IEqualityComparer<T>? FindEquality()
    {
        if (typeof(T) == typeof(decimal))
            return (IEqualityComparer<T>)(object)new ExactDecimals();
        if (typeof(T) == typeof(decimal?))
            return (IEqualityComparer<T>)(object)new ExactNullableDecimals();
        return !typeof(T).IsValueType && typeof(T).IsAssignableFrom(typeof(decimal)) ? new ExactObjects() : null;
    }

    private static IComparer<T>? FindOrder()
    {
        if (typeof(T) == typeof(string))
            return (IComparer<T>)(object)StringComparer.Ordinal;
        return !typeof(T).IsValueType && typeof(T).IsAssignableFrom(typeof(string)) ? new OrdinalObjects() : null;
    }

    private static bool AreSame(decimal left, decimal right) => left == right && left.Scale == right.Scale;

    private sealed class ExactDecimals : IEqualityComparer<decimal>
    {
        public bool Equals(decimal x, decimal y) => WireComparers<T>.AreSame(x, y);

        public int GetHashCode(decimal obj) => obj.GetHashCode();
    }

    private sealed class ExactNullableDecimals : IEqualityComparer<decimal?>
    {
        public bool Equals(decimal? x, decimal? y) => x == y && x?.Scale == y?.Scale;

        public int GetHashCode(decimal? obj) => obj.GetHashCode();
    }

    /// <summary>For places where a decimal is one type among others.</summary>
    private sealed class ExactObjects : IEqualityComparer<T>
    {
        public bool Equals(T? x, T? y) =>
            ReferenceEquals(x, y) || (x is decimal left && y is decimal right ? AreSame(left, right) : x is not null && x.Equals(y));

        public int GetHashCode(T obj) => obj?.GetHashCode() ?? 0;
    }

    /// <summary>For places where text is one type among others.</summary>
    private sealed class OrdinalObjects : IComparer<T>
    {
        public int Compare(T? x, T? y) => x is string left && y is string right ? string.CompareOrdinal(left, right) : Comparer<T>.Default.Compare(x, y);
    }
}
