using System.Globalization;
using System.Text;
using DubboNet.Interop.Tests.Java;

namespace DubboNet.Interop.Tests.Graphs;

/// <summary>docs/interop.md says what two Javas of one line do not keep, as the Java side of the random graphs has it.</summary>
public sealed class GraphDocumentationTests
{
    [Test]
    public void Page_lists_what_Java_itself_does_not_keep() =>
        Assert.That(Repository.Read("docs/interop.md"), Does.Contain(Render()), "Put this table into the page.");

    private static string Render()
    {
        var text = new StringBuilder($"| not kept by Java itself | {string.Join(" | ", JavaLine.Names)} | why |\n|---|{string.Concat(JavaLine.Names.Select(_ => "---|"))}---|\n");
        foreach (GraphExclusion row in GraphExclusion.All)
        {
            string mark = row.IsOnlyLast ? "last" : "–";
            IEnumerable<string> marks = JavaLine.Names.Select(line => row.Lines.Contains(line) ? mark : "✓");
            text.Append(CultureInfo.InvariantCulture, $"| {row.Type} | {string.Join(" | ", marks)} | {row.Why} |\n");
        }

        return text.ToString();
    }
}
