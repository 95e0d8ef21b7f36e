using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using DubboNet.Interop.Tests.Java;
using Example.Frames;
using Frames;

namespace DubboNet.Interop.Tests.Traces;

/// <summary>Tests that a call from Java to .NET, which calls Java, is one trace. Each caller is the parent of its call.</summary>
[Category("Java")]
[NonParallelizable]
public sealed class JoinedTraceTests
{
    private readonly ConcurrentQueue<Span> _own = new();
    private ActivityListener _listener = null!;

    [SetUp]
    public void Listen()
    {
        _listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == DubboTelemetry.Name,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = activity => _own.Enqueue(Span.Of(activity)),
        };
        ActivitySource.AddActivityListener(_listener);
    }

    [TearDown]
    public void StopListening() => _listener.Dispose();

    [TestCase("2.7")]
    [TestCase("3.3")]
    [Property("Rule", "W62")]
    public async Task Calls_from_Java_to_DotNet_to_Java_are_one_trace(string line)
    {
        await JavaLine.RequireAsync(line);
        string agent = JavaAgent.RequireOptions();
        await using JavaPeer provider = await JavaPeer.StartAsync(line, "provider", agent);
        await using JavaPeer consumer = await JavaPeer.StartAsync(line, "consumer", agent);
        await using var channel = new DubboChannel(
            $"dubbo://127.0.0.1:{provider.Port}",
            new DubboChannelOptions { Hessian = FrameTypes.Options, Timeout = TimeSpan.FromMinutes(1) });
        IFrameService client = channel.CreateClient<IFrameService>();
        await using DubboServer server = Serve(client);
        // The first call of a JVM with the agent can take longer than the timeout of its caller.
        await client.EchoAsync("warm");
        await RunAsync(consumer, "echo-empty", server);
        _own.Clear();

        Assert.That(await RunAsync(consumer, "echo-ascii", server), Is.EqualTo("echo-ascii\tok\t\"hello\""), () => consumer.Log);
        await Crowd.UntilAsync(() => _own.Count == 2, "both activities have ended");
        Span served = _own.Single(span => span.Kind == ActivityKind.Server);
        Span called = _own.Single(span => span.Kind == ActivityKind.Client);
        Span first = await FindAsync(consumer, span => span.Kind == ActivityKind.Client && span.SpanId == served.Parent);
        Span last = await FindAsync(provider, span => span.Kind == ActivityKind.Server && span.Parent == called.SpanId);

        TestContext.Out.WriteLine($"{line}: {first} > {served} > {called} > {last}");
        Assert.That((first.Parent, called.Parent), Is.EqualTo(("", served.SpanId)));
        Assert.That((Span[])[served, called, last], Has.All.Property("TraceId").EqualTo(first.TraceId));
    }

    private static Task<string> RunAsync(JavaPeer consumer, string name, DubboServer server) =>
        consumer.AskAsync($"run\t{name}\t127.0.0.1:{server.LocalEndPoint.Port}");

    /// <summary>Serves calls of echo by calls of a client.</summary>
    private static DubboServer Serve(IFrameService client)
    {
        DubboService service = new DubboService(FrameMethods.Service).Map(
            FrameMethods.Echo, async (text, _) => (await client.EchoAsync(text))!);
        var server = new DubboServer(
            new DubboServerOptions { EndPoint = new IPEndPoint(IPAddress.Loopback, 0), Hessian = FrameTypes.Options }, service);
        server.Start();
        return server;
    }

    private static async Task<Span> FindAsync(JavaPeer java, Func<Span, bool> isIt)
    {
        await Crowd.UntilAsync(() => Span.InLog(java.Log).Any(isIt), "Java has logged its span");
        return Span.InLog(java.Log).Single(isIt);
    }
}
