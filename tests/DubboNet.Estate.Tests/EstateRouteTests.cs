namespace DubboNet.Estate.Tests;

/// <summary>Shows that consumers in .NET and in Java 2 follow the same condition rules in the form of URLs.</summary>
[Category("Java")]
[NonParallelizable]
public sealed class EstateRouteTests
{
    private const string Interface = "com.example.estate.EstateService";

    [TestCase("2.6")]
    [TestCase("2.7")]
    public async Task Consumers_follow_the_same_routes(string line)
    {
        await EstateRun.RequireAsync(line);
        string name = $"routes-{line}";
        EstateOptions options =
            new(await EstateRun.GetAddressAsync(EstateRegistry.ZooKeeper)) { Application = name, Group = name, Retries = 0 };
        await using JavaEstateProvider one = await JavaEstateProvider.StartAsync(line, options);
        await using JavaEstateProvider other = await JavaEstateProvider.StartAsync(line, options);
        EstateOptions shop = options with { Application = $"{name}-shop" };
        await using JavaEstateConsumer java = await JavaEstateConsumer.StartAsync(line, shop);
        await using DotNetEstateConsumer net = await DotNetEstateConsumer.StartAsync(shop, RegistryDirectoryMode.Union);
        EstateConsumer[] consumers = [java, net];
        foreach (EstateConsumer consumer in consumers)
        {
            await consumer.WaitForProvidersAsync(one.Port, other.Port);
            await consumer.StartLoadAsync(callers: 1);
        }

        await using EstateRules rules = new(options);
        await FollowAsync($"=> port = {other.Port}", "", other.Port);
        await FollowAsync($"application = {name}-shop & method = sleep => port != {other.Port}", "", one.Port);
        await FollowAsync("method = who => port = 1", "&force=true", one.Port, other.Port);
        await FollowAsync($"=> region != east & port = {other.Port}", "", other.Port);
        await FollowAsync("=> port = 1", "", one.Port, other.Port);
        await FollowAsync("=> port = 1", "&force=true");

        async Task FollowAsync(string rule, string parameters, params int[] expected)
        {
            var route = DubboUrl.Parse(
                $"route://0.0.0.0/{Interface}?category=routers&dynamic=false&enabled=true&group={options.Group}&router=condition"
                    + $"&rule={Uri.EscapeDataString(rule)}{parameters}");
            await rules.AddAsync(route);
            await EstateReach.WaitAsync($"{rule}{parameters}", consumers, expected);
            await rules.RemoveAsync(route);
            await EstateReach.WaitAsync($"{rule}{parameters} is removed", consumers, one.Port, other.Port);
        }
    }
}
