using System.Collections;
using System.Diagnostics.CodeAnalysis;

namespace DubboNet.Hessian;

/// <summary>
/// An object of a Java class that nobody registered: its definition and its values, in the order of the wire. Writing it again gives an equal Java
/// object. Not safe for concurrent writes.
/// </summary>
public sealed class HessianObject
{
    private const int MostItems = 1_000_000;
    private static readonly object Unread = new();

    private readonly object?[] _values;

    /// <summary>An object of a class, all fields null.</summary>
    public HessianObject(ClassDefinition definition)
    {
        Definition = definition;
        _values = definition.Fields.Length == 0 ? [] : new object?[definition.Fields.Length];
    }

    /// <summary>An object of a class that these fields describe, in this order.</summary>
    public HessianObject(string className, params IReadOnlyCollection<(string Name, object? Value)> fields)
        : this(new ClassDefinition(className, [.. fields.Select(field => field.Name)]))
    {
        fields.Select(field => field.Value).ToArray().CopyTo(_values, 0);
    }

    /// <summary>Class name and field names.</summary>
    public ClassDefinition Definition { get; }

    /// <summary>Whether its fields are still being read: the last one says so, since one more member would be a tenth more memory.</summary>
    internal bool IsBeingRead => _values is [.., var last] && last == Unread;

    /// <summary>The Java class name.</summary>
    public string ClassName => Definition.ClassName;

    /// <summary>The values, field by field as the definition names them.</summary>
    public Span<object?> Values => _values;

    /// <summary>The value of a field; of the most derived class where several have the name.</summary>
    /// <exception cref="KeyNotFoundException">The class has no such field.</exception>
    public object? this[string field]
    {
        get => _values[IndexOf(field)];
        set => _values[IndexOf(field)] = value;
    }

    /// <summary>The value of a field that several classes of the inheritance have: 0 is that of the base class, the last that of the most derived one.</summary>
    /// <exception cref="KeyNotFoundException">The class has not so many fields of the name.</exception>
    public object? this[string field, int occurrence]
    {
        get => _values[IndexOf(field, occurrence)];
        set => _values[IndexOf(field, occurrence)] = value;
    }

    /// <summary>How many classes of the inheritance have a field of the name.</summary>
    public int CountOf(string field) => Definition.Fields.Count(field);

    /// <summary>Gives the value of a field if the class has it.</summary>
    public bool TryGet(string field, out object? value)
    {
        int index = Definition.Fields.LastIndexOf(field);
        value = index < 0 ? null : _values[index];
        return index >= 0;
    }

    /// <summary>
    /// Gets the items of an object that stands for a collection: an EnumSet, or an immutable list, set, multiset or map of Guava. Such an object is
    /// a <see cref="HessianObject"/> where nothing is declared, so that it can be written again as it came.
    /// </summary>
    /// <param name="items">A list, a set, or for a map a dictionary; null if the object stands for none.</param>
    /// <exception cref="HessianException">A multiset states more than a million items.</exception>
    public bool TryGetCollection([NotNullWhen(true)] out IEnumerable? items)
    {
        items = CollectionStandIns.Make(this, MostItems, HessianOptions.Default);
        return items is not null;
    }

    /// <summary>The class name; never the fields, which may form a cycle.</summary>
    public override string ToString() => $"HessianObject {ClassName}";

    /// <summary>The fields will be read one by one.</summary>
    internal void StartReading()
    {
        if (_values.Length > 0)
            _values[^1] = Unread;
    }

    /// <summary>The value of a field that holds text; null otherwise.</summary>
    internal string? TextOf(string field) => TryGet(field, out object? value) ? value as string : null;

    private int IndexOf(string field, int occurrence)
    {
        ReadOnlySpan<string> fields = Definition.Fields;
        for (int i = 0; i < fields.Length; i++)
        {
            if (fields[i] == field && occurrence-- == 0)
                return i;
        }

        throw new KeyNotFoundException($"The class {ClassName} has no field {field} in so many classes.");
    }

    private int IndexOf(string field)
    {
        int index = Definition.Fields.LastIndexOf(field);
        return index >= 0 ? index : throw new KeyNotFoundException($"The class {ClassName} has no field {field}.");
    }
}
