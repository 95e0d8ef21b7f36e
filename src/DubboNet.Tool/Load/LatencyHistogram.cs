using System.Numerics;

namespace DubboNet.Tool;

/// <summary>Counts durations in classes whose width is at most 1/32 of the duration. It is not thread-safe.</summary>
internal sealed class LatencyHistogram
{
    private const int SubclassBits = 5;
    private const int Subclasses = 1 << SubclassBits;

    private readonly long[] _counts = new long[(64 - SubclassBits) * Subclasses];

    public long Count { get; private set; }

    public void Add(long duration)
    {
        _counts[ClassOf(duration)]++;
        Count++;
    }

    public void Add(LatencyHistogram other)
    {
        for (int i = 0; i < _counts.Length; i++)
            _counts[i] += other._counts[i];
        Count += other.Count;
    }

    public void Clear()
    {
        Array.Clear(_counts);
        Count = 0;
    }

    /// <summary>
    /// Returns the duration that a share of the calls did not exceed, which is the lower end of its class. Returns 0 without calls.
    /// </summary>
    public long Percentile(double share)
    {
        long rest = (long)Math.Ceiling(Count * share);
        int found = 0;
        while (rest > _counts[found])
            rest -= _counts[found++];
        return LowerEnd(found);
    }

    /// <summary>Returns the number of durations in a range, by the lower ends of their classes.</summary>
    /// <param name="from">The start of the range, which is included.</param>
    /// <param name="to">The end of the range, which is not included.</param>
    public long CountBetween(long from, long to)
    {
        long sum = 0;
        for (int i = 0; i < _counts.Length; i++)
        {
            if (_counts[i] > 0 && LowerEnd(i) >= from && LowerEnd(i) < to)
                sum += _counts[i];
        }

        return sum;
    }

    /// <summary>
    /// Returns the class of a duration. Durations below 32 have separate classes. Above, each power of two is divided into 32.
    /// </summary>
    private static int ClassOf(long duration)
    {
        int shift = Math.Max(0, BitOperations.Log2((ulong)duration) - SubclassBits);
        return (shift << SubclassBits) + (int)(duration >> shift);
    }

    private static long LowerEnd(int found)
    {
        int shift = Math.Max(0, (found >> SubclassBits) - 1);
        return (long)(found - (shift << SubclassBits)) << shift;
    }
}
