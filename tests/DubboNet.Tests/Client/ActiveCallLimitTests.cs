using DubboNet.Tests.Support;

namespace DubboNet.Tests.Client;

public sealed class ActiveCallLimitTests
{
    private static readonly DubboCallOptions Patient = new() { Timeout = TimeSpan.FromMinutes(1) };

    [TestCase("actives=2", "", null, 2)]
    [TestCase("actives=2", "", 3, 3)]
    [TestCase("actives=2", "actives=1", 3, 1)]
    [TestCase("echo.actives=2", "actives=1", 3, 2)]
    [TestCase("echo.actives=2", "echo.actives=4", null, 4)]
    [TestCase("actives=0", "", null, 5)]
    [TestCase("other.actives=1", "", null, 5)]
    public void Calls_beyond_the_limit_wait_for_others_to_end(string ofProvider, string ofRule, int? ofConsumer, int max) =>
        EngineHarness.Run(engine =>
        {
            engine.Serve();
            DubboChannel channel = Connect(engine, ofProvider, ofRule, ofConsumer);
            Task<string>[] calls = [.. Enumerable.Range(0, 5).Select(_ => engine.Call(channel, "hang", Patient))];
            Assert.That(engine.Hanging, Has.Count.EqualTo(max));
            for (int ended = 0; ended < calls.Length; ended++)
            {
                engine.Hanging[ended].SetResult($"{ended}");
                engine.Settle();
                Assert.That(calls[ended].Result, Is.EqualTo($"{ended}"));
                Assert.That(engine.Hanging, Has.Count.EqualTo(Math.Min(max + ended + 1, calls.Length)));
            }
        });

    [Test]
    public void Call_that_waits_for_its_whole_timeout_fails_without_being_sent() => EngineHarness.Run(engine =>
    {
        engine.Serve();
        DubboChannel channel = Connect(engine, "actives=1");
        Task<string> first = engine.Call(channel, "hang", Patient);
        Task<string> second = engine.Call(channel, "a", new DubboCallOptions { Timeout = TimeSpan.FromSeconds(1) });
        engine.Pass(TimeSpan.FromSeconds(2));
        Assert.That(
            second.Exception!.InnerException,
            Is.TypeOf<DubboTimeoutException>().With.Property("Stage").EqualTo(TimeoutStage.Queue)
                .And.Property("RequestState").EqualTo(RequestState.NotSent)
                .And.Message.Contains("was not sent within 1000 ms, set by the call, because 1 calls of echo are waiting"));
        engine.Hanging[0].SetResult("done");
        engine.Settle();
        Assert.That(first.Result, Is.EqualTo("done"));
        Assert.That(engine.Call(channel, "a").Result, Is.EqualTo("a"));
    });

    [Test]
    public void Place_is_free_after_a_failure_a_timeout_and_a_cancellation() => EngineHarness.Run(engine =>
    {
        engine.Log.Expect("HandlerThrew");
        engine.Serve(handler: (text, _) => text switch
        {
            "throw" => throw new InvalidOperationException("broken"),
            "hang" => engine.HangAsync(),
            _ => ValueTask.FromResult(text),
        });
        DubboChannel channel = Connect(engine, "actives=1");
        Assert.That(engine.Call(channel, "throw").IsFaulted);
        Task<string> late = engine.Call(channel, "hang", new DubboCallOptions { Timeout = TimeSpan.FromSeconds(1) });
        engine.Pass(TimeSpan.FromSeconds(2));
        Assert.That(late.IsFaulted);
        using var source = new CancellationTokenSource();
        Task<string> canceled = engine.Call(channel, "hang", Patient, source.Token);
        using var waitingSource = new CancellationTokenSource();
        Task<string> waiting = engine.Call(channel, "hang", Patient, waitingSource.Token);
        waitingSource.Cancel();
        engine.Settle();
        source.Cancel();
        engine.Settle();
        Assert.That((canceled.IsCanceled, waiting.IsCanceled), Is.EqualTo((true, true)));
        Assert.That(engine.Call(channel, "a").Result, Is.EqualTo("a"));
    });

    [Test]
    public void Generic_provider_counts_a_call_once() => EngineHarness.Run(engine =>
    {
        engine.Serve();
        DubboChannel channel = Connect(engine, "actives=1&generic=true");
        Assert.That(engine.Call(channel, "a").Result, Is.EqualTo("a"));
        Assert.That(engine.Call(channel, "b").Result, Is.EqualTo("b"));
    });

    private static DubboChannel Connect(EngineHarness engine, string ofProvider, string ofRule = "", int? ofConsumer = null)
    {
        var url = DubboUrl.Parse($"dubbo://{EngineHarness.Address}/{FrameMethods.Service.Interface}?{ofProvider}");
        ProviderAddress address = ProviderAddress.FromUrl(url) with
        {
            Overrides = ofRule.Length == 0 ? null : DubboUrl.Parse($"override://0.0.0.0/x?{ofRule}"),
        };
        DubboChannelOptions options = engine.ChannelOptions();
        options.MaxConcurrentCalls = ofConsumer;
        return new DubboChannel(address, options);
    }
}
