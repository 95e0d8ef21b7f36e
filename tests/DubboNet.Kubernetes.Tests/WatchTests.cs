using DubboNet.Kubernetes.Tests.Api;
using static DubboNet.Kubernetes.Tests.Api.Slices;

namespace DubboNet.Kubernetes.Tests;

/// <summary>Tests that the list and each event of a watch are delivered.</summary>
public sealed class WatchTests : KubernetesTest
{
    [Test]
    public async Task List_request_names_the_namespace_and_the_service()
    {
        await using Sequence<IReadOnlyList<DubboUrl>> urls = Watch(Create());
        Task<IReadOnlyList<DubboUrl>> first = urls.NextAsync();
        ApiRequest request = await Api.NextAsync();
        Assert.That(request.Path, Is.EqualTo("/apis/discovery.k8s.io/v1/namespaces/shop/endpointslices"));
        Assert.That(request.Parameter("labelSelector"), Is.EqualTo("kubernetes.io/service-name=inventory"));
        await request.RespondAsync(200, List("1", Slice("a", "1", Endpoint("10.0.0.1", "p1"))));
        DubboUrl url = (await first).Single();
        Assert.That(
            $"{url}", Is.EqualTo("dubbo://10.0.0.1:20880/com.acme.Inventory?group=blue&interface=com.acme.Inventory&version=1.0.0"));
    }

    [Test]
    public async Task Added_changed_and_deleted_slices_are_merged()
    {
        await using Sequence<IReadOnlyList<DubboUrl>> urls = Watch(Create());
        Task<IReadOnlyList<DubboUrl>> next = urls.NextAsync();
        await Api.ListAsync("1", Slice("a", "1", Endpoint("10.0.0.1", "p1")));
        Assert.That(Addresses(await next), Is.EqualTo(new[] { "10.0.0.1:20880" }));

        next = urls.NextAsync();
        ApiRequest watch = await Api.WatchAsync("1");
        await watch.SendAsync("ADDED", Slice("b", "2", Endpoint("10.0.0.2", "p2")));
        Assert.That(Addresses(await next), Is.EqualTo(new[] { "10.0.0.1:20880", "10.0.0.2:20880" }));
        await watch.SendAsync("MODIFIED", Slice("a", "3", Endpoint("10.0.0.3", "p3")));
        Assert.That(Addresses(await urls.NextAsync()), Is.EqualTo(new[] { "10.0.0.2:20880", "10.0.0.3:20880" }));
        await watch.SendAsync("DELETED", Slice("b", "4", Endpoint("10.0.0.2", "p2")));
        Assert.That(Addresses(await urls.NextAsync()), Is.EqualTo(new[] { "10.0.0.3:20880" }));
        await watch.SendAsync("DELETED", Slice("a", "5"));
        Assert.That(await urls.NextAsync(), Is.Empty);
        Assert.That(Log.Alarms, Is.Empty);
    }

    [Test]
    public async Task Next_watch_continues_after_the_last_event_or_bookmark()
    {
        await using Sequence<IReadOnlyList<DubboUrl>> urls = Watch(Create(watchTime: TimeSpan.FromSeconds(90)));
        Task<IReadOnlyList<DubboUrl>> next = urls.NextAsync();
        await Api.ListAsync("1");
        Assert.That(await next, Is.Empty);

        next = urls.NextAsync();
        ApiRequest watch = await Api.WatchAsync("1");
        Assert.That((watch.Parameter("timeoutSeconds"), watch.Parameter("allowWatchBookmarks")), Is.EqualTo(("90", "true")));
        await watch.EndAsync();
        watch = await Api.WatchAsync("1");
        await watch.SendAsync("BOOKMARK", Bookmark("7"));
        await watch.EndAsync();
        watch = await Api.WatchAsync("7");
        await watch.SendAsync("ADDED", Slice("a", "9", Endpoint("10.0.0.1", "p1")));
        Assert.That(await next, Has.Count.EqualTo(1));
        next = urls.NextAsync();
        await watch.EndAsync();
        await Api.WatchAsync("9");
        Assert.That((next.IsCompleted, Log.Alarms.Count), Is.EqualTo((false, 0)));
    }

    [Test]
    public async Task Event_that_changes_no_address_is_not_delivered()
    {
        await using Sequence<IReadOnlyList<DubboUrl>> urls = Watch(Create());
        Task<IReadOnlyList<DubboUrl>> next = urls.NextAsync();
        await Api.ListAsync("1", Slice("a", "1", Endpoint("10.0.0.1", "p1")));
        await next;
        next = urls.NextAsync();
        ApiRequest watch = await Api.WatchAsync("1");
        await watch.SendAsync("MODIFIED", Slice("a", "2", Endpoint("10.0.0.1", "p1")));
        await watch.SendAsync("ADDED", Slice("b", "3", Endpoint("10.0.0.2", "p2")));
        Assert.That(await next, Has.Count.EqualTo(2));
    }

    [Test]
    public async Task Event_that_arrives_byte_by_byte_is_read()
    {
        await using Sequence<IReadOnlyList<DubboUrl>> urls = Watch(Create());
        Task<IReadOnlyList<DubboUrl>> next = urls.NextAsync();
        await Api.ListAsync("1");
        await next;
        next = urls.NextAsync();
        ApiRequest watch = await Api.WatchAsync("1");
        string text = $$"""{"type":"ADDED","object":{{Slice("a", "2", Endpoint("10.0.0.1", "p1"))}}}""" + "\n";
        foreach (char letter in text)
        {
            Assert.That(next.IsCompleted, Is.False);
            await watch.SendTextAsync($"{letter}");
            await Task.Yield();
        }

        Assert.That(Addresses(await next), Is.EqualTo(new[] { "10.0.0.1:20880" }));
    }

    [Test]
    public async Task Canceled_sequence_closes_its_watch()
    {
        await using Sequence<IReadOnlyList<DubboUrl>> urls = Watch(Create());
        Task<IReadOnlyList<DubboUrl>> next = urls.NextAsync();
        await Api.ListAsync("1");
        await next;
        next = urls.NextAsync();
        ApiRequest watch = await Api.WatchAsync("1");
        urls.Cancel();
        Assert.That(async () => await next, Throws.InstanceOf<OperationCanceledException>());
        Assert.That(await watch.IsClosedAsync());
    }

    [Test]
    public async Task Disposal_ends_all_sequences()
    {
        DubboRegistry registry = Create();
        await using Sequence<IReadOnlyList<DubboUrl>> urls = Watch(registry);
        Task<IReadOnlyList<DubboUrl>> next = urls.NextAsync();
        await Api.ListAsync("1");
        await next;
        await using var rules = new Sequence<string?>(stop => registry.WatchConfigurationAsync("key", "dubbo", stop));
        Assert.That(await rules.NextAsync(), Is.Null);
        Task end = Task.WhenAll(urls.EndAsync(), rules.EndAsync());
        ApiRequest watch = await Api.WatchAsync("1");
        await registry.DisposeAsync();
        await end.Within();
        Assert.That(await watch.IsClosedAsync());
    }
}
