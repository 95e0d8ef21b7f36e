using System.Buffers.Binary;

namespace DubboNet.Hessian;

public ref partial struct HessianWriter
{
    private const int MaxTextChunk = 0x8000;

    /// <summary>Writes a string or null.</summary>
    public void WriteString(string? value)
    {
        if (value is null)
            WriteNull();
        else
            WriteString(value.AsSpan());
    }

    /// <summary>
    /// Writes text in chunks of 32,768 units that do not split surrogate pairs, as <c>Hessian2Output.writeString</c> does.
    /// </summary>
    public void WriteString(scoped ReadOnlySpan<char> value)
    {
        while (value.Length > MaxTextChunk)
        {
            int length = char.IsHighSurrogate(value[MaxTextChunk - 1]) ? MaxTextChunk - 1 : MaxTextChunk;
            WriteTextChunk(Tag.StringChunk, value[..length]);
            value = value[length..];
        }

        switch (value.Length)
        {
            case <= Tag.ShortStringLast:
                Span<byte> span = Reserve(1 + (Tag.ShortStringLast * HessianText.MaxBytesPerUnit));
                span[0] = (byte)value.Length;
                _position += 1 + (ShortAscii.TryEncode(value, span[1..]) ? value.Length : HessianText.Encode(value, span[1..]));
                break;
            case < 1024:
                BinaryPrimitives.WriteUInt16BigEndian(Reserve(2), (ushort)((Tag.MediumString << 8) + value.Length));
                _position += 2;
                WriteText(value);
                break;
            default:
                WriteTextChunk(Tag.String, value);
                break;
        }
    }

    private void WriteTextChunk(byte tag, scoped ReadOnlySpan<char> chunk)
    {
        Span<byte> span = Reserve(3);
        span[0] = tag;
        BinaryPrimitives.WriteUInt16BigEndian(span[1..], (ushort)chunk.Length);
        _position += 3;
        WriteText(chunk);
    }

    private void WriteText(scoped ReadOnlySpan<char> text)
    {
        Span<byte> span = Reserve(text.Length * HessianText.MaxBytesPerUnit);
        _position += HessianText.Encode(text, span);
    }
}
