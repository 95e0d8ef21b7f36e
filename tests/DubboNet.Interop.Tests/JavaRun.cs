using DubboNet.Interop.Tests.Java;

namespace DubboNet.Interop.Tests;

/// <summary>Ends the Java processes after the last test of all namespaces and prints what was proven with them.</summary>
[SetUpFixture]
public sealed class JavaRun
{
    /// <remarks>The error stream is the one that <c>dotnet test</c> shows without being asked for details.</remarks>
    [OneTimeTearDown]
    public async Task StopAsync()
    {
        await JavaLine.StopAllAsync();
        if (JavaLine.WhySkipped is { } missing)
            TestContext.Error.WriteLine($"The tests against real Java were skipped. {missing}");
        if (InteropTable.IsEmpty)
            return;
        TestContext.Error.WriteLine(InteropTable.Render(InteropTable.DotNetCallsJava, DotNetCase.Rows, onlyPassed: true));
        TestContext.Error.WriteLine(InteropTable.Render(InteropTable.JavaCallsDotNet, JavaCallsDotNetTests.Rows, onlyPassed: true));
    }
}
