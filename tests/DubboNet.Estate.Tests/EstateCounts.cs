using System.Globalization;

namespace DubboNet.Estate.Tests;

/// <summary>
/// Represents calls of one provider, or failed calls of one kind. The times are when the first and the last of them began, in milliseconds
/// of the system clock. The longest is the duration of the longest call in milliseconds.
/// </summary>
internal sealed record EstateCount(int Calls, long First, long Last, long Longest);

/// <summary>Represents the outcomes of calls, which are successful calls per port of the provider, and failed calls per kind.</summary>
internal sealed record EstateCounts(IReadOnlyDictionary<int, EstateCount> Providers, IReadOnlyDictionary<string, EstateCount> Failures)
{
    public int Calls => Providers.Values.Sum(count => count.Calls) + FailedCalls;

    public int FailedCalls => Failures.Values.Sum(count => count.Calls);

    /// <summary>Gets the duration of the longest call in milliseconds, or 0 if there was none.</summary>
    public long Longest => Providers.Values.Concat(Failures.Values).Select(count => count.Longest).DefaultIfEmpty().Max();

    /// <summary>Parses the text of <c>interop.EstateCounts</c>.</summary>
    public static EstateCounts Parse(string text)
    {
        string[] columns = text.Split('\t');
        return new(
            ParseColumn(columns[0]).ToDictionary(pair => int.Parse(pair.Key, CultureInfo.InvariantCulture), pair => pair.Value),
            ParseColumn(columns[1]));
    }

    /// <summary>Returns the number of calls that a provider has served.</summary>
    public int CallsOf(int port) => Providers.GetValueOrDefault(port)?.Calls ?? 0;

    public override string ToString() =>
        $"served {string.Join(", ", Providers.Select(pair => $"{pair.Key}: {pair.Value.Calls}"))}, "
            + $"failed {string.Join(", ", Failures.Select(pair => $"{pair.Key}: {pair.Value.Calls}"))}";

    private static Dictionary<string, EstateCount> ParseColumn(string column) =>
        column.Split(';', StringSplitOptions.RemoveEmptyEntries)
            .Select(entry => entry.Split('=', '@', '-'))
            .ToDictionary(parts => parts[0], parts => new EstateCount(
                int.Parse(parts[1], CultureInfo.InvariantCulture),
                long.Parse(parts[2], CultureInfo.InvariantCulture),
                long.Parse(parts[3], CultureInfo.InvariantCulture),
                long.Parse(parts[4], CultureInfo.InvariantCulture)));
}
