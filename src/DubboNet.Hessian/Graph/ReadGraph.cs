using System.Text;

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
    private const int NameSlots = 128;

    [ThreadStatic]
    private static ReadGraph? s_spare;

    private readonly List<object> _references = [];
    private WireClass[] _classes = new WireClass[4];
    private readonly List<string> _typeNames = [];
    private readonly string?[] _names = new string?[NameSlots];

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

    public object? TryGetReference(int index) => index >= 0 && index < _references.Count ? _references[index] : null;

    public void AddClass(WireClass wireClass)
    {
        if (ClassCount == _classes.Length)
            Array.Resize(ref _classes, ClassCount * 2);
        _classes[ClassCount++] = wireClass;
    }

    /// <summary>The class at an index below <see cref="ClassCount"/>.</summary>
    public ref WireClass Class(int index) => ref _classes[index];

    /// <summary>The string of a class, field or type name in ASCII: peers send the same few in every message.</summary>
    public string Name(ReadOnlySpan<byte> text)
    {
        int slot = (text.Length + (text[^1] << 2) + (text[text.Length / 2] << 4)) & (NameSlots - 1);
        string? known = _names[slot];
        return known is not null && Ascii.Equals(text, known) ? known : _names[slot] = Encoding.ASCII.GetString(text);
    }

    public void AddTypeName(string name) => _typeNames.Add(name);

    public string? TryGetTypeName(int index) => index >= 0 && index < _typeNames.Count ? _typeNames[index] : null;
}
