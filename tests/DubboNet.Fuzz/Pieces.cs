namespace DubboNet.Fuzz;

/// <summary>How the bytes of an input arrive: in pieces that the input itself decides, so that it meets the same again.</summary>
internal struct Pieces(ReadOnlyMemory<byte> input)
{
    private const int Longest = 64;

    private ReadOnlyMemory<byte> _rest = input;
    private uint _state = (uint)input.Length * 2654435761;

    /// <summary>The next piece; empty at the end.</summary>
    public ReadOnlyMemory<byte> Next()
    {
        if (_rest.IsEmpty)
            return default;
        _state = unchecked((_state * 1664525) + 1013904223 + _rest.Span[0]);
        // Short inputs come in short pieces, long ones in such that they do not take all day.
        int length = Math.Min(_rest.Length, 1 + (int)(_state >> 8) % Math.Max(Longest, _rest.Length / 8));
        ReadOnlyMemory<byte> piece = _rest[..length];
        _rest = _rest[length..];
        return piece;
    }
}
