using System.Globalization;
using System.Text;
using DubboNet.Hessian.Tests.Vectors;

namespace DubboNet.Hessian.Tests.TypeTable;

/// <summary>
/// Tests that each row of docs/hessian-types.md is correct, and that the page contains the rows. DUBBONET_UPDATE_DOCS=1 writes the page.
/// </summary>
public sealed class TypeTableTests
{
    private const string Page = "docs/hessian-types.md";

    private static readonly string[] Lines = ["2.6", "2.7", "3.2", "3.3"];

    [TestCaseSource(nameof(Rows))]
    public void Row_is_read_as_stated_and_written_again(object row) => ((TypeRow)row).Check();

    [TestCaseSource(nameof(Rows))]
    public void Row_is_read_with_strict_options(object row) => ((TypeRow)row).CheckDeclared(TypeTableRows.Options with
    {
        UnknownClasses = HessianUnknownClassHandling.Error,
        UnmappedMembers = HessianUnmappedMemberHandling.Error,
    });

    /// <summary>Java writes an object in the first place that contains it, which can be a field that the C# type does not have.</summary>
    [Test]
    public void Row_that_was_skipped_is_read_as_declared(
        [ValueSource(nameof(ReferableRows))] object row, [Values] bool isRegistered) =>
        ((TypeRow)row).CheckSkipped(isRegistered ? TypeTableRows.Options : HessianOptions.Default);

    [Test]
    public void Row_read_as_declared_is_read_without_a_declared_type(
        [ValueSource(nameof(ReferableRows))] object row, [Values] bool isRegistered) =>
        ((TypeRow)row).CheckUndeclaredReference(isRegistered ? TypeTableRows.Options : HessianOptions.Default);

    [Test]
    public void Page_has_the_rows_of_the_table()
    {
        string page = Repository.Read(Page);
        string expected = Replace(Replace(page, "rows", RenderRows()), "forms", RenderForms());
        if (Environment.GetEnvironmentVariable("DUBBONET_UPDATE_DOCS") == "1")
            File.WriteAllText(Path.Combine(Repository.Path, Page), expected);
        else
            Assert.That(page, Is.EqualTo(expected), "run this test with DUBBONET_UPDATE_DOCS=1");
    }

    [Test]
    public void Page_quotes_the_sample_that_is_compiled()
    {
        string source = Repository.Read("tests/DubboNet.Hessian.Tests/StreamTests.cs");
        string sample =
            source.Split("// <usage>\n")[1].Split("        // </usage>")[0].Replace("\n        ", "\n", StringComparison.Ordinal).Trim();
        Assert.That(Repository.Read(Page), Does.Contain(sample));
    }

    private static IEnumerable<TestCaseData> Rows() => TypeTableRows.All.Select(row => new TestCaseData(row).SetArgDisplayNames(row.Java));

    private static IEnumerable<object> ReferableRows() => TypeTableRows.All.Where(row => row.IsReferable);

    private static string Replace(string page, string table, string text)
    {
        string begin = $"<!-- {table}: written by TypeTableTests with DUBBONET_UPDATE_DOCS=1 -->\n";
        int start = page.IndexOf(begin, StringComparison.Ordinal) + begin.Length;
        return $"{page[..start]}\n{text}\n{page[page.IndexOf($"<!-- end of {table} -->", StringComparison.Ordinal)..]}";
    }

    /// <summary>Renders the table of the types to declare.</summary>
    private static string RenderRows()
    {
        var text = new StringBuilder("| Declare | for Java's | notes | lines of Java |\n|---|---|---|---|\n");
        foreach (TypeRow row in TypeTableRows.All)
        {
            string[] carried = [.. Lines.Select(line => Carried(row, line))];
            string lines = carried.Distinct().Count() == 1
                ? carried[0]
                : string.Join(", ", Lines.Zip(carried, (line, ways) => $"{line} {ways}"));
            text.Append(CultureInfo.InvariantCulture, $"| `{row.Declared}` | {row.Java} | {row.Notes} | {lines} |\n");
        }

        return text.ToString();
    }

    /// <summary>Renders the table of formatters, of types where none is declared, and of forms on the wire.</summary>
    private static string RenderForms()
    {
        var text = new StringBuilder("| Java | formatter | undeclared | on the wire |\n|---|---|---|---|\n");
        foreach (TypeRow row in TypeTableRows.All)
            text.Append(CultureInfo.InvariantCulture, $"| {row.Java} | `{row.Formatter}` | `{row.Undeclared}` | {row.Wire} |\n");
        return text.ToString();
    }

    /// <summary>Returns the directions in which a Java line supports the type, according to the vector file.</summary>
    private static string Carried(TypeRow row, string line)
    {
        bool fromJava = VectorFile.Rows.Any(vector => vector.Type == row.Vector.Type && vector.Description == row.Vector.Description
            && vector.Verified.Contains("w" + line) && !UnreadableRows.Contains(vector) && !TypeTableRows.IsEmptied(vector));
        VectorRow sent = row.Sent ?? row.Vector;
        bool canSend = !row.Notes.StartsWith(TypeTableRows.ReadOnly, StringComparison.Ordinal);
        bool toJava = canSend && sent.Verified.Contains("r" + line);
        bool withLoss = canSend && sent.Verified.Contains("r~" + line);
        return (fromJava, toJava, withLoss) switch
        {
            (true, true, _) => "both",
            (true, _, true) => "both~",
            (false, true, _) => "to",
            (false, _, true) => "to~",
            (true, _, _) => "from",
            _ => "no",
        };
    }
}
