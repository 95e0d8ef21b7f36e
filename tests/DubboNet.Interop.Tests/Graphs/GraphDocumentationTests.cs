using System.Globalization;
using System.Text;
using DubboNet.Interop.Tests.Java;

namespace DubboNet.Interop.Tests.Graphs;

/// <summary>docs/interop.md says what two Javas of one line do not keep, as the Java side of the random graphs has it.</summary>
public sealed class GraphDocumentationTests
{
    private static readonly Dictionary<string, string> Marks = new()
    {
        [GraphExclusion.LeftOut] = "–",
        [GraphExclusion.OneWay] = "one way",
        [GraphExclusion.OnlyLast] = "last",
    };

    [Test]
    public void Page_lists_what_Java_itself_does_not_keep() =>
        Assert.That(Repository.Read("docs/interop.md"), Does.Contain(Render()), "Put this table into the page.");

    private static string Render()
    {
        var text = new StringBuilder($"| not kept by Java itself | {string.Join(" | ", JavaLine.Names)} | why |\n|---|{string.Concat(JavaLine.Names.Select(_ => "---|"))}---|\n");
        foreach (IGrouping<string, GraphExclusion> type in GraphExclusion.All.GroupBy(row => row.Type))
        {
            IEnumerable<string> marks = JavaLine.Names.Select(line => Mark(type.Where(row => row.Lines.Contains(line))));
            string why = type.Count() == 1 ? type.Single().Why : string.Join("; ", type.Select(row => $"{Marks[row.List]}: {row.Why}"));
            text.Append(CultureInfo.InvariantCulture, $"| {type.Key} | {string.Join(" | ", marks)} | {why} |\n");
        }

        return text.ToString();
    }

    private static string Mark(IEnumerable<GraphExclusion> rows) => rows.Any() ? string.Join(", ", rows.Select(row => Marks[row.List])) : "✓";
}
