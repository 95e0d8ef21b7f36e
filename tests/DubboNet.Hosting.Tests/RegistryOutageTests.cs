using DubboNet.Hosting.Tests.Application;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace DubboNet.Hosting.Tests;

/// <summary>Hosts whose registry fails.</summary>
[Property("Feature", "82")]
public sealed class RegistryOutageTests
{
    private const string Outage = "memory://a cannot be reached.";
    private const string Problem = $"memory://a does not have what test-shop asked for: {Outage}";

    [Test]
    public async Task Registration_is_repeated_until_it_succeeds_and_logged_once_for_each_state()
    {
        await using var registry = new MemoryRegistry { Outage = Outage };
        await using TestHost shop = Build(registry, """ "RetryPeriod": 1 """);
        shop.Log.Expect("RegistrationFailed");
        shop.Log.Expect("HealthCheckEnd");
        await shop.StartAsync();
        await UntilAsync(() => registry.Operations.Count > 3, "the registration is repeated");
        Assert.That(registry.Operations, Is.All.EqualTo("failed to register com.acme.Pricing:1.0.0"));
        Assert.That(
            shop.Log.Named("RegistrationFailed").Single().Text, Is.EqualTo($"{Problem} It is tried again every 0.001 s."));
        HealthReportEntry entry = await CheckAsync(shop);
        Assert.That((entry.Status, entry.Description), Is.EqualTo((HealthStatus.Unhealthy, Problem)));
        registry.Outage = null;
        await UntilAsync(() => registry.Instances.Count == 1, "the provider is registered");
        await shop.Log.WaitForAsync("Registered");
        Assert.That(
            shop.Log.Named("Registered").Single().Text,
            Is.EqualTo("test-shop is registered in memory://a with the services com.acme.Pricing:1.0.0."));
        entry = await CheckAsync(shop);
        Assert.That(
            (entry.Status, entry.Data["DubboNet:Registry"]), Is.EqualTo((HealthStatus.Healthy, "memory://a has no known problem.")));
        registry.Outage = Outage;
        entry = await CheckAsync(shop);
        Assert.That((entry.Status, entry.Description), Is.EqualTo((HealthStatus.Degraded, Outage)), "an outage after the registration");
        registry.Outage = null;
    }

    [Test]
    public async Task Start_fails_without_a_registry_that_is_required()
    {
        await using var registry = new MemoryRegistry { Outage = Outage };
        TestHost shop = Build(registry, """ "RequireAtStart": true """);
        shop.Log.Expect("RegistrationFailed");
        DubboRegistryException error = await FailAsync<DubboRegistryException>(shop.StartAsync());
        Assert.That(error.Message, Is.EqualTo($"test-shop could not be registered in memory://a: {Outage}"));
        await ((IAsyncDisposable)shop.Services).DisposeAsync();
        Assert.That((registry.Urls.Count, registry.Instances.Count, registry.IsDisposed), Is.EqualTo((0, 0, true)));
    }

    [Test]
    public async Task Stop_does_not_wait_for_a_registry_that_does_not_respond()
    {
        await using var registry = new MemoryRegistry();
        TestHost shop = Build(registry, """ "RetryPeriod": 5000 """);
        shop.Log.Expect("RegistrationSlow");
        await shop.StartAsync();
        registry.OnOperation = _ => Task.Delay(Timeout.Infinite);
        await shop.DisposeAsync();
        Assert.That(
            shop.Log.Named("RegistrationSlow").Single().Text,
            Is.EqualTo("memory://a did not respond within 3 s. The attempt continues in the background."));
    }

    [Test]
    public async Task Removal_that_fails_is_repeated()
    {
        await using var registry = new MemoryRegistry();
        await using TestHost shop = Build(registry, """ "RetryPeriod": 1 """);
        shop.Log.Expect("RegistrationFailed");
        await shop.StartAsync();
        registry.Outage = Outage;
        await shop.Get<DubboProvider>().OfflineAsync();
        Assert.That((registry.Urls.Count, registry.Instances.Count), Is.EqualTo((1, 1)));
        registry.Outage = null;
        await UntilAsync(() => (registry.Urls.Count, registry.Instances.Count) == (0, 0), "the provider is removed");
        await shop.Log.WaitForAsync("Unregistered");
    }

    private static async Task<HealthReportEntry> CheckAsync(TestHost host) =>
        (await host.Get<HealthCheckService>().CheckHealthAsync().Within()).Entries["dubbo-registries"];

    private static TestHost Build(MemoryRegistry registry, string settings) => TestHost.Build(
        $$"""
        { "DubboNet": { "Registry": { {{settings}} },
                        "Provider": { "Host": "127.0.0.1", "Port": 0, "AdvertisedHost": "10.0.0.5", "ShutdownQuietPeriod": 10 } } }
        """,
        services =>
        {
            services.AddDubboRegistry(_ => registry).AddDubboProvider().MapDubboService<IPricing, Pricing>();
            services.AddHealthChecks().AddDubboRegistries();
        });
}
