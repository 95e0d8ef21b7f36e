using System.Collections;
using System.Diagnostics.CodeAnalysis;

namespace DubboNet.Hessian;

/// <summary>
/// Represents an object of a Java class that is not registered. It contains the class definition and the values in the order of the wire.
/// Writing it produces an equal Java object. It is not safe for concurrent writes.
/// </summary>
public sealed class HessianObject : IUndeclaredObject, IDescribed
{
    private const int MostItems = 1_000_000;
    private static readonly object Unread = new();

    private readonly object?[] _values;

    /// <summary>Initializes an object of a class with all fields null.</summary>
    public HessianObject(ClassDefinition definition)
    {
        Definition = definition;
        _values = definition.Fields.Length == 0 ? [] : new object?[definition.Fields.Length];
    }

    /// <summary>Initializes an object of a class that has the given fields in the given order.</summary>
    public HessianObject(string className, params IReadOnlyCollection<(string Name, object? Value)> fields)
        : this(new ClassDefinition(className, [.. fields.Select(field => field.Name)]))
    {
        fields.Select(field => field.Value).ToArray().CopyTo(_values, 0);
    }

    /// <summary>Gets the class name and the field names.</summary>
    public ClassDefinition Definition { get; }

    // The last value tells whether the fields are still being read, because one more member would increase the memory by a tenth.
    bool IUndeclaredObject.IsBeingRead => _values is [.., var last] && last == Unread;

    /// <summary>Gets the Java class name.</summary>
    public string ClassName => Definition.ClassName;

    string IDescribed.Description => MemberPath.Clean(ClassName);

    /// <summary>Gets the values in the order of the fields in the definition.</summary>
    public Span<object?> Values => _values;

    /// <summary>
    /// Gets or sets the value of a field. If several classes of the inheritance have a field of this name, it is the one of the most
    /// derived class.
    /// </summary>
    /// <exception cref="KeyNotFoundException">The class does not have the field.</exception>
    public object? this[string field]
    {
        get => _values[IndexOf(field)];
        set => _values[IndexOf(field)] = value;
    }

    /// <summary>
    /// Gets or sets the value of a field that several classes of the inheritance have. The occurrence 0 is the field of the base class, and
    /// the last one is that of the most derived class.
    /// </summary>
    /// <exception cref="KeyNotFoundException">The class has fewer fields of this name.</exception>
    public object? this[string field, int occurrence]
    {
        get => _values[IndexOf(field, occurrence)];
        set => _values[IndexOf(field, occurrence)] = value;
    }

    /// <summary>Returns the number of classes in the inheritance that have a field of this name.</summary>
    public int CountOf(string field) => Definition.Fields.Count(field);

    /// <summary>Gets the value of a field if the class has the field.</summary>
    public bool TryGet(string field, out object? value)
    {
        int index = Definition.Fields.LastIndexOf(field);
        value = index < 0 ? null : _values[index];
        return index >= 0;
    }

    /// <summary>
    /// Gets the items of an object that represents a collection, which is an EnumSet or an immutable list, set, multiset or map of Guava.
    /// Without a declared type, such an object is read as a <see cref="HessianObject"/>, so that it can be written back unchanged.
    /// </summary>
    /// <param name="items">A list or set, or a dictionary for a map. Null if the object does not represent a collection.</param>
    /// <exception cref="HessianException">A multiset has more than a million items.</exception>
    public bool TryGetCollection([NotNullWhen(true)] out IEnumerable? items)
    {
        items = CollectionStandIns.Make(this, MostItems, HessianOptions.Default);
        return items is not null;
    }

    /// <summary>Returns the class name. The fields are not included, because they can form a cycle.</summary>
    public override string ToString() => $"HessianObject {ClassName}";

    /// <summary>Marks the fields as being read.</summary>
    internal void StartReading()
    {
        if (_values.Length > 0)
            _values[^1] = Unread;
    }

    /// <summary>Returns the value of a field if it is text, or null.</summary>
    internal string? TextOf(string field) => TryGet(field, out object? value) ? value as string : null;

    private int IndexOf(string field, int occurrence)
    {
        ReadOnlySpan<string> fields = Definition.Fields;
        for (int i = 0; i < fields.Length; i++)
        {
            if (fields[i] == field && occurrence-- == 0)
                return i;
        }

        throw new KeyNotFoundException($"The class {ClassName} does not have that many fields with the name {field}.");
    }

    private int IndexOf(string field)
    {
        int index = Definition.Fields.LastIndexOf(field);
        return index >= 0 ? index : throw new KeyNotFoundException($"The class {ClassName} has no field {field}.");
    }
}
