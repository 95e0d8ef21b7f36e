using DubboNet.TestKit.Registries;
using Frames;

namespace DubboNet.Estate.Tests;

/// <summary>
/// Provides one registry of each kind for the tests that do not stop it. The first test that asks starts it. Prints the results after the
/// last test.
/// </summary>
[SetUpFixture]
public sealed class EstateRun
{
    private static readonly Lazy<Task<ZooKeeperServer>> ZooKeeper = new(() => ZooKeeperServer.StartAsync(Jars!));
    private static readonly Lazy<Task<NacosServer>> Nacos = new(() => NacosServer.StartAsync(Jars!));

    /// <summary>Gets the registries with the lines of Java that are tried with them. 2.6 does not support Nacos.</summary>
    public static IEnumerable<TestCaseData> Lines =>
    [
        new(EstateRegistry.ZooKeeper, "2.6"),
        new(EstateRegistry.ZooKeeper, "2.7"),
        new(EstateRegistry.ZooKeeper, "3.2"),
        new(EstateRegistry.ZooKeeper, "3.3"),
        new(EstateRegistry.Nacos, "2.7"),
        new(EstateRegistry.Nacos, "3.2"),
        new(EstateRegistry.Nacos, "3.3"),
    ];

    private static string? Jars => Environment.GetEnvironmentVariable(RequiredJava.JarsVariable);

    /// <summary>
    /// Returns the address of a registry after it has started. Skips the test if something is missing, or fails it where no test may be
    /// skipped.
    /// </summary>
    public static async Task<string> GetAddressAsync(EstateRegistry registry)
    {
        Require(registry);
        return registry == EstateRegistry.ZooKeeper
            ? $"zookeeper://127.0.0.1:{(await ZooKeeper.Value).Port}"
            : $"nacos://127.0.0.1:{(await Nacos.Value).Port}";
    }

    /// <summary>Skips the test if something is missing to run a registry, or fails it where no test may be skipped.</summary>
    internal static void Require(EstateRegistry registry) => RequiredJava.Check(
        registry == EstateRegistry.ZooKeeper ? ZooKeeperServer.FindWhatIsMissing(Jars) : NacosServer.FindWhatIsMissing(Jars));

    /// <summary>Skips the test if Java or the jars of a line are missing, or fails it where no test may be skipped.</summary>
    internal static async Task RequireAsync(string line) => RequiredJava.Check(await JavaPeer.FindWhatIsMissingAsync(line));

    [OneTimeTearDown]
    public async Task StopAsync()
    {
        if (ZooKeeper.IsValueCreated)
            await (await ZooKeeper.Value).DisposeAsync();
        if (Nacos.IsValueCreated)
            await (await Nacos.Value).DisposeAsync();
        // dotnet test shows the error stream by default.
        if (RequiredJava.WhySkipped is { } missing)
            TestContext.Error.WriteLine($"The tests of estates were skipped. {missing}");
        if (!EstateTable.IsEmpty)
            TestContext.Error.WriteLine(EstateTable.Render());
        if (!RollingTable.IsEmpty)
            TestContext.Error.WriteLine(RollingTable.Render());
    }
}
