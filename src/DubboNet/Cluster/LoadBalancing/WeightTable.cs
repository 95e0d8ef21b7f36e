namespace DubboNet.Cluster.LoadBalancing;

/// <summary>
/// Selects an index at random, with probabilities proportional to weights, in constant time (alias method of Walker and Vose). If all
/// weights are 0, all indexes are equally probable.
/// </summary>
internal sealed class WeightTable
{
    // Each index has a column whose height is the total weight. Its lower part belongs to the index itself, the rest to another index.
    // The table is null if all weights are equal.
    private readonly (long OwnPart, int Other)[]? _columns;
    private readonly long _total;
    private readonly int _count;

    public WeightTable(int[] weights)
    {
        _count = weights.Length;
        _total = weights.Sum(weight => (long)weight);
        if (Array.Exists(weights, weight => weight != weights[0]))
            _columns = CreateColumns(weights, _total);
    }

    public int Pick(Random random)
    {
        int column = random.Next(_count);
        if (_columns is null)
            return column;
        (long ownPart, int other) = _columns[column];
        return random.NextInt64(_total) < ownPart ? column : other;
    }

    private static (long OwnPart, int Other)[] CreateColumns(int[] weights, long total)
    {
        var columns = new (long OwnPart, int Other)[weights.Length];
        // What is left of each weight, in units in which all columns together have the height of all weights.
        long[] left = [.. weights.Select(weight => (long)weight * weights.Length)];
        var small = new Stack<int>();
        var large = new Stack<int>();
        for (int i = 0; i < left.Length; i++)
            (left[i] < total ? small : large).Push(i);
        while (small.TryPop(out int one) && large.TryPop(out int other))
        {
            columns[one] = (left[one], other);
            left[other] -= total - left[one];
            (left[other] < total ? small : large).Push(other);
        }

        // The sums are exact, so the weights that are left fill their own columns.
        foreach (int full in large)
            columns[full] = (total, full);
        return columns;
    }
}
