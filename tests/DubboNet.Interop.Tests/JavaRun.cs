using DubboNet.Interop.Tests.Java;

namespace DubboNet.Interop.Tests;

/// <summary>Stops the Java processes after the last test of all namespaces, and prints the results.</summary>
[SetUpFixture]
public sealed class JavaRun
{
    [OneTimeTearDown]
    public async Task StopAsync()
    {
        await JavaLine.StopAllAsync();
        // dotnet test shows the error stream by default.
        if (RequiredJava.WhySkipped is { } missing)
            TestContext.Error.WriteLine($"The tests against real Java were skipped. {missing}");
        if (InteropTable.IsEmpty)
            return;
        TestContext.Error.WriteLine(InteropTable.Render(InteropTable.DotNetCallsJava, DotNetCase.Rows, onlyPassed: true));
        TestContext.Error.WriteLine(InteropTable.Render(InteropTable.JavaCallsDotNet, JavaCallsDotNetTests.Rows, onlyPassed: true));
    }
}
