using DubboNet.Tests.Support;

namespace DubboNet.Tests.Protocol;

public sealed class ResponseDecoderTests
{
    [TestCase("91 02\"hi\"", "hi")] // 1: value
    [TestCase("94 02\"hi\" 48 05\"dubbo\" 05\"2.0.2\" 5a", "hi")] // 4: value, attachments
    [TestCase("94 02\"hi\" 4e", "hi")] // null for the attachments
    [TestCase("94 02\"hi\"", "hi")] // no attachments, which the caller did not request
    [TestCase("92", null)] // 2: null
    [TestCase("95 48 05\"dubbo\" 05\"2.0.2\" 5a", null)] // 5: null, attachments
    [TestCase("91 4e", null)] // a value that is null
    [TestCase("91 02\"hi\" 4e", "hi")] // one more byte after it
    [TestCase("c8 01 02\"hi\"", "hi")] // the form as a longer int
    [Property("Rule", "W12")]
    [Property("Rule", "W27")]
    public void Decode_reads_the_result_of_every_form(string body, string? expected) =>
        Assert.That(Encoding.Decode(Ok(body), As.String), Is.EqualTo(expected));

    [Test]
    [Property("Rule", "W7")]
    [Property("Rule", "W27")]
    public void Decode_reads_frames_of_Java()
    {
        byte[] value = Hex.Parse("da bb 02 14 00 00 00 00 00 00 00 01  00 00 00 12  94 02 68 69 48 05 64 75 62 62 6f 05 32 2e 30 2e 32 5a");
        Assert.That(Encoding.Decode(value, As.String), Is.EqualTo("hi"));
        value[2] |= 0x40;
        Assert.That(Encoding.Decode(value, As.String), Is.EqualTo("hi"), "bit 6 means nothing in responses");
        byte[] nothing = Hex.Parse("da bb 02 14 00 00 00 00 00 00 00 01  00 00 00 0f  95 48 05 64 75 62 62 6f 05 32 2e 30 2e 32 5a");
        Assert.That(Encoding.Decode(nothing, As.String), Is.Null);
    }

    [Test]
    [Property("Rule", "W30")]
    public void Decode_accepts_null_for_void_but_not_for_a_number()
    {
        Assert.That(() => Encoding.Decode(Ok("92"), DubboArguments.None), Throws.Nothing);
        Assert.That(Encoding.Decode(Ok("95 4e"), As.Nullable(As.Int32)), Is.Null);
        Assert.That(() => Encoding.Decode(Ok("92"), As.Int32), Throws.TypeOf<DubboSerializationException>().With.Message.Contains("null"));
    }

    [Test]
    [Property("Rule", "W29")]
    public void Decode_returns_attachments_if_requested()
    {
        var attachments = new Attachments();
        Encoding.Decode(Ok("94 02\"hi\" 48 05\"dubbo\" 05\"2.0.2\" 01\"a\" 91 5a"), As.String, attachments);
        Assert.That(attachments, Is.EquivalentTo(new Dictionary<string, object?> { ["dubbo"] = "2.0.2", ["a"] = 1 }));
    }

    [Test]
    [Property("Rule", "W29")]
    public void Decode_returns_attachments_of_an_exception()
    {
        var attachments = new Attachments();
        byte[] frame = Encoding.Thrown(new JavaException("a.B", "x"), Encoding.WithAttachments, new Attachments { ["a"] = "b" }).Bytes;
        Assert.That(() => Encoding.Decode(frame, As.String, attachments), Throws.TypeOf<JavaException>());
        Assert.That(attachments["a"], Is.EqualTo("b"));
    }

    [TestCase("96")] // form 6
    [TestCase("8f")] // form -1
    [TestCase("c8 64")] // form 100
    [Property("Rule", "W27")]
    public void Decode_fails_the_call_for_an_unknown_form(string body) =>
        Assert.That(
            () => Encoding.Decode(Ok(body), As.String), Throws.TypeOf<DubboRemoteException>().With.Message.Contains("unknown form"));

    [TestCase("")] // no body
    [TestCase("01\"1\"")] // the form as text
    [TestCase("91")] // no value
    [TestCase("91 05\"hi\"")] // cut off
    [TestCase("91 78")] // a list where a string is declared
    [Property("Rule", "W14")]
    [Property("Rule", "W27")]
    public void Decode_fails_the_call_for_a_malformed_result(string body) =>
        Assert.That(() => Encoding.Decode(Ok(body), As.String), Throws.TypeOf<DubboSerializationException>()
            .With.InnerException.TypeOf<HessianException>().And.Property("RequestState").EqualTo(RequestState.Sent));

    [TestCase("90 04\"boom\"", "the text 'boom'")]
    [TestCase("90 4e", "null")]
    [TestCase("93 48 01\"a\" 01\"b\" 5a 4e", "a map")]
    [TestCase("90 91", "int")]
    [Property("Rule", "W34")]
    public void Decode_fails_the_call_if_the_exception_is_missing(string body, string told) =>
        Assert.That(
            () => Encoding.Decode(Ok(body), As.String),
            Throws.TypeOf<DubboRemoteException>().With.Message.Contains(
                $"The response says that the method threw, but has {told} instead of an exception."));

    [TestCase(40, typeof(DubboRemoteException))]
    [TestCase(25, typeof(DubboRemoteException))]
    [TestCase(30, typeof(DubboRemoteException))]
    [TestCase(31, typeof(DubboRemoteException))]
    [TestCase(50, typeof(DubboRemoteException))]
    [TestCase(60, typeof(DubboServiceNotFoundException))]
    [TestCase(70, typeof(DubboRemoteException))]
    [TestCase(80, typeof(DubboRemoteException))]
    [TestCase(90, typeof(DubboRemoteException))]
    [TestCase(100, typeof(DubboServerBusyException))]
    [TestCase(0, typeof(DubboRemoteException))]
    [TestCase(21, typeof(DubboRemoteException))]
    [TestCase(128, typeof(DubboRemoteException))]
    [TestCase(255, typeof(DubboRemoteException))]
    [Property("Rule", "W14")]
    [Property("Rule", "W57")]
    public void Decode_returns_the_text_of_an_error_status(byte status, Type type)
    {
        var error = (DubboRemoteException)Assert.Throws(type, () => Encoding.Decode(Wire.Error(1, status, "err\nat a.B"), As.String))!;
        Assert.That((byte)error.Status, Is.EqualTo(status));
        Assert.That(error.RemoteMessage, Is.EqualTo("err\nat a.B"));
        Assert.That(error.Message, Does.Contain($"status {status} ").And.Contain("err"));
        Assert.That(error.InvokeId, Is.EqualTo(1));
        Assert.That(error.RequestState, Is.EqualTo(RequestState.Sent));
        Assert.That(error.IsRetrySafe, Is.EqualTo(type == typeof(DubboServerBusyException)));
    }

    [TestCase("")] // empty
    [TestCase("4e")] // null
    [TestCase("48 5a")] // a map
    [TestCase("05\"er\"")] // cut off
    [TestCase("51 90")] // a reference without a target
    [TestCase("40")] // a tag that does not exist
    [TestCase("02 ed a0")] // cut off inside a unit
    [Property("Rule", "W14")]
    public void Decode_accepts_an_error_without_a_valid_text(string body)
    {
        DubboRemoteException error = Assert.Throws<DubboRemoteException>(
            () => Encoding.Decode(Wire.Frame(0x02, 70, 1, Hex.Parse(body)), As.String))!;
        Assert.That(error.RemoteMessage, Is.Empty);
        Assert.That(error.Status, Is.EqualTo(DubboStatus.ServiceError));
    }

    [Test]
    [Property("Rule", "W12")]
    public void Decode_reads_an_error_text_with_an_extra_byte() =>
        Assert.That(
            Assert.Throws<DubboRemoteException>(
                () => Encoding.Decode(Wire.Frame(0x02, 70, 1, Hex.Parse("03\"err\" 4e")), As.String))!.RemoteMessage,
            Is.EqualTo("err"));

    [Test]
    [Property("Rule", "W3")]
    [Property("Rule", "W14")]
    public void Decode_fails_the_call_for_another_serialization()
    {
        DubboRemoteException error = Assert.Throws<DubboRemoteException>(
            () => Encoding.Decode(Wire.Frame(0x17, 70, 1, Hex.Parse("00 00 00 04 4c \"err\"")), As.String))!;
        Assert.That(error.Status, Is.EqualTo(DubboStatus.ServiceError));
        Assert.That(
            () => Encoding.Decode(Wire.Frame(0x17, 20, 1, Hex.Parse("00 00 00 01 01")), As.String),
            Throws.TypeOf<DubboRemoteException>().With.Message.Contains("serialization 23"));
    }

    private static byte[] Ok(string body) => Wire.Frame(0x02, 20, 1, Hex.Parse(body));
}
