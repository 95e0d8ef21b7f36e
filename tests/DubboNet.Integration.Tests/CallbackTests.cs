using Frames;

namespace DubboNet.Integration.Tests;

/// <summary>Tests callbacks over real sockets, through contracts.</summary>
[Property("Feature", "57")]
public sealed class CallbackTests
{
    [Test]
    public async Task Calls_and_callbacks_run_at_the_same_time_on_one_connection()
    {
        const int Calls = 500;
        await using var loopback = new Loopback();
        IFrameService frame = Connect(loopback);
        await frame.SubscribeAsync("topic", new Listener());
        Task<string?>[] published = [.. Enumerable.Range(0, Calls).Select(i => frame.PublishAsync("topic", i))];
        Task<string?>[] echoed = [.. Enumerable.Range(0, Calls).Select(i => frame.EchoAsync($"{i}"))];

        Assert.That(await Task.WhenAll(published).Within(), Is.EqualTo(Enumerable.Range(0, Calls).Select(i => $"topic{i}")));
        Assert.That(await Task.WhenAll(echoed).Within(), Is.EqualTo(Enumerable.Range(0, Calls).Select(i => $"{i}")));
        Assert.That(loopback.Server.ConnectionCount, Is.EqualTo(1));
    }

    [Test]
    public async Task Both_sides_notice_that_the_other_one_has_disconnected()
    {
        await using var loopback = new Loopback();
        var registration = new CallbackRegistration();
        DubboChannel channel = loopback.Connect();
        IFrameService staying = Connect(loopback);
        await channel.CreateClient<IFrameService>()
            .SubscribeAsync("gone", new Listener(), new DubboCallOptions { CallbackRegistration = registration });
        await staying.SubscribeAsync("staying", new Listener());
        Assert.That(await staying.PublishAsync("gone", 1), Is.EqualTo("gone1"), "the call of another consumer");

        await channel.DisposeAsync();
        await BoundedWait.UntilAsync(() => registration.ConnectionClosed.IsCancellationRequested, "the consumer is told");
        await BoundedWait.UntilAsync(() => loopback.Server.ConnectionCount == 1, "the provider has noticed");
        loopback.Log.Expect("HandlerThrew");
        Assert.That(async () => await staying.PublishAsync("gone", 2), Throws.Exception);
        Assert.That(await staying.PublishAsync("staying", 3), Is.EqualTo("staying3"));
    }

    [Test]
    public async Task Stopping_provider_can_still_call_back()
    {
        await using var loopback = new Loopback();
        IFrameService frame = Connect(loopback);
        var called = new SyncPoint();
        Task<string?> listening = frame.ListenAsync("k", new Listener(called.StopHereAsync));
        await called.WaitUntilReachedAsync();
        Task stopping = loopback.Server.StopAsync();
        called.Release();
        Assert.That(await listening.Within(), Is.EqualTo("listener said k1"));
        await stopping.Within();
    }

    private static IFrameService Connect(Loopback loopback) => loopback.Connect().CreateClient<IFrameService>();

    private sealed class Listener(Func<Task>? before = null) : IListener
    {
        public async Task<string?> ChangedAsync(string? what, int number, DubboCallOptions options, CancellationToken cancellationToken)
        {
            if (before is not null)
                await before();
            return $"{what}{number}";
        }
    }
}
