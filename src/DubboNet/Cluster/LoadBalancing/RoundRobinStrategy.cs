using System.Numerics;

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
        long[] turns = (previous as Picker)?.TurnsOfMethods ?? new long[Turns];
        ClusterProvider[] all = [.. providers.Where(provider => provider.Weight > 0)];
        if (all.Length == 0)
            all = [.. providers];
        int[] weights = [.. all.Select(provider => provider.Weight)];
        if (Array.TrueForAll(weights, weight => weight == weights[0]))
            return new SequencePicker(all, turns);
        int divisor = weights.Aggregate(0, GreatestCommonDivisor);
        for (int i = 0; i < weights.Length; i++)
            weights[i] /= divisor;
        return weights.Sum(weight => (long)weight) * weights.Length <= MaxEffort
            ? new SequencePicker(CreateSequence(all, weights), turns)
            : new CirclePicker(all, weights, turns);
    }

    // Smooth weighted round robin: each step adds the weights, selects the largest value and subtracts the total from it.
    private static ClusterProvider[] CreateSequence(ClusterProvider[] providers, int[] weights)
    {
        var sequence = new ClusterProvider[weights.Sum()];
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
            sequence[step] = providers[largest];
        }

        return sequence;
    }

    private static int GreatestCommonDivisor(int one, int other) => other == 0 ? one : GreatestCommonDivisor(other, one % other);

    private abstract class Picker(long[] turns) : ProviderPicker
    {
        public long[] TurnsOfMethods => turns;

        public override ClusterProvider Pick(in PickContext context) =>
            Pick((ulong)Interlocked.Increment(ref turns[context.Method.Name.GetHashCode(StringComparison.Ordinal) & (Turns - 1)]) - 1);

        protected abstract ClusterProvider Pick(ulong turn);
    }

    /// <summary>Repeats a sequence.</summary>
    private sealed class SequencePicker(ClusterProvider[] sequence, long[] turns) : Picker(turns)
    {
        protected override ClusterProvider Pick(ulong turn) => sequence[turn % (ulong)sequence.Length];
    }

    /// <summary>
    /// Gives each provider a part of a circle, as long as its weight. Each turn goes on by the golden ratio of the circle, which spreads
    /// the turns more evenly than any other step. So no sequence is needed, whose length would be the sum of the weights.
    /// </summary>
    private sealed class CirclePicker : Picker
    {
        private const ulong GoldenRatio = 0x9E37_79B9_7F4A_7C15;

        private readonly ClusterProvider[] _providers;

        // The last point of each part.
        private readonly ulong[] _ends;

        // The circle in equal pieces, with the provider at the beginning of each.
        private readonly int[] _starts;
        private readonly int _shift;

        public CirclePicker(ClusterProvider[] providers, int[] weights, long[] turns)
            : base(turns)
        {
            _providers = providers;
            _ends = new ulong[weights.Length];
            var total = (UInt128)weights.Sum(weight => (long)weight);
            UInt128 sum = 0;
            for (int i = 0; i < weights.Length; i++)
            {
                sum += (UInt128)weights[i];
                _ends[i] = (ulong)(((sum << 64) / total) - 1);
            }

            int bits = BitOperations.Log2((uint)weights.Length) + 2;
            _shift = 64 - bits;
            _starts = new int[1 << bits];
            int provider = 0;
            for (int piece = 0; piece < _starts.Length; piece++)
            {
                while (_ends[provider] < (ulong)piece << _shift)
                    provider++;
                _starts[piece] = provider;
            }
        }

        protected override ClusterProvider Pick(ulong turn)
        {
            ulong point = unchecked(turn * GoldenRatio);
            int provider = _starts[point >> _shift];
            while (_ends[provider] < point)
                provider++;
            return _providers[provider];
        }
    }
}
