using System.Text.RegularExpressions;
using System.Xml.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace DubboNet.Generator.Tests.Diagnostics;

/// <summary>
/// Tests that each diagnostic has a page. Its example of a violation must be reported in the marked lines, and its corrected example must
/// compile. This is tested in a build, where the analyzer sees the generator's output, and in an editor, where it sees the output before
/// the edit. .ci/try-diagnostics does the same with the SDK and the packages.
/// </summary>
public sealed partial class DiagnosticPageTests
{
    private static IEnumerable<DiagnosticDescriptor> Rules => new DubboAnalyzer().SupportedDiagnostics;

    private static IEnumerable<string> Ids => Rules.Select(rule => rule.Id);

    /// <summary>Gets the address of the project's pages, which Directory.Build.props contains for packages and help links.</summary>
    private static string PagesUrl
    {
        get
        {
            XElement properties = XDocument.Parse(Repository.Read("Directory.Build.props")).Root!;
            string Value(string name) => properties.Descendants(name).Single().Value;
            return Value("PagesUrl").Replace("$(RepositoryUrl)", Value("RepositoryUrl"), StringComparison.Ordinal);
        }
    }

    /// <summary>Returns the errors of the compiler itself, because the generated part is missing.</summary>
    private static string[] CompilerErrors(string id) => id == "DN0027" ? ["CS0311"] : [];

    [TestCaseSource(nameof(Ids))]
    public async Task Build_reports_the_violation_of_the_page_in_its_line(string id)
    {
        string wrong = Code(id)[0];
        IReadOnlyList<Diagnostic> found = await Sample.BuildAsync(Sample.Compile(wrong));
        Assert.That(found.Select(diagnostic => diagnostic.Id).Distinct(), Is.EquivalentTo((string[])[id, .. CompilerErrors(id)]));
        Assert.That(LinesOf(found, id), Is.EqualTo(MarkedLines(wrong, id)).And.Not.Empty);
    }

    [TestCaseSource(nameof(Ids))]
    public async Task Editor_reports_the_violation_of_the_page_in_its_line(string id)
    {
        string wrong = Code(id)[0];
        CSharpCompilation after = Sample.Compile(wrong);
        CSharpCompilation[] states = [after, Sample.Edit(Sample.Compile(Code(id)[1]), after), Sample.Edit(after, after)];
        foreach (CSharpCompilation seen in states)
        {
            IReadOnlyList<Diagnostic> found = await Sample.AnalyzeAsync(seen);
            Assert.That(found.Select(diagnostic => diagnostic.Id), Is.All.EqualTo(id));
            Assert.That(LinesOf(found, id), Is.EqualTo(MarkedLines(wrong, id)));
        }
    }

    [TestCaseSource(nameof(Ids))]
    public async Task Build_accepts_the_corrected_example_of_the_page(string id)
    {
        CSharpCompilation right = Sample.Compile(Code(id)[1]);
        Sample.Generate(right, out Compilation result);
        Assert.That(Sample.Complaints(result), Is.Empty);
        Assert.That(await Sample.AnalyzeAsync(result), Is.Empty);
    }

    [TestCaseSource(nameof(Ids))]
    public async Task Editor_accepts_the_corrected_example_of_the_page(string id)
    {
        CSharpCompilation right = Sample.Compile(Code(id)[1]);
        CSharpCompilation edited = Sample.Edit(Sample.Compile(Code(id)[0]), right);
        Assert.That(await Sample.AnalyzeAsync(edited), Is.Empty);
    }

    [TestCaseSource(nameof(Rules))]
    public void Mistake_has_a_page_that_its_link_and_the_list_lead_to(DiagnosticDescriptor rule)
    {
        string page = Repository.Read($"docs/diagnostics/{rule.Id}.md");
        Assert.That(page, Does.StartWith($"# {rule.Id}: {rule.Title}\n"));
        Assert.That(rule.HelpLinkUri, Is.EqualTo($"{PagesUrl}/docs/diagnostics/{rule.Id}.md"));
        Assert.That(
            Repository.Read("docs/diagnostics/README.md"),
            Does.Contain($"| [{rule.Id}]({rule.Id}.md) | {rule.DefaultSeverity.ToString().ToLowerInvariant()} | {rule.Title} |"));
    }

    [Test]
    public void Each_page_belongs_to_a_diagnostic()
    {
        IEnumerable<string> pages = Directory.EnumerateFiles(Path.Combine(Repository.Path, "docs", "diagnostics"), "DN*.md")
            .Select(path => Path.GetFileNameWithoutExtension(path));
        Assert.That(pages, Is.EquivalentTo(Ids));
    }

    private static List<string> Code(string id) =>
        [.. CodeBlock().Matches(Repository.Read($"docs/diagnostics/{id}.md")).Select(match => match.Groups[1].Value)];

    private static IEnumerable<int> LinesOf(IEnumerable<Diagnostic> found, string id) =>
        found.Where(diagnostic => diagnostic.Id == id)
            .Select(diagnostic => diagnostic.Location.GetLineSpan().StartLinePosition.Line)
            .Order();

    private static IEnumerable<int> MarkedLines(string code, string id) =>
        code.Split('\n')
            .Select((line, i) => (Line: line, Number: i))
            .Where(line => line.Line.EndsWith($"// {id}", StringComparison.Ordinal))
            .Select(line => line.Number);

    [GeneratedRegex("```csharp\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex CodeBlock();
}
