using System.Numerics;

namespace DubboNet.Hessian.Tests.Robustness;

/// <summary>Creates random values, which are scalars, collections, arrays and objects with shared parts and cycles.</summary>
internal sealed class RandomGraph(int seed)
{
    private const int MaxDepth = 6;

    private static readonly ClassDefinition[] Classes =
    [
        new("a.Empty"), new("a.One", "v"), new("a.Two", "v", "w"), new("a.Twice", "v", "v"), new("a.One", "other"),
        .. Enumerable.Range(0, 16).Select(n => new ClassDefinition($"a.Many{n}", "x")),
    ];

    private readonly Random _random = new(seed);
    private readonly List<object> _made = [];

    public object? NextValue(int depth = 0)
    {
        if (depth < MaxDepth && _random.Next(depth + 2) < 2)
            return _made.Count > 0 && _random.Next(6) == 0 ? _made[_random.Next(_made.Count)] : NextStructure(depth);
        return NextScalar();
    }

    private object NextStructure(int depth) => _random.Next(8) switch
    {
        0 => Fill(new List<object?>(), depth),
        1 => Fill(new HessianList("java.util.LinkedList"), depth),
        2 => Fill(new HashSet<object?>(), depth),
        3 => Fill(new HessianSet("java.util.TreeSet"), depth),
        4 => FillMap([], depth),
        5 => FillMap(new HessianMap("java.util.TreeMap"), depth),
        6 => NextArray(depth),
        _ => NextObject(depth),
    };

    private ICollection<object?> Fill(ICollection<object?> target, int depth)
    {
        _made.Add(target);
        for (int count = NextCount(); count > 0; count--)
            target.Add(NextValue(depth + 1));
        return target;
    }

    private Dictionary<object, object?> FillMap(Dictionary<object, object?> map, int depth)
    {
        _made.Add(map);
        for (int count = NextCount(); count > 0; count--)
            map[NextValue(depth + 1) ?? HessianNull.Key] = NextValue(depth + 1);
        return map;
    }

    private HessianObject NextObject(int depth)
    {
        var value = new HessianObject(Classes[_random.Next(Classes.Length)]);
        _made.Add(value);
        for (int i = 0; i < value.Values.Length; i++)
            value.Values[i] = NextValue(depth + 1);
        return value;
    }

    /// <summary>Creates an array. Empty arrays are not shared, because they are written again in each place.</summary>
    private Array NextArray(int depth)
    {
        int count = NextCount();
        Array array = _random.Next(8) switch
        {
            0 => NextItems(count, () => (int)NextInteger(32)),
            1 => NextItems(count, () => NextInteger(64)),
            2 => NextItems(count, () => (short)NextInteger(16)),
            3 => NextItems(count, () => _random.Next(2) == 0),
            4 => NextItems(count, () => (float)NextDouble() + 0f),
            5 => NextItems(count, NextDouble),
            6 => NextItems(count, () => _random.Next(5) == 0 ? null : NextText()),
            _ => new object?[count],
        };
        if (count > 0)
            _made.Add(array);
        if (array is object?[] and not string?[])
        {
            for (int i = 0; i < count; i++)
                array.SetValue(NextValue(depth + 1), i);
        }

        return array;
    }

    private static T[] NextItems<T>(int count, Func<T> next) => [.. Enumerable.Range(0, count).Select(_ => next())];

    private int NextCount() => _random.Next(10) == 0 ? _random.Next(7, 20) : _random.Next(5);

    private object? NextScalar() => _random.Next(12) switch
    {
        0 => null,
        1 => _random.Next(2) == 0,
        2 or 3 => (int)NextInteger(32),
        4 => NextInteger(64),
        5 => NextDouble(),
        6 or 7 => NextText(),
        8 => new JavaDate(NextInteger(_random.Next(2) == 0 ? 24 : 46)),
        9 => NextBytes(),
        10 =>
            BigDecimal.FromDecimal(
                new decimal(_random.Next(), _random.Next(), _random.Next(3), _random.Next(2) == 0, (byte)_random.Next(29))),
        _ => _random.Next(2) == 0 ? NextBigInteger() : new BigDecimal(NextBigInteger(), _random.Next(-400, 0)),
    };

    /// <summary>Creates an integer. Every magnitude up to a number of bits is equally likely.</summary>
    private long NextInteger(int bits) => _random.NextInt64(long.MinValue, long.MaxValue) >> (64 - _random.Next(1, bits + 1));

    private double NextDouble() => _random.Next(5) switch
    {
        0 => NextInteger(20),
        1 => NextInteger(32) * 0.001,
        2 => _random.NextDouble() * Math.Pow(10, _random.Next(-30, 30)),
        3 => double.NaN,
        _ => double.NegativeInfinity,
    };

    private BigInteger NextBigInteger() => new(NextBytes());

    /// <summary>
    /// Creates bytes. They are never empty, because .NET has one empty array for all places, so that a set of two would become smaller.
    /// </summary>
    private byte[] NextBytes()
    {
        var bytes = new byte[_random.Next(20) == 0 ? _random.Next(1, 1100) : _random.Next(1, 20)];
        _random.NextBytes(bytes);
        return bytes;
    }

    /// <summary>Creates a string of ASCII characters, or of any units including single surrogates.</summary>
    private string NextText()
    {
        int length = _random.Next(20) == 0 ? _random.Next(1100) : _random.Next(40);
        int limit = _random.Next(3) == 0 ? 0x10000 : 0x80;
        return string.Create(length, (_random, limit), static (units, state) =>
        {
            for (int i = 0; i < units.Length; i++)
                units[i] = (char)state._random.Next(state.limit);
        });
    }
}
