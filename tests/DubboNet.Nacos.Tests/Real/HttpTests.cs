namespace DubboNet.Nacos.Tests.Real;

/// <summary>Tests the use of HTTP where gRPC cannot be reached.</summary>
public sealed class HttpTests : RealTest
{
    /// <summary>The time within which a change is found by polling. The server says 10 s, and the client looks every 5 s.</summary>
    private static readonly TimeSpan Polled = TimeSpan.FromSeconds(17);

    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(2);

    [TestCase(true)]
    [TestCase(false)]
    public async Task Providers_instances_and_configuration_work(bool hasVersion2)
    {
        await using HttpGateway gateway = await OpenAsync();
        gateway.HasVersion2 = hasVersion2;
        DubboRegistry registry = Create($"nacos://127.0.0.1:{gateway.Port}");
        await using var urls = Watch(registry);
        await using var instances = new Watched<IReadOnlyList<ServiceInstance>>(registry.WatchInstancesAsync(Interface, default));
        await using var names = new Watched<IReadOnlyList<string>>(registry.WatchApplicationsAsync(Interface, default));
        await using var text = new Watched<string?>(registry.WatchConfigurationAsync(Interface, "dubbo", default));
        Assert.That((await urls.NextAsync()).Count + (await instances.NextAsync()).Count + (await names.NextAsync()).Count, Is.Zero);
        Assert.That(await text.NextAsync(), Is.Null);

        var instance = new ServiceInstance(Interface, "10.0.0.5", 1) { Metadata = new Dictionary<string, string> { ["k"] = "ä &" } };
        await registry.RegisterAsync(Url(1), default);
        await registry.RegisterAsync(Url(2), default);
        await registry.RegisterInstanceAsync(instance, default);
        await WriteAsync(() => registry.AddApplicationAsync(Interface, "app-1", default));
        await WriteAsync(() => registry.AddApplicationAsync(Interface, "app-2", default));
        await WriteAsync(() => registry.SetMetadataAsync(Interface, "dubbo", "ä: 1", default));
        Assert.That(await urls.UntilAsync(found => found.Count == 2, Polled), Is.EqualTo(new[] { Url(1), Url(2) }));
        Assert.That((await instances.UntilAsync(found => found.Count == 1, Polled))[0].Metadata["k"], Is.EqualTo("ä &"));
        Assert.That(await names.UntilAsync(found => found.Count == 2, Polled), Is.EqualTo(new[] { "app-1", "app-2" }));
        Assert.That(await text.UntilAsync(found => found is not null, Polled), Is.EqualTo("ä: 1"));
        Assert.That(registry.Problem, Is.Null);
        Assert.That(Log.Alarms.Select(alarm => alarm.Event.Name), Is.EqualTo(new[] { "GrpcUnreachable" }));
        Assert.That(Log.Named("Connected").Single().Text, Does.Contain(hasVersion2 ? "HTTP v2" : "HTTP v1"));
    }

    [Test]
    public async Task Changes_reach_consumers_that_use_grpc_at_once()
    {
        await using HttpGateway gateway = await OpenAsync();
        await using var watched = Watch(await CreateAsync());
        DubboRegistry registry = Create($"nacos://127.0.0.1:{gateway.Port}");
        await registry.RegisterAsync(Url(1), default);
        await registry.RegisterAsync(Url(2), default);
        await watched.UntilAsync(urls => urls.Count == 2, Soon);
        await registry.RegisterAsync(Url(2, "weight=7"), default);
        await watched.UntilAsync(urls => urls.Any(url => url.GetParameter("weight") == "7"), Soon);
        await registry.UnregisterAsync(Url(1), default);
        Assert.That(await watched.UntilAsync(urls => urls.Count == 1, Soon), Is.EqualTo(new[] { Url(2, "weight=7") }));
        await registry.DisposeAsync();
        await watched.UntilAsync(urls => urls.Count == 0, Soon);
    }

    [TestCase(true)]
    [TestCase(false)]
    public async Task Instance_that_the_server_has_lost_is_registered_with_the_next_beat(bool hasVersion2)
    {
        await using HttpGateway gateway = await OpenAsync();
        gateway.HasVersion2 = hasVersion2;
        await using var watched = Watch(await CreateAsync());
        await Create($"nacos://127.0.0.1:{gateway.Port}").RegisterAsync(Url(), default);
        await watched.UntilAsync(urls => urls.Count == 1, Soon);
        using var http = new HttpClient();
        string query = $"serviceName=providers:{Interface}::&ip=10.0.0.5&port=20880";
        using HttpResponseMessage deleted = await http.DeleteAsync(
            new Uri($"http://127.0.0.1:{(await RealServer.GetAsync()).Port}/nacos/v1/ns/instance?{query}"));
        Assert.That(deleted.IsSuccessStatusCode);
        await watched.UntilAsync(urls => urls.Count == 0, Soon);
        Assert.That(await watched.UntilAsync(urls => urls.Count == 1), Is.EqualTo(new[] { Url() }));
    }

    private static async Task<HttpGateway> OpenAsync() => new(FreePort.Find(), (await RealServer.GetAsync()).Port);
}
