using System.Collections.Concurrent;

namespace DubboNet.Interop.Tests.Graphs;

/// <summary>Counts the outcomes of the graphs of a test.</summary>
internal sealed class GraphOutcomes
{
    private readonly ConcurrentDictionary<string, int> _counts = new();

    /// <summary>Gets the outcomes that occurred.</summary>
    public ICollection<string> Names => _counts.Keys;

    /// <summary>Counts an outcome. Returns null, like a check that found no difference.</summary>
    public string? Add(string name)
    {
        _counts.AddOrUpdate(name, 1, (_, count) => count + 1);
        return null;
    }

    /// <summary>Resets the counts for another test.</summary>
    public void Clear() => _counts.Clear();

    /// <summary>Returns all counts for the log.</summary>
    public override string ToString() =>
        string.Join(", ", _counts.OrderBy(count => count.Key, StringComparer.Ordinal).Select(count => $"{count.Value} {count.Key}"));
}
