using Microsoft.Extensions.Time.Testing;

namespace DubboNet.Integration.Tests.Hostile;

/// <summary>Sets up a provider, a consumer that the test plays, and a correct consumer that is served before and after it.</summary>
internal sealed class ConsumerStage : IAsyncDisposable
{
    /// <summary>The text that is never returned. Its handler waits until the call is canceled.</summary>
    public const string Wait = "wait";

    private readonly TestCertificates _certificates = new();
    private readonly List<Loopback> _providers = [];
    private readonly DubboChannel _other;
    private int _started;

    public ConsumerStage()
    {
        // The clock does not run when the provider is stopped, so a quiet period would not end.
        Provider = Start(new DubboServerOptions { TimeProvider = Time, ShutdownQuietPeriod = TimeSpan.Zero });
        _other = Provider.Connect();
    }

    public FakeTimeProvider Time { get; } = new();

    public Loopback Provider { get; }

    public LogWatch Log => Provider.Log;

    /// <summary>Gets the number of handlers that were started.</summary>
    public int Started => Volatile.Read(ref _started);

    /// <summary>Gets a semaphore that is released each time the handler of <see cref="Wait"/> starts.</summary>
    public SemaphoreSlim Waiting { get; } = new(0);

    /// <summary>Gets a semaphore that is released each time the call of <see cref="Wait"/> is canceled.</summary>
    public SemaphoreSlim Cancelled { get; } = new(0);

    public bool IsStopped { get; private set; }

    public Loopback StartTlsProvider() => Start(new DubboServerOptions { Tls = _certificates.ServerOptions() });

    public async Task<RawPeer> ConnectAsync() => await Provider.ConnectRawAsync();

    public static byte[] EchoRequest(long id, string text = "x") =>
        Wire.Call(id, FrameMethods.Interface, "echo", "Ljava/lang/String;", text);

    public static byte[] BytesRequest(long id, byte[] bytes) => Wire.Call(id, FrameMethods.Interface, "bytes", "[B", bytes);

    /// <summary>Asserts that the connection works as before.</summary>
    public static async Task StillWorksAsync(RawPeer peer)
    {
        RawFrame answer = await peer.AskAsync(EchoRequest(77, "still"));
        Assert.That((answer.Id, answer.Values[1]), Is.EqualTo((77L, (object)"still")));
    }

    /// <summary>Waits until the provider has released the peer's connection. The correct consumer keeps its connection.</summary>
    public Task IsForgottenAsync() => BoundedWait.UntilAsync(() => Provider.Server.ConnectionCount <= 1, "the connection is released");

    public Task StopAsync()
    {
        IsStopped = true;
        return Provider.Server.StopAsync().Within();
    }

    public Task AssertOthersUnharmedAsync() => Loopback.AssertServedAsync(_other);

    public async ValueTask DisposeAsync()
    {
        foreach (Loopback provider in _providers)
            await provider.DisposeAsync();
        _certificates.Dispose();
        Waiting.Dispose();
        Cancelled.Dispose();
    }

    private Loopback Start(DubboServerOptions options)
    {
        var service = new DubboService(FrameMethods.Service)
            .Map(FrameMethods.Echo, EchoAsync)
            .Map(FrameMethods.Bytes, bytes =>
            {
                Interlocked.Increment(ref _started);
                return bytes;
            });
        var provider = new Loopback(options, service);
        _providers.Add(provider);
        return provider;
    }

    private async ValueTask<string> EchoAsync(string text, DubboCallContext context)
    {
        Interlocked.Increment(ref _started);
        if (text != Wait)
            return text;
        var cancelled = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using CancellationTokenRegistration registration = context.CancellationToken.Register(cancelled.SetResult);
        Waiting.Release();
        await cancelled.Task;
        Cancelled.Release();
        return text;
    }
}
