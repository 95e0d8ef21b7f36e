
namespace DubboNet.Estate.Tests;

/// <summary>
/// Shows which providers a Java 3.x consumer calls at each migration step. One is registered at interface level only, and one at
/// application level only.
/// </summary>
[Category("Java")]
[NonParallelizable]
public sealed class JavaLevelTests
{
    private const int Calls = 20;

    [TestCase("3.2", "local")]
    [TestCase("3.3", "remote")]
    public async Task Consumer_calls_the_providers_of_its_level(string line, string metadata)
    {
        await EstateRun.RequireAsync(line);
        EstateOptions options = new(await EstateRun.GetAddressAsync(EstateRegistry.ZooKeeper)) { Group = $"levels-{line}" };
        Task<JavaEstateProvider> startingInterface = JavaEstateProvider.StartAsync(
            line, options with { Application = $"interface-{line}", Mode = "interface" });
        await using JavaEstateProvider instance = await JavaEstateProvider.StartAsync(
            line, options with { Application = $"instance-{line}", Mode = "instance", Metadata = metadata });
        await using JavaEstateProvider @interface = await startingInterface;

        await CallAsync(line, options with { Step = "FORCE_INTERFACE" }, @interface);
        await CallAsync(line, options with { Step = "FORCE_APPLICATION" }, instance);
        await CallAsync(line, options with { Step = "APPLICATION_FIRST" }, instance);
    }

    private static async Task CallAsync(string line, EstateOptions options, JavaEstateProvider expected)
    {
        await using JavaEstateConsumer consumer = await JavaEstateConsumer.StartAsync(line, options);
        await consumer.WaitForProvidersAsync(expected.Port);
        EstateCounts counts = await consumer.CallAsync(Calls);

        Assert.Multiple(() =>
        {
            Assert.That(counts.Providers.Keys, Is.EqualTo(new[] { expected.Port }), options.Step);
            Assert.That(counts.CallsOf(expected.Port), Is.EqualTo(Calls), () => $"{options.Step}: {counts}\n{consumer.Log}");
        });
    }
}
