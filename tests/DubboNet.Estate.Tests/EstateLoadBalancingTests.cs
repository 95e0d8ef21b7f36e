namespace DubboNet.Estate.Tests;

/// <summary>Shows that Java consumers that balance by the load of the machines call .NET providers.</summary>
[Category("Java")]
[NonParallelizable]
public sealed class EstateLoadBalancingTests
{
    [TestCase("3.2")]
    [TestCase("3.3")]
    public async Task Java_consumers_that_balance_by_load_call_all_DotNet_providers(string line)
    {
        await EstateRun.RequireAsync(line);
        string name = $"adaptive-{line}";
        EstateOptions options =
            new(await EstateRun.GetAddressAsync(EstateRegistry.ZooKeeper)) { Application = name, Group = name, Retries = 0 };
        await using DotNetEstateProvider one = await DotNetEstateProvider.StartAsync(options);
        await using DotNetEstateProvider other = await DotNetEstateProvider.StartAsync(options);
        EstateOptions adaptive = options with { Application = $"{name}-consumer", Parameters = "loadbalance=adaptive" };
        await using JavaEstateConsumer consumer = await JavaEstateConsumer.StartAsync(line, adaptive);
        await consumer.WaitForProvidersAsync(one.Port, other.Port);
        EstateCounts counts = await consumer.CallAsync(200);
        Assert.That((counts.Calls, counts.FailedCalls), Is.EqualTo((200, 0)), $"{counts}");
        Assert.That(new[] { counts.CallsOf(one.Port), counts.CallsOf(other.Port) }, Is.All.Positive, $"{counts}");
        await one.StopAsync();
        await other.StopAsync();
    }
}
