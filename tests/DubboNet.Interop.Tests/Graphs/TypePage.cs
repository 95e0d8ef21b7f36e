using DubboNet.Interop.Tests.Java;

namespace DubboNet.Interop.Tests.Graphs;

/// <summary>A row of docs/hessian-types.md.</summary>
/// <param name="Java">The first column: the Java types.</param>
/// <param name="Lines">The directions in which each line carries them.</param>
internal sealed record TypePage(string Java, IReadOnlyDictionary<string, string> Lines)
{
    public static IReadOnlyList<TypePage> Rows { get; } = Read();

    private static List<TypePage> Read()
    {
        string page = Repository.Read("docs/hessian-types.md");
        string[] rows = page[page.IndexOf("<!-- rows:", StringComparison.Ordinal)..page.IndexOf("<!-- end of rows", StringComparison.Ordinal)].Split('\n');
        return [.. rows.Where(row => row.StartsWith("| ", StringComparison.Ordinal)).Skip(1).Select(OfRow)];
    }

    private static TypePage OfRow(string row)
    {
        string[] cells = row.Trim('|').Split(" | ", StringSplitOptions.TrimEntries);
        IEnumerable<string> lines = cells[^JavaLine.Names.Count..].Select(cell => cell.Trim('|', ' '));
        return new TypePage(cells[0], JavaLine.Names.Zip(lines).ToDictionary(pair => pair.First, pair => pair.Second));
    }
}
