using System.Collections.Concurrent;
using System.Globalization;
using System.Text;

namespace DubboNet.Estate.Tests;

/// <summary>Collects what rolling restarts cost in this run.</summary>
internal static class RollingTable
{
    private static readonly ConcurrentQueue<RollingRow> Rows = new();

    /// <summary>Gets whether there was no rolling restart.</summary>
    public static bool IsEmpty => Rows.IsEmpty;

    public static void Add(RollingRow row) => Rows.Enqueue(row);

    /// <summary>
    /// Returns the table in Markdown, with a column for each direction. A cell has the calls, the failed ones, and the milliseconds of the
    /// longest one.
    /// </summary>
    public static string Render()
    {
        string[] directions = [EstateTable.DotNetWithJava, EstateTable.JavaWithDotNet, EstateTable.JavaWithJava];
        var text = new StringBuilder($"| registry | line | {string.Join(" | ", directions)} |\n|---|---|---|---|---|\n");
        var groups = Rows.GroupBy(row => (row.Registry, row.Line))
            .OrderBy(group => group.Key.Registry)
            .ThenBy(group => group.Key.Line, StringComparer.Ordinal);
        foreach (var group in groups)
        {
            IEnumerable<string> cells = directions.Select(direction => Render(group.FirstOrDefault(row => row.Direction == direction)));
            text.Append(CultureInfo.InvariantCulture, $"| {group.Key.Registry} | {group.Key.Line} | {string.Join(" | ", cells)} |\n");
        }

        return text.ToString();
    }

    private static string Render(RollingRow? row) => row is null ? "" : string.Create(
        CultureInfo.InvariantCulture, $"{row.Counts.Calls:N0}, {row.Counts.FailedCalls:N0}, {row.Counts.Longest:N0} ms");
}
