using System.Text.Json;

namespace DubboNet.Nacos.Tests.Real;

/// <summary>Tests providers and consumers of interfaces.</summary>
public sealed class ProviderTests : RealTest
{
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(1);

    [Test]
    public async Task Provider_is_found_changed_and_removed_within_a_second()
    {
        DubboRegistry provider = await CreateAsync();
        DubboRegistry consumer = await CreateAsync();
        await using var watched = Watch(consumer);
        Assert.That(await watched.NextAsync(), Is.Empty);

        await provider.RegisterAsync(Url(), default);
        Assert.That(await watched.UntilAsync(urls => urls.Count > 0, Soon), Is.EqualTo(new[] { Url() }));
        await provider.RegisterAsync(Url(parameters: "weight=7"), default);
        IReadOnlyList<DubboUrl> changed = await watched.UntilAsync(urls => urls[0].GetParameter("weight") == "7", Soon);
        Assert.That(changed, Is.EqualTo(new[] { Url(parameters: "weight=7") }));
        await provider.UnregisterAsync(Url(), default);
        Assert.That(await watched.UntilAsync(urls => urls.Count == 0, Soon), Is.Empty);

        Assert.That((provider.Problem, consumer.Problem), Is.EqualTo(((string?)null, (string?)null)));
        Assert.That(Log.Alarms, Is.Empty);
        Assert.That(Log.Named("Connected").Select(entry => entry.Text), Has.All.Contains("over gRPC"));
    }

    [Test]
    public async Task First_value_is_what_is_registered()
    {
        DubboRegistry provider = await CreateAsync();
        await provider.RegisterAsync(Url(parameters: "version=1.0.0&group=g"), default);
        await using var watched = Watch(await CreateAsync(), "1.0.0", "g");
        Assert.That(await watched.NextAsync(), Is.EqualTo(new[] { Url(parameters: "version=1.0.0&group=g") }));
    }

    [Test]
    public async Task Several_providers_of_a_service_can_be_registered_by_one_process()
    {
        DubboRegistry provider = await CreateAsync();
        await using var watched = Watch(await CreateAsync());
        await Task.WhenAll(Enumerable.Range(1, 3).Select(port => provider.RegisterAsync(Url(port), default)));
        Assert.That(await watched.UntilAsync(urls => urls.Count == 3), Is.EqualTo(new[] { Url(1), Url(2), Url(3) }));
        await provider.UnregisterAsync(Url(2), default);
        Assert.That(await watched.UntilAsync(urls => urls.Count == 2, Soon), Is.EqualTo(new[] { Url(1), Url(3) }));
        await provider.UnregisterAsync(Url(1), default);
        Assert.That(await watched.UntilAsync(urls => urls.Count == 1, Soon), Is.EqualTo(new[] { Url(3) }));
    }

    [Test]
    public async Task Registrations_of_several_processes_add_up_and_end_with_their_registry()
    {
        DubboRegistry first = await CreateAsync();
        DubboRegistry second = await CreateAsync();
        await using var watched = Watch(await CreateAsync());
        await first.RegisterAsync(Url(1), default);
        await second.RegisterAsync(Url(2), default);
        await watched.UntilAsync(urls => urls.Count == 2);
        await first.DisposeAsync();
        Assert.That(await watched.UntilAsync(urls => urls.Count == 1, Soon), Is.EqualTo(new[] { Url(2) }));
    }

    [Test]
    public async Task Consumers_have_names_of_their_own()
    {
        DubboRegistry registry = await CreateAsync();
        var consumer = DubboUrl.Parse($"consumer://10.0.0.6/{Interface}?category=consumers&interface={Interface}&side=consumer");
        await registry.RegisterAsync(consumer, default);
        await using var watched = Watch(registry, category: "consumers");
        Assert.That(await watched.UntilAsync(urls => urls.Count > 0), Is.EqualTo(new[] { consumer }));
        await using var providers = Watch(registry);
        Assert.That(await providers.NextAsync(), Is.Empty);
    }

    [Test]
    public async Task Wildcards_find_all_versions_and_groups()
    {
        DubboRegistry registry = await CreateAsync();
        DubboUrl[] urls = [Url(1), Url(2, "version=1.0.0"), Url(3, "group=g&version=2.0.0")];
        foreach (DubboUrl url in urls)
            await registry.RegisterAsync(url, default);
        await using var all = Watch(registry, "*", "*");
        Assert.That(await all.UntilAsync(found => found.Count == 3, TimeSpan.FromSeconds(20)), Is.EquivalentTo(urls));
    }

    [Test]
    public async Task Inner_interface_is_registered_without_its_dollar()
    {
        DubboRegistry registry = await CreateAsync();
        var url = DubboUrl.Parse($"dubbo://10.0.0.5:20880/{Interface}$Inner?interface={Interface}$Inner");
        await registry.RegisterAsync(url, default);
        await using var watched = new Watched<IReadOnlyList<DubboUrl>>(
            registry.WatchAsync(new ServiceKey($"{Interface}$Inner"), "providers", default));
        Assert.That(await watched.UntilAsync(urls => urls.Count > 0), Is.EqualTo(new[] { url }));
    }

    [TestCase("configurators")]
    [TestCase("routers")]
    public async Task Category_that_Nacos_lacks_is_empty(string category)
    {
        DubboRegistry registry = await CreateAsync();
        await using var watched = Watch(registry, category: category);
        Assert.That(await watched.NextAsync(), Is.Empty);
        await watched.ExpectNothingAsync(TimeSpan.FromMilliseconds(50));
        await registry.DisposeAsync();
        await watched.EndAsync();
    }

    [Test]
    public async Task Disposal_ends_watches_and_later_calls()
    {
        DubboRegistry registry = await CreateAsync();
        await using var watched = Watch(registry);
        await watched.NextAsync();
        await registry.DisposeAsync();
        await watched.EndAsync();
        Assert.That(() => registry.RegisterAsync(Url(), default), Throws.TypeOf<ObjectDisposedException>());
        Assert.That(() => registry.GetMetadataAsync("app", "1", default), Throws.TypeOf<ObjectDisposedException>());
    }

    [Test]
    public async Task Token_ends_a_watch()
    {
        DubboRegistry registry = await CreateAsync();
        using var stop = new CancellationTokenSource();
        await using var watched = new Watched<IReadOnlyList<DubboUrl>>(
            registry.WatchAsync(new ServiceKey(Interface), "providers", stop.Token));
        await watched.NextAsync();
        await stop.CancelAsync();
        Assert.That(() => watched.NextAsync(), Throws.InstanceOf<OperationCanceledException>());
    }

    [Test]
    public async Task Service_is_unsubscribed_with_its_last_watch()
    {
        DubboRegistry registry = await CreateAsync();
        await using (var first = Watch(registry, "1", "g"))
        {
            await first.NextAsync();
            await using (var second = Watch(registry, "1", "g"))
                await second.NextAsync();
            Assert.That(await CountSubscribersAsync(), Is.EqualTo(1));
        }

        long start = TimeProvider.System.GetTimestamp();
        while (await CountSubscribersAsync() > 0)
            Assert.That(TimeProvider.System.GetElapsedTime(start), Is.LessThan(TimeSpan.FromSeconds(5)));
    }

    [Test]
    public async Task Namespaces_and_groups_are_separate()
    {
        DubboRegistry registry = await CreateAsync("namespace=blue");
        await registry.RegisterAsync(Url(), default);
        await WriteAsync(() => registry.AddApplicationAsync(Interface, "app", default));
        await using var same = Watch(await CreateAsync("namespace=blue"));
        await same.UntilAsync(urls => urls.Count == 1);
        foreach (string other in (string[])["", "namespace=blue&group=G", "namespace=green"])
        {
            await using var watched = Watch(await CreateAsync(other));
            Assert.That(await watched.NextAsync(), Is.Empty, other);
        }

        await using var mapped = new Watched<IReadOnlyList<string>>((await CreateAsync()).WatchApplicationsAsync(Interface, default));
        Assert.That(await mapped.NextAsync(), Is.Empty);
    }

    private async Task<int> CountSubscribersAsync()
    {
        using var http = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{(await RealServer.GetAsync()).Port}/nacos/") };
        string query = $"serviceName=providers:{Interface}:1:g&pageNo=1&pageSize=10";
        using var json = JsonDocument.Parse(await http.GetStringAsync(new Uri($"v1/ns/service/subscribers?{query}", UriKind.Relative)));
        return json.RootElement.GetProperty("count").GetInt32();
    }
}
