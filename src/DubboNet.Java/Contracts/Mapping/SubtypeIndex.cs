namespace DubboNet.Java;

/// <summary>Finds the classes of a class path that derive from a class.</summary>
internal sealed class SubtypeIndex(JavaClassPath path, JavaSymbols symbols)
{
    private readonly Lazy<ILookup<string, JavaClassSymbol>> _byParent = new(
        () => (
            from name in path.List("**")
            let found = symbols.Find(name)
            where found is { IsLocal: false, IsSynthetic: false }
            from parent in found.Interfaces.Select(used => used.Name).Append(found.Superclass?.Name ?? "")
            select (parent, found)).ToLookup(pair => pair.parent, pair => pair.found, StringComparer.Ordinal));

    /// <summary>Returns the classes that derive from a class, directly or not, sorted by their names.</summary>
    public IReadOnlyList<JavaClassSymbol> FindAll(string name)
    {
        SortedDictionary<string, JavaClassSymbol> found = new(StringComparer.Ordinal);
        Add(name, found);
        return [.. found.Values];
    }

    private void Add(string name, SortedDictionary<string, JavaClassSymbol> found)
    {
        foreach (JavaClassSymbol derived in _byParent.Value[name])
        {
            if (found.TryAdd(derived.Name, derived))
                Add(derived.Name, found);
        }
    }
}
