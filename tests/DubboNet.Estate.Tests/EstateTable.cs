using System.Collections.Concurrent;
using System.Globalization;
using System.Text;

namespace DubboNet.Estate.Tests;

/// <summary>Collects how consumers followed changes of their providers in this run. Java with Java is what .NET is compared with.</summary>
internal static class EstateTable
{
    public const string JavaWithJava = "Java consumer, Java provider";

    public const string DotNetWithJava = ".NET consumer, Java provider";

    public const string JavaWithDotNet = "Java consumer, .NET provider";

    public const string FirstStarts = "the first provider starts";

    public const string SecondStarts = "a second provider starts";

    public const string Stops = "a provider stops in order";

    public const string StartsAgain = "a provider starts again at its port";

    public const string AnotherStarts = "a provider starts at another port";

    public const string Killed = "a provider is killed";

    public const string RegistryRestarts = "the registry restarts";

    public const string RegistryIsEmpty = "the registry restarts without its data";

    public const string WeightIsZero = "a rule sets the weight to 0";

    public const string WeightReturns = "the rule for the weight is removed";

    public const string Disabled = "a rule disables a provider";

    public const string Enabled = "the rule that disables is removed";

    private static readonly ConcurrentQueue<EstateRow> Rows = new();

    /// <summary>Gets whether no consumer followed a change.</summary>
    public static bool IsEmpty => Rows.IsEmpty;

    public static void Add(EstateRow row) => Rows.Enqueue(row);

    /// <summary>
    /// Returns the table in Markdown, with a column for each direction. A cell has the milliseconds until the change was followed, the
    /// failed calls, and the milliseconds of the longest call.
    /// </summary>
    public static string Render()
    {
        string[] directions = [JavaWithJava, DotNetWithJava, JavaWithDotNet];
        var text = new StringBuilder($"| registry | line | change | {string.Join(" | ", directions)} |\n|---|---|---|---|---|---|\n");
        List<string> changes = [.. Rows.Select(row => row.Change).Distinct()];
        var groups = Rows.GroupBy(row => (row.Registry, row.Line, row.Change))
            .OrderBy(group => group.Key.Registry)
            .ThenBy(group => group.Key.Line, StringComparer.Ordinal)
            .ThenBy(group => changes.IndexOf(group.Key.Change));
        foreach (var group in groups)
        {
            IEnumerable<string> cells = directions.Select(direction => Render(group.FirstOrDefault(row => row.Direction == direction)));
            text.Append(
                CultureInfo.InvariantCulture,
                $"| {group.Key.Registry} | {group.Key.Line} | {group.Key.Change} | {string.Join(" | ", cells)} |\n");
        }

        return text.ToString();
    }

    private static string Render(EstateRow? row) => row is null ? "" : string.Create(
        CultureInfo.InvariantCulture, $"{row.FollowedAfter} ms, {row.FailedCalls}, {row.LongestCall} ms");
}
