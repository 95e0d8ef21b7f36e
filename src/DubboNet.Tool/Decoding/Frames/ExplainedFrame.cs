namespace DubboNet.Tool;

/// <summary>Represents a value of a body with what it stands for.</summary>
/// <param name="Name">What the value is: <c>service</c>, <c>argument 1</c>.</param>
/// <param name="Value">The value.</param>
/// <param name="Note">What is known of it besides, such as the declared type. Null if nothing is.</param>
internal sealed record BodyField(string Name, ValueNode Value, string? Note = null);

/// <summary>Represents a frame with everything that is known of it.</summary>
internal sealed class ExplainedFrame(ReadOnlyMemory<byte> bytes)
{
    private readonly List<BodyField> _fields = [];

    public FrameHead Head { get; } = FrameHead.Read(bytes.Span);

    /// <summary>Gets the bytes of the frame with its header.</summary>
    public ReadOnlyMemory<byte> Bytes { get; } = bytes;

    /// <summary>Gets the values of the body up to the first byte that is wrong.</summary>
    public IReadOnlyList<BodyField> Fields => _fields;

    /// <summary>Gets or sets what is wrong. Null if the frame is well-formed.</summary>
    public DecodeException? Problem { get; set; }

    /// <summary>Gets or sets the number of bytes behind the last value. Dubbo ignores them.</summary>
    public int TrailingBytes { get; set; }

    /// <summary>Gets what kind of frame this is, in a few words.</summary>
    public string Kind => (Head.IsRequest, Head.IsEvent) switch
    {
        (true, true) when EventPayload is null => "heartbeat",
        (false, true) => "heartbeat response",
        (true, true) => "event",
        (true, false) => Head.IsTwoWay ? "request" : "one-way request",
        _ => "response",
    };

    /// <summary>Gets the text of an event, or null for a heartbeat.</summary>
    public string? EventPayload => Text("event");

    public string? Service => Text("service");

    public string? Method => Text("method");

    public void Add(BodyField field) => _fields.Add(field);

    /// <summary>Notes that an argument is a callback, if it is null as callbacks are.</summary>
    public void NoteCallback(string argument, string? id)
    {
        int index = _fields.FindIndex(field => field.Name == argument && field.Value.Kind == NodeKind.Null);
        if (index >= 0)
            _fields[index] = _fields[index] with { Note = $"{_fields[index].Note}, callback object {id}" };
    }

    /// <summary>Returns the value with a name. Null if the body does not have it.</summary>
    public ValueNode? Find(string name)
    {
        foreach (BodyField field in _fields)
        {
            if (field.Name == name)
                return field.Value;
        }

        return null;
    }

    /// <summary>Returns the text of a value. Null if it is not a string.</summary>
    public string? Text(string name) => Find(name) is { Kind: NodeKind.String } value ? value.Text : null;
}
