namespace DubboNet.Cluster.LoadBalancing;

/// <summary>
/// Selects an index at random, with probabilities proportional to weights, in constant time (alias method of Walker and Vose). If all
/// weights are 0, all indexes are equally probable.
/// </summary>
internal sealed class WeightTable
{
    // Each index has a column of the height 2^64. Its lower part belongs to the index itself, the rest to another index. The table is null
    // if all weights are equal.
    private readonly (ulong OwnPart, int Other)[]? _columns;
    private readonly int _count;

    public WeightTable(int[] weights)
    {
        _count = weights.Length;
        if (Array.Exists(weights, weight => weight != weights[0]))
            _columns = CreateColumns(weights, weights.Sum(weight => (long)weight));
    }

    public int Pick(Random random)
    {
        if (_columns is null)
            return random.Next(_count);
        // One random number selects the column, with its first bits, and the height in it, with the others.
        var column = (int)Math.BigMul((ulong)random.NextInt64() << 1, (ulong)_count, out ulong height);
        (ulong ownPart, int other) = _columns[column];
        return height < ownPart ? column : other;
    }

    private static (ulong OwnPart, int Other)[] CreateColumns(int[] weights, long total)
    {
        var columns = new (ulong OwnPart, int Other)[weights.Length];
        // What is left of each weight, in units in which all columns together have the height of all weights.
        long[] left = [.. weights.Select(weight => (long)weight * weights.Length)];
        var small = new Stack<int>();
        var large = new Stack<int>();
        for (int i = 0; i < left.Length; i++)
            (left[i] < total ? small : large).Push(i);
        while (small.TryPop(out int one) && large.TryPop(out int other))
        {
            columns[one] = ((ulong)(((UInt128)left[one] << 64) / (UInt128)total), other);
            left[other] -= total - left[one];
            (left[other] < total ? small : large).Push(other);
        }

        // The sums are exact, so the weights that are left fill their own columns.
        foreach (int full in large)
            columns[full] = (ulong.MaxValue, full);
        return columns;
    }
}
