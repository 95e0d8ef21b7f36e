namespace DubboNet.Hessian;

/// <summary>
/// Rejects keys if too many have the same hash code (<see cref="HessianWireOptions.MaxEqualHashCodes"/>). Checks only keys whose own type
/// computes their hash code, such as the structs of an application. <see cref="SeededHash"/> protects the others. Call <see cref="Look"/>
/// for each key before a table takes it.
/// </summary>
internal struct HashWatch<T>
{
    /// <summary>The number of keys in a table that is too small to matter.</summary>
    private const int Unwatched = 64;

    private static readonly bool IsNeeded = !SeededHash.IsSafe(typeof(T));

    private int _count;
    private HashSet<T>? _distinct;
    private Dictionary<int, int>? _hashCodes;

    /// <param name="options">The limits.</param>
    /// <param name="key">The key.</param>
    /// <param name="position">The position of the key in the message, or negative if it is not known.</param>
    /// <exception cref="HessianException">Too many keys have the hash code of this one.</exception>
    public void Look(HessianWireOptions options, T key, int position = -1)
    {
        if (++_count > Unwatched && IsNeeded)
            LookCloser(options, key, position);
    }

    private void LookCloser(HessianWireOptions options, T key, int position)
    {
        if (key is null || SeededHash.IsSafe(key.GetType()) || HasIdentity(key) || !(_distinct ??= new(WireComparers<T>.Equality)).Add(key))
            return;
        _hashCodes ??= [];
        int hashCode = SeededHash.Compute(key);
        int before = _hashCodes.GetValueOrDefault(hashCode);
        if (before >= options.MaxEqualHashCodes)
        {
            string problem =
                $"More than {options.MaxEqualHashCodes} keys or items of type {CSharpName.Describe(key)} have the same hash code: use more "
                    + $"of the value in its GetHashCode, or raise HessianOptions.{nameof(HessianOptions.MaxEqualHashCodes)}";
            throw position < 0 ? new HessianException(problem) : new HessianException(problem, position);
        }

        _hashCodes[hashCode] = before + 1;
    }

    /// <summary>
    /// Returns whether a key is a collection or an object that was read without a declared type, which is equal only to itself.
    /// </summary>
    private static bool HasIdentity(object key) =>
        key is HessianObject or List<object> or HashSet<object> or Dictionary<object, object> or Array;
}
