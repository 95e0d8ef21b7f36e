using System.Net;
using DubboNet.Hosting.Tests.Application;
using Microsoft.Extensions.DependencyInjection;

namespace DubboNet.Hosting.Tests;

/// <summary>Commands and probes over HTTP, with the responses of Java.</summary>
public sealed class QosTests
{
    [Test]
    public async Task Offline_and_online_change_the_state_without_closing_the_port()
    {
        await using var registry = new MemoryRegistry();
        int port = FreePort.Find();
        await using TestHost host = await StartAsync(registry, port);
        Assert.That(await GetAsync(port, "live"), Is.EqualTo((HttpStatusCode.OK, "true")));
        Assert.That(await GetAsync(port, "startup"), Is.EqualTo((HttpStatusCode.OK, "true")));
        Assert.That(await GetAsync(port, "ready"), Is.EqualTo((HttpStatusCode.OK, "true")));
        Assert.That(await GetAsync(port, "ls"), Is.EqualTo((HttpStatusCode.OK, List("Y"))));

        Assert.That(await GetAsync(port, "offline"), Is.EqualTo((HttpStatusCode.OK, "OK")));
        Assert.That((registry.Urls.Count, registry.Instances.Count), Is.EqualTo((0, 0)));
        Assert.That(await GetAsync(port, "ready"), Is.EqualTo((HttpStatusCode.ServiceUnavailable, "false")));
        Assert.That(await GetAsync(port, "live"), Is.EqualTo((HttpStatusCode.OK, "true")));
        Assert.That(await GetAsync(port, "ls"), Is.EqualTo((HttpStatusCode.OK, List("N"))));
        await using (var channel = new DubboChannel(host.EndPointOf()))
            Assert.That(await channel.CreateClient<IPricing>().PriceAsync("a"), Is.EqualTo(1), "the port is open");

        Assert.That(await GetAsync(port, "online"), Is.EqualTo((HttpStatusCode.OK, "OK")));
        Assert.That((registry.Urls.Count, registry.Instances.Count), Is.EqualTo((1, 1)));
        Assert.That(await GetAsync(port, "ready", "localhost"), Is.EqualTo((HttpStatusCode.OK, "true")));
    }

    [TestCase("stop")]
    [TestCase("offline?com.acme.Pricing")]
    [TestCase("offline/com.acme.Pricing")]
    public async Task Unknown_command_does_nothing(string command)
    {
        await using var registry = new MemoryRegistry();
        int port = FreePort.Find();
        await using TestHost host = await StartAsync(registry, port);
        Assert.That(await GetAsync(port, command), Is.EqualTo((HttpStatusCode.NotFound,
            "There is no such command. The commands are live, ready, startup, ls, online and offline, without arguments.")));
        Assert.That(registry.Urls, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task Failure_of_a_command_is_its_response()
    {
        await using var registry = new MemoryRegistry();
        int port = FreePort.Find();
        await using TestHost host = await StartAsync(registry, port);
        await host.Get<DubboProvider>().DisposeAsync();
        Assert.That(await GetAsync(port, "online"), Is.EqualTo((HttpStatusCode.InternalServerError,
            "DubboNet:Provider cannot be put into service: it has not been started, or is stopping.")));
    }

    [Test]
    public async Task Port_that_is_taken_fails_the_start_with_its_key()
    {
        await using var registry = new MemoryRegistry();
        int port = FreePort.Find();
        await using TestHost host = await StartAsync(registry, port);
        TestHost second = Build(registry, port);
        InvalidOperationException error = await FailAsync<InvalidOperationException>(second.StartAsync());
        Assert.That(error.Message, Does.StartWith($"QoS cannot listen on http://127.0.0.1:{port}/ (DubboNet:Qos:Port): "));
    }

    private static string List(string state) =>
        $"As Provider side:\ncom.acme.Pricing:1.0.0 memory://a-{state}\nAs Consumer side:\ncom.acme.Inventory 0\n";

    private static async Task<TestHost> StartAsync(MemoryRegistry registry, int port)
    {
        TestHost host = Build(registry, port);
        await host.StartAsync();
        return host;
    }

    private static TestHost Build(MemoryRegistry registry, int port) => TestHost.Build(
        $$"""{ "DubboNet": { "Qos": { "Enabled": true, "Port": {{port}} }, "Provider": { "ShutdownQuietPeriod": 10 } } }""",
        services =>
        {
            services.AddDubboRegistry(_ => registry);
            services.AddDubboClient<IInventory>();
            services
                .AddDubboProvider(options => (options.Host, options.Port, options.AdvertisedHost) = ("127.0.0.1", 0, "127.0.0.1"))
                .MapDubboService<IPricing, Pricing>();
        });

    private static async Task<(HttpStatusCode Status, string Text)> GetAsync(int port, string command, string host = "127.0.0.1")
    {
        using var client = new HttpClient();
        using HttpResponseMessage response = await client.GetAsync(new Uri($"http://{host}:{port}/{command}"));
        return (response.StatusCode, await response.Content.ReadAsStringAsync());
    }
}
