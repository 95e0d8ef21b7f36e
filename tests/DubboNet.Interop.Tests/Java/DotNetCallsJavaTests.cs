namespace DubboNet.Interop.Tests.Java;

/// <summary>Runs each <see cref="DotNetCase"/> against the real Java provider of each line.</summary>
[Category("Java")]
public sealed class DotNetCallsJavaTests
{
    private static IEnumerable<TestCaseData> Cases() =>
        from row in DotNetCase.All
        from line in row.Lines
        select new TestCaseData(line, row.Name).SetArgDisplayNames(line, row.Name);

    [TestCaseSource(nameof(Cases))]
    public async Task DotNet_consumer_is_served_by_Java(string line, string name)
    {
        JavaLine java = await JavaLine.GetAsync(line);
        try
        {
            await DotNetCase.All.Single(row => row.Name == name).RunAsync(java);
        }
        catch
        {
            await TestContext.Error.WriteLineAsync(java.ProviderLog);
            throw;
        }

        InteropTable.Add(InteropTable.DotNetCallsJava, name, line);
    }
}
