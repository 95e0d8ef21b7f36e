namespace DubboNet.LoadTest;

/// <summary>Records the outcomes of the calls of one or several callers.</summary>
internal sealed class CallerLog
{
    /// <summary>Gets the latencies of correct responses, in ticks of <see cref="System.Diagnostics.Stopwatch"/>.</summary>
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
