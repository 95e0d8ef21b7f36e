namespace DubboNet.Hessian.Tests.Vectors;

/// <summary>Reads the vector file, which contains the bytes that Java writes for each value.</summary>
internal static class VectorFile
{
    public const int RowCount = 839;

    private const string Name = "hessian2-examples.tsv";

    public static IReadOnlyList<VectorRow> Rows { get; } = Load();

    /// <summary>Returns a test case for each row.</summary>
    public static IEnumerable<TestCaseData> All() => Cases(Rows);

    /// <summary>Returns the rows whose bytes the current Java writer writes for the value.</summary>
    public static IEnumerable<TestCaseData> Unmarked() => Cases(Rows.Where(row => row.Mark is null));

    public static IEnumerable<TestCaseData> Cases(IEnumerable<VectorRow> rows) =>
        rows.Select(row => new TestCaseData(row).SetArgDisplayNames(row.ToString()));

    private static VectorRow[] Load() =>
    [
        .. File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Vectors", Name))
            .Select((text, index) => (Text: text, Line: index + 1))
            .Where(line => !line.Text.StartsWith('#'))
            .Select(line => new VectorRow(line.Line, line.Text)),
    ];
}
