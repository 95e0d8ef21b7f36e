namespace DubboNet.Nacos.Tests.Real;

/// <summary>Tests what happens when connections and servers end.</summary>
public sealed class LifetimeTests : RealTest
{
    private static readonly TimeSpan Restarted = TimeSpan.FromSeconds(60);

    /// <summary>The time within which the server removes the registrations of a connection that was cut.</summary>
    private static readonly TimeSpan AfterRemoval = TimeSpan.FromSeconds(2);

    [Test]
    public async Task Registrations_and_watches_survive_a_restart_of_the_server()
    {
        await using TestServer server = await TestServer.StartAsync(RealServer.Jars);
        string address = $"nacos://127.0.0.1:{server.Port}?timeout=60000";
        DubboRegistry provider = Create(address);
        DubboRegistry consumer = Create(address);
        await using var watched = Watch(consumer);
        await using var text = new Watched<string?>(consumer.WatchConfigurationAsync(Interface, "dubbo", default));
        await provider.RegisterAsync(Url(), default);
        await watched.UntilAsync(urls => urls.Count == 1);
        Assert.That(await text.NextAsync(), Is.Null);

        await server.KillAsync();
        await Log.WaitForAsync("ConnectionLost");
        await Log.WaitForAsync("ConnectionLost");
        Assert.That(consumer.Problem, Does.Contain($"127.0.0.1:{server.Port}"));
        Task<string?> waiting = consumer.GetMetadataAsync(Interface, "dubbo", default);
        await server.StartAgainAsync();

        Assert.That(await waiting.WaitAsync(Restarted), Is.Null);
        await using (var other = Watch(Create(address)))
            Assert.That(await other.UntilAsync(urls => urls.Count == 1, Restarted), Is.EqualTo(new[] { Url() }));
        await provider.RegisterAsync(Url(parameters: "weight=7"), default);
        await watched.UntilAsync(urls => urls.Count == 1 && urls[0].GetParameter("weight") == "7");
        await provider.SetMetadataAsync(Interface, "dubbo", "new", default);
        Assert.That(await text.UntilAsync(value => value is not null), Is.EqualTo("new"));
        Assert.That((provider.Problem, consumer.Problem), Is.EqualTo(((string?)null, (string?)null)));
        Assert.That(Log.Named("Unreachable").Count(), Is.LessThanOrEqualTo(2), "each registry logs the outage once");
        Assert.That(Log.Named("GrpcUnreachable"), Is.Empty);
    }

    [Test]
    public async Task Cut_connection_is_replaced_and_everything_is_registered_again()
    {
        await using var link = new TcpBalancer();
        link.Add((await RealServer.GetAsync()).Port + 1000);
        DubboRegistry provider = Create($"nacos://127.0.0.1:{link.Port - 1000}");
        await using var own = Watch(provider);
        await using var watched = Watch(await CreateAsync());
        await provider.RegisterAsync(Url(1), default);
        await provider.RegisterAsync(Url(2), default);
        await watched.UntilAsync(urls => urls.Count == 2);
        await own.UntilAsync(urls => urls.Count == 2);
        link.Cut();
        await Log.WaitForAsync("ConnectionLost");
        await provider.RegisterAsync(Url(1, "weight=7"), default);
        await watched.UntilAsync(urls => urls.SequenceEqual([Url(1, "weight=7"), Url(2)]));
        await watched.ExpectNothingAsync(AfterRemoval);
        await using (var other = Watch(await CreateAsync()))
            Assert.That(await other.NextAsync(), Is.EqualTo(new[] { Url(1, "weight=7"), Url(2) }));
        await (await CreateAsync()).RegisterAsync(Url(3), default);
        await own.UntilAsync(urls => urls.Count == 3);
        Assert.That(Log.Alarms.Select(alarm => alarm.Event.Name), Is.EqualTo(new[] { "ConnectionLost" }));
    }

    [Test]
    public async Task Server_that_cannot_be_reached_is_named_and_logged_once()
    {
        DubboRegistry registry = Create($"nacos://u:secret@127.0.0.1:{FreePort.Find()}?timeout=1500&backup=127.0.0.1:{FreePort.Find()}");
        var failure = await FailAsync<DubboRegistryException>(registry.RegisterAsync(Url(), default));
        Assert.That(failure.Message, Does.Contain($"{registry}").And.Contain("00:00:01.5").And.Contain("Check the address"));
        Assert.That(registry.Problem, Does.Contain($"{registry}").And.Contain("refused").And.Not.Contain("secret"));
        Assert.That(Log.Alarms.Select(alarm => alarm.Event.Name), Is.EqualTo(new[] { "Unreachable" }));
        var read = await FailAsync<DubboRegistryException>(registry.GetMetadataAsync("app", "r", default));
        Assert.That(read.Message, Does.Contain("configuration app of group r"));
        await registry.UnregisterAsync(Url(), default).Within();
    }

    [Test]
    public async Task Next_server_is_used_if_one_cannot_be_reached()
    {
        int port = (await RealServer.GetAsync()).Port;
        foreach (string address in (string[])[$"127.0.0.1:1?backup=127.0.0.1:{port}", $"127.0.0.1:{port}?backup=127.0.0.1:1"])
        {
            DubboRegistry registry = Create($"nacos://{address}");
            await registry.RegisterAsync(Url(), default).Within();
            Assert.That(registry.Problem, Is.Null);
        }
    }

    [Test]
    public async Task Registration_that_was_canceled_is_withdrawn()
    {
        await using var link = new TcpBalancer();
        DubboRegistry registry = Create($"nacos://127.0.0.1:{link.Port - 1000}");
        using var stop = new CancellationTokenSource(TimeSpan.FromMilliseconds(100));
        Assert.That(() => registry.RegisterAsync(Url(), stop.Token), Throws.InstanceOf<OperationCanceledException>());
        link.Add((await RealServer.GetAsync()).Port + 1000);
        await registry.RegisterAsync(Url(2), default).Within();
        await using var watched = Watch(await CreateAsync());
        Assert.That(await watched.UntilAsync(urls => urls.Count > 0), Is.EqualTo(new[] { Url(2) }));
    }
}
