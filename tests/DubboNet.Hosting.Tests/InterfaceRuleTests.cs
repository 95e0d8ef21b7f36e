using DubboNet.Hosting.Tests.Application;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace DubboNet.Hosting.Tests;

/// <summary>Settings of clients by the Java interfaces that they call.</summary>
[Property("Feature", "40")]
public sealed class InterfaceRuleTests
{
    private const string Rules = """
        {
          "DubboNet": {
            "Clients": {
              "Pricing": { "Addresses": [ "dubbo://own-a:1", "dubbo://own-b:2" ], "Version": "9.0.0" }
            },
            "Interfaces": {
              "com.acme.Inventory": { "Group": "exact" },
              "*": { "Addresses": [ "dubbo://any:20880" ], "Retries": 0, "Group": "any", "Version": "1.1.1", "Connections": 2 },
              "com.acme.*": { "Group": "prefix", "Timeout": 7000 },
              "*.Invent?ry": { "Group": "pattern", "Version": "2.0.0" },
              "com.other.*": { "Timeout": 1 }
            }
          }
        }
        """;

    [Test]
    public async Task Most_specific_rule_wins_and_the_section_of_the_client_wins_over_rules()
    {
        await using TestHost host = TestHost.Build(Rules, services =>
        {
            services.AddDubboClient<IInventory>();
            services.AddDubboClient<IPricing>();
        });
        DubboClientOptions inventory = Options(host, "Inventory");
        DubboClientOptions pricing = Options(host, "Pricing");

        Assert.That(
            (inventory.Group, inventory.Version, inventory.Channel.Timeout), Is.EqualTo(("exact", "2.0.0", TimeSpan.FromSeconds(7))));
        Assert.That(
            (inventory.Cluster.Retries, inventory.Channel.Connections, inventory.Addresses.Single()),
            Is.EqualTo((0, 2, "dubbo://any:20880")));
        Assert.That((pricing.Group, pricing.Version, pricing.Channel.Timeout), Is.EqualTo(("prefix", "9.0.0", TimeSpan.FromSeconds(7))));
        Assert.That(pricing.Addresses, Is.EqualTo((string[])["dubbo://own-a:1", "dubbo://own-b:2"]));
    }

    [Test]
    public async Task Client_of_several_contracts_has_the_rules_of_each_contract()
    {
        await using TestHost host = TestHost.Build(Rules, services => services.AddDubboClient<IPricing>("Shop").AddContract<IInventory>());
        Assert.That(Options(host, "Shop").Group, Is.EqualTo("exact"));
    }

    [Test]
    public async Task Client_without_a_contract_has_no_rules()
    {
        await using TestHost host = TestHost.Build(Rules, services => services.AddDubboClient("Raw").UseAddresses("dubbo://raw:1"));
        Assert.That((Options(host, "Raw").Group, Options(host, "Raw").Cluster.Retries), Is.EqualTo(((string?)null, (int?)null)));
    }

    [Test]
    public async Task Rule_sets_the_provider_of_a_call()
    {
        await using TestHost provider = await TestHost.StartAsync(
            """{ "DubboNet": { "Provider": { "Host": "127.0.0.1", "Port": 0, "Services": { "Inventory": { "Group": "blue" } } } } }""",
            services =>
                services.AddSingleton<CallCounter>().AddScoped<CallState>().AddDubboProvider().MapDubboService<IInventory, Inventory>());
        string rule = $$"""
            { "DubboNet": { "Interfaces": { "com.acme.Inv*": {
                "Addresses": "dubbo://127.0.0.1:{{provider.EndPointOf().Port}}", "Group": "blue" } } } }
            """;
        await using TestHost consumer = await TestHost.StartAsync(rule, services => services.AddDubboClient<IInventory>());
        Assert.That(
            await consumer.Services.GetRequiredService<IInventory>().FindAsync("sku-1"),
            Does.StartWith("sku-1 found by blue/com.acme.Inventory"));
    }

    private static DubboClientOptions Options(TestHost host, string name) =>
        host.Services.GetRequiredService<IOptionsMonitor<DubboClientOptions>>().Get(name);
}
