namespace DubboNet.Tool;

/// <summary>
/// Reads the values of a Hessian message as a tree that says what the wire says: tags, class names and references. It knows no types, so it
/// reads any message. The time is linear to the bytes, and the memory is limited by <see cref="ValueLimits"/>.
/// </summary>
/// <param name="frame">The frame, so that offsets are those of the frame.</param>
/// <param name="start">The offset of the first value.</param>
internal sealed partial class HessianTree(ReadOnlyMemory<byte> frame, int start) : IBodyReader
{
    private readonly List<WireClassOutline> _classes = [];
    private readonly List<string> _types = [];
    private readonly List<string?> _objects = [];
    private readonly Stack<OpenStructure> _open = new();
    private int _position = start;
    private int _nodes;

    /// <summary>Gets the offset of the next value.</summary>
    public int Position => _position;

    /// <summary>Gets a value indicating whether all bytes have been read.</summary>
    public bool IsAtEnd => _position >= frame.Length;

    private int Remaining => frame.Length - _position;

    /// <summary>Reads the next value.</summary>
    /// <exception cref="DecodeException">A byte is not valid.</exception>
    public ValueNode Read()
    {
        while (Peek() == 'C')
            ReadClassDefinition();
        int offset = _position;
        _nodes++;
        return Peek() switch
        {
            (byte)'N' => Simple(NodeKind.Null, "null"),
            (byte)'T' => Simple(NodeKind.Boolean, "true"),
            (byte)'F' => Simple(NodeKind.Boolean, "false"),
            <= 0x1f or (>= 0x30 and <= 0x33) or (byte)'R' or (byte)'S' => new(NodeKind.String, offset) { Text = ReadText() },
            (>= 0x20 and <= 0x2f) or (>= 0x34 and <= 0x37) or (byte)'A' or (byte)'B' => ReadBytes(),
            (byte)'I' or (>= 0x80 and <= 0xd7) => new(NodeKind.Int, offset) { Text = Invariant(ReadInt()) },
            (>= 0x38 and <= 0x3f) or (byte)'L' or (byte)'Y' or >= 0xd8 => ReadLong(),
            (byte)'D' or (>= 0x5b and <= 0x5f) => ReadDouble(),
            0x4a or 0x4b => ReadDate(),
            (byte)'H' => ReadMap(isTyped: false),
            (byte)'M' => ReadMap(isTyped: true),
            (byte)'O' or (>= 0x60 and <= 0x6f) => ReadObject(),
            (byte)'Q' => ReadReference(),
            (byte)'U' or (byte)'V' or (byte)'W' or (byte)'X' or (>= 0x70 and <= 0x7f) => ReadList(),
            (byte)'Z' => throw new DecodeException(offset, "5a ends a list or a map, but none is open here"),
            byte tag => throw new DecodeException(offset, $"{tag:x2} does not start a value of Hessian 2"),
        };
    }

    /// <summary>Returns the value in which an error occurred, with the parts before the error. Null if it is a simple value.</summary>
    public ValueNode? TakeUnfinished()
    {
        ValueNode? inner = null;
        while (_open.TryPop(out OpenStructure? outer))
        {
            if (inner is not null)
                Add(outer.Node, outer.Field, outer.Key, inner);
            inner = outer.Node;
        }

        return inner;
    }

    private byte Peek() => _position < frame.Length
        ? frame.Span[_position]
        : throw new DecodeException(_position, "the body ends where a value is expected");

    private ValueNode Simple(NodeKind kind, string text) => new(kind, _position++) { Text = text };

    private void ReadClassDefinition()
    {
        int offset = _position++;
        string name = ReadName();
        int count = ReadInt();
        CheckCount(count, offset, "fields");
        if (_classes.Count == ValueLimits.MaxClasses)
            throw new DecodeException(offset, $"more than the {ValueLimits.MaxClasses} class definitions that are decoded");
        string[] fields = new string[count];
        for (int i = 0; i < count; i++)
            fields[i] = ReadName();
        _classes.Add(new WireClassOutline(name, fields));
    }

    private ValueNode ReadObject()
    {
        int offset = _position;
        byte tag = Take();
        int index = tag == 'O' ? ReadInt() : tag - 0x60;
        if (index < 0 || index >= _classes.Count)
            throw new DecodeException(offset, $"an object of class {index}, but the message has defined {_classes.Count} classes so far");
        WireClassOutline definition = _classes[index];
        ValueNode node = Structure(NodeKind.Object, offset, definition.Name);
        foreach (string field in definition.Fields)
        {
            _open.Peek().Field = field;
            Add(node, field, null, Read());
        }

        _open.Pop();
        return node;
    }

    private ValueNode ReadMap(bool isTyped)
    {
        int offset = _position++;
        ValueNode node = Structure(NodeKind.Map, offset, isTyped ? ReadType() : null);
        while (!TryEnd())
        {
            ValueNode key = Read();
            _open.Peek().Key = key;
            Add(node, null, key, Read());
            _open.Peek().Key = null;
        }

        _open.Pop();
        return node;
    }

    private ValueNode ReadList()
    {
        int offset = _position;
        byte tag = Take();
        string? type = tag is (byte)'U' or (byte)'V' or (>= 0x70 and <= 0x77) ? ReadType() : null;
        int count = tag switch
        {
            (byte)'U' or (byte)'W' => -1,
            (byte)'V' or (byte)'X' => ReadInt(),
            _ => tag & 7,
        };
        if (tag is not ((byte)'U' or (byte)'W'))
            CheckCount(count, offset, "elements");
        ValueNode node = Structure(NodeKind.List, offset, type);
        for (int i = 0; count < 0 ? !TryEnd() : i < count; i++)
            Add(node, null, null, Read());
        _open.Pop();
        return node;
    }

    private ValueNode ReadReference()
    {
        int offset = _position++;
        int number = ReadInt();
        return number >= 0 && number < _objects.Count
            ? new ValueNode(NodeKind.Reference, offset) { Number = number, JavaType = _objects[number] }
            : throw new DecodeException(offset, $"a reference to object {number}, but the message has {_objects.Count} objects so far");
    }

    private ValueNode Structure(NodeKind kind, int offset, string? type)
    {
        if (_open.Count == ValueLimits.MaxDepth)
            throw new DecodeException(offset, $"values are nested deeper than the {ValueLimits.MaxDepth} levels that are decoded");
        if (_objects.Count == ValueLimits.MaxObjects)
            throw new DecodeException(offset, $"more than the {ValueLimits.MaxObjects} lists, maps and objects that are decoded");
        _objects.Add(type);
        var node = new ValueNode(kind, offset) { JavaType = type, Number = _objects.Count - 1 };
        _open.Push(new OpenStructure(node));
        return node;
    }

    private void Add(ValueNode parent, string? name, ValueNode? key, ValueNode value) =>
        parent.Add(new NodePart(name, key, value), _nodes <= ValueLimits.MaxNodes);

    private bool TryEnd()
    {
        if (Peek() != 'Z')
            return false;
        _position++;
        return true;
    }

    /// <summary>Each element and field has at least one byte.</summary>
    private void CheckCount(int count, int offset, string what)
    {
        if (count < 0 || count > Remaining)
            throw new DecodeException(offset, $"{count} {what} are announced, but only {Remaining} bytes are left");
    }

    /// <summary>Represents a structure that is being read, with the place in it.</summary>
    private sealed class OpenStructure(ValueNode node)
    {
        public ValueNode Node { get; } = node;

        public string? Field { get; set; }

        public ValueNode? Key { get; set; }
    }
}
