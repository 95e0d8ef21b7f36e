using System.Diagnostics.CodeAnalysis;
using System.Net;
using DubboNet.Fuzz.Stage;
using DubboNet.Protocol;

namespace DubboNet.Fuzz;

/// <summary>
/// Runs a channel that makes a call and receives a response, on one thread and without sockets. Activities and instruments have listeners.
/// The call must end once with a value or an error for callers, and the connection must stay open.
/// </summary>
[SuppressMessage("Design", "CA1001:Types that own disposable fields should be disposable", Justification = "They hold memory only.")]
internal sealed class ResponseTarget : Target
{
    private const int Mebibyte = 1024 * 1024;

    private readonly WorkQueue _work = new();
    private readonly FaultLog _log = new();
    private readonly DubboChannel _channel;
    private readonly Func<CancellationToken, Task>[] _calls;
    private FedStream? _stream;

    public ResponseTarget()
        : base("responses")
    {
        _channel = new DubboChannel(new IPEndPoint(IPAddress.Loopback, 20880), new DubboChannelOptions
        {
            Hessian = FuzzMethods.Options,
            HeartbeatInterval = TimeSpan.Zero,
            LoggerFactory = _log,
            TimeProvider = new StoppedTime(),
            Scheduler = _work,
            Random = new Random(1),
            Connector = ConnectAsync,
        });
        _calls =
        [
            token => _channel.InvokeAsync(FuzzMethods.Any, 1, Options(), token).AsTask(),
            token => _channel.InvokeAsync(FuzzMethods.Pojo, null!, Options(), token).AsTask(),
            token => _channel.InvokeAsync(FuzzMethods.Numbers, [], Options(), token).AsTask(),
            token => _channel.InvokeAsync(FuzzMethods.Map, [], Options(), token).AsTask(),
            token => _channel.InvokeGenericAsync(FuzzMethods.Typed, "any", null, [1], Options(), token).AsTask(),
            token => _channel.InvokeGenericJsonAsync(FuzzMethods.Typed, "any", null, ["1"], Options(), token).AsTask(),
            token => _channel.InvokeGenericRawAsync(FuzzMethods.Typed, "any", null, [1], Options(), token).AsTask(),
        ];
    }

    /// <summary>Gets the limit for the call, the decoding and, with JSON, the text that is created from the value.</summary>
    public override CostLimit Limit { get; } = new(
        BytesPerByte: 256, FixedBytes: 4 * Mebibyte, TimePerByte: TimeSpan.FromMicroseconds(4), FixedTime: TimeSpan.FromMilliseconds(100));

    public override FuzzResult Run(byte[] input)
    {
        byte choice = input.Length == 0 ? (byte)0 : input[^1];
        using var cancellation = new CancellationTokenSource();
        Task call = _calls[choice % _calls.Length](cancellation.Token);
        _work.RunUntilIdle();
        byte status = choice < 0xc0 ? Wire.Ok : choice;
        long id = FrameHeader.Read(_stream!.Written).Id;
        _stream.Forget();
        _stream.Feed(Wire.Frame(Wire.Response, status, id, input.AsSpan(0, Math.Max(0, input.Length - 1))));
        _work.RunUntilIdle();
        return Judge(call);
    }

    private Task<DubboTransport> ConnectAsync(EndPoint endPoint, CancellationToken cancellationToken) =>
        Task.FromResult(new DubboTransport(_stream = new FedStream(), new DnsEndPoint("consumer", 1), endPoint));

    private FuzzResult Judge(Task call)
    {
        if (_log.Fault is { } fault)
            throw new FuzzException($"{Name}: logged {fault}");
        if (_stream!.IsDisposed || !call.IsCompleted || _channel.PendingCalls != 0)
        {
            throw new FuzzException(
                $"{Name}: the call is {call.Status}, and the connection {(_stream.IsDisposed ? "has ended" : "is open")}");
        }

        Telemetry.AssertNoneIsCurrent();
        Exception? error = call.Exception?.InnerException;
        if (error is not (null or DubboException or JavaException))
            throw new FuzzException($"{Name}: {error.GetType().Name}", error);
        return new FuzzResult(error?.Message, []);
    }

    private static DubboCallOptions Options() => new() { Timeout = Timeout.InfiniteTimeSpan, ResponseAttachments = [] };
}
