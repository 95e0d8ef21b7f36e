using Microsoft.Extensions.Time.Testing;

namespace DubboNet.Integration.Tests.Hostile;

/// <summary>
/// Sets up a channel whose provider the test plays. Its clock does not run unless the test moves it, so everything else happens
/// immediately. A correct provider is called over another connection before and after.
/// </summary>
internal sealed class ProviderStage : IAsyncDisposable
{
    /// <summary>The timeout of calls by the clock of the stage.</summary>
    public static readonly TimeSpan Limit = TimeSpan.FromSeconds(5);

    private readonly ScriptedPeer _listener = new();
    private readonly TestCertificates _certificates = new();
    private readonly Loopback _honest = new();
    private readonly DubboChannel _other;

    public ProviderStage()
    {
        // The channel does not wait for a peer that stops in the middle of its script.
        Log.Expect("CloseTimedOut");
        _other = _honest.Connect();
        Channel = ConnectTo(_listener.EndPoint);
    }

    public FakeTimeProvider Time { get; } = new();

    public LogWatch Log => _honest.Log;

    public DubboChannel Channel { get; }

    /// <summary>Gets a provider without TLS.</summary>
    public Loopback PlainProvider => _honest;

    public Loopback StartTlsProvider() => new(new DubboServerOptions { Tls = _certificates.ServerOptions() });

    public DubboChannel ConnectTo(System.Net.IPEndPoint endPoint, bool tls = false) => _honest.Connect(endPoint, options =>
    {
        options.TimeProvider = Time;
        options.Timeout = Limit;
        options.ShutdownTimeout = TimeSpan.Zero;
        options.Tls = tls ? _certificates.ClientOptions() : null;
    });

    public Task<RawPeer> AcceptAsync() => _listener.AcceptAsync();

    /// <summary>Starts a call and returns it after the peer has read its request.</summary>
    public async Task<(Task<string> Call, RawFrame Request, RawPeer Peer)> CallAsync()
    {
        Task<string> call = EchoAsync();
        RawPeer peer = await AcceptAsync();
        return (call, (await peer.ReadFrameAsync())!, peer);
    }

    /// <summary>Starts another call on the same connection.</summary>
    public async Task<(Task<string> Call, RawFrame Request)> CallAgainAsync(RawPeer peer)
    {
        Task<string> call = EchoAsync();
        return (call, (await peer.ReadFrameAsync())!);
    }

    public Task<string> EchoAsync(string text = "x") => Channel.InvokeAsync(FrameMethods.Echo, text).AsTask();

    /// <summary>Asserts that the connection works as before.</summary>
    public async Task StillWorksAsync(RawPeer peer)
    {
        (Task<string> call, RawFrame request) = await CallAgainAsync(peer);
        await peer.SendAsync(Wire.Result(request.Id, 4, "still", null));
        Assert.That(await call.Within(), Is.EqualTo("still"));
    }

    /// <summary>Asserts that the call fails while the clock does not run.</summary>
    public static async Task<T> FailsAtOnceAsync<T>(Task call, RequestState state)
        where T : DubboException
    {
        T thrown = await FailAsync<T>(call);
        Assert.That(thrown.RequestState, Is.EqualTo(state));
        return thrown;
    }

    /// <summary>Asserts that the call fails at its timeout, with a delay of at most one step of the sweeper.</summary>
    public async Task<DubboTimeoutException> FailsAtItsLimitAsync(Task call, TimeoutStage stage, RequestState state)
    {
        Time.Advance(Limit - TimeSpan.FromMilliseconds(60));
        Assert.That(call.IsCompleted, Is.False);
        Time.Advance(TimeSpan.FromMilliseconds(120));
        DubboTimeoutException thrown = await FailAsync<DubboTimeoutException>(call);
        Assert.That((thrown.Stage, thrown.RequestState), Is.EqualTo((stage, state)));
        return thrown;
    }

    public Task AssertOthersUnharmedAsync() => Loopback.AssertServedAsync(_other);

    public async ValueTask DisposeAsync()
    {
        await _honest.DisposeAsync();
        _listener.Dispose();
        _certificates.Dispose();
    }
}
