namespace DubboNet.LoadTest;

/// <summary>What happened to the calls of one caller, or of several together.</summary>
internal sealed class CallerLog
{
    /// <summary>Of right answers, in ticks of <see cref="System.Diagnostics.Stopwatch"/>.</summary>
    public LatencyHistogram Latencies { get; } = new();

    public int Errors { get; private set; }

    public string? FirstError { get; private set; }

    public void AddError(string text)
    {
        Errors++;
        FirstError ??= text;
    }

    public void Add(CallerLog other)
    {
        Latencies.Add(other.Latencies);
        Errors += other.Errors;
        FirstError ??= other.FirstError;
    }
}
