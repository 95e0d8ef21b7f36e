using System.Collections.Concurrent;
using System.Net;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace DubboNet.AspNetCore.Tests.Hostile;

/// <summary>Sends hostile requests to all kinds of endpoints of an application, while honest callers go on.</summary>
[FixtureLifeCycle(LifeCycle.SingleInstance)]
public sealed class HostileTests
{
    private const int Requests = 1000;
    private const int Senders = 4;
    private const int SlowBodies = 100;
    private const long MaxLeft = 8 << 20;

    private readonly LeakWatch _log = new();
    private WebServer _server = null!;

    private int Port => _server.Client.BaseAddress!.Port;

    [OneTimeSetUp]
    public async Task StartAsync()
    {
        var registry = new InMemoryRegistry("memory://a");
        _server = await WebServer.StartAsync(
            services => services.AddSingleton<ILoggerFactory>(_log).AddDubboRegistry(_ => registry)
                .AddDubboProvider(options => (options.Host, options.Port, options.AdvertisedHost) = ("127.0.0.1", 0, "127.0.0.1"))
                .MapDubboService<IInventory, Inventory>(),
            application =>
            {
                application.MapDubboHttp<IInventory>("/api", options => options.RequestHeaders["X-Tenant"] = "tenant");
                application.MapDubboGateway("/dubbo");
                application.MapDubboJsonRpc("/rpc");
            });
        string name = registry.Urls("com.acme.Inventory").Single().GetParameter("application")!;
        registry.SetMetadata(name, "com.acme.Inventory", DefinitionOf<IInventory>());
    }

    [OneTimeTearDown]
    public async Task StopAsync() => await _server.DisposeAsync();

    [Test]
    public async Task Hostile_requests_get_their_status_and_leave_nothing()
    {
        HostileRequest[] requests = [.. Enumerable.Repeat(HostileRequests.All, 100).SelectMany(all => all).Take(Requests)];
        long sent = requests.Sum(request => (long)request.Bytes.Length);
        using var done = new CancellationTokenSource();
        Task<int> honest = CallAsync(done.Token);
        long memory = GC.GetTotalMemory(forceFullCollection: true);
        long allocated = GC.GetTotalAllocatedBytes(precise: true);

        await SendAsync(requests);

        allocated = GC.GetTotalAllocatedBytes(precise: true) - allocated;
        await done.CancelAsync();
        Assert.That(await honest, Is.GreaterThan(0));
        Assert.That(allocated / sent, Is.LessThan(100), "Bytes are allocated for each byte that was sent.");
        Assert.That(_log.Leaks, Is.Empty);
        Assert.That(_log.Errors, Is.Empty);
        long more = await MeasureAsync(memory);
        TestContext.Out.WriteLine($"{requests.Length} requests with {sent:N0} bytes: {allocated:N0} allocated, {more:N0} left.");
        Assert.That(more, Is.LessThan(MaxLeft));
    }

    [Test]
    public async Task Slow_and_broken_bodies_end()
    {
        using var done = new CancellationTokenSource();
        Task<int> honest = CallAsync(done.Token);
        string[] paths = ["/api/find", "/dubbo/com.acme.Inventory/find", "/rpc"];
        byte[][] begun =
        [
            .. Enumerable.Range(0, SlowBodies).Select(i => (byte[])
            [
                .. HostileRequest.Head("POST", paths[i % paths.Length], "Content-Type: application/json", "Content-Length: 1000"),
                .. Encoding.UTF8.GetBytes($$"""{"sku":"{{HostileRequest.Secret}}"""),
            ]),
        ];

        (int Status, string Body)[] slow = await Task.WhenAll(begun.Select(request => RawHttp.SendAsync(Port, request)));
        await Task.WhenAll(begun.Select(request => RawHttp.AbortAsync(Port, request)));

        // Kestrel ends a body that comes too slowly.
        Assert.That(slow.Select(response => response.Status), Is.All.EqualTo((int)HttpStatusCode.RequestTimeout));
        Assert.That(slow.Select(response => response.Body), Is.All.Contains("The request cannot be used."));
        await done.CancelAsync();
        Assert.That(await honest, Is.GreaterThan(0));
        Assert.That(_log.Leaks, Is.Empty);
        Assert.That(_log.Errors, Is.Empty);
    }

    private static string DefinitionOf<TContract>()
        where TContract : class, IDubboContract<TContract> => TContract.Definition!;

    private async Task SendAsync(IReadOnlyList<HostileRequest> requests)
    {
        var wrong = new ConcurrentQueue<string>();
        await Parallel.ForEachAsync(requests, new ParallelOptions { MaxDegreeOfParallelism = Senders }, async (request, _) =>
        {
            (int status, string body) = request.IsEndless
                ? await RawHttp.SendEndlessAsync(Port, request.Bytes, Encoding.UTF8.GetBytes($"1000\r\n{new string('[', 0x1000)}\r\n"))
                : await RawHttp.SendAsync(Port, request.Bytes);
            if (status != request.Status || !body.Contains(request.Expected, StringComparison.Ordinal))
                wrong.Enqueue($"{request.Kind}, {Excerpt(Encoding.UTF8.GetString(request.Bytes))}: {status} {Excerpt(body)}");
        });
        Assert.That(wrong, Is.Empty);
    }

    /// <summary>Makes calls that must succeed, and returns their number.</summary>
    private async Task<int> CallAsync(CancellationToken done)
    {
        int count = 0;
        for (; !done.IsCancellationRequested; count++)
        {
            using HttpResponseMessage response = await _server.PostAsync("/api/find", """{"sku":"none"}""");
            Assert.That(await response.Content.ReadAsStringAsync(CancellationToken.None), Is.EqualTo("null"));
        }

        return count;
    }

    /// <summary>Returns by how much the memory has grown. Array pools release what is not used, which takes half a minute.</summary>
    private static async Task<long> MeasureAsync(long before)
    {
        long more = long.MaxValue;
        for (int i = 0; i < 90 && more >= MaxLeft; i++)
        {
            await Task.Delay(TimeSpan.FromSeconds(1));
            more = GC.GetTotalMemory(forceFullCollection: true) - before;
        }

        return more;
    }

    private static string Excerpt(string text) => text.Length > 300 ? text[..300] : text;

    /// <summary>Keeps log entries above debug that contain what a request contained, and all errors.</summary>
    private sealed class LeakWatch : ILoggerFactory, ILogger
    {
        public ConcurrentQueue<string> Leaks { get; } = [];

        public ConcurrentQueue<string> Errors { get; } = [];

        public ILogger CreateLogger(string categoryName) => this;

        public void AddProvider(ILoggerProvider provider) => throw new NotSupportedException();

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(
            LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (logLevel <= LogLevel.Debug)
                return;
            string text = $"{eventId.Name} {formatter(state, exception)} {exception}";
            if (text.Contains(HostileRequest.Secret, StringComparison.Ordinal))
                Leaks.Enqueue(Excerpt(text));
            if (logLevel >= LogLevel.Warning)
                Errors.Enqueue(Excerpt(text));
        }

        public void Dispose()
        {
        }
    }
}
