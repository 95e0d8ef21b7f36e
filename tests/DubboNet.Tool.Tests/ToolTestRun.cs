namespace DubboNet.Tool.Tests;

/// <summary>Stops the Java processes after the last test.</summary>
[SetUpFixture]
public sealed class ToolTestRun
{
    [OneTimeTearDown]
    public async Task StopAsync()
    {
        await JavaPeers.StopAllAsync();
        await Registries.StopAllAsync();
        if (RequiredJava.WhySkipped is { } missing)
            TestContext.Error.WriteLine($"The tests against real Java were skipped. {missing}");
    }
}
