namespace DubboNet.Fuzz;

/// <summary>Divides an input into pieces. The input itself determines them, so that they are always the same.</summary>
internal struct Pieces(ReadOnlyMemory<byte> input)
{
    private const int Longest = 64;

    private ReadOnlyMemory<byte> _rest = input;
    private uint _state = (uint)input.Length * 2654435761;

    /// <summary>Returns the next piece. Empty at the end.</summary>
    public ReadOnlyMemory<byte> Next()
    {
        if (_rest.IsEmpty)
            return default;
        _state = unchecked((_state * 1664525) + 1013904223 + _rest.Span[0]);
        // Short inputs are divided into short pieces, and long ones into pieces of a size that does not take too long.
        int length = Math.Min(_rest.Length, 1 + (int)(_state >> 8) % Math.Max(Longest, _rest.Length / 8));
        ReadOnlyMemory<byte> piece = _rest[..length];
        _rest = _rest[length..];
        return piece;
    }
}
