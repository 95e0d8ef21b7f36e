namespace DubboNet.Nacos.Tests.Real;

/// <summary>Provides one Nacos server for the tests that do not stop it. The first test that asks starts it.</summary>
[SetUpFixture]
public sealed class RealServer
{
    private static readonly Lazy<Task<TestServer>> Shared = new(() => TestServer.StartAsync(Jars));

    /// <summary>Gets the folder of the jars. Skips the test, or fails it where no test may be skipped, if something is missing.</summary>
    internal static string Jars
    {
        get
        {
            string? jars = Environment.GetEnvironmentVariable(RequiredJava.JarsVariable);
            RequiredJava.Check(TestServer.FindWhatIsMissing(jars));
            return jars!;
        }
    }

    internal static Task<TestServer> GetAsync()
    {
        _ = Jars;
        return Shared.Value;
    }

    [OneTimeTearDown]
    public async Task StopAsync()
    {
        if (RequiredJava.WhySkipped is { } missing)
            TestContext.Error.WriteLine($"The tests against Nacos were skipped. {missing}");
        if (Shared.IsValueCreated)
            await (await Shared.Value).DisposeAsync();
    }
}
