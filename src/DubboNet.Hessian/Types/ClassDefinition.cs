using System.Buffers;

namespace DubboNet.Hessian;

/// <summary>
/// A Java class as a message states it: its binary name (<c>com.acme.Outer$Inner</c>) and its fields in wire order. A name that stands twice belongs
/// to a base class first and to a derived class after it.
/// </summary>
public sealed class ClassDefinition : IEquatable<ClassDefinition>
{
    private readonly string[] _fields;
    private byte[]? _encoded;
    private int _hashCode;

    /// <summary>Creates a definition; the fields are copied.</summary>
    public ClassDefinition(string className, params ReadOnlySpan<string> fields)
    {
        ArgumentException.ThrowIfNullOrEmpty(className);
        ClassName = className;
        _fields = fields.ToArray();
    }

    /// <summary>The Java binary class name.</summary>
    public string ClassName { get; }

    /// <summary>Field names in wire order.</summary>
    public ReadOnlySpan<string> Fields => _fields;

    /// <summary>The definition as it stands in a message, tag included: made once, then copied.</summary>
    internal ReadOnlySpan<byte> Encoded => _encoded ??= Encode();

    /// <summary>Whether both name the same class with the same fields in the same order.</summary>
    public bool Equals(ClassDefinition? other) =>
        other is not null && (ReferenceEquals(this, other) || (ClassName == other.ClassName && Fields.SequenceEqual(other.Fields)));

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as ClassDefinition);

    /// <inheritdoc/>
    public override int GetHashCode() => _hashCode == 0 ? _hashCode = ComputeHashCode() : _hashCode;

    /// <summary>The class name.</summary>
    public override string ToString() => ClassName;

    /// <summary>Covers every field, because a message may define one class many times with different fields.</summary>
    private int ComputeHashCode()
    {
        var hash = default(HashCode);
        hash.Add(ClassName);
        foreach (string field in _fields)
            hash.Add(field);
        return hash.ToHashCode();
    }

    private byte[] Encode()
    {
        var output = new ArrayBufferWriter<byte>();
        using var writer = new HessianWriter(output, HessianOptions.Default);
        writer.WriteClassDefinition(ClassName, _fields);
        writer.Flush();
        return output.WrittenSpan.ToArray();
    }
}
