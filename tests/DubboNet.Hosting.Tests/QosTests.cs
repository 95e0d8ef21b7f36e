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

    [Test]
    public async Task Patterns_select_the_services_that_go_offline_and_online()
    {
        await using var registry = new MemoryRegistry();
        int port = FreePort.Find();
        await using TestHost host = await StartAsync(registry, port, provider => provider.MapDubboService<IInventory, Inventory>());
        Assert.That(await GetAsync(port, "offline/com.acme.Pri.*"), Is.EqualTo((HttpStatusCode.OK, "OK")));
        Assert.That(registry.Urls.Single().Interface, Is.EqualTo("com.acme.Inventory"));
        Assert.That(registry.Instances, Has.Count.EqualTo(1));
        Assert.That((await GetAsync(port, "ls")).Text, Does.StartWith(
            "As Provider side:\ncom.acme.Pricing:1.0.0 memory://a-N\ncom.acme.Inventory memory://a-Y\nAs Consumer side:\n"));
        Assert.That(await GetAsync(port, "ready"), Is.EqualTo((HttpStatusCode.OK, "true")), "other services are in service");
        await using (var channel = new DubboChannel(host.EndPointOf()))
            Assert.That(await channel.CreateClient<IPricing>().PriceAsync("a"), Is.EqualTo(1), "calls that arrive are served");

        Assert.That(await GetAsync(port, "offline?service=com.acme.Inventory"), Is.EqualTo((HttpStatusCode.OK, "OK")));
        Assert.That((registry.Urls.Count, registry.Instances.Count), Is.EqualTo((0, 0)));
        Assert.That(await GetAsync(port, "online?com.acme.Pricing%3A1.0.0"), Is.EqualTo((HttpStatusCode.OK, "OK")));
        Assert.That(registry.Urls.Single().Interface, Is.EqualTo("com.acme.Pricing"));
        Assert.That(await GetAsync(port, "online"), Is.EqualTo((HttpStatusCode.OK, "OK")));
        Assert.That(registry.Urls, Has.Count.EqualTo(2));

        Assert.That(await GetAsync(port, "offline"), Is.EqualTo((HttpStatusCode.OK, "OK")));
        Assert.That(await GetAsync(port, "online/com.acme.Pricing"), Is.EqualTo((HttpStatusCode.OK, "OK")));
        Assert.That(registry.Urls.Single().Interface, Is.EqualTo("com.acme.Pricing"), "the other service stays offline");
    }

    [TestCase("offline/com.acme.Pric", HttpStatusCode.OK, "service not found")]
    [TestCase("online/com.acme.Pricing:2.0.0", HttpStatusCode.OK, "service not found")]
    [TestCase("offline/(", HttpStatusCode.BadRequest, "'(' is not a regular expression for services, such as com.acme.* or ")]
    [TestCase("offline/(%3F=c).*", HttpStatusCode.BadRequest, "'(?=c).*' is not a regular expression for services, ")]
    [TestCase("ready/com.acme.Pricing", HttpStatusCode.BadRequest, "The command ready takes no argument.")]
    [TestCase("ps/1", HttpStatusCode.BadRequest, "No provider listens on the port 1. The ports are: ")]
    [TestCase("stop", HttpStatusCode.NotFound,
        "The command is not known. The commands are live, ready, startup, ls, ps, status, online, offline and gracefulShutdown.")]
    public async Task Command_that_cannot_run_says_why_and_does_nothing(string command, HttpStatusCode status, string text)
    {
        await using var registry = new MemoryRegistry();
        int port = FreePort.Find();
        await using TestHost host = await StartAsync(registry, port);
        (HttpStatusCode Status, string Text) response = await GetAsync(port, command);
        Assert.That(response.Status, Is.EqualTo(status));
        Assert.That(response.Text, Does.StartWith(text));
        Assert.That(registry.Urls, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task Graceful_shutdown_takes_the_providers_out_of_service_and_ends_nothing()
    {
        await using var registry = new MemoryRegistry();
        int port = FreePort.Find();
        await using TestHost host = await StartAsync(registry, port);
        Assert.That(await GetAsync(port, "status"), Is.EqualTo((HttpStatusCode.OK, "OK")));
        Assert.That(await GetAsync(port, "gracefulShutdown"), Is.EqualTo((HttpStatusCode.OK, "OK")));
        Assert.That(registry.Urls, Is.Empty);
        Assert.That(host.Get<DubboProvider>().Server.IsReadOnly, Is.True);
        Assert.That(await GetAsync(port, "status"), Is.EqualTo((HttpStatusCode.OK, "ERROR: server, registry")));
        Assert.That(await GetAsync(port, "live"), Is.EqualTo((HttpStatusCode.OK, "true")));
        Assert.That(await GetAsync(port, "online"), Is.EqualTo((HttpStatusCode.OK, "OK")));
        Assert.That(await GetAsync(port, "status"), Is.EqualTo((HttpStatusCode.OK, "OK")));
    }

    [Test]
    public async Task Ports_and_their_connections_are_listed()
    {
        await using var registry = new MemoryRegistry();
        int port = FreePort.Find();
        await using TestHost host = await StartAsync(registry, port);
        string own = $"{host.EndPointOf().Port}";
        Assert.That(await GetAsync(port, "ps"), Is.EqualTo((HttpStatusCode.OK, $"{own}\n")));
        await using var channel = new DubboChannel(host.EndPointOf());
        await channel.CreateClient<IPricing>().PriceAsync("a");
        Assert.That((await GetAsync(port, $"ps/{own}")).Text, Does.Match($"^127.0.0.1:[0-9]+ -> 127.0.0.1:{own}\n$"));
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

    private static async Task<TestHost> StartAsync(
        MemoryRegistry registry, int port, Action<DubboProviderBuilder>? configure = null)
    {
        TestHost host = Build(registry, port, configure);
        await host.StartAsync();
        return host;
    }

    private static TestHost Build(
        MemoryRegistry registry, int port, Action<DubboProviderBuilder>? configure = null) => TestHost.Build(
        $$"""{ "DubboNet": { "Qos": { "Enabled": true, "Port": {{port}} }, "Provider": { "ShutdownQuietPeriod": 10 } } }""",
        services =>
        {
            services.AddDubboRegistry(_ => registry);
            services.AddDubboClient<IInventory>();
            DubboProviderBuilder provider = services
                .AddDubboProvider(options => (options.Host, options.Port, options.AdvertisedHost) = ("127.0.0.1", 0, "127.0.0.1"))
                .MapDubboService<IPricing, Pricing>();
            configure?.Invoke(provider);
        });

    private static async Task<(HttpStatusCode Status, string Text)> GetAsync(int port, string command, string host = "127.0.0.1")
    {
        using var client = new HttpClient();
        using HttpResponseMessage response = await client.GetAsync(new Uri($"http://{host}:{port}/{command}"));
        return (response.StatusCode, await response.Content.ReadAsStringAsync());
    }
}
