using System.Buffers.Binary;

namespace DubboNet.Hessian.Fuzz;

/// <summary>
/// Creates long inputs from short ones. A sequence of values is repeated, alone or as the items of a list or map. Optionally, each copy
/// contains a different number, so that there are many different keys, names, definitions and texts. This reveals work that grows faster
/// than the input.
/// </summary>
internal sealed class Grower(int seed)
{
    private const int Shortest = 10_000;
    private const int Longest = 200_000;
    private const int LongestSource = 4096;
    private const int MostTokens = 8;

    /// <summary>The bytes around the repeated values. If a list states a length, it is inserted after the first byte.</summary>
    private static readonly (byte[] Open, byte[] Close)[] Wrappings =
    [
        ([], []), ([0x57], [0x5a]), ([0x48], [0x5a]), ([0x58, 0x49, 0, 0, 0, 0], []), ([0x79, 0x57], [0x5a]), ([0x79, 0x48], [0x5a]),
    ];

    private readonly Random _random = new(seed);
    private readonly List<int> _starts = [];

    public byte[] Grow(byte[] input)
    {
        ReadOnlySpan<byte> source = input.AsSpan(0, Math.Min(input.Length, LongestSource));
        Tokens.Find(source, _starts);
        int token = _random.Next(_starts.Count);
        int start = _starts[token];
        int end = _starts[Math.Min(token + 1 + _random.Next(MostTokens), _starts.Count - 1)];
        if (start == end)
            return input;
        byte[] unit = source[start..end].ToArray();
        int times = (int)(Shortest * Math.Pow((double)Longest / Shortest, _random.NextDouble())) / unit.Length;
        (byte[] open, byte[] close) = Wrappings[_random.Next(Wrappings.Length)];
        byte[] grown = [.. source[..start], .. open, .. new byte[unit.Length * times], .. close, .. source[end..]];
        if (open.Length > sizeof(int))
            BinaryPrimitives.WriteInt32BigEndian(grown.AsSpan(start + 2), times);
        Repeat(unit, times, grown.AsSpan(start + open.Length));
        return grown;
    }

    private void Repeat(byte[] unit, int times, Span<byte> target)
    {
        Tokens.Find(unit, _starts);
        Action<byte[], int>? number = _random.Next(4) switch { 0 => null, 1 => NumberAsText, 2 => NumberWithOneHashCode, _ => NumberAsInt };
        for (int i = 0; i < times; i++)
        {
            number?.Invoke(unit, i);
            unit.CopyTo(target[(i * unit.Length)..]);
        }
    }

    /// <summary>Writes a number at the end of each value that has room for one.</summary>
    private void NumberAsInt(byte[] unit, int number)
    {
        for (int i = 1; i < _starts.Count; i++)
        {
            if (_starts[i] - _starts[i - 1] > sizeof(int))
                BinaryPrimitives.WriteInt32BigEndian(unit.AsSpan(_starts[i] - sizeof(int)), number);
        }
    }

    /// <summary>Writes the number in letters, so that texts and names stay valid.</summary>
    private void NumberAsText(byte[] unit, int number)
    {
        for (int i = 1; i < _starts.Count; i++)
        {
            int room = _starts[i] - _starts[i - 1] - 1;
            for (int digit = 0, rest = number; digit < Math.Min(room, sizeof(int)); digit++, rest /= 64)
                unit[_starts[i] - 1 - digit] = (byte)('0' + (rest % 64));
        }
    }

    /// <summary>Writes the halves of 64 bits so that their exclusive or, which is the hash code of a number, is always the same.</summary>
    private void NumberWithOneHashCode(byte[] unit, int number)
    {
        for (int i = 1; i < _starts.Count; i++)
        {
            if (_starts[i] - _starts[i - 1] <= sizeof(long))
                continue;
            BinaryPrimitives.WriteInt32BigEndian(unit.AsSpan(_starts[i] - sizeof(long)), number);
            BinaryPrimitives.WriteInt32BigEndian(unit.AsSpan(_starts[i] - sizeof(int)), ~number);
        }
    }
}
