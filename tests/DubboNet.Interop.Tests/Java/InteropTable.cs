using System.Collections.Concurrent;
using System.Globalization;
using System.Text;

namespace DubboNet.Interop.Tests.Java;

/// <summary>Collects the cases that passed in this run, with a row for each case and a column for each line, in both directions.</summary>
public static class InteropTable
{
    /// <summary>The heading for calls from .NET to Java.</summary>
    public const string DotNetCallsJava = ".NET consumer, Java provider";

    public const string JavaCallsDotNet = "Java consumer, .NET provider";

    private static readonly ConcurrentDictionary<(string Direction, string Case, string Line), bool> Passed = new();

    public static void Add(string direction, string name, string line) => Passed[(direction, name, line)] = true;

    /// <summary>Gets whether no case ran against Java.</summary>
    public static bool IsEmpty => Passed.IsEmpty;

    /// <summary>Returns the table of a direction, with a mark for every case that passed with every line that it names.</summary>
    public static string Render(
        string direction, IEnumerable<(string Case, string What, IReadOnlyList<string> Lines)> rows, bool onlyPassed)
    {
        var text = new StringBuilder(
            $"| {direction} | what | {string.Join(" | ", JavaLine.Names)} "
                + $"|\n|---|---|{string.Concat(JavaLine.Names.Select(_ => "---|"))}\n");
        foreach ((string name, string what, IReadOnlyList<string> lines) in rows)
        {
            IEnumerable<string> marks = JavaLine.Names.Select(line =>
                !lines.Contains(line) ? "–" : !onlyPassed || Passed.ContainsKey((direction, name, line)) ? "✓" : " ");
            text.Append(CultureInfo.InvariantCulture, $"| {name} | {what} | {string.Join(" | ", marks)} |\n");
        }

        return text.ToString();
    }
}
