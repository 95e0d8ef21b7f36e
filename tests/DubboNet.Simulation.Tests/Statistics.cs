using System.Globalization;
using System.Text;

namespace DubboNet.Simulation.Tests;

/// <summary>Counts the events of a number of runs.</summary>
internal sealed class Statistics
{
    private readonly SortedDictionary<string, long> _counts = new(StringComparer.Ordinal);

    public long Runs { get; set; }

    public long Steps { get; set; }

    public TimeSpan SimulatedTime { get; set; }

    /// <summary>Gets or sets the number of objects taken from a pool. Zero means that the pools are not watched.</summary>
    public long PoolRentals { get; set; }

    public void Count(string what) => _counts[what] = _counts.GetValueOrDefault(what) + 1;

    public void Add(Statistics other)
    {
        Runs += other.Runs;
        Steps += other.Steps;
        SimulatedTime += other.SimulatedTime;
        PoolRentals += other.PoolRentals;
        foreach ((string what, long count) in other._counts)
            _counts[what] = _counts.GetValueOrDefault(what) + count;
    }

    /// <summary>Returns the total of all events whose name starts with a prefix.</summary>
    public long Total(string prefix) =>
        _counts.Where(entry => entry.Key.StartsWith(prefix, StringComparison.Ordinal)).Sum(entry => entry.Value);

    public override string ToString()
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"{Runs} seeds, {Steps} work items, {PoolRentals} rentals from pools, ")
            .AppendLine(CultureInfo.InvariantCulture, $"{SimulatedTime.TotalHours:F1} h of simulated time");
        foreach ((string what, long count) in _counts)
            text.AppendLine(CultureInfo.InvariantCulture, $"  {count,12}  {what}");
        return text.ToString();
    }
}
