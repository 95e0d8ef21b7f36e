namespace DubboNet.Cluster.LoadBalancing;

/// <summary>Selects in turn by weight. Each method name has its own turn.</summary>
internal sealed class RoundRobinStrategy : LoadBalancingStrategy
{
    /// <summary>The number of turns, a power of two. Method names with the same hash share one.</summary>
    private const int Turns = 64;

    /// <summary>The effort up to which the smooth sequence of Java is computed in advance.</summary>
    private const long MaxEffort = 100_000;

    public override ProviderPicker CreatePicker(IReadOnlyList<ClusterProvider> providers, ProviderPicker? previous)
    {
        int[] weights = [.. providers.Select(provider => Math.Max(provider.Weight, 0))];
        if (Array.TrueForAll(weights, weight => weight == weights[0]))
            Array.Fill(weights, 1);
        int divisor = weights.Aggregate(0, GreatestCommonDivisor);
        for (int i = 0; i < weights.Length; i++)
            weights[i] /= divisor;
        long[] turns = (previous as Picker)?.TurnsOfMethods ?? new long[Turns];
        bool isEqual = Array.TrueForAll(weights, weight => weight == 1);
        int[]? sequence = isEqual || weights.Sum(weight => (long)weight) * weights.Length > MaxEffort ? null : CreateSequence(weights);
        return new Picker([.. providers], weights, sequence, turns);
    }

    // Smooth weighted round robin: each step adds the weights, selects the largest value and subtracts the total from it.
    private static int[] CreateSequence(int[] weights)
    {
        int[] sequence = new int[weights.Sum()];
        int[] current = new int[weights.Length];
        for (int step = 0; step < sequence.Length; step++)
        {
            int largest = 0;
            for (int i = 0; i < weights.Length; i++)
            {
                current[i] += weights[i];
                if (current[i] > current[largest])
                    largest = i;
            }

            current[largest] -= sequence.Length;
            sequence[step] = largest;
        }

        return sequence;
    }

    private static int GreatestCommonDivisor(int one, int other) => other == 0 ? one : GreatestCommonDivisor(other, one % other);

    private sealed class Picker(ClusterProvider[] providers, int[] weights, int[]? sequence, long[] turns) : ProviderPicker
    {
        private readonly int _largest = weights.Max();

        public long[] TurnsOfMethods => turns;

        public override ClusterProvider Pick(in PickContext context)
        {
            ref long turn = ref turns[context.Method.Name.GetHashCode(StringComparison.Ordinal) & (Turns - 1)];
            while (true)
            {
                long number = Interlocked.Increment(ref turn) - 1;
                if (sequence is not null)
                    return providers[sequence[number % sequence.Length]];
                (long round, long index) = Math.DivRem(number, providers.Length);
                if (HasTurn(round, (int)index))
                    return providers[index];
            }
        }

        // In each round, a provider with the largest weight gets a call. The others get their share of the rounds, evenly spread. Their
        // first rounds differ, so that those with small weights do not all get their call in the same round.
        private bool HasTurn(long round, int index)
        {
            long step = (round + index) % _largest;
            return (step + 1) * weights[index] / _largest > step * weights[index] / _largest;
        }
    }
}
