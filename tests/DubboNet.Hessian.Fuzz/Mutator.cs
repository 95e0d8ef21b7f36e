namespace DubboNet.Hessian.Fuzz;

/// <summary>
/// Creates inputs from others according to the grammar. Tags, lengths, references and definitions are exchanged, and sequences of values
/// are moved, repeated and inserted from other inputs. Occasionally, single bytes are damaged.
/// </summary>
/// <param name="seed">The seed that determines the inputs.</param>
/// <param name="inputs">The inputs to start from.</param>
/// <param name="costly">The expensive inputs. A quarter of the inputs is created from these, if there are any.</param>
internal sealed class Mutator(int seed, List<byte[]> inputs, List<byte[]> costly)
{
    private const int MaxLength = 4096;
    private const int MaxRepeated = 65_536;

    private static readonly byte[][] Words =
    [
        .. new[]
        {
            "4e", "54", "46", "90", "8f", "c7ff", "d3ffff", "497fffffff", "4980000000", "49ffffffff", "e0", "4c7fffffffffffffff",
            "4c8000000000000000",
            "5980000000", "5b", "5c", "5d80", "5e8000", "5f80000000", "447ff8000000000000", "448000000000000000", "447fefffffffffffff",
            "4a0000000000000000", "4a7fffffffffffffff", "4b7fffffff", "00", "0161", "03eda0bd", "02c080c3a9", "01f09f9880", "5200016101",
            "520000", "53ffff",
            "20", "2100", "410000", "42ffff", "5190", "5191", "5195", "518f", "51c8ff", "78", "7191", "79", "7f", "57", "5790", "5a", "48",
            "485a", "4d90",
            "4d00", "5591", "5690", "5890", "58d7ffff", "56045b696e7491", "70045b696e74", "60", "61", "62", "6f", "4f90", "4fa0",
            "43016190", "43016191017860",
            "430161920178017860", "40", "45", "47", "50", "71116a6176612e7574696c2e48617368536574",
            "4d116a6176612e7574696c2e547265654d6170",
            "71075b6f626a656374", "0f66757a7a2e45766572797468696e67",
        }.Select(Convert.FromHexString),
    ];

    private readonly Random _random = new(seed);
    private readonly List<int> _starts = [];
    private readonly List<int> _otherStarts = [];
    private readonly byte[] _buffer = new byte[MaxRepeated + (2 * MaxLength)];
    private int _length;

    /// <summary>Returns the next input.</summary>
    public byte[] Next()
    {
        List<byte[]> from = costly.Count > 0 && _random.Next(4) == 0 ? costly : inputs;
        byte[] source = from[_random.Next(from.Count)];
        _length = Math.Min(source.Length, MaxLength);
        source.AsSpan(0, _length).CopyTo(_buffer);
        for (int changes = 1 + _random.Next(_random.Next(1, 6)); changes > 0; changes--)
            Change();
        return _buffer[.._length];
    }

    private void Change()
    {
        Tokens.Find(_buffer.AsSpan(0, _length), _starts);
        int token = _random.Next(_starts.Count);
        int start = _starts[token];
        int end = _starts[Math.Min(token + 1, _starts.Count - 1)];
        switch (_random.Next(12))
        {
            case 0:
                Replace(start, end, Words[_random.Next(Words.Length)]);
                break;
            case 1:
                Replace(start, start, Words[_random.Next(Words.Length)]);
                break;
            case 2:
                Replace(start, EndOfRun(token), []);
                break;
            case 3:
                Replace(start, end, Run(_buffer.AsSpan(0, _length), _starts));
                break;
            case 4:
                Replace(start, start, Run(_buffer.AsSpan(0, _length), _starts));
                break;
            case 5 or 6:
                Splice(start, _random.Next(2) == 0 ? start : EndOfRun(token));
                break;
            case 7 when end > start:
                _buffer[start] = (byte)_random.Next(256);
                break;
            case 8 when end > start:
                _buffer[_random.Next(start, end)] += (byte)(_random.Next(2) == 0 ? 1 : 255);
                break;
            case 9 when _length > 0:
                _buffer[_random.Next(_length)] = (byte)_random.Next(256);
                break;
            case 10:
                _length = _random.Next(4) == 0 ? start : _length;
                break;
            default:
                Rare(start, end);
                break;
        }
    }

    /// <summary>Repeats a part. This costs the most time and memory, so it is not done for every input.</summary>
    private void Rare(int start, int end)
    {
        if (_random.Next(8) != 0 || end == start)
        {
            Replace(start, start, [(byte)(0x90 + _random.Next(10))]);
            return;
        }

        int times = 1 << _random.Next(_random.Next(1, 14));
        byte[] unit = _buffer[start..end];
        times = Math.Min(times, (MaxRepeated - _length) / unit.Length);
        if (times <= 0)
            return;
        byte[] repeated = new byte[unit.Length * times];
        for (int at = 0; at < repeated.Length; at += unit.Length)
            unit.CopyTo(repeated, at);
        Replace(start, end, repeated);
    }

    private int EndOfRun(int token) => _starts[Math.Min(token + 1 + _random.Next(6), _starts.Count - 1)];

    private byte[] Run(ReadOnlySpan<byte> message, List<int> starts)
    {
        int token = _random.Next(starts.Count);
        return message[starts[token]..starts[Math.Min(token + 1 + _random.Next(8), starts.Count - 1)]].ToArray();
    }

    private void Splice(int start, int end)
    {
        byte[] other = inputs[_random.Next(inputs.Count)];
        Tokens.Find(other.AsSpan(0, Math.Min(other.Length, MaxLength)), _otherStarts);
        Replace(start, end, Run(other, _otherStarts));
    }

    private void Replace(int start, int end, ReadOnlySpan<byte> with)
    {
        if (_length - (end - start) + with.Length > MaxRepeated)
            return;
        _buffer.AsSpan(end, _length - end).CopyTo(_buffer.AsSpan(start + with.Length));
        with.CopyTo(_buffer.AsSpan(start));
        _length += with.Length - (end - start);
    }
}
