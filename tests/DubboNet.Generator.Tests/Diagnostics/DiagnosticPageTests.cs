using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace DubboNet.Generator.Tests.Diagnostics;

/// <summary>Each mistake has a page; what it shows as wrong is reported, in the lines that it marks, and what it shows as right compiles.</summary>
public sealed partial class DiagnosticPageTests
{
    private static IEnumerable<DiagnosticDescriptor> Rules => new DubboAnalyzer().SupportedDiagnostics;

    private static IEnumerable<string> Ids => Rules.Select(rule => rule.Id);

    [TestCaseSource(nameof(Ids))]
    public async Task What_the_page_shows_as_wrong_is_reported_where_it_stands(string id)
    {
        string wrong = Code(id)[0];
        IReadOnlyList<Diagnostic> found = await Sample.AnalyzeAsync(Sample.Compile(wrong));
        Assert.That(found.Select(diagnostic => diagnostic.Id), Is.All.EqualTo(id));
        Assert.That(found.Select(LineOf), Is.EqualTo(MarkedLines(wrong, id)).And.Not.Empty);
    }

    /// <summary>Errors in declarations keep the compiler from asking analyzers: it would tell of what the mistake did to generated code, and not of the mistake.</summary>
    [TestCaseSource(nameof(Ids))]
    public void Compiler_gets_as_far_as_to_ask_for_the_mistake(string id)
    {
        Sample.Generate(Sample.Compile(Code(id)[0]), out Compilation result);
        Assert.That(result.GetDeclarationDiagnostics().Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error), Is.Empty);
    }

    [TestCaseSource(nameof(Ids))]
    public async Task What_the_page_shows_as_right_compiles_without_a_warning(string id)
    {
        CSharpCompilation right = Sample.Compile(Code(id)[1]);
        Sample.Generate(right, out Compilation result);
        Assert.That(Sample.Complaints(result), Is.Empty);
        Assert.That(await Sample.AnalyzeAsync(right), Is.Empty);
    }

    [TestCaseSource(nameof(Rules))]
    public void Mistake_has_a_page_that_its_link_and_the_list_lead_to(DiagnosticDescriptor rule)
    {
        string page = Repository.Read($"docs/diagnostics/{rule.Id}.md");
        Assert.That(page, Does.StartWith($"# {rule.Id}: {rule.Title}\n"));
        Assert.That(rule.HelpLinkUri, Does.EndWith($"/docs/diagnostics/{rule.Id}.md"));
        Assert.That(Repository.Read("docs/diagnostics/README.md"), Does.Contain($"| [{rule.Id}]({rule.Id}.md) | {rule.DefaultSeverity.ToString().ToLowerInvariant()} | {rule.Title} |"));
    }

    [Test]
    public void Pages_are_those_of_the_mistakes()
    {
        IEnumerable<string> pages = Directory.EnumerateFiles(Path.Combine(Repository.Path, "docs", "diagnostics"), "DN*.md")
            .Select(path => Path.GetFileNameWithoutExtension(path));
        Assert.That(pages, Is.EquivalentTo(Ids));
    }

    private static List<string> Code(string id) =>
        [.. CodeBlock().Matches(Repository.Read($"docs/diagnostics/{id}.md")).Select(match => match.Groups[1].Value)];

    private static int LineOf(Diagnostic diagnostic) => diagnostic.Location.GetLineSpan().StartLinePosition.Line;

    private static IEnumerable<int> MarkedLines(string code, string id) =>
        code.Split('\n').Select((line, i) => (Line: line, Number: i)).Where(line => line.Line.EndsWith($"// {id}", StringComparison.Ordinal)).Select(line => line.Number);

    [GeneratedRegex("```csharp\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex CodeBlock();
}
