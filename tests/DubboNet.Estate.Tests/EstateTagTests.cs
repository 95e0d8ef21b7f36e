namespace DubboNet.Estate.Tests;

/// <summary>Shows that consumers in .NET and in Java choose the same providers by tags and by the same rules.</summary>
[Category("Java")]
[NonParallelizable]
public sealed class EstateTagTests
{
    private const string Tag = "gray";

    [TestCase(EstateRegistry.ZooKeeper)]
    [TestCase(EstateRegistry.Nacos)]
    public async Task Consumers_follow_the_same_rules(EstateRegistry registry)
    {
        const string Line = "3.3";
        await EstateRun.RequireAsync(Line);
        string address = await EstateRun.GetAddressAsync(registry);
        string depot = $"tags-{registry}".ToLowerInvariant();
        EstateOptions options = new(address) { Application = depot, Group = depot };
        await using JavaEstateProvider gray = await JavaEstateProvider.StartAsync(Line, options with { Tag = Tag });
        await using JavaEstateProvider one = await JavaEstateProvider.StartAsync(Line, options);
        await using JavaEstateProvider other = await JavaEstateProvider.StartAsync(Line, options);
        EstateOptions shop = options with { Application = $"{depot}-shop", Retries = 0 };
        await using JavaEstateConsumer java = await JavaEstateConsumer.StartAsync(Line, shop);
        await using JavaEstateConsumer javaGray = await JavaEstateConsumer.StartAsync(Line, shop with { Tag = Tag });
        await using DotNetEstateConsumer net = await DotNetEstateConsumer.StartAsync(shop, RegistryDirectoryMode.Union);
        await using DotNetEstateConsumer netGray =
            await DotNetEstateConsumer.StartAsync(shop with { Tag = Tag }, RegistryDirectoryMode.Union);
        foreach (EstateConsumer consumer in (EstateConsumer[])[java, javaGray, net, netGray])
        {
            await consumer.WaitForProvidersAsync(gray.Port, one.Port, other.Port);
            await consumer.StartLoadAsync(callers: 1);
        }

        EstateConsumer[] untagged = [java, net];
        EstateConsumer[] tagged = [javaGray, netGray];
        await ReachAsync("no rule", untagged, one, other);
        await ReachAsync("no rule", tagged, gray);

        await using EstateRuleFiles rules = new(address);
        // Java cannot compare loopback addresses in tag rules (NetUtils.isValidV4Address), so the rule names all addresses.
        await rules.WriteAsync($"{depot}.tag-router", TagRule("*", isForced: false));
        await ReachAsync("the rule gives the tag", tagged, gray, one, other);
        await ReachAsync("the rule gives the tag", untagged);
        await rules.WriteAsync($"{depot}.tag-router", TagRule("127.0.0.1:1", isForced: false));
        await ReachAsync("no provider has the tag", tagged, one, other);
        await rules.WriteAsync($"{depot}.tag-router", TagRule("127.0.0.1:1", isForced: true));
        await ReachAsync("no provider has the tag of the forced rule", tagged);
        await ReachAsync("no provider has the tag of the forced rule", untagged, one, other);
        await rules.WriteAsync($"{depot}.tag-router", "configVersion: v3.0\nenabled: false\nkey: x\n");
        await ReachAsync("the rule is disabled", tagged, gray);

        string key = $"com.example.estate.EstateService::{depot}.condition-router";
        await rules.WriteAsync(key, ConditionRule($"method=sleep & application={depot}-shop => port={other.Port}"));
        await ReachAsync("the condition chooses a provider", untagged, other);
        await rules.WriteAsync(key, ConditionRule("method=who => port=1"));
        await ReachAsync("the condition is for another method", untagged, one, other);
        await rules.WriteAsync(key, ConditionRule("=>"));
        await ReachAsync("the condition excludes all providers", untagged);
    }

    private static string TagRule(string address, bool isForced) => $"""
        configVersion: v3.0
        force: {(isForced ? "true" : "false")}
        enabled: true
        key: x
        tags:
          - name: {Tag}
            addresses: ["{address}"]
        """;

    private static string ConditionRule(string condition) => $"""
        configVersion: v3.0
        scope: service
        force: true
        enabled: true
        key: x
        conditions:
          - '{condition}'
        """;

    private static Task ReachAsync(string when, EstateConsumer[] consumers, params JavaEstateProvider[] expected) =>
        EstateReach.WaitAsync(when, consumers, [.. expected.Select(provider => provider.Port)]);
}
