using System.Diagnostics;
using System.Text;

namespace DubboNet.Hessian.Fuzz;

/// <summary>Runs so many mutated inputs in this process, keeping each that led somewhere new, and stops at the first that did harm.</summary>
internal sealed class MutationRun(List<byte[]> inputs, int seed, TextWriter log)
{
    private const int MaxKept = 20_000;
    private const int LongestKept = 2048;
    private const int LogEvery = 1_000_000;
    private static readonly TimeSpan Hang = TimeSpan.FromSeconds(10);

    private readonly Dictionary<int, byte[]> _byOutcome = [];
    private readonly Random _random = new(seed);
    private byte[] _current = [];
    private long _started;

    public IEnumerable<byte[]> Interesting => _byOutcome.Values;

    /// <summary>Inputs that gave a value.</summary>
    public long Values { get; private set; }

    public void Run(long count)
    {
        foreach (byte[] input in inputs.ToArray())
        {
            foreach (FuzzTarget target in FuzzTarget.All)
                RunOne(target, input);
        }

        using var watchdog = new Timer(_ => EndIfHanging(), null, Hang, Hang);
        var mutator = new Mutator(seed, inputs);
        long start = Stopwatch.GetTimestamp();
        for (long i = 1; i <= count; i++)
        {
            RunOne(FuzzTarget.All[_random.Next(FuzzTarget.All.Length)], mutator.Next());
            if (i % LogEvery == 0 || i == count)
                log.WriteLine($"{i} inputs, {Values} values, {_byOutcome.Count} outcomes, {i / Stopwatch.GetElapsedTime(start).TotalSeconds:F0} inputs/s");
        }
    }

    private void RunOne(FuzzTarget target, byte[] input)
    {
        _current = input;
        Volatile.Write(ref _started, Stopwatch.GetTimestamp());
        FuzzResult result;
        try
        {
            result = target.Run(input);
        }
        catch (FuzzException error)
        {
            throw new FuzzException($"{error.Message}{Environment.NewLine}input {Convert.ToHexStringLower(input)}", error.InnerException);
        }

        if (result.Error is null)
            Values++;
        Keep(input, Outcome(target, result));
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

    /// <summary>Errors by their message without numbers and foreign text, values by the kinds of their tags.</summary>
    private static int Outcome(FuzzTarget target, FuzzResult result)
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
