using System.Diagnostics;
using System.Text;

namespace DubboNet.Hessian.Fuzz;

/// <summary>
/// Runs a number of mutated inputs in this process, and keeps each input with a new result. Stops at the first input that violates a rule
/// or costs more than its target allows.
/// </summary>
internal sealed class MutationRun(IReadOnlyList<Target> targets, List<byte[]> inputs, int seed, TextWriter log)
{
    private const int MaxKept = 20_000;
    private const int LongestKept = 2048;
    private const int LogEvery = 1_000_000;

    /// <summary>The number of runs to measure the time of an input.</summary>
    private const int Repetitions = 5;

    /// <summary>The number of inputs of which one is long.</summary>
    private const int GrowEvery = 1000;

    private static readonly TimeSpan Hang = TimeSpan.FromSeconds(10);

    private readonly Dictionary<int, byte[]> _byOutcome = [];
    private readonly List<byte[]> _costly = [];
    private readonly CostRecords _records = new();
    private readonly Grower _grower = new(seed);
    private readonly Random _random = new(seed);
    private byte[] _current = [];
    private long _started;

    public IEnumerable<byte[]> Interesting => _byOutcome.Values;

    /// <summary>Gets the number of inputs that were read as a value.</summary>
    public long Values { get; private set; }

    /// <summary>
    /// Gets a value indicating whether inputs are created from the most expensive ones instead of from all, and some of them are long. The
    /// most expensive ones differ in each run.
    /// </summary>
    public bool SearchesCosts { get; init; }

    /// <summary>Gets the storage of the current input, or null to not store it.</summary>
    public LastInput? Last { get; init; }

    /// <summary>Gets the cost of the most expensive inputs.</summary>
    public string Costs => _records.ToString();

    public void Run(long count)
    {
        foreach (byte[] input in inputs.ToArray())
        {
            foreach (Target target in targets)
                RunOne(target, input, input);
        }

        using var watchdog = new Timer(_ => EndIfHanging(), null, Hang, Hang);
        var mutator = new Mutator(seed, inputs, _costly);
        long start = Stopwatch.GetTimestamp();
        for (long i = 1; i <= count; i++)
        {
            byte[] input = mutator.Next();
            bool grows = SearchesCosts && _random.Next(GrowEvery) == 0;
            RunOne(targets[_random.Next(targets.Count)], grows ? _grower.Grow(input) : input, input);
            if (i % LogEvery == 0 || i == count)
            {
                log.WriteLine(
                    $"{i} inputs, {Values} values, {_byOutcome.Count} outcomes, {i / Stopwatch.GetElapsedTime(start).TotalSeconds:F0} "
                        + "inputs/s");
            }
        }
    }

    /// <param name="target">The target.</param>
    /// <param name="input">The input.</param>
    /// <param name="origin">The input from which it was grown, or the input itself.</param>
    private void RunOne(Target target, byte[] input, byte[] origin)
    {
        _current = input;
        Last?.Set(input);
        Volatile.Write(ref _started, Stopwatch.GetTimestamp());
        try
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            long start = Stopwatch.GetTimestamp();
            FuzzResult result = target.Run(input);
            var cost = new Cost(GC.GetAllocatedBytesForCurrentThread() - before, Stopwatch.GetElapsedTime(start));
            Judge(target, input, cost);
            // An error deep in a short input is expensive, but never more than the depth allows, so there is nothing to search.
            bool isOfInterest = SearchesCosts && (result.Error is null || input.Length > LongestKept);
            if (isOfInterest && _records.Add(target, input, cost, () => Measure(target, input)) && origin.Length <= LongestKept)
                _costly.Add(origin);
            if (result.Error is null)
                Values++;
            Keep(input, Outcome(target, result));
        }
        catch (FuzzException error)
        {
            throw new FuzzException($"{error.Message}{Environment.NewLine}input {Convert.ToHexStringLower(input)}", error.InnerException);
        }
    }

    /// <summary>Checks the cost of an input. If it seems too high, it is measured again first.</summary>
    private static void Judge(Target target, byte[] input, Cost cost)
    {
        if (target.Limit.Allows(cost, input.Length))
            return;
        cost = Measure(target, input);
        if (!target.Limit.Allows(cost, input.Length))
        {
            string what = $"{cost.Bytes} bytes allocated and {cost.Time.TotalMicroseconds:F0} us";
            throw new FuzzException($"{target.Name}: {what} for an input of {input.Length}");
        }
    }

    /// <summary>
    /// Returns the minimum cost of an input in a few runs, in processor time of this thread. It does not include other work of the machine,
    /// the compilation of methods, or memory that pools keep.
    /// </summary>
    private static Cost Measure(Target target, byte[] input)
    {
        var least = new Cost(long.MaxValue, TimeSpan.MaxValue);
        for (int i = 0; i < Repetitions; i++)
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            TimeSpan start = ThreadClock.Now;
            target.Run(input);
            var cost = new Cost(GC.GetAllocatedBytesForCurrentThread() - before, ThreadClock.Now - start);
            least = new Cost(Math.Min(least.Bytes, cost.Bytes), cost.Time < least.Time ? cost.Time : least.Time);
        }

        return least;
    }

    private void Keep(byte[] input, int outcome)
    {
        bool isKnown = _byOutcome.TryGetValue(outcome, out byte[]? known);
        if (input.Length > LongestKept || (isKnown ? input.Length >= known!.Length : _byOutcome.Count >= MaxKept))
            return;
        _byOutcome[outcome] = input;
        if (!isKnown)
            inputs.Add(input);
    }

    /// <summary>
    /// Returns a hash code of the result, which is the message of an error without numbers and received text, or the kinds of the tags of a
    /// value.
    /// </summary>
    private static int Outcome(Target target, FuzzResult result)
    {
        var hash = default(HashCode);
        hash.Add(target.Name.Length);
        if (result.Error is null)
        {
            hash.Add(Kinds(result.Written));
            return hash.ToHashCode();
        }

        bool isQuoted = false;
        foreach (char unit in result.Error)
        {
            isQuoted ^= unit == '"';
            if (!isQuoted && !char.IsAsciiDigit(unit))
                hash.Add(unit);
        }

        return hash.ToHashCode();
    }

    private static int Kinds(byte[] written)
    {
        var starts = new List<int>();
        Tokens.Find(written, starts);
        int kinds = 0;
        foreach (int start in starts.SkipLast(1))
            kinds |= 1 << (written[start] / 16);
        return kinds;
    }

    private void EndIfHanging()
    {
        if (Stopwatch.GetElapsedTime(Volatile.Read(ref _started)) < Hang)
            return;
        Console.Error.WriteLine(new StringBuilder("An input takes longer than 10 s: ").Append(Convert.ToHexStringLower(_current)));
        Environment.Exit(3);
    }
}
