namespace DubboNet.Tool;

/// <summary>Represents a part of a value: an element, an entry or a field.</summary>
/// <param name="Name">The name of the field, or null.</param>
/// <param name="Key">The key of the entry, or null.</param>
/// <param name="Value">The value.</param>
internal readonly record struct NodePart(string? Name, ValueNode? Key, ValueNode Value);

/// <summary>Represents a value as the wire contains it, without a conversion to a type.</summary>
/// <param name="kind">The kind.</param>
/// <param name="offset">The offset of the first byte in the frame.</param>
internal sealed class ValueNode(NodeKind kind, int offset)
{
    private List<NodePart>? _parts;

    public NodeKind Kind { get; } = kind;

    public int Offset { get; } = offset;

    /// <summary>Gets the class of an object, a list or a map as the wire names it. Null if it does not.</summary>
    public string? JavaType { get; init; }

    /// <summary>Gets the number of an object, a list or a map among those of the message, or the number that a reference names.</summary>
    public int Number { get; init; }

    /// <summary>Gets the text of a simple value, without quotes. Null for other values.</summary>
    public string? Text { get; init; }

    /// <summary>Gets the elements, entries or fields that are kept.</summary>
    public IReadOnlyList<NodePart> Parts => _parts ?? [];

    /// <summary>Gets the number of parts that were read and not kept, because the message has too many.</summary>
    public int HiddenParts { get; private set; }

    public bool IsStructure => Kind is NodeKind.List or NodeKind.Map or NodeKind.Object;

    /// <summary>Adds a part, or counts it only.</summary>
    public void Add(NodePart part, bool isKept)
    {
        if (isKept)
            (_parts ??= []).Add(part);
        else
            HiddenParts++;
    }

    /// <summary>Returns the value of a field or of an entry with that text as its key. Null if there is none.</summary>
    public ValueNode? Find(string name)
    {
        foreach (NodePart part in Parts)
        {
            if (part.Name == name || part.Key is { Kind: NodeKind.String } key && key.Text == name)
                return part.Value;
        }

        return null;
    }
}
