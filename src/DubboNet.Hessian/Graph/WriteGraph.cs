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

    private readonly IdentityTable _references = new();
    private readonly NumberedTable<ClassDefinition> _classes = new();
    private readonly NumberedTable<string> _typeNames = new();
    private readonly Stack<int> _open = new();
    private ClassDefinition? _latestClass;
    private int _latestClassIndex;
    private int _nextReference;
    private int _avoidFrom = int.MaxValue;

    /// <summary>Whether exceptions of this message travel with their .NET stacks.</summary>
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

    /// <summary>Takes the next index for <paramref name="value"/>, or gives the one that it has already.</summary>
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

    /// <summary>Objects that get an index from now on are written again instead of being referred to, unless they are open.</summary>
    public void AvoidReferencesFromHere() => _avoidFrom = Math.Min(_avoidFrom, _nextReference);

    /// <summary>The object that has the latest index begins.</summary>
    public void Open()
    {
        if (_nextReference > _avoidFrom)
            _open.Push(_nextReference - 1);
    }

    /// <summary>The innermost object ends. Those that began before references were avoided are not on the stack, and end after all that are.</summary>
    public void Close()
    {
        if (_avoidFrom != int.MaxValue)
            _open.TryPop(out _);
    }

    /// <summary>Takes an index that nothing can refer to: for structs and empty arrays.</summary>
    public void SkipReference() => _nextReference++;

    /// <summary>Gives the index of a class: the next one if this message has not had it, which the result tells.</summary>
    public bool TryAddClass(ClassDefinition definition, out int index)
    {
        // Most objects are of the class of the one before.
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
