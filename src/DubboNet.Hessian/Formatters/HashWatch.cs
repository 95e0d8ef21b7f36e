namespace DubboNet.Hessian;

/// <summary>
/// Refuses keys that share too many hash codes (<see cref="HessianOptions.MaxEqualHashCodes"/>). It looks only at keys whose hash code their own type makes, such as the
/// structs of an application: <see cref="SeededHash"/> keeps the others apart. Look at each key before a table takes it.
/// </summary>
internal struct HashWatch<T>
{
    /// <summary>Keys of a table that are too few to matter.</summary>
    private const int Unwatched = 64;

    private static readonly bool IsNeeded = !SeededHash.IsSafe(typeof(T));

    private int _count;
    private HashSet<T>? _distinct;
    private Dictionary<int, int>? _hashCodes;

    /// <param name="options">The limits.</param>
    /// <param name="key">The key.</param>
    /// <param name="position">Where it begins in the message; negative if that is not known.</param>
    /// <exception cref="HessianException">The key is one too many with its hash code.</exception>
    public void Look(HessianOptions options, T key, int position = -1)
    {
        if (++_count > Unwatched && IsNeeded)
            LookCloser(options, key, position);
    }

    private void LookCloser(HessianOptions options, T key, int position)
    {
        if (key is null || SeededHash.IsSafe(key.GetType()) || HasIdentity(key) || !(_distinct ??= new(WireComparers<T>.Equality)).Add(key))
            return;
        _hashCodes ??= [];
        int hashCode = SeededHash.Of(key);
        int before = _hashCodes.GetValueOrDefault(hashCode);
        if (before >= options.MaxEqualHashCodes)
        {
            string problem = $"More than {options.MaxEqualHashCodes} keys or items of type {CSharpName.OfValue(key)} have the same hash code: use more of the value in its GetHashCode, or raise HessianOptions.{nameof(HessianOptions.MaxEqualHashCodes)}";
            throw position < 0 ? new HessianException(problem) : new HessianException(problem, position);
        }

        _hashCodes[hashCode] = before + 1;
    }

    /// <summary>Whether a key is what an undeclared read makes of a collection or an object: it is equal to nothing but itself.</summary>
    private static bool HasIdentity(object key) => key is HessianObject or List<object> or HashSet<object> or Dictionary<object, object> or Array;
}
