using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using DubboNet.Interop.Tests.Java;

namespace DubboNet.Interop.Tests.Graphs;

/// <summary>docs/interop.md says what two Javas of one line do not keep, as the Java side of the random graphs has it.</summary>
public sealed partial class GraphDocumentationTests
{
    [Test]
    public void Page_lists_what_Java_itself_does_not_keep() =>
        Assert.That(RepositoryFile.Read("docs/interop.md"), Does.Contain(Render()), "Put this table into the page.");

    private static string Render()
    {
        string source = RepositoryFile.Read("interop-java/contract/src/interop/Graphs.java");
        int lastOnly = source.IndexOf("ONLY_LAST =", StringComparison.Ordinal);
        var text = new StringBuilder($"| not kept by Java itself | {string.Join(" | ", JavaLine.Names)} | why |\n|---|{string.Concat(JavaLine.Names.Select(_ => "---|"))}---|\n");
        foreach (Match row in ExclusionPattern().Matches(source))
        {
            string mark = row.Index < lastOnly ? "–" : "last";
            IEnumerable<string> marks = JavaLine.Names.Select(line => row.Groups["lines"].Value.Contains(line, StringComparison.Ordinal) ? mark : "✓");
            text.Append(CultureInfo.InvariantCulture, $"| {row.Groups["type"].Value} | {string.Join(" | ", marks)} | {row.Groups["why"].Value} |\n");
        }

        return text.ToString();
    }

    [GeneratedRegex("""new Exclusion\("(?<type>[^"]+)", "(?<lines>[^"]+)", "(?<why>[^"]+)"\)""")]
    private static partial Regex ExclusionPattern();
}
