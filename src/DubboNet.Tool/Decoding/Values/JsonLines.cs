using System.Text;
using System.Text.Json;

namespace DubboNet.Tool;

/// <summary>Reads the values of a body in fastjson or gson, each of which is a line of JSON.</summary>
internal sealed class JsonLines(ReadOnlyMemory<byte> frame, int start) : IBodyReader
{
    public int Position { get; private set; } = start;

    public bool IsAtEnd => Position >= frame.Length;

    public ValueNode? TakeUnfinished() => null;

    public ValueNode Read()
    {
        if (IsAtEnd)
            throw new DecodeException(Position, "the body ends where a value is expected");
        int offset = Position;
        ReadOnlySpan<byte> rest = frame.Span[offset..];
        int end = rest.IndexOf((byte)'\n');
        ReadOnlySpan<byte> line = end < 0 ? rest : rest[..end];
        Position = offset + line.Length + (end < 0 ? 0 : 1);
        return Parse(line, offset);
    }

    private static ValueNode Parse(ReadOnlySpan<byte> line, int offset)
    {
        var reader = new Utf8JsonReader(line, new JsonReaderOptions { MaxDepth = ValueLimits.MaxDepth });
        try
        {
            reader.Read();
            switch (reader.TokenType)
            {
                case JsonTokenType.Null:
                    return new ValueNode(NodeKind.Null, offset) { Text = "null" };
                case JsonTokenType.String:
                    return new ValueNode(NodeKind.String, offset) { Text = reader.GetString() };
                case JsonTokenType.Number:
                    return new ValueNode(NodeKind.Int, offset) { Text = Encoding.UTF8.GetString(reader.ValueSpan) };
                default:
                    reader.Skip();
                    return new ValueNode(NodeKind.Raw, offset) { Text = Encoding.UTF8.GetString(line) };
            }
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            throw new DecodeException(offset + (int)reader.BytesConsumed, "the line is not JSON");
        }
    }
}
