using DubboNet.Protocol;
using DubboNet.Protocol.Events;

namespace DubboNet.Tests.Protocol;

public sealed class EventCodecTests
{
    [Test]
    [Property("Rule", "W1")]
    [Property("Rule", "W2")]
    public void EncodeHeartbeat_writes_the_bytes_of_Java()
    {
        FrameBuffer frame = FrameBuffer.Rent();
        EventCodec.EncodeHeartbeat(frame, 5);
        // Request, two-way, event, hessian2; id 5; one byte: null.
        Assert.That(Hex.Format(frame.Frame), Is.EqualTo("da bb e2 00 00 00 00 00 00 00 00 05 00 00 00 01 4e"));
    }

    [TestCase(true, "01 52")]
    [TestCase(false, "01 57")]
    [Property("Rule", "W1")]
    [Property("Rule", "W2")]
    public void EncodeState_writes_the_bytes_of_Java(bool isReadOnly, string text)
    {
        FrameBuffer frame = FrameBuffer.Rent();
        EventCodec.EncodeState(frame, isReadOnly, 6);
        // Request, one-way, event, hessian2; id 6; the string R or W.
        Assert.That(Hex.Format(frame.Frame), Is.EqualTo($"da bb a2 00 00 00 00 00 00 00 00 06 00 00 00 02 {text}"));
    }

    [TestCase("e2", "4e", "da bb 22 14  00 00 00 00 00 00 00 05  00 00 00 01  4e")]
    [TestCase("f7", "00 00 00 01 af", "da bb 37 14  00 00 00 00 00 00 00 05  00 00 00 05  00 00 00 01 af")]
    [Property("Rule", "W36")]
    [Property("Rule", "W42")]
    public void EncodeHeartbeatResponse_repeats_id_serialization_and_body(string flags, string body, string answer)
    {
        FrameHeader request = FrameHeader.Read(Hex.Parse($"da bb {flags} 00  00 00 00 00 00 00 00 05  00 00 00 00"));
        Assert.That(EventCodec.IsHeartbeatRequest(request, Hex.Parse(body)), Is.True);
        FrameBuffer frame = FrameBuffer.Rent();
        EventCodec.EncodeHeartbeatResponse(frame, request, Hex.Parse(body));
        Assert.That(Hex.Format(frame.Frame), Is.EqualTo(Hex.Format(Hex.Parse(answer))));
    }

    [TestCase("a2", "4e", TestName = "one-way heartbeat")]
    [TestCase("22", "4e", TestName = "heartbeat response")]
    [TestCase("62", "4e", TestName = "response with the two-way bit")]
    [TestCase("c2", "4e", TestName = "call")]
    [TestCase("e2", "", TestName = "empty body")]
    [TestCase("e2", "4e 4e", TestName = "two nulls")]
    [TestCase("e2", "01 52", TestName = "two-way R")]
    [TestCase("a2", "01 57", TestName = "W")]
    [TestCase("f7", "4e", TestName = "null of another serialization")]
    [TestCase("e2", "00 00 00 01 af", TestName = "fastjson2 null as hessian2")]
    [TestCase("e3", "4e", TestName = "unknown serialization")]
    [Property("Rule", "W37")]
    [Property("Rule", "W40")]
    [Property("Rule", "W41")]
    public void IsHeartbeatRequest_is_false_for_other_frames(string flags, string body)
    {
        FrameHeader header = FrameHeader.Read(Hex.Parse($"da bb {flags} 00  00 00 00 00 00 00 00 05  00 00 00 00"));
        Assert.That(EventCodec.IsHeartbeatRequest(header, Hex.Parse(body)), Is.False);
    }
}
