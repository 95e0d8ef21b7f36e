namespace DubboNet.Estate.Tests;

/// <summary>
/// Shows that a rolling restart of all providers loses no call that Java with Java does not lose. A .NET consumer and a Java consumer call
/// the same Java providers, and another Java consumer calls .NET providers.
/// </summary>
[Category("Java")]
[NonParallelizable]
public sealed class RollingRestartTests
{
    private static IEnumerable<TestCaseData> Estates =>
        Form.IsFull ? EstateRun.Lines : [new TestCaseData(EstateRegistry.ZooKeeper, "3.3")];

    [TestCaseSource(nameof(Estates))]
    public async Task Rolling_restart_loses_no_more_calls_than_Java_with_Java(EstateRegistry registry, string line)
    {
        await EstateRun.RequireAsync(line);
        string name = $"rolling-{line}";
        // Java consumers look at all applications that have ever provided the service, so other tests must not have left any.
        await using EstateServer server = await EstateServer.StartAsync(registry);
        EstateOptions options = new(server.Address);
        EstateOptions named = options with { Application = name, Group = name };
        (EstateCounts dotNet, EstateCounts java) = await RestartJavaAsync(line, named);
        name = $"{name}-dotnet";
        EstateCounts own = await RestartDotNetAsync(line, options with { Application = name, Group = name });
        RollingTable.Add(new(registry, line, EstateTable.DotNetWithJava, dotNet));
        RollingTable.Add(new(registry, line, EstateTable.JavaWithDotNet, own));
        RollingTable.Add(new(registry, line, EstateTable.JavaWithJava, java));
        TestContext.Out.WriteLine($"{registry}, {line}: .NET with Java: {dotNet}; Java with .NET: {own}; Java with Java: {java}");

        Assert.Multiple(() =>
        {
            Assert.That(dotNet.FailedCalls, Is.LessThanOrEqualTo(java.FailedCalls), $"{dotNet}");
            Assert.That(own.FailedCalls, Is.LessThanOrEqualTo(java.FailedCalls), $"{own}");
        });
    }

    private static async Task<(EstateCounts DotNet, EstateCounts Java)> RestartJavaAsync(string line, EstateOptions options)
    {
        EstateOptions consuming = options with { Application = $"{options.Application}-consumer" };
        Task<JavaEstateConsumer> starting = JavaEstateConsumer.StartAsync(line, consuming);
        await using DotNetEstateConsumer dotNet = await DotNetEstateConsumer.StartAsync(consuming, RegistryDirectoryMode.Union);
        await using JavaEstateConsumer java = await starting;
        await using RollingEstate estate = new([dotNet, java], async () => await JavaEstateProvider.StartAsync(line, options));
        EstateCounts[] counts = await estate.RunAsync();
        return (counts[0], counts[1]);
    }

    private static async Task<EstateCounts> RestartDotNetAsync(string line, EstateOptions options)
    {
        await using JavaEstateConsumer java =
            await JavaEstateConsumer.StartAsync(line, options with { Application = $"{options.Application}-consumer" });
        await using RollingEstate estate = new([java], async () => await DotNetEstateProvider.StartAsync(options));
        return (await estate.RunAsync()).Single();
    }
}
