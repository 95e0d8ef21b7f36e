using DubboNet.Hosting.Tests.Application;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace DubboNet.Hosting.Tests;

[Property("Feature", "82")]
public sealed class HealthTests
{
    [Test]
    public async Task Server_is_healthy_while_it_accepts_calls()
    {
        await using Shop shop = await Shop.StartAsync(provider => provider.Services.AddHealthChecks().AddDubboServer());
        await shop.Inventory.FindAsync("a");
        HealthReportEntry entry = await CheckAsync(shop.Provider, "dubbo-server");
        Assert.That(entry.Status, Is.EqualTo(HealthStatus.Healthy));
        Assert.That(entry.Data["DubboNet:Provider"], Does.StartWith("1 connections, "));
        shop.Server.SetReadOnly(true);
        entry = await CheckAsync(shop.Provider, "dubbo-server");
        Assert.That(
            (entry.Status, entry.Description),
            Is.EqualTo((HealthStatus.Unhealthy, "DubboNet:Provider cannot accept calls: not started, stopping or read-only.")));
        shop.Server.SetReadOnly(false);
        Assert.That((await CheckAsync(shop.Provider, "dubbo-server")).Status, Is.EqualTo(HealthStatus.Healthy));
    }

    [Test]
    public async Task Health_of_clients_depends_on_the_number_of_available_providers()
    {
        await using Shop shop = await Shop.StartAsync();
        string address = $"dubbo://127.0.0.1:{shop.Provider.EndPointOf().Port}";
        await using TestHost till = await TestHost.StartAsync("{}", services =>
        {
            services.AddDubboClient<IInventory>().UseAddresses(address);
            services.AddDubboClient<IInventory>("Both").UseAddresses(address, "dubbo://127.0.0.1:1");
            services.AddHealthChecks().AddDubboClients(HealthStatus.Degraded);
        });
        Assert.That(await till.Get<IInventory>().FindAsync("a"), Does.StartWith("a found"));
        Assert.That(await till.Get<IInventory>("Both").FindAsync("a"), Does.StartWith("a found"));
        HealthReportEntry entry = await CheckAsync(till, "dubbo-clients");
        Assert.That((entry.Status, entry.Description), Is.EqualTo((HealthStatus.Degraded, "Not all providers accept calls of Both.")));
        Assert.That(entry.Data["Inventory"], Is.EqualTo($"1 of 1 providers of {address} accept calls."));
        await shop.Provider.StopAsync();
        await UntilAsync(
            () => till.Get<IDubboInvoker>("Inventory") is DubboCluster cluster && !cluster.GetSnapshot().Providers[0].IsAvailable,
            "the client has noticed it");
        entry = await CheckAsync(till, "dubbo-clients");
        Assert.That(
            (entry.Status, entry.Description),
            Is.EqualTo((HealthStatus.Degraded, "No provider accepts calls of Inventory, Both.")),
            "the failure status of the registration");
    }

    private static async Task<HealthReportEntry> CheckAsync(TestHost host, string check) =>
        (await Service(host).CheckHealthAsync().Within()).Entries[check];

    /// <summary>The health check service logs unhealthy results.</summary>
    private static HealthCheckService Service(TestHost host)
    {
        host.Log.Expect("HealthCheckEnd");
        return host.Get<HealthCheckService>();
    }
}
