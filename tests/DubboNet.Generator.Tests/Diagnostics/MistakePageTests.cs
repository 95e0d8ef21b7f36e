using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;

namespace DubboNet.Generator.Tests.Diagnostics;

/// <summary>
/// Tests the compiler's messages in docs/mistakes.md, which are the first ones of each diagnostic's page. With DUBBONET_UPDATE_GOLDEN=1,
/// they are written to the page.
/// </summary>
public sealed partial class MistakePageTests
{
    private const string Page = "docs/mistakes.md";
    private const string Begin = "<!-- compile -->\n";
    private const string End = "<!-- end of compile -->";

    [Test]
    public async Task Page_contains_each_message()
    {
        var table = new StringBuilder("| mistake | id | message |\n|---|---|---|\n");
        foreach (DiagnosticDescriptor rule in new DubboAnalyzer().SupportedDiagnostics.OrderBy(rule => rule.Id, StringComparer.Ordinal))
        {
            string wrong = CodeBlock().Match(Repository.Read($"docs/diagnostics/{rule.Id}.md")).Groups[1].Value;
            Diagnostic first = (await Sample.AnalyzeAsync(Sample.Compile(wrong))).First(diagnostic => diagnostic.Id == rule.Id);
            string message = first.GetMessage(CultureInfo.InvariantCulture).Replace("|", "\\|", StringComparison.Ordinal);
            table.Append(CultureInfo.InvariantCulture, $"| {rule.Title} | [{rule.Id}](diagnostics/{rule.Id}.md) | {message} |\n");
        }

        string page = Repository.Read(Page);
        int begin = page.IndexOf(Begin, StringComparison.Ordinal) + Begin.Length;
        int end = page.IndexOf(End, StringComparison.Ordinal);
        if (Environment.GetEnvironmentVariable("DUBBONET_UPDATE_GOLDEN") == "1")
            await File.WriteAllTextAsync(Path.Combine(Repository.Path, Page), $"{page[..begin]}{table}{page[end..]}");
        else
            Assert.That(page[begin..end], Is.EqualTo($"{table}"));
    }

    [GeneratedRegex("```csharp\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex CodeBlock();
}
