using System.Globalization;
using Example.Frames;

namespace DubboNet.Interop.Tests.Java;

/// <summary>Lists calls in which a Java provider calls objects of .NET.</summary>
internal static class CallbackCases
{
    public static IReadOnlyList<DotNetCase> All { get; } =
    [
        Of("callback", "callback within the call", async frame =>
            Assert.That(await frame.ListenAsync("k", new Listener()), Is.EqualTo("listener said k1"))),
        Of("callback-later", "callbacks after the call", async frame =>
        {
            await frame.SubscribeAsync("later", new Listener());
            Assert.That(await frame.PublishAsync("later", 1), Is.EqualTo("later1"));
            Assert.That(await frame.PublishAsync("later", 2), Is.EqualTo("later2"));
        }),
        Of("callback-throws", "callback that throws", async frame =>
        {
            await frame.SubscribeAsync("throws", new Listener(new JavaException("java.lang.IllegalStateException", "not so")));
            Assert.That(
                async () => await frame.PublishAsync("throws", 1),
                Throws.TypeOf<JavaException>().With.Property(nameof(JavaException.JavaType)).EqualTo("java.lang.IllegalStateException")
                    .And.Property(nameof(JavaException.JavaMessage)).EqualTo("not so"));
        }),
        Of("callback-released", "callback that is released", async frame =>
        {
            var listener = new Listener();
            await frame.SubscribeAsync("released", listener);
            Assert.That(await frame.UnsubscribeAsync("released", new Listener()), Is.False);
            await frame.SubscribeAsync("released", listener);
            Assert.That(await frame.UnsubscribeAsync("released", listener), Is.True);
        }),
        Of("callback-withdrawn", "callback that the consumer withdrew", async frame =>
        {
            var registration = new CallbackRegistration();
            await frame.SubscribeAsync("withdrawn", new Listener(), new DubboCallOptions { CallbackRegistration = registration });
            registration.Release();
            // 3.3 cannot write its own exception for this mistake, and sends status 50 instead.
            Assert.That(
                async () => await frame.PublishAsync("withdrawn", 1), Throws.TypeOf<JavaException>().Or.TypeOf<DubboRemoteException>());
            Assert.That(registration.ConnectionClosed.IsCancellationRequested, Is.False);
        }),
        Of("callback-many", "50 callbacks at once while calls go the other way", async frame =>
        {
            await frame.SubscribeAsync("many", new Listener());
            IEnumerable<Task<string?>> calls =
                Enumerable.Range(0, 50).SelectMany(i => new[] { frame.PublishAsync("many", i), frame.EchoAsync($"echo{i}") });
            string?[] answers = await Task.WhenAll(calls);
            Assert.That(answers, Is.EqualTo(Enumerable.Range(0, 50).SelectMany(i => new[] { $"many{i}", $"echo{i}" })));
        }),
        Of("callback-delegate", "a delegate in place of the interface", async (_, channel) =>
        {
            IFrameListening frame = channel.CreateClient<IFrameListening>();
            Assert.That(await frame.ListenAsync("k", (what, number) => Task.FromResult($"{number}{what}")), Is.EqualTo("listener said 1k"));
        }),
        Of("callback-group", "callback to a service with a group", async (_, channel) =>
        {
            IFrameService blue = channel.CreateClient<IFrameService>(new ServiceKey("com.example.frames.FrameService", "2.1.0", "blue"));
            Assert.That(await blue.ListenAsync("k", new Listener()), Is.EqualTo("listener said k1"));
        }),
    ];

    private static DotNetCase Of(string name, string what, Func<IFrameService, Task> run) => Of(name, what, (frame, _) => run(frame));

    /// <summary>Creates a case with its own connection, because the provider counts callbacks for each connection.</summary>
    private static DotNetCase Of(string name, string what, Func<IFrameService, DubboChannel, Task> run) => new(name, what, async java =>
    {
        await using var channel = new DubboChannel(
            $"dubbo://127.0.0.1:{java.ProviderPort}",
            new DubboChannelOptions { Hessian = FrameTypes.Options, Timeout = TimeSpan.FromSeconds(10) });
        await run(channel.CreateClient<IFrameService>(), channel);
    }, JavaLine.Names);

    private sealed class Listener(Exception? thrown = null) : IListener
    {
        public Task<string?> ChangedAsync(string? what, int n, DubboCallOptions options, CancellationToken cancellationToken) =>
            thrown is null
                ? Task.FromResult<string?>(string.Create(CultureInfo.InvariantCulture, $"{what}{n}"))
                : Task.FromException<string?>(thrown);
    }
}
