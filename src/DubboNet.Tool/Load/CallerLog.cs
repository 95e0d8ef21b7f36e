namespace DubboNet.Tool;

/// <summary>Records the outcomes of the calls of one or several callers.</summary>
internal sealed class CallerLog
{
    private readonly Dictionary<string, CallerErrors> _errors = new(StringComparer.Ordinal);

    /// <summary>Gets the latencies of correct responses, in ticks of <see cref="System.Diagnostics.Stopwatch"/>.</summary>
    public LatencyHistogram Latencies { get; } = new();

    /// <summary>Gets the number of failed calls.</summary>
    public int Errors { get; private set; }

    /// <summary>Gets the first message, or null if no call failed.</summary>
    public string? FirstError { get; private set; }

    /// <summary>Gets the failed calls by their kind.</summary>
    public IReadOnlyDictionary<string, CallerErrors> ErrorsByKind => _errors;

    /// <summary>Adds a failed call.</summary>
    /// <param name="kind">The kind, such as the name of the exception. There are few.</param>
    /// <param name="message">The message.</param>
    public void AddError(string kind, string message) => Add(kind, new CallerErrors(1, message));

    public void Add(CallerLog other)
    {
        Latencies.Add(other.Latencies);
        foreach ((string kind, CallerErrors errors) in other._errors)
            Add(kind, errors);
    }

    public void Clear()
    {
        Latencies.Clear();
        _errors.Clear();
        (Errors, FirstError) = (0, null);
    }

    private void Add(string kind, CallerErrors errors)
    {
        Errors += errors.Count;
        FirstError ??= errors.First;
        _errors[kind] = _errors.TryGetValue(kind, out CallerErrors known) ? known with { Count = known.Count + errors.Count } : errors;
    }
}

/// <summary>Contains the number of errors of one kind, and the message of the first one.</summary>
internal readonly record struct CallerErrors(int Count, string First);
