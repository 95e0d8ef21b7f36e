namespace DubboNet.Interop.Tests.Java;

/// <summary>docs/interop.md holds the tables of all cases; the cases themselves are tests, so what the page says is proven where they pass.</summary>
public sealed class DocumentationTests
{
    [TestCase(InteropTable.DotNetCallsJava)]
    [TestCase(InteropTable.JavaCallsDotNet)]
    public void Page_lists_exactly_the_cases_that_are_tested(string direction)
    {
        IEnumerable<(string, string, IReadOnlyList<string>)> rows =
            direction == InteropTable.DotNetCallsJava ? DotNetCase.Rows : JavaCallsDotNetTests.Rows;
        string page = Repository.Read("docs/interop.md");

        Assert.That(page, Does.Contain(InteropTable.Render(direction, rows, onlyPassed: false)), "Put this table into the page.");
    }
}
