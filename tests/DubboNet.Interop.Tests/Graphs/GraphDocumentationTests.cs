using System.Globalization;
using System.Text;
using DubboNet.Interop.Tests.Java;

namespace DubboNet.Interop.Tests.Graphs;

/// <summary>
/// Tests that docs/interop.md lists the values that are lost between two Java processes of one line, as the Java side of the random graphs
/// does.
/// </summary>
public sealed class GraphDocumentationTests
{
    private static readonly Dictionary<string, string> Marks = new()
    {
        [GraphExclusion.LeftOut] = "–",
        [GraphExclusion.OneWay] = "one way",
        [GraphExclusion.OnlyLast] = "last",
    };

    [Test]
    public void Page_lists_the_types_that_Java_does_not_keep() =>
        Assert.That(Repository.Read("docs/interop.md"), Does.Contain(Render()), "Put this table into the page.");

    private static string Render()
    {
        var text = new StringBuilder(
            $"| not kept by Java itself | {string.Join(" | ", JavaLine.Names)} | why "
                + $"|\n|---|{string.Concat(JavaLine.Names.Select(_ => "---|"))}---|\n");
        foreach (IGrouping<string, GraphExclusion> type in GraphExclusion.All.GroupBy(row => row.Type))
        {
            IEnumerable<string> marks = JavaLine.Names.Select(line => Mark(type.Where(row => row.Lines.Contains(line))));
            string why = type.Count() == 1 ? type.Single().Why : string.Join("; ", type.Select(row => $"{Marks[row.List]}: {row.Why}"));
            text.Append(CultureInfo.InvariantCulture, $"| {type.Key} | {string.Join(" | ", marks)} | {why} |\n");
        }

        return text.ToString();
    }

    private static string Mark(IEnumerable<GraphExclusion> rows) =>
        rows.Any() ? string.Join(", ", rows.Select(row => Marks[row.List])) : "✓";
}
