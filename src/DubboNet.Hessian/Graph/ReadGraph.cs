namespace DubboNet.Hessian;

/// <summary>
/// What a reader must remember within one message: objects by index, class definitions, type names. Kept per thread and reused; one reader owns it
/// between <see cref="Rent"/> and <see cref="Return"/>.
/// </summary>
internal sealed class ReadGraph
{
    /// <summary>Stands in the table for an object whose value does not exist yet.</summary>
    public static readonly object Unresolved = new();

    private const int MaxKept = 4096;

    [ThreadStatic]
    private static ReadGraph? s_spare;

    private readonly List<object> _references = [];
    private WireClass[] _classes = new WireClass[4];
    private readonly List<string> _typeNames = [];

    public int ReferenceCount => _references.Count;

    public int ClassCount { get; private set; }

    public static ReadGraph Rent()
    {
        ReadGraph graph = s_spare ?? new ReadGraph();
        s_spare = null;
        return graph;
    }

    public void Return()
    {
        if (_references.Count > MaxKept)
            return;
        _references.Clear();
        Array.Clear(_classes, 0, ClassCount);
        ClassCount = 0;
        _typeNames.Clear();
        s_spare = this;
    }

    public int ReserveReference()
    {
        _references.Add(Unresolved);
        return _references.Count - 1;
    }

    public void SetReference(int index, object value) => _references[index] = value;

    public object? TryGetReference(int index) => (uint)index < (uint)_references.Count ? _references[index] : null;

    public void AddClass(WireClass wireClass)
    {
        if (ClassCount == _classes.Length)
            Array.Resize(ref _classes, ClassCount * 2);
        _classes[ClassCount++] = wireClass;
    }

    /// <summary>The class at an index below <see cref="ClassCount"/>.</summary>
    public ref WireClass Class(int index) => ref _classes[index];

    public void AddTypeName(string name) => _typeNames.Add(name);

    public string? TryGetTypeName(int index) => (uint)index < (uint)_typeNames.Count ? _typeNames[index] : null;
}
