using System.Collections.Concurrent;
using System.Globalization;
using System.Text;

namespace DubboNet.Interop.Tests.Registries;

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

    public const string Killed = "a provider is killed";

    private static readonly ConcurrentQueue<EstateRow> Rows = new();

    /// <summary>Gets whether no consumer followed a change.</summary>
    public static bool IsEmpty => Rows.IsEmpty;

    public static void Add(EstateRow row) => Rows.Enqueue(row);

    /// <summary>Returns the table in Markdown. The directions of a line stand below each other for each change.</summary>
    public static string Render()
    {
        var text = new StringBuilder(
            "| registry | line | change | direction | followed after ms | failed calls | longest call ms |\n"
                + "|---|---|---|---|---|---|---|\n");
        List<string> changes = [.. Rows.Select(row => row.Change).Distinct()];
        IEnumerable<EstateRow> rows = Rows.OrderBy(row => row.Registry)
            .ThenBy(row => row.Line, StringComparer.Ordinal)
            .ThenBy(row => changes.IndexOf(row.Change));
        foreach (EstateRow row in rows)
        {
            text.Append(
                CultureInfo.InvariantCulture,
                $"| {row.Registry} | {row.Line} | {row.Change} | {row.Direction} "
                    + $"| {row.FollowedAfter} | {row.FailedCalls} | {row.LongestCall} |\n");
        }

        return text.ToString();
    }
}
