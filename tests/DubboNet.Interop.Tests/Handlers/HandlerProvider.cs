using System.Net;
using DubboNet.Hessian;
using Example.Frames;

namespace DubboNet.Interop.Tests.Handlers;

/// <summary>
/// Hosts <c>com.example.frames.HandlerService</c> with faulty handlers. The argument tells each what to do. Other handlers show whether the
/// provider still works.
/// </summary>
internal sealed class HandlerProvider : IAsyncDisposable
{
    // A hundred handlers block their threads.
    private const int Threads = 128;

    private static readonly ServiceKey Key = new("com.example.frames.HandlerService");
    private static readonly DubboMethod<string, object> Behave = Method("behave");
    private static readonly DubboMethod<string, object> Count = Method("count");
    private static readonly DubboMethod<DubboVoid, string> Peer = new(Key, "peer", "", DubboArguments.None, HessianFormatters.String);
    private static readonly DubboMethod<DubboVoid, int> Blocked = new(Key, "blocked", "", DubboArguments.None, HessianFormatters.Int32);
    private static readonly DubboMethod<DubboVoid, DubboVoid> Release = new(Key, "release", "", DubboArguments.None, DubboArguments.None);

    private readonly DubboServer _server;
    private readonly TaskCompletionSource _expired = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private ManualResetEventSlim _release = new();
    private int _blocked;

    public HandlerProvider(HandlerSetup setup)
    {
        var service = new DubboService(Key)
            .Map(Behave, BehaveAsync)
            .Map(Count, (_, _) => new ValueTask<object>((object)null!))
            .Map(Peer, (_, context) => ValueTask.FromResult(context.RemoteEndPoint!.ToString()!))
            .Map(Blocked, (_, _) => ValueTask.FromResult(Volatile.Read(ref _blocked)))
            .Map(Release, (_, _) =>
            {
                Interlocked.Exchange(ref _release, new ManualResetEventSlim()).Set();
                return default;
            });
        if (setup == HandlerSetup.Limited)
            service.LimitConcurrency(1, Behave.Name);
        var options = new DubboServerOptions
        {
            EndPoint = new IPEndPoint(IPAddress.Loopback, 0),
            IncludeStackTraces = setup == HandlerSetup.StackTraces,
            ShutdownTimeout = TimeSpan.Zero,
            HandlerThreads = Threads,
            Hessian = new HessianOptions { Types = ContractTypes.Get<IFrameService>() },
        };
        if (setup == HandlerSetup.LargePayload)
            options.MaxPayload = 16 << 20;
        _server = new DubboServer(options, service);
        _server.Start();
    }

    public string Address => $"127.0.0.1:{_server.LocalEndPoint.Port}";

    /// <summary>Completes when the token of a handler that never ends is canceled while its consumer is still connected.</summary>
    public Task Expired => _expired.Task;

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    private static DubboMethod<string, object> Method(string name) =>
        new(
            Key, name, JvmDescriptor.FromTypeNames("java.lang.String"), DubboArguments.CreateFormatter(HessianFormatters.String),
            HessianFormatters.Object);

    private async ValueTask<object> BehaveAsync(string how, DubboCallContext context)
    {
        switch (how)
        {
            case "null":
                return null!;
            case "declared":
                throw new JavaException("com.example.frames.FrameException", "no stock") { Fields = [("code", 42), ("who", null)] };
            case "mapped":
                throw new FrameException("no stock") { Code = 42 };
            case "declared-jdk":
                throw new JavaException("java.net.ProtocolException", "bad tone");
            case "allowed":
                throw new JavaException("java.lang.IllegalStateException", "sold out");
            case "not-allowed":
                throw new JavaException("java.lang.UnsupportedOperationException", "no returns");
            case "unknown":
                throw new JavaException("com.acme.OutOfStock", "no stock");
            case "other":
                throw new InvalidDataException("rubbish");
            case "other-later":
                await Task.Yield();
                throw new InvalidDataException("rubbish");
            case "refuse":
                throw new DubboRefusalException(DubboStatus.ServiceError, "not you");
            case "cancelled":
                throw new OperationCanceledException("given up");
            case "block":
                Block();
                return "late";
            case "never":
                await WaitForeverAsync(context);
                return "too late";
            case "unwritable":
                return new Version(1, 0);
            case "huge":
                return new string('x', 9 << 20);
            default:
                throw new JavaException("java.lang.IllegalArgumentException", how);
        }
    }

    private void Block()
    {
        ManualResetEventSlim release = Volatile.Read(ref _release);
        Interlocked.Increment(ref _blocked);
        release.Wait();
        Interlocked.Decrement(ref _blocked);
    }

    private async Task WaitForeverAsync(DubboCallContext context)
    {
        CancellationToken closed = context.ConnectionClosed;
        await using CancellationTokenRegistration expiry = context.CancellationToken.Register(() =>
        {
            if (!closed.IsCancellationRequested)
                _expired.TrySetResult();
        });
        await Task.Delay(Timeout.Infinite, closed);
    }
}
