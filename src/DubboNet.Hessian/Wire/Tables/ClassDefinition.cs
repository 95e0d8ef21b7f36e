namespace DubboNet.Hessian;

/// <summary>
/// Represents a Java class as a message defines it, with its binary name (<c>com.acme.Outer$Inner</c>) and its fields in the order on the
/// wire. If a name occurs twice, the first field belongs to a base class, and the second to a derived class.
/// </summary>
public sealed class ClassDefinition : IEquatable<ClassDefinition>
{
    private readonly string[] _fields;
    private int _hashCode;

    /// <summary>Initializes a definition with a copy of the field names.</summary>
    public ClassDefinition(string className, params ReadOnlySpan<string> fields)
    {
        ArgumentException.ThrowIfNullOrEmpty(className);
        ClassName = className;
        _fields = fields.ToArray();
    }

    /// <summary>Gets the binary name of the Java class.</summary>
    public string ClassName { get; }

    /// <summary>Gets the field names in the order on the wire.</summary>
    public ReadOnlySpan<string> Fields => _fields;

    /// <summary>Gets the encoded definition with its tag. It is created once, and then copied into messages.</summary>
    internal byte[]? Encoded { get; set; }

    /// <summary>Returns whether both have the same class name and the same fields in the same order.</summary>
    public bool Equals(ClassDefinition? other) =>
        other is not null && (ReferenceEquals(this, other) || (ClassName == other.ClassName && Fields.SequenceEqual(other.Fields)));

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as ClassDefinition);

    /// <inheritdoc/>
    public override int GetHashCode() => _hashCode == 0 ? _hashCode = ComputeHashCode() : _hashCode;

    /// <summary>Returns the class name.</summary>
    public override string ToString() => ClassName;

    // Includes every field, because a message can define one class many times with different fields.
    private int ComputeHashCode()
    {
        var hash = default(HashCode);
        hash.Add(ClassName);
        foreach (string field in _fields)
            hash.Add(field);
        return hash.ToHashCode();
    }
}
