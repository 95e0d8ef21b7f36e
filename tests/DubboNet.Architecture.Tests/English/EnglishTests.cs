namespace DubboNet.Architecture.Tests.English;

/// <summary>
/// Checks that pages and comments are written in plain English, with short sentences, common words and lines that fit on a screen. The
/// thresholds are those of comparable libraries.
/// </summary>
public sealed class EnglishTests
{
    private const double MaxSemicolons = 0.06;
    private const double MaxColons = 0.10;
    private const int MaxColumns = 120;
    private const int MaxColumnsOfCode = 140;

    private static readonly ProseCount Pages = new(TextFile.Pages.SelectMany(MarkdownReader.Read));
    private static readonly ProseCount Comments = new(TextFile.Code.SelectMany(CommentReader.Read));

    private static readonly IReadOnlyDictionary<string, TextFile[]> CodeByFolder = TextFile.Code
        .GroupBy(file => file.Folder)
        .ToDictionary(folder => folder.Key, folder => folder.ToArray());

    private static IEnumerable<string> Folders => CodeByFolder.Keys;

    /// <summary>The texts that must meet the thresholds.</summary>
    private static readonly IEnumerable<TestCaseData> Checked =
        from text in CodeByFolder.Keys.Select(folder => (Name: folder, Prose: CommentsOf(folder))).Prepend((Name: "pages", Prose: Pages))
        select new TestCaseData(text.Prose).SetArgDisplayNames(text.Name);

    [TestCaseSource(nameof(Checked))]
    public void Few_sentences_have_semicolons_or_colons(object source)
    {
        var prose = (ProseCount)source;
        Assert.That(prose.Semicolons, Is.LessThanOrEqualTo(MaxSemicolons), () => Describe(prose));
        Assert.That(prose.Colons, Is.LessThanOrEqualTo(MaxColons), () => Describe(prose));
    }

    [TestCaseSource(nameof(Checked))]
    public void Words_are_common_ones(object source) => Assert.That(((ProseCount)source).BannedWords, Is.Empty);

    [Test]
    public void Lines_of_pages_fit_120_columns() =>
        Assert.That(TextFile.Pages.SelectMany(page => MarkdownReader.LinesOver(page, MaxColumns)), Is.Empty, "wrap the text");

    [TestCaseSource(nameof(Folders))]
    public void Lines_of_code_fit_140_columns(string folder) => Assert.That(LongLines(CodeByFolder[folder]), Is.Empty, "wrap the line");

    [Test]
    public void Counts_are_reported()
    {
        int longLines = TextFile.Pages.Sum(page => MarkdownReader.LinesOver(page, MaxColumns).Count());
        TestContext.Progress.WriteLine($"Pages: {Pages}, lines over {MaxColumns} columns {longLines}.");
        TestContext.Progress.WriteLine($"Comments: {Comments}, lines over {MaxColumnsOfCode} columns {LongLines(TextFile.Code).Count()}.");
        foreach ((string folder, TextFile[] files) in CodeByFolder)
        {
            TestContext.Progress.WriteLine(
                $"Comments of {folder}: {CommentsOf(folder)}, lines over {MaxColumnsOfCode} columns {LongLines(files).Count()}.");
        }

        Assert.That(Pages.Sentences, Is.GreaterThan(500));
        Assert.That(Comments.Sentences, Is.GreaterThan(500));
    }

    [TestCase("One. Two; three: `four; five`. See [six: a](seven; b).", 3, 1, 2)]
    [TestCase("- One: two.\n- Three\n  and four.", 2, 0, 1)]
    [TestCase("# One: two\n\nThree.\n\n| four; five | six: seven |\n|---|---|\n\nEight at 10:30.", 2, 0, 0)]
    [TestCase("One:\n\n```csharp\n// Two; three.\n```\n\nFour, e.g. Five.", 2, 0, 1)]
    public void Marks_of_a_page_are_counted(string page, int sentences, int semicolons, int colons) =>
        AssertCounts(new ProseCount(MarkdownReader.Read(new TextFile("page.md", page.Split('\n')))), sentences, semicolons, colons);

    [TestCase("/// <summary>One; two. Three <c>a; b</c>.</summary>\n/// <param name=\"x\">Four: five.</param>\nint x;", 3, 1, 1)]
    [TestCase("// One,\n// two: three.\nint y; // Four.\nstring z = \"https://a\";", 2, 0, 1)]
    public void Marks_of_comments_are_counted(string code, int sentences, int semicolons, int colons) =>
        AssertCounts(new ProseCount(CommentReader.Read(new TextFile("file.cs", code.Split('\n')))), sentences, semicolons, colons);

    [TestCase("This is no error.", "is no error")]
    [TestCase("It is no longer used, and no more than 3.", null)]
    [TestCase("| Time-out | 3 s |", "Time-out")]
    [TestCase("Others are passed\nover.", "passed over")]
    [TestCase("See `Anew()`.", null)]
    public void Words_are_found(string page, string? word)
    {
        var prose = new ProseCount(MarkdownReader.Read(new TextFile("page.md", page.Split('\n'))));
        Assert.That(prose.BannedWords, word is null ? Is.Empty : Is.EqualTo(new[] { $"page.md:1: {word}" }));
    }

    [TestCase(121, "word ", true)]
    [TestCase(121, "| cell ", false)]
    [TestCase(121, "- https://", false)]
    [TestCase(120, "word ", false)]
    public void Long_lines_are_found(int columns, string start, bool isFound) => Assert.That(
        MarkdownReader.LinesOver(new TextFile("page.md", [start.PadRight(columns, 'x')]), MaxColumns),
        isFound ? Is.EqualTo(new[] { "page.md:1" }) : Is.Empty);

    private static ProseCount CommentsOf(string folder) => new(CodeByFolder[folder].SelectMany(CommentReader.Read));

    private static IEnumerable<string> LongLines(IEnumerable<TextFile> files) =>
        from file in files
        from line in file.Lines.Index()
        where line.Item.Length > MaxColumnsOfCode
        select $"{file.Path}:{line.Index + 1}";

    private static string Describe(ProseCount prose) => $"{prose}\n{string.Join('\n', prose.Places())}";

    private static void AssertCounts(ProseCount prose, int sentences, int semicolons, int colons)
    {
        Assert.That(prose.Sentences, Is.EqualTo(sentences));
        Assert.That(prose.Semicolons * sentences, Is.EqualTo(semicolons).Within(0.01));
        Assert.That(prose.Colons * sentences, Is.EqualTo(colons).Within(0.01));
    }
}
