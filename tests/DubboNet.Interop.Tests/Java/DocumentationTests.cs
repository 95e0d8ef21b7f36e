namespace DubboNet.Interop.Tests.Java;

/// <summary>Tests that docs/interop.md lists all cases. The cases are tests, so the page is proven where they pass.</summary>
public sealed class DocumentationTests
{
    [TestCase(InteropTable.DotNetCallsJava)]
    [TestCase(InteropTable.JavaCallsDotNet)]
    public void Page_lists_exactly_the_tested_cases(string direction)
    {
        IEnumerable<(string, string, IReadOnlyList<string>)> rows =
            direction == InteropTable.DotNetCallsJava ? DotNetCase.Rows : JavaCallsDotNetTests.Rows;
        string page = Repository.Read("docs/interop.md");

        Assert.That(page, Does.Contain(InteropTable.Render(direction, rows, onlyPassed: false)), "Put this table into the page.");
    }
}
