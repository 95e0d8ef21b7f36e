using DubboNet.Tests.Support;
using Frames;

namespace DubboNet.Tests.Protocol;

public sealed class ResponseEncoderTests
{
    // new RuntimeException("boom") without a stack. Its suppressedExceptions are a plain empty list.
    private const string Boom =
        """
        43 1a "java.lang.RuntimeException" 94
           14 "suppressedExceptions" 0a "stackTrace" 05 "cause" 0d "detailMessage"
        60
           78
           56 1c "[java.lang.StackTraceElement" 90
           51 90
           04 "boom"
        """;

    [TestCase("hi", "94 02\"hi\" 48 05\"dubbo\" 05\"2.0.2\" 5a")] // value, attachments
    [TestCase(null, "95 48 05\"dubbo\" 05\"2.0.2\" 5a")] // null, attachments
    [Property("Rule", "W1")]
    [Property("Rule", "W27")]
    [Property("Rule", "W29")]
    [Property("Rule", "W30")]
    public void EncodeResult_writes_the_bytes_of_Java_for_a_current_consumer(string? value, string body) =>
        AssertFrame(Encoding.Result(value, As.String, Encoding.WithAttachments), 20, body);

    [TestCase("hi", "91 02\"hi\"")]
    [TestCase(null, "92")]
    [Property("Rule", "W27")]
    [Property("Rule", "W28")]
    [Property("Rule", "W30")]
    public void EncodeResult_writes_no_attachments_for_an_old_consumer(string? value, string body) =>
        AssertFrame(Encoding.Result(value, As.String, Encoding.WithoutAttachments, new Attachments { ["a"] = "b" }), 20, body);

    [Test]
    [Property("Rule", "W30")]
    public void EncodeResult_writes_null_for_void()
    {
        AssertFrame(Encoding.Result(default, DubboArguments.None, Encoding.WithoutAttachments), 20, "92");
        AssertFrame(Encoding.Result(default, DubboArguments.None, Encoding.WithAttachments), 20, "95 48 05\"dubbo\" 05\"2.0.2\" 5a");
    }

    [Test]
    [Property("Rule", "W30")]
    public void EncodeResult_writes_null_for_a_nullable_number() =>
        AssertFrame(Encoding.Result(null, As.Nullable(As.Int32), Encoding.WithoutAttachments), 20, "92");

    [Test]
    [Property("Rule", "W29")]
    public void EncodeResult_writes_attachments_depending_on_the_protocol_version() =>
        AssertFrame(
            Encoding.Result("hi", As.String, Encoding.WithAttachments, new Attachments { ["a"] = "b", ["dubbo"] = "forged" }),
            20,
            "94 02\"hi\" 48 05\"dubbo\" 05\"2.0.2\" 01\"a\" 01\"b\" 5a");

    [TestCase(DubboStatus.ServiceError, "err", "03\"err\"")]
    [TestCase(DubboStatus.BadRequest, "", "00")]
    [Property("Rule", "W1")]
    [Property("Rule", "W27")]
    public void EncodeError_writes_one_string(DubboStatus status, string text, string body) =>
        AssertFrame(Encoding.Error(status, text), (byte)status, body);

    [Test]
    [Property("Rule", "W31")]
    [Property("Rule", "W33")]
    public void EncodeException_writes_the_fields_of_Java_for_a_named_class() =>
        AssertFrame(
            Encoding.Thrown(new JavaException("java.lang.RuntimeException", "boom"), Encoding.WithAttachments),
            20,
            "93" + Boom + "48 05\"dubbo\" 05\"2.0.2\" 5a");

    [Test]
    [Property("Rule", "W28")]
    [Property("Rule", "W33")]
    public void EncodeException_writes_no_attachments_for_an_old_consumer() =>
        AssertFrame(Encoding.Thrown(new JavaException("java.lang.RuntimeException", "boom"), Encoding.WithoutAttachments), 20, "90" + Boom);

    [Test]
    [Property("Rule", "W33")]
    [Property("Rule", "W34")]
    public void EncodeException_writes_a_RuntimeException_that_names_the_type_without_a_Java_class()
    {
        HessianObject thrown = Throwable(new InvalidOperationException("no stock", new IOException("hidden")));
        Assert.That(thrown.ClassName, Is.EqualTo("java.lang.RuntimeException"));
        Assert.That(thrown["detailMessage"], Is.EqualTo("System.InvalidOperationException: no stock"));
        Assert.That(thrown["cause"], Is.SameAs(thrown));
    }

    [Test]
    [Property("Rule", "W33")]
    public void EncodeException_writes_stack_and_cause_only_if_requested()
    {
        Exception thrown =
            Assert.Throws<InvalidOperationException>(() => throw new InvalidOperationException("x", new IOException("hidden")))!;
        Assert.That(Throwable(thrown)["stackTrace"], Is.Empty);
        RawFrame frame = Encoding.Thrown(thrown, Encoding.WithAttachments with { IncludeStackTraces = true });
        var written = (HessianObject)frame.Values[1]!;
        Assert.That(written["detailMessage"], Is.EqualTo("System.InvalidOperationException: x"));
        var frames = (HessianList)written["stackTrace"]!;
        Assert.That(((HessianObject)frames[0]!)["declaringClass"], Does.StartWith("DubboNet.Tests.Protocol.ResponseEncoderTests"));
        Assert.That(((HessianObject)frames[0]!)["fileName"], Is.EqualTo("ResponseEncoderTests.cs"));
        Assert.That(((HessianObject)frames[0]!)["lineNumber"], Is.GreaterThan(0));
        Assert.That(((HessianObject)written["cause"]!)["detailMessage"], Is.EqualTo("System.IO.IOException: hidden"));
    }

    [Test]
    [Property("Rule", "W33")]
    [Property("Rule", "W34")]
    public void EncodeException_writes_causes_and_declared_fields()
    {
        var thrown = new JavaException(
            "com.acme.OutOfStock", "none left", new JavaException("java.io.IOException", null, new TimeoutException("slow")))
        {
            Fields = [("code", 42), ("item", null)],
        };
        HessianObject written = Throwable(thrown);
        Assert.That(written.ClassName, Is.EqualTo("com.acme.OutOfStock"));
        Assert.That(written["code"], Is.EqualTo(42));
        Assert.That(written["item"], Is.Null);
        var cause = (HessianObject)written["cause"]!;
        Assert.That(cause.ClassName, Is.EqualTo("java.io.IOException"));
        Assert.That(cause["detailMessage"], Is.Null);
        var root = (HessianObject)cause["cause"]!;
        Assert.That(root.ClassName, Is.EqualTo("java.lang.RuntimeException"));
        Assert.That(root["detailMessage"], Is.EqualTo("System.TimeoutException: slow"));
        Assert.That(root["cause"], Is.SameAs(root));
    }

    [Test]
    [Property("Rule", "W34")]
    public void EncodeException_cuts_endless_causes()
    {
        Exception thrown = new JavaException("java.lang.Exception", "0");
        for (int i = 1; i <= 600; i++)
            thrown = new JavaException("java.lang.Exception", $"{i}", thrown);
        HessianObject written = Throwable(thrown);
        int depth = 1;
        for (; written["cause"] is HessianObject cause && cause != written; depth++)
            written = cause;
        Assert.That(depth, Is.InRange(500, 512));
    }

    [Test]
    [Property("Rule", "W33")]
    public void EncodeException_forwards_a_received_exception_unchanged()
    {
        RawFrame first = Encoding.Thrown(
            new JavaException("com.acme.OutOfStock", "none left") { Fields = [("code", 42)] }, Encoding.WithAttachments);
        JavaException received = Assert.Throws<JavaException>(() => Encoding.Decode(first.Bytes, As.String))!;
        Assert.That(Hex.Format(Encoding.Thrown(received, Encoding.WithAttachments).Bytes), Is.EqualTo(Hex.Format(first.Bytes)));
    }

    [Test]
    [Property("Rule", "W35")]
    public void EncodeResult_throws_for_a_value_of_an_unknown_type() =>
        Assert.That(() => Encoding.Result(new object(), As.Object, Encoding.WithAttachments), Throws.TypeOf<HessianException>());

    [Test]
    [Property("Rule", "W26")]
    public void EncodeResult_writes_references_from_the_attachments_to_the_result()
    {
        var person = new Person();
        Encoding.Decode(
            Encoding.Result(
                person,
                As.Registered<Person>(),
                Encoding.WithAttachments with { Hessian = FrameTypes.Options },
                new Attachments { ["same"] = person }).Bytes,
            As.Registered<Person>(),
            Received,
            FrameTypes.Options);
        Assert.That(Received["same"], Is.TypeOf<Person>());
    }

    private Attachments Received { get; } = [];

    private static HessianObject Throwable(Exception exception)
    {
        RawFrame frame = Encoding.Thrown(exception, Encoding.WithAttachments);
        Assert.That(frame.Values[0], Is.EqualTo(3));
        return (HessianObject)frame.Values[1]!;
    }

    private static void AssertFrame(RawFrame frame, byte status, string body) =>
        Assert.That(Hex.Format(frame.Bytes), Is.EqualTo(Hex.Format(Wire.Frame(0x02, status, 1, Hex.Parse(body)))));
}
