namespace DubboNet.Hessian;

/// <summary>
/// What a writer must remember within one message: objects already written, classes already defined, type names already sent. Kept per thread and
/// reused; one writer owns it between <see cref="Rent"/> and <see cref="Return"/>.
/// </summary>
internal sealed class WriteGraph
{
    private const int MaxKept = 4096;

    [ThreadStatic]
    private static WriteGraph? s_spare;

    private readonly Dictionary<object, int> _references = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<ClassDefinition, int> _classes = [];
    private readonly Dictionary<string, int> _typeNames = new(StringComparer.Ordinal);
    private int _nextReference;

    public static WriteGraph Rent()
    {
        WriteGraph graph = s_spare ?? new WriteGraph();
        s_spare = null;
        return graph;
    }

    public void Return()
    {
        if (_references.Count > MaxKept)
            return;
        _references.Clear();
        _classes.Clear();
        _typeNames.Clear();
        _nextReference = 0;
        s_spare = this;
    }

    /// <summary>Takes the next index for <paramref name="value"/>, or gives the one that it has already.</summary>
    public bool TryAddReference(object value, out int index)
    {
        if (!_references.TryAdd(value, _nextReference))
        {
            index = _references[value];
            return false;
        }

        index = _nextReference++;
        return true;
    }

    /// <summary>Takes an index that nothing can refer to: for structs and empty arrays.</summary>
    public void SkipReference() => _nextReference++;

    public bool TryAddClass(ClassDefinition definition, out int index) => TryAdd(_classes, definition, out index);

    public bool TryAddTypeName(string name, out int index) => TryAdd(_typeNames, name, out index);

    private static bool TryAdd<TKey>(Dictionary<TKey, int> table, TKey key, out int index)
        where TKey : notnull
    {
        if (table.TryGetValue(key, out index))
            return false;
        index = table.Count;
        table.Add(key, index);
        return true;
    }
}
