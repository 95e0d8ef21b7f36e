using System.Buffers.Binary;

namespace DubboNet.Tool;

/// <summary>
/// Reads the values of a body in fastjson2 (<c>FastJson2ObjectOutput</c>). Each is a length of four bytes and as many bytes of JSONB. A
/// value whose form is not decoded is shown as its bytes.
/// </summary>
internal sealed class JsonbBody(ReadOnlyMemory<byte> frame, int start) : IBodyReader
{
    private const int LengthSize = 4;

    private int _nodes;

    public int Position { get; private set; } = start;

    public bool IsAtEnd => Position >= frame.Length;

    public ValueNode? TakeUnfinished() => null;

    public ValueNode Read()
    {
        int offset = Position;
        if (frame.Length - offset < LengthSize)
            throw new DecodeException(offset, "the body ends where the four bytes of a length are expected");
        int length = BinaryPrimitives.ReadInt32BigEndian(frame.Span[offset..]);
        int first = offset + LengthSize;
        if (length <= 0 || length > frame.Length - first)
            throw new DecodeException(offset, $"a value of {length} bytes is announced, but {frame.Length - first} are left");
        Position = first + length;
        var tree = new JsonbTree(frame[..Position], first, _nodes);
        ValueNode? value = tree.TryRead();
        _nodes = tree.Nodes;
        return value is not null && tree.Position == Position ? value : RawValue.Create(frame, first, Position);
    }
}
