namespace DubboNet.Hessian;

/// <summary>
/// Contains the state of a writer within one message, which is the objects already written, the classes already defined and the type names
/// already sent. One instance per thread is kept and reused. It belongs to one writer between <see cref="Rent"/> and <see cref="Return"/>.
/// </summary>
internal sealed class WriteGraph
{
    private const int MaxKept = 4096;

    [ThreadStatic]
    private static WriteGraph? s_spare;

    private readonly IdentityTable _references = new();
    private readonly NumberedTable<ClassDefinition> _classes = new();
    private readonly NumberedTable<string> _typeNames = new();
    private readonly Stack<int> _open = new();
    private ClassDefinition? _latestClass;
    private int _latestClassIndex;
    private int _nextReference;
    private int _avoidFrom = int.MaxValue;

    /// <summary>Gets or sets a value indicating whether exceptions of this message are written with their .NET stacks.</summary>
    public bool IncludeStackTraces { get; set; }

    public static WriteGraph Rent()
    {
        WriteGraph graph = s_spare ?? new WriteGraph();
        s_spare = null;
        return graph;
    }

    public void Return()
    {
        IncludeStackTraces = false;
        if (_references.Count > MaxKept)
            return;
        _references.Clear();
        _classes.Clear();
        _latestClass = null;
        _typeNames.Clear();
        _open.Clear();
        _nextReference = 0;
        _avoidFrom = int.MaxValue;
        s_spare = this;
    }

    /// <summary>Assigns the next index to <paramref name="value"/>, or returns false and the index that it already has.</summary>
    public bool TryAddReference(object value, out int index)
    {
        ref int known = ref _references.GetOrAdd(value, _nextReference, out bool isNew);
        if (!isNew && known >= _avoidFrom && !_open.Contains(known))
        {
            known = _nextReference;
            isNew = true;
        }

        index = known;
        if (isNew)
            _nextReference++;
        return isNew;
    }

    /// <summary>Makes the writer repeat objects that get an index from now on instead of referring to them, unless they are open.</summary>
    public void AvoidReferencesFromHere() => _avoidFrom = Math.Min(_avoidFrom, _nextReference);

    /// <summary>Marks the object with the latest index as open.</summary>
    public void Open()
    {
        if (_nextReference > _avoidFrom)
            _open.Push(_nextReference - 1);
    }

    /// <summary>
    /// Marks the innermost object as closed. Objects opened before <see cref="AvoidReferencesFromHere"/> was called are not on the stack.
    /// They are closed after all that are.
    /// </summary>
    public void Close()
    {
        if (_avoidFrom != int.MaxValue)
            _open.TryPop(out _);
    }

    /// <summary>Skips an index that is never referred to, for structs and empty arrays.</summary>
    public void SkipReference() => _nextReference++;

    /// <summary>Gets the index of a class. Returns true if the class is new in this message, and gives it the next index.</summary>
    public bool TryAddClass(ClassDefinition definition, out int index)
    {
        // Most objects have the same class as the object before.
        index = _latestClassIndex;
        if (ReferenceEquals(_latestClass, definition))
            return false;
        bool isNew = _classes.TryAdd(definition, out index);
        _latestClass = definition;
        _latestClassIndex = index;
        return isNew;
    }

    public bool TryAddTypeName(string name, out int index) => _typeNames.TryAdd(name, out index);
}
