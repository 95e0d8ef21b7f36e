using System.Net;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.ServiceDiscovery;
using Microsoft.Extensions.Time.Testing;

namespace DubboNet.ServiceDiscovery.Tests;

/// <summary>Tests which providers are found in the configuration, and that each change of it is followed.</summary>
public sealed class DirectoryTests : IAsyncDisposable
{
    private const string First = "Services:inventory:dubbo:0";
    private const string Second = "Services:inventory:dubbo:1";

    private static readonly TimeSpan Refresh = TimeSpan.FromMinutes(1);

    private readonly Settings _settings = new();
    private readonly FakeTimeProvider _time = new();
    private readonly ServiceProvider _services;

    public DirectoryTests()
    {
        IConfiguration configuration = new ConfigurationBuilder().Add(_settings).Build();
        _services = new ServiceCollection().AddSingleton(configuration).AddLogging().AddServiceDiscoveryCore()
            .AddConfigurationServiceEndpointProvider().BuildServiceProvider();
    }

    [TestCase("inventory", First, "10.0.0.1:20990", "dubbo://10.0.0.1:20990")]
    [TestCase("inventory", First, "10.0.0.1", "dubbo://10.0.0.1:20880")]
    [TestCase("inventory", First, "[fd00::1]:20990", "dubbo://[fd00::1]:20990")]
    [TestCase("inventory", First, "[fd00::1]", "dubbo://[fd00::1]:20880")]
    [TestCase("inventory", First, "inventory.shop", "dubbo://inventory.shop:20880")]
    [TestCase("inventory", First, "tcp://localhost:5001", "dubbo://localhost:5001")]
    [TestCase("inventory", First, "dubbo://localhost:5001", "dubbo://localhost:5001")]
    [TestCase("inventory", "Services:inventory:dubbo", "10.0.0.1:20990", "dubbo://10.0.0.1:20990")]
    [TestCase("inventory", "Services:inventory:tcp:0", "tcp://10.0.0.1:20990", "dubbo://10.0.0.1:20990")]
    [TestCase("inventory", "Services:inventory:default:0", "10.0.0.1:20990", "dubbo://10.0.0.1:20990")]
    [TestCase("_rpc.inventory", "Services:inventory:rpc:0", "tcp://10.0.0.1:20990", "dubbo://10.0.0.1:20990")]
    [TestCase("http://inventory", "Services:inventory:http:0", "http://10.0.0.1:20990", "dubbo://10.0.0.1:20990")]
    public async Task Endpoint_is_the_address_of_a_provider(string name, string key, string value, string address)
    {
        _settings.Replace((key, value));
        await using Sequence<ProviderList> lists = Watch(name);
        ProviderList list = await lists.NextAsync();
        Assert.That(Addresses(list), Is.EqualTo(new[] { address }));
        Assert.That(list.Problem, Is.Null);
    }

    [Test]
    public async Task Parameters_of_an_URL_are_those_of_the_provider()
    {
        _settings.Replace((First, "dubbo://10.0.0.1:20880?weight=50"));
        await using Sequence<ProviderList> lists = Watch("inventory");
        Assert.That((await lists.NextAsync()).Providers.Single().Weight, Is.EqualTo(50));
    }

    [Test]
    public async Task Changes_are_followed_and_an_empty_list_keeps_the_last_providers()
    {
        _settings.Replace((First, "10.0.0.1:1"));
        await using Sequence<ProviderList> lists = Watch("inventory");
        Assert.That(Addresses(await lists.NextAsync()), Is.EqualTo(new[] { "dubbo://10.0.0.1:1" }));

        Task<ProviderList> next = lists.NextAsync();
        _settings.Replace((First, "10.0.0.1:1"), (Second, "10.0.0.2:2"));
        Assert.That(Addresses(await next), Is.EqualTo(new[] { "dubbo://10.0.0.1:1", "dubbo://10.0.0.2:2" }));

        next = lists.NextAsync();
        _settings.Replace();
        ProviderList kept = await next;
        Assert.That(kept.Providers, Has.Count.EqualTo(2));
        Assert.That(kept.Problem, Does.StartWith("Service discovery has no endpoint of inventory."));

        next = lists.NextAsync();
        _settings.Replace((First, "10.0.0.3:3"));
        ProviderList list = await next;
        Assert.That((Addresses(list).Single(), list.Problem), Is.EqualTo(("dubbo://10.0.0.3:3", (string?)null)));
    }

    [Test]
    public async Task Failure_keeps_the_last_providers_and_is_tried_again()
    {
        _settings.Replace((First, "10.0.0.1:1"));
        await using Sequence<ProviderList> lists = Watch("inventory");
        await lists.NextAsync();
        Task<ProviderList> next = lists.NextAsync();
        _settings.Replace(("Services:inventory:dubbo:x", "10.0.0.1:1"));
        ProviderList kept = await next;
        Assert.That(Addresses(kept), Is.EqualTo(new[] { "dubbo://10.0.0.1:1" }));
        Assert.That(kept.Problem, Does.StartWith("Service discovery failed for inventory: "));

        next = lists.NextAsync();
        _settings.Replace((First, "10.0.0.2:2"));
        await PassAsync(next, TimeSpan.FromSeconds(1));
        Assert.That(Addresses(await next), Is.EqualTo(new[] { "dubbo://10.0.0.2:2" }));
    }

    [Test]
    public async Task Address_that_cannot_be_used_is_reported_and_the_others_are_used()
    {
        _settings.Replace((First, "10.0.0.1:1"), (Second, "dubbo://10.0.0.2:2?weight=much"));
        await using Sequence<ProviderList> lists = Watch("inventory");
        ProviderList list = await lists.NextAsync();
        Assert.That(Addresses(list), Is.EqualTo(new[] { "dubbo://10.0.0.1:1" }));
        Assert.That(list.Problem, Does.Contain("weight=much"));
    }

    [Test]
    public async Task Endpoints_without_notifications_are_resolved_again_after_the_refresh_period()
    {
        var silent = new SilentEndpoints { EndPoint = new IPEndPoint(IPAddress.Loopback, 1) };
        await using ServiceProvider services = new ServiceCollection().AddSingleton<TimeProvider>(_time).AddLogging()
            .AddSingleton<IServiceEndpointProviderFactory>(silent).AddServiceDiscoveryCore().BuildServiceProvider();
        await using Sequence<ProviderList> lists = Watch("inventory", services);
        Assert.That(Addresses(await lists.NextAsync()), Is.EqualTo(new[] { "dubbo://127.0.0.1:1" }));
        Task<ProviderList> next = lists.NextAsync();
        silent.EndPoint = new IPEndPoint(IPAddress.Loopback, 2);
        await PassAsync(next, Refresh);
        Assert.That(Addresses(await next), Is.EqualTo(new[] { "dubbo://127.0.0.1:2" }));
    }

    public ValueTask DisposeAsync() => _services.DisposeAsync();

    private static string[] Addresses(ProviderList list) => [.. list.Providers.Select(provider => $"{provider}")];

    /// <summary>Lets time pass in steps until a task has completed.</summary>
    private async Task PassAsync(Task task, TimeSpan step)
    {
        while (!task.IsCompleted)
        {
            _time.Advance(step);
            await Task.WhenAny(task, Task.Delay(TimeSpan.FromMilliseconds(5)));
        }
    }

    private Sequence<ProviderList> Watch(string name, ServiceProvider? services = null)
    {
        ServiceEndpointResolver resolver = (services ?? _services).GetRequiredService<ServiceEndpointResolver>();
        var directory = new ServiceDiscoveryDirectory(resolver, name, Refresh, new DubboChannelOptions { TimeProvider = _time });
        return new Sequence<ProviderList>(directory.WatchAsync);
    }
}
