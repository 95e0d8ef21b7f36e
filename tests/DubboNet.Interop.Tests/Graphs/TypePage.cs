using DubboNet.Interop.Tests.Java;

namespace DubboNet.Interop.Tests.Graphs;

/// <summary>Represents a row of docs/hessian-types.md.</summary>
/// <param name="Java">The Java types, from the second column.</param>
/// <param name="Lines">The directions in which each line supports them.</param>
internal sealed record TypePage(string Java, IReadOnlyDictionary<string, string> Lines)
{
    public static IReadOnlyList<TypePage> Rows { get; } = Read();

    private static List<TypePage> Read()
    {
        string page = Repository.Read("docs/hessian-types.md");
        int start = page.IndexOf("<!-- rows:", StringComparison.Ordinal);
        string[] rows = page[start..page.IndexOf("<!-- end of rows", StringComparison.Ordinal)].Split('\n');
        return [.. rows.Where(row => row.StartsWith("| ", StringComparison.Ordinal)).Skip(1).Select(OfRow)];
    }

    private static TypePage OfRow(string row)
    {
        string[] cells = row.Trim('|').Split('|', StringSplitOptions.TrimEntries);
        string[] lines = cells[^1].Split(", ");
        return new TypePage(
            cells[1],
            JavaLine.Names.ToDictionary(line => line, line => lines.Length == 1 ? lines[0] : WaysOf(line, lines)));
    }

    /// <summary>Returns the directions of a line, from a cell such as "2.6 from, 2.7 both".</summary>
    private static string WaysOf(string line, string[] lines) =>
        lines.Single(ways => ways.StartsWith($"{line} ", StringComparison.Ordinal))[(line.Length + 1)..];
}
