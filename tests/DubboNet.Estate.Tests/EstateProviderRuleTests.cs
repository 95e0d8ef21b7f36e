using System.Text;
using System.Text.Json;
using DubboNet.ZooKeeper;

namespace DubboNet.Estate.Tests;

/// <summary>
/// Shows that rules change what a .NET provider registers as they change what a Java 3.3 provider registers, and that Java consumers
/// follow.
/// </summary>
[Category("Java")]
[NonParallelizable]
public sealed class EstateProviderRuleTests
{
    private const string Interface = "com.example.estate.EstateService";
    private const string Line = "3.3";

    // Java 3.3 was seen to register again within 7 s.
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);

    [TestCase(true)]
    [TestCase(false)]
    public async Task Rules_change_what_a_provider_registers(bool isJava)
    {
        await EstateRun.RequireAsync(Line);
        string name = $"provider-rules-{(isJava ? "java" : "dotnet")}";
        EstateOptions options =
            new(await EstateRun.GetAddressAsync(EstateRegistry.ZooKeeper)) { Application = name, Group = name };
        await using IEstateProvider provider = isJava
            ? await JavaEstateProvider.StartAsync(Line, options)
            : await DotNetEstateProvider.StartAsync(options);
        await using var registry =
            (ZooKeeperRegistry)new ZooKeeperRegistryFactory().Create(new DubboRegistryOptions(DubboUrl.Parse(options.Registry)));
        await registry.GetMetadataAsync("the first use", "connects", CancellationToken.None);
        Registered before = await ReadAsync(registry, options, provider.Port);

        await using EstateRules rules = new(options);
        DubboUrl node = rules.Create(provider.Port, "weight", "55");
        await rules.AddAsync(node);
        Registered withNode = await WaitAsync(registry, options, provider.Port, now => now.Url.GetParameter("weight") == "55");
        Assert.That(
            withNode, Is.EqualTo(before with { Url = before.Url.WithParameters(new KeyValuePair<string, string?>("weight", "55")) }));
        await rules.RemoveAsync(node);
        Assert.That(await WaitAsync(registry, options, provider.Port, now => now.Url.Equals(before.Url)), Is.EqualTo(before));

        await using EstateRuleFiles files = new(options.Registry);
        string[] keys = [$"{Interface}::{options.Group}.configurators", $"{name}.configurators"];
        int version = before.Version;
        foreach (string key in keys)
        {
            await files.WriteAsync(key, Rule(key == keys[0], options, "weight: 77"));
            Registered withRule = await WaitAsync(
                registry, options, provider.Port, now => now.Url.GetParameter("weight") == "77" && now.Version > version);
            Assert.That(withRule.Url, Is.EqualTo(before.Url.WithParameters(new KeyValuePair<string, string?>("weight", "77"))), key);
            Assert.That((withRule.Version, withRule.Owner), Is.EqualTo((version + 1, before.Owner)), $"{key}: the same node");
            Assert.That(withRule.Revision, Is.Not.EqualTo(before.Revision), key);
            await files.WriteAsync(key, Rule(key == keys[0], options, "weight: 77", isEnabled: false));
            Registered after = await WaitAsync(
                registry, options, provider.Port, now => now.Url.Equals(before.Url) && now.Version > withRule.Version);
            Assert.That(after.Revision, Is.EqualTo(before.Revision), key);
            version = after.Version;
        }
    }

    [TestCase("2.6", EstateRegistry.ZooKeeper)]
    [TestCase("2.7", EstateRegistry.ZooKeeper)]
    [TestCase("3.2", EstateRegistry.ZooKeeper)]
    [TestCase("3.3", EstateRegistry.ZooKeeper)]
    [TestCase("2.7", EstateRegistry.Nacos)]
    public async Task Java_consumers_follow_the_rules_of_DotNet_providers(string line, EstateRegistry registry)
    {
        await EstateRun.RequireAsync(line);
        string name = $"follow-rules-{line}-{registry}".ToLowerInvariant();
        EstateOptions options = new(await EstateRun.GetAddressAsync(registry)) { Application = name, Group = name };
        await using DotNetEstateProvider one = await DotNetEstateProvider.StartAsync(options);
        await using DotNetEstateProvider other = await DotNetEstateProvider.StartAsync(options);
        await using JavaEstateConsumer consumer =
            await JavaEstateConsumer.StartAsync(line, options with { Application = $"{name}-consumer" });
        await consumer.WaitForProvidersAsync(one.Port, other.Port);
        await consumer.StartLoadAsync(callers: 1);
        await using EstateRuleFiles files = new(options.Registry);
        string key = $"{Interface}::{options.Group}.configurators";
        await files.WriteAsync(key, Rule(isService: true, options, "disabled: true", $"127.0.0.1:{one.Port}"));
        await EstateReach.WaitAsync("a provider is disabled", [consumer], other.Port);
        await files.WriteAsync(key, Rule(isService: true, options, "weight: 0", $"127.0.0.1:{other.Port}"));
        await EstateReach.WaitAsync("the other has no weight", [consumer], one.Port);
        await files.WriteAsync(key, Rule(isService: true, options, "weight: 0", isEnabled: false));
        await EstateReach.WaitAsync("the rule is disabled", [consumer], one.Port, other.Port);
        await one.StopAsync();
        await other.StopAsync();
    }

    // Java 3.3 does not accept a disabled rule without configs.
    private static string Rule(
        bool isService, EstateOptions options, string parameters, string address = "0.0.0.0", bool isEnabled = true) => $$"""
        configVersion: v3.0
        scope: {{(isService ? "service" : "application")}}
        key: {{(isService ? $"{options.Group}/{Interface}" : options.Application)}}
        enabled: {{(isEnabled ? "true" : "false")}}
        configs:
          - side: provider
            addresses: ["{{address}}"]
            parameters: { {{parameters}} }
        """;

    private static async Task<Registered> WaitAsync(
        ZooKeeperRegistry registry, EstateOptions options, int port, Func<Registered, bool> isMet)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(100));
        long end = EstateClock.Now + (long)Limit.TotalMilliseconds;
        Registered now = await ReadAsync(registry, options, port);
        while (!isMet(now))
        {
            Assert.That(EstateClock.Now, Is.LessThan(end), () => $"The registry still has {now}.");
            await timer.WaitForNextTickAsync();
            now = await ReadAsync(registry, options, port);
        }

        return now;
    }

    // While a provider registers again, its URL is missing for a moment.
    private static async Task<Registered> ReadAsync(ZooKeeperRegistry registry, EstateOptions options, int port)
    {
        ZooKeeperRead<string[]> urls =
            await registry.Client.GetChildrenAsync($"/dubbo/{Interface}/providers", CancellationToken.None);
        DubboUrl url = urls.Value.Select(name => DubboUrl.TryParseEncoded(name, out DubboUrl? url) ? url : null)
            .FirstOrDefault(url => url?.Port == port) ?? DubboUrl.Parse("dubbo://missing");
        // Java 3.3 also registers this condition of the rule, which no consumer reads.
        url = url.WithParameters(new KeyValuePair<string, string?>("providerAddresses", null));
        ZooKeeperRead<byte[]> instance =
            await registry.Client.GetDataAsync($"/services/{options.Application}/127.0.0.1:{port}", CancellationToken.None);
        using var json = JsonDocument.Parse(Encoding.UTF8.GetString(instance.Value));
        JsonElement metadata = json.RootElement.GetProperty("payload").GetProperty("metadata");
        string revision = metadata.GetProperty("dubbo.metadata.revision").GetString()!;
        return new Registered(url, revision, instance.Stat.Version, instance.Stat.EphemeralOwner);
    }

    /// <summary>What a provider has registered.</summary>
    /// <param name="Url">Its URL.</param>
    /// <param name="Revision">The revision of its instance.</param>
    /// <param name="Version">The version of the instance's node.</param>
    /// <param name="Owner">The session that created the instance's node.</param>
    private sealed record Registered(DubboUrl Url, string Revision, int Version, long Owner);
}
