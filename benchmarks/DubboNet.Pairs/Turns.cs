using System.Diagnostics;
using System.Globalization;

namespace DubboNet.Pairs;

/// <summary>Runs operations in turns.</summary>
internal static class Turns
{
    private const int Count = 800;
    private static readonly TimeSpan Turn = TimeSpan.FromMicroseconds(150);
    private static readonly TimeSpan WarmUp = TimeSpan.FromMilliseconds(300);

    /// <summary>
    /// Measures the operations of a value. Returns a line for each with its name, the nanoseconds of each checkout, and the bytes that each
    /// allocates, separated by tabs.
    /// </summary>
    public static IEnumerable<string> Compare(string value, string[] checkouts)
    {
        (string Name, Action Run)[][] sides = [.. checkouts.Select(checkout => Side.Of(checkout).Operations(value).ToArray())];
        for (int i = 0; i < sides[0].Length; i++)
        {
            Action[] operations = [.. sides.Select(side => side[i].Run)];
            double[] times = Measure(operations);
            yield return string.Join('\t', [
                sides[0][i].Name,
                .. times.Select(time => time.ToString("F1", CultureInfo.InvariantCulture)),
                .. operations.Select(operation => Allocated(operation).ToString(CultureInfo.InvariantCulture))]);
        }
    }

    /// <summary>
    /// Returns the nanoseconds of each operation. They are the 5th percentile of its turns, because other work of the machine only adds
    /// time.
    /// </summary>
    private static double[] Measure(Action[] operations)
    {
        int batch = int.MaxValue;
        for (int i = 0; i < 2 * operations.Length; i++)
            batch = Math.Min(batch, Math.Max(1, (int)(Turn / Warm(operations[i % operations.Length]))));

        double[][] times = [.. operations.Select(_ => new double[Count])];
        for (int turn = 0; turn < Count; turn++)
        {
            for (int i = 0; i < operations.Length; i++)
            {
                int side = (i + turn) % operations.Length;
                long start = Stopwatch.GetTimestamp();
                for (int n = 0; n < batch; n++)
                    operations[side]();
                times[side][turn] = Stopwatch.GetElapsedTime(start).TotalNanoseconds / batch;
            }
        }

        return [.. times.Select(side => side.Order().ElementAt(Count / 20))];
    }

    private static long Allocated(Action operation)
    {
        long before = GC.GetTotalAllocatedBytes(precise: true);
        operation();
        return GC.GetTotalAllocatedBytes(precise: true) - before;
    }

    /// <summary>Returns the time of one operation after it was compiled.</summary>
    private static TimeSpan Warm(Action operation)
    {
        long start = Stopwatch.GetTimestamp();
        int count = 0;
        for (; Stopwatch.GetElapsedTime(start) < WarmUp; count++)
            operation();
        return Stopwatch.GetElapsedTime(start) / count;
    }
}
