using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace DubboNet.AspNetCore.Tests.Gateway;

/// <summary>Tests how often strangers can make the gateway ask the registry.</summary>
public sealed class GatewayLookupTests
{
    private const int MaxLookups = 100;

    private static readonly TimeSpan MaxAge = TimeSpan.FromSeconds(5);

    private readonly InMemoryRegistry _registry = new("memory://registry");
    private readonly FakeTimeProvider _time = new();
    private int _requests;
    private WebServer _server = null!;

    [SetUp]
    public async Task StartAsync()
    {
        _registry.Refuse = key =>
        {
            if (key.EndsWith("/providers", StringComparison.Ordinal))
                Interlocked.Increment(ref _requests);
            return null;
        };
        _server = await WebServer.StartAsync(
            services => services.AddSingleton<TimeProvider>(_time).AddDubboRegistry(_ => _registry),
            application => application.MapDubboGateway("/dubbo"));
    }

    [TearDown]
    public async Task StopAsync() => await _server.DisposeAsync();

    [Test]
    public async Task Unknown_service_is_looked_up_again_after_five_seconds()
    {
        for (int i = 0; i < 10; i++)
            Assert.That(await CallAsync("com.acme.Missing"), Is.EqualTo(HttpStatusCode.NotFound));
        int before = _requests;
        _time.Advance(MaxAge);
        await CallAsync("com.acme.Missing");

        Assert.That((before, _requests), Is.EqualTo((1, 2)));
    }

    [Test]
    public async Task Many_unknown_services_are_refused_without_the_registry()
    {
        for (int i = 0; i < MaxLookups; i++)
            Assert.That(await CallAsync($"com.acme.Missing{i}"), Is.EqualTo(HttpStatusCode.NotFound));

        HttpStatusCode refused = await CallAsync("com.acme.Other");
        int before = _requests;
        _time.Advance(MaxAge);
        HttpStatusCode later = await CallAsync("com.acme.Other");

        Assert.That(refused, Is.EqualTo(HttpStatusCode.TooManyRequests));
        Assert.That((before, _requests), Is.EqualTo((MaxLookups, MaxLookups + 1)));
        Assert.That(later, Is.EqualTo(HttpStatusCode.NotFound));
    }

    [Test]
    public async Task Known_service_is_looked_up_again_in_spite_of_many_unknown_ones()
    {
        _registry.SetUrls("com.acme.Known", "providers", "dubbo://127.0.0.1:1/com.acme.Known?application=shop");
        string first = await DetailAsync("com.acme.Known");
        _time.Advance(TimeSpan.FromMinutes(1));
        for (int i = 0; i < MaxLookups; i++)
            await CallAsync($"com.acme.Missing{i}");

        string second = await DetailAsync("com.acme.Known");

        Assert.That(first, Does.Contain("have not published its definition"));
        Assert.That(second, Is.EqualTo(first));
    }

    [Test]
    public async Task Service_that_was_registered_is_found()
    {
        await CallAsync("com.acme.Late");
        _registry.SetUrls("com.acme.Late", "providers", "dubbo://127.0.0.1:1/com.acme.Late?application=shop");
        _time.Advance(MaxAge);

        Assert.That(await DetailAsync("com.acme.Late"), Does.Contain("have not published its definition"));
    }

    private async Task<HttpStatusCode> CallAsync(string service)
    {
        using HttpResponseMessage response = await _server.PostAsync($"/dubbo/{service}/find", "[]");
        return response.StatusCode;
    }

    private async Task<string> DetailAsync(string service)
    {
        using HttpResponseMessage response = await _server.PostAsync($"/dubbo/{service}/find", "[]");
        return await response.Content.ReadAsStringAsync();
    }
}
