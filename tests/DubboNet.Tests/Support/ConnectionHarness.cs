using DubboNet.Remoting.Connections;
using Microsoft.Extensions.Time.Testing;

namespace DubboNet.Tests.Support;

/// <summary>Sets up a connection and gives the test its other end, its clock and its log.</summary>
internal sealed class ConnectionHarness : IAsyncDisposable
{
    public const int MaxPayload = 1000;

    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(1);

    private ConnectionHarness(int maxPendingCalls, int maxQueuedBytes, bool failsWhenFull, IRequestHandler? handler)
    {
        (Stream, HoldableStream far) = HoldableStream.CreatePair();
        Peer = new RawPeer(far);
        Connection = DubboConnection.Start(
            Stream.AsTransport(),
            new ConnectionOptions
            {
                MaxPayload = MaxPayload,
                MaxPendingCalls = maxPendingCalls,
                MaxQueuedBytes = maxQueuedBytes,
                FailsWhenFull = failsWhenFull,
                Time = Time,
                Logger = Log.CreateLogger("connection"),
            },
            handler);
    }

    public FakeTimeProvider Time { get; } = new();

    public LogWatch Log { get; } = new();

    public HoldableStream Stream { get; }

    public RawPeer Peer { get; }

    public DubboConnection Connection { get; }

    public static ConnectionHarness Start(
        int maxPendingCalls = 16, int maxQueuedBytes = 64 * 1024, bool failsWhenFull = false, IRequestHandler? handler = null) =>
        new(maxPendingCalls, maxQueuedBytes, failsWhenFull, handler);

    public Task<string> EchoAsync(string text, CancellationToken cancellationToken = default) =>
        Connection.InvokeAsync(FrameMethods.Echo, text, default, cancellationToken).AsTask();

    /// <summary>Starts a call and reads the request at the other end.</summary>
    public async Task<(Task<string> Call, RawFrame Request)> EchoToPeerAsync(string text, CancellationToken cancellationToken = default)
    {
        Task<string> call = EchoAsync(text, cancellationToken);
        return (call, (await Peer.ReadFrameAsync())!);
    }

    /// <summary>Blocks a send in the stream and fills the queue after it.</summary>
    public async Task FillQueueAsync()
    {
        // These calls still wait when the test ends.
        Log.Expect("CloseTimedOut");
        Stream.HoldWrites();
        _ = EchoAsync("first").ContinueWith(static task => task.Exception, TaskScheduler.Default);
        await Stream.WaitForHeldWriteAsync();
        while (Connection.Writer.WaitForRoomAsync().IsCompleted)
            _ = EchoAsync("filler").ContinueWith(static task => task.Exception, TaskScheduler.Default);
    }

    /// <summary>Moves the clock until calls with the default timeout have timed out.</summary>
    public void PassTimeout() => Time.Advance(2 * Timeout);

    public async ValueTask DisposeAsync()
    {
        Stream.ReleaseWrites();
        await Connection.DisposeAsync().Within();
        Peer.Dispose();
        Assert.That(Log.Unexpected, Is.Empty);
    }
}
