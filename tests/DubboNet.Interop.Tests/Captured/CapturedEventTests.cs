using DubboNet.Hessian;
using DubboNet.Protocol;
using DubboNet.Protocol.Events;
using DubboNet.Protocol.Responses;
using DubboNet.Remoting.Connections;
using Example.Frames;

namespace DubboNet.Interop.Tests.Captured;

/// <summary>Tests how a consumer reads the frames of Java providers other than results, error texts and events.</summary>
public sealed class CapturedEventTests
{
    private const byte ReadOnlyInHessian = 0xa2;
    private const byte ReadOnlyInFastjson2 = 0xb7;
    private const byte HeartbeatRequest = 0xe2;
    private const byte HeartbeatResponse = 0x22;
    private const byte ResponseInFastjson2 = 0x17;

    private static readonly IReadOnlyList<CapturedFrame> All = [.. CapturedFrame.Files.SelectMany(CapturedFrame.Read)];

    [TestCase(
        "boot-frames-3.2", "boot-no-such-group", DubboStatus.ServiceError,
        "RemotingException: Not found exported service: red/com.example.frames.FrameService")]
    [TestCase(
        "boot-frames-3.2", "boot-no-such-service", DubboStatus.BadRequest,
        "Fail to decode request due to: RpcInvocation [methodName=hello, parameterTypes=null]")]
    [TestCase(
        "boot-frames-3.2", "boot-over-payload", DubboStatus.SerializationError,
        "Data length too large: 2001482, max payload: 1048576, channel: NettyChannel")]
    [TestCase("boot-frames-3.2", "boot-thread-pool", DubboStatus.ServerThreadPoolExhausted, "thread pool is exhausted")]
    [TestCase("boot-frames-3.2", "boot-callback", DubboStatus.BadResponse, "Failed to send response: Response [id=")]
    [TestCase("metadata-3.2", "by-hand-wrong-group", DubboStatus.ServiceError, "Not found exported service")]
    [Property("Rule", "W15")]
    public void Error_in_fastjson2_is_read(string file, string name, DubboStatus status, string text)
    {
        CapturedFrame[] errors = [.. CapturedFrame.Read(file).Where(frame => frame.Case == name && frame.Bytes[2] == ResponseInFastjson2)];
        Assert.That(errors, Is.Not.Empty);
        foreach (CapturedFrame error in errors)
        {
            DubboRemoteException thrown = Assert.Catch<DubboRemoteException>(() => Decode(error), error.ToString(), null)!;
            Assert.That(thrown.Status, Is.EqualTo(status));
            Assert.That(thrown.RemoteMessage, Does.Contain(text));
        }
    }

    [TestCase(ReadOnlyInHessian, 10)]
    [TestCase(ReadOnlyInFastjson2, 1)]
    [Property("Rule", "W15")]
    [Property("Rule", "W40")]
    public async Task Read_only_event_marks_the_connection_and_gets_no_response(byte flags, int captured)
    {
        CapturedFrame[] events = [.. All.Where(frame => !frame.FromConsumer && frame.Bytes[2] == flags)];
        Assert.That(events, Has.Length.EqualTo(captured));
        foreach (CapturedFrame frame in events)
        {
            (HoldableStream near, HoldableStream far) = HoldableStream.CreatePair();
            using var log = new LogWatch();
            using var provider = new RawPeer(far);
            await using DubboConnection connection = Start(near, log);
            await provider.SendAsync(frame.Bytes);
            RawFrame next = await provider.AskAsync(Wire.Heartbeat(1));
            Assert.That(next.Flags, Is.EqualTo(HeartbeatResponse), "no frame was sent before");
            Assert.That(connection.IsReadOnly, Is.True, frame.ToString());
            Assert.That(log.Alarms, Is.Empty);
        }
    }

    [Test]
    [Property("Rule", "W36")]
    public void Heartbeats_get_responses_with_the_bytes_of_Java()
    {
        int answered = 0;
        foreach (CapturedFrame request in All.Where(frame => frame.Bytes[2] == HeartbeatRequest))
        {
            FrameHeader header = FrameHeader.Read(request.Bytes);
            CapturedFrame? response = All.FirstOrDefault(frame =>
                frame.File == request.File
                    && frame.FromConsumer != request.FromConsumer
                    && frame.Bytes[2] == HeartbeatResponse
                    && FrameHeader.Read(frame.Bytes).Id == header.Id);
            if (response is null)
                continue;
            Assert.That(EventCodec.IsHeartbeatRequest(header, Body(request)), Is.True, request.ToString());
            FrameBuffer answer = FrameBuffer.Rent();
            EventCodec.EncodeHeartbeatResponse(answer, header, Body(request));
            Assert.That(answer.Frame.ToArray(), Is.EqualTo(response.Bytes), request.ToString());
            answer.Return();
            answered++;
        }

        Assert.That(answered, Is.GreaterThan(30));
    }

    private static object? Decode(CapturedFrame frame) => ResponseDecoder.Decode(
        FrameHeader.Read(frame.Bytes), Body(frame), HessianFormatters.Object,
        new ResponseTarget(FrameMethods.Echo, FrameTypes.Options, null, null, AttachmentLimits.Default));

    private static ReadOnlySpan<byte> Body(CapturedFrame frame) => frame.Bytes.AsSpan(FrameHeader.Size);

    private static DubboConnection Start(HoldableStream stream, LogWatch log)
    {
        var options = new ConnectionOptions
        {
            MaxPayload = 1024,
            MaxPendingCalls = 1,
            MaxQueuedBytes = 1024,
            Time = TimeProvider.System,
            Logger = log.CreateLogger("connection"),
        };
        return DubboConnection.Start(stream.AsTransport(), options);
    }
}
