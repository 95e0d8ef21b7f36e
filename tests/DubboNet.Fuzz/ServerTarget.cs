using System.Diagnostics.CodeAnalysis;
using System.Net;
using DubboNet.Fuzz.Stage;
using DubboNet.Protocol;

namespace DubboNet.Fuzz;

/// <summary>
/// Runs a server with typed and dynamic services and a connection to it, on one thread and without sockets. Activities and instruments have
/// listeners. The server must respond once to each whole request and leave no state behind, regardless of its contents. Any other bytes
/// must lead to responses or to the end of the connection.
/// </summary>
[SuppressMessage("Design", "CA1001:Types that own disposable fields should be disposable", Justification = "They hold memory only.")]
internal sealed class ServerTarget : Target
{
    private const int Mebibyte = 1024 * 1024;
    private const long Id = 0x0102030405060708;
    private const byte OneWay = 1;
    private const byte OtherSerialization = 2;
    private const byte Event = 3;

    private readonly WorkQueue _work = new();
    private readonly FaultLog _log = new();
    private readonly FedListener _listener = new(new IPEndPoint(IPAddress.Loopback, 20880));
    private readonly DubboServer _server;
    private readonly bool _isStream;
    private FedStream _stream = new();

    private ServerTarget(string name, bool isStream = false, string? token = null, bool isRaw = false)
        : base(name)
    {
        _isStream = isStream;
        _server = new DubboServer(
            new DubboServerOptions
            {
                Hessian = FuzzMethods.Options,
                Token = token,
                RawHandler = isRaw ? AnswerRaw : null,
                MaxHeldBytes = Mebibyte * 1024L,
                LoggerFactory = _log,
                TimeProvider = new StoppedTime(),
                Scheduler = _work,
                ListenerFactory = _ => _listener,
            },
            FuzzMethods.CreateServices());
        _server.Start();
        Connect();
    }

    /// <summary>Returns the targets that get bodies of requests.</summary>
    public static Target[] Requests() =>
    [
        new ServerTarget("requests"),
        new ServerTarget("requests-token", token: FuzzMethods.Token),
        new ServerTarget("requests-raw", isRaw: true),
    ];

    /// <summary>Returns the target that gets any bytes.</summary>
    public static Target[] Streams() => [new ServerTarget("stream", isStream: true)];

    /// <summary>Gets the limit for decoding (twice for a generic request), telemetry and the response.</summary>
    public override CostLimit Limit { get; } = new(
        BytesPerByte: 512, FixedBytes: 8 * Mebibyte, TimePerByte: TimeSpan.FromMicroseconds(4), FixedTime: TimeSpan.FromMilliseconds(100));

    public override FuzzResult Run(byte[] input)
    {
        bool isOpen = _isStream ? FeedStream(input) : FeedRequest(input);
        byte[] written = _stream.Written.Length >= FrameHeader.Size ? [_stream.Written[3]] : [];
        if (!isOpen)
            Connect();
        _stream.Forget();
        Check();
        return new FuzzResult(written is [20] ? null : $"status {(written.Length == 0 ? 0 : written[0])}", written is [20] ? [20] : []);
    }

    private static ValueTask<RawResponse> AnswerRaw(RawRequest request, CancellationToken cancellationToken) =>
        ValueTask.FromResult(new RawResponse(DubboStatus.Ok, SerializationId.Hessian2, request.Body.ToArray()));

    private bool FeedRequest(byte[] input)
    {
        int choice = input.Length == 0 ? 0 : input[^1];
        byte flags = choice switch { OneWay => Wire.OneWay, OtherSerialization => 0xc6, Event => 0xe2, _ => Wire.TwoWay };
        _stream.Feed(Wire.Frame(flags, 0, Id, input.AsSpan(0, Math.Max(0, input.Length - 1))));
        _work.RunUntilIdle();
        if (_stream.IsDisposed)
            throw new FuzzException($"{Name}: a whole frame ended the connection");
        if (flags != 0xe2)
            CheckAnswers(flags == Wire.OneWay ? 0 : 1);
        return true;
    }

    private void CheckAnswers(int expected)
    {
        ReadOnlySpan<byte> rest = _stream.Written;
        int answers = 0;
        for (; rest.Length >= FrameHeader.Size
            && FrameHeader.Read(rest) is var header; rest = rest[(FrameHeader.Size + header.BodyLength)..])
        {
            if (header.IsRequest || header.Id != Id)
                throw new FuzzException($"{Name}: the server sent something other than a response");
            answers++;
        }

        if (answers != expected || !rest.IsEmpty)
            throw new FuzzException($"{Name}: {answers} responses instead of {expected}");
    }

    private bool FeedStream(byte[] input)
    {
        var pieces = new Pieces(input);
        while (pieces.Next() is { IsEmpty: false } piece && !_stream.IsDisposed)
        {
            _stream.Feed(piece);
            _work.RunUntilIdle();
        }

        return false;
    }

    private void Connect()
    {
        _stream.Dispose();
        _work.RunUntilIdle();
        if (_server.ConnectionCount != 0)
            throw new FuzzException($"{Name}: a connection that has ended is still there");
        _stream = new FedStream();
        _listener.Add(_stream);
        _work.RunUntilIdle();
    }

    /// <summary>Checks that the input left no state behind, except the beginning of a frame in a stream.</summary>
    private void Check()
    {
        if (_log.Fault is { } fault)
            throw new FuzzException($"{Name}: logged {fault}");
        if (_server.RunningCalls != 0)
            throw new FuzzException($"{Name}: {_server.RunningCalls} calls run");
        if (_server.HeldBytes != 0)
            throw new FuzzException($"{Name}: {_server.HeldBytes} bytes are held");
        Telemetry.AssertNoneIsCurrent();
    }
}
