using DubboNet.Kubernetes.Tests.Api;
using static DubboNet.Kubernetes.Tests.Api.Slices;

namespace DubboNet.Kubernetes.Tests;

/// <summary>Tests that the last list remains during a failure, which is reported, and that the watch continues after it.</summary>
public sealed class OutageTests : KubernetesTest
{
    [Test]
    public async Task Connection_that_is_cut_within_an_event_continues_from_the_last_version()
    {
        Log.Expect("WatchFailed");
        DubboRegistry registry = Create();
        await using Sequence<IReadOnlyList<DubboUrl>> urls = await StartAsync(registry);
        Task<IReadOnlyList<DubboUrl>> next = urls.NextAsync();
        ApiRequest watch = await Api.WatchAsync("1");
        await watch.SendTextAsync("""{"type":"ADDED","object":{"metadata":{"na""");
        watch.Cut();
        ApiRequest second = await Api.NextAsync();
        Assert.That((second.IsWatch, second.Parameter("resourceVersion")), Is.EqualTo((true, "1")));
        Assert.That(registry.Problem, Does.StartWith("The endpoints of inventory at kubernetes://shop/inventory may be out of date: "));
        await second.StartAsync();
        await second.SendAsync("ADDED", Slice("b", "2", Endpoint("10.0.0.2", "p2")));
        Assert.That(Addresses(await next), Is.EqualTo(new[] { "10.0.0.1:20880", "10.0.0.2:20880" }));
        Assert.That(registry.Problem, Is.Null);
        Assert.That(Log.Named("WatchFailed").Count(), Is.EqualTo(1));
        Assert.That(Log.Named("WatchRestored").Count(), Is.EqualTo(1));
        Assert.That(Log.Unexpected, Is.Empty);
    }

    [TestCase(true)]
    [TestCase(false)]
    public async Task Expired_version_lists_again(bool isEvent)
    {
        DubboRegistry registry = Create();
        await using Sequence<IReadOnlyList<DubboUrl>> urls = await StartAsync(registry);
        Task<IReadOnlyList<DubboUrl>> next = urls.NextAsync();
        if (isEvent)
            await (await Api.WatchAsync("1")).SendAsync("ERROR", Status(410, "Expired"));
        else
            await (await Api.NextAsync()).RespondAsync(410, Status(410, "Expired"));
        await Api.ListAsync("5", Slice("c", "5", Endpoint("10.0.0.3", "p3")));
        Assert.That(Addresses(await next), Is.EqualTo(new[] { "10.0.0.3:20880" }));
        Assert.That(Log.Named("WatchExpired").Count(), Is.EqualTo(1));
        Assert.That((registry.Problem, Log.Alarms.Count), Is.EqualTo(((string?)null, 0)));
        next = urls.NextAsync();
        await Api.WatchAsync("5");
        Assert.That(next.IsCompleted, Is.False);
    }

    [TestCase("<html>a proxy</html>\n")]
    [TestCase("{\"type\":\"ADDED\"}\n")]
    [TestCase("{\"type\":\"ADDED\",\"object\":null}\n")]
    [TestCase("{\"type\":\"ADDED\",\"object\":{\"metadata\":{\"name\":\"b\"}}}\n")]
    [TestCase("{\"type\":\"ADDED\",\"object\":{\"metadata\":{\"resourceVersion\":\"3\"}}}\n")]
    [TestCase("{\"type\":\"ERROR\",\"object\":{}}\n")]
    [TestCase("[]\n")]
    [TestCase("\n")]
    public async Task Wrong_event_lists_again(string line)
    {
        Log.Expect("WatchFailed");
        DubboRegistry registry = Create();
        await using Sequence<IReadOnlyList<DubboUrl>> urls = await StartAsync(registry);
        Task<IReadOnlyList<DubboUrl>> next = urls.NextAsync();
        await (await Api.WatchAsync("1")).SendTextAsync(line);
        ApiRequest list = await Api.NextAsync();
        Assert.That((list.IsWatch, next.IsCompleted), Is.EqualTo((false, false)));
        Assert.That(registry.Problem, Is.Not.Null);
        await list.RespondAsync(200, List("5", Slice("c", "5", Endpoint("10.0.0.3", "p3"))));
        Assert.That(Addresses(await next), Is.EqualTo(new[] { "10.0.0.3:20880" }));
        Assert.That(registry.Problem, Is.Null);
    }

    [TestCase("<html>a proxy</html>")]
    [TestCase("{}")]
    [TestCase("null")]
    [TestCase("""{"metadata":{"resourceVersion":"3"},"items":[null]}""")]
    [TestCase("""{"metadata":{},"items":[]}""")]
    public async Task Wrong_list_is_requested_again(string body)
    {
        Log.Expect("WatchFailed");
        DubboRegistry registry = Create();
        await using Sequence<IReadOnlyList<DubboUrl>> urls = Watch(registry);
        Task<IReadOnlyList<DubboUrl>> next = urls.NextAsync();
        await (await Api.NextAsync()).RespondAsync(200, body);
        await Api.ListAsync("1", Slice("a", "1", Endpoint("10.0.0.1", "p1")));
        Assert.That(await next, Has.Count.EqualTo(1));
        Assert.That(Log.Named("WatchFailed").Single().Text, Does.Contain("inventory at kubernetes://shop/inventory"));
    }

    [TestCase(401)]
    [TestCase(403)]
    public async Task Refusal_names_the_missing_permission(int status)
    {
        Log.Expect("WatchFailed");
        DubboRegistry registry = Create();
        await using Sequence<IReadOnlyList<DubboUrl>> urls = Watch(registry);
        Task<IReadOnlyList<DubboUrl>> next = urls.NextAsync();
        await (await Api.NextAsync()).RespondAsync(status, Status(status, "Forbidden"));
        ApiRequest second = await Api.NextAsync();
        Assert.That(registry.Problem, Does.Contain($"responded with {status}").And.Contains("list and watch endpointslices"));
        await second.RespondAsync(200, List("1"));
        Assert.That(await next, Is.Empty);
    }

    [Test]
    public async Task Watch_that_the_server_refuses_continues_from_the_same_version()
    {
        Log.Expect("WatchFailed");
        DubboRegistry registry = Create();
        await using Sequence<IReadOnlyList<DubboUrl>> urls = await StartAsync(registry);
        Task<IReadOnlyList<DubboUrl>> next = urls.NextAsync();
        await (await Api.NextAsync()).RespondAsync(500, "");
        await Api.WatchAsync("1");
        Assert.That(next.IsCompleted, Is.False);
    }

    [Test]
    public async Task Pauses_grow_while_the_server_fails()
    {
        Log.Expect("WatchFailed");
        await using Sequence<IReadOnlyList<DubboUrl>> urls = Watch(Create());
        Task<IReadOnlyList<DubboUrl>> next = urls.NextAsync();
        long start = TimeProvider.System.GetTimestamp();
        for (int i = 0; i < 7; i++)
            await (await Api.NextAsync()).RespondAsync(503, "");
        // The pauses are at least 10, 16, 26, 41, 66 and 105 ms.
        Assert.That(TimeProvider.System.GetElapsedTime(start), Is.GreaterThan(TimeSpan.FromMilliseconds(200)));
        await Api.ListAsync("1");
        Assert.That(await next, Is.Empty);
        Assert.That(Log.Named("WatchFailed").Count(), Is.EqualTo(1));
    }

    [Test]
    public async Task Server_that_does_not_respond_is_asked_again()
    {
        Log.Expect("WatchFailed");
        DubboRegistry registry = Create(parameters: "&timeout=200");
        await using Sequence<IReadOnlyList<DubboUrl>> urls = Watch(registry);
        Task<IReadOnlyList<DubboUrl>> next = urls.NextAsync();
        await Api.NextAsync();
        ApiRequest second = await Api.NextAsync();
        Assert.That(registry.Problem, Does.EndWith("There was no response within 00:00:00.2000000."));
        await second.RespondAsync(200, List("1"));
        Assert.That(await next, Is.Empty);
    }

    [Test]
    public async Task Watch_that_outlasts_its_time_is_replaced()
    {
        Log.Expect("WatchFailed");
        DubboRegistry registry = Create(parameters: "&timeout=2000", watchTime: TimeSpan.FromMilliseconds(-1900));
        await using Sequence<IReadOnlyList<DubboUrl>> urls = await StartAsync(registry);
        Task<IReadOnlyList<DubboUrl>> next = urls.NextAsync();
        ApiRequest silent = await Api.WatchAsync("1");
        ApiRequest watch = await Api.WatchAsync("1");
        Assert.That(await silent.IsClosedAsync());
        await watch.SendAsync("DELETED", Slice("a", "2"));
        Assert.That(await next, Is.Empty);
    }

    private async Task<Sequence<IReadOnlyList<DubboUrl>>> StartAsync(DubboRegistry registry)
    {
        Sequence<IReadOnlyList<DubboUrl>> urls = Watch(registry);
        Task<IReadOnlyList<DubboUrl>> first = urls.NextAsync();
        await Api.ListAsync("1", Slice("a", "1", Endpoint("10.0.0.1", "p1")));
        Assert.That(Addresses(await first), Is.EqualTo(new[] { "10.0.0.1:20880" }));
        return urls;
    }
}
