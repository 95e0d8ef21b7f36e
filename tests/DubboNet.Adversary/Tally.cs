using System.Globalization;

namespace DubboNet.Adversary;

/// <summary>Counts the actions of a kind of hostile peer and the reactions of the product. It is thread-safe.</summary>
internal sealed class Tally
{
    private readonly long[] _counts = new long[Enum.GetValues<Count>().Length];

    public long this[Count count] => Volatile.Read(ref _counts[(int)count]);

    public void Add(Count count, long times = 1) => Interlocked.Add(ref _counts[(int)count], times);

    /// <summary>Returns the numbers in the order of <see cref="Count"/>, as one process sends them to the other.</summary>
    public override string ToString() => string.Join(' ', _counts);

    public static Tally Parse(string text)
    {
        var tally = new Tally();
        string[] numbers = text.Split(' ');
        for (int i = 0; i < numbers.Length; i++)
            tally._counts[i] = long.Parse(numbers[i], CultureInfo.InvariantCulture);
        return tally;
    }
}

internal enum Count
{
    Connections,
    Frames,
    Bytes,

    /// <summary>Requests with a result or an exception as the response.</summary>
    Answered,

    /// <summary>Requests with another status in the response.</summary>
    Refused,

    /// <summary>Connections that the other side ended.</summary>
    Closed,

    /// <summary>Times that the other side sent or received nothing for 10 s.</summary>
    Silent,
}
