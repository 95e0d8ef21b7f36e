using DubboNet.Tests.Support;

namespace DubboNet.Tests.Protocol;

public sealed class JavaExceptionTests
{
    /// <summary>new RuntimeException("boom") with an empty stack, as Java 17 writes it.</summary>
    private const string Boom =
        """
        43 1a "java.lang.RuntimeException" 94
           14 "suppressedExceptions" 0a "stackTrace" 05 "cause" 0d "detailMessage"
        60
           70 1f "java.util.Collections$EmptyList"
           70 1c "[java.lang.StackTraceElement"
           51 90
           04 "boom"
        """;

    [TestCase("90", "")]
    [TestCase("93", "48 05\"dubbo\" 05\"2.0.2\" 5a")]
    [Property("Rule", "W27")]
    [Property("Rule", "W31")]
    public void Decode_throwable_of_java_gives_class_and_message(string form, string attachments)
    {
        JavaException thrown = Throw(form + Boom + attachments);
        Assert.That(thrown.JavaType, Is.EqualTo("java.lang.RuntimeException"));
        Assert.That(thrown.JavaMessage, Is.EqualTo("boom"));
        Assert.That(thrown.Message, Is.EqualTo("java.lang.RuntimeException: boom"));
        Assert.That(thrown.InnerException, Is.Null);
        Assert.That(thrown.JavaStackTrace, Is.Empty);
        Assert.That(thrown.Detail, Is.TypeOf<HessianObject>());
    }

    [Test]
    [Property("Rule", "W31")]
    [Property("Rule", "W32")]
    public void Decode_unknown_class_with_cause_and_stack_gives_all_of_it()
    {
        var frame = new HessianObject(
            "java.lang.StackTraceElement",
            ("format", 1), ("declaringClass", "com.acme.Shop"), ("methodName", "sell"), ("fileName", "Shop.java"), ("lineNumber", 42));
        var native = new HessianObject(
            "java.lang.StackTraceElement", ("declaringClass", "com.acme.Main"), ("methodName", "main"), ("fileName", null), ("lineNumber", -2));
        var cause = new HessianObject("java.io.IOException", ("detailMessage", "disk"), ("cause", null));
        var suppressed = new HessianList("java.util.Collections$UnmodifiableRandomAccessList");
        var thrown = new HessianObject(
            "com.acme.OutOfStock",
            ("code", 7), ("cause", cause), ("stackTrace", new List<object?> { frame, native }), ("suppressedExceptions", suppressed), ("detailMessage", "none"));
        JavaException error = Throw(Hex.Format(Wire.Values(0, thrown)));
        Assert.That(error.JavaType, Is.EqualTo("com.acme.OutOfStock"));
        Assert.That(error.JavaMessage, Is.EqualTo("none"));
        Assert.That(error.JavaStackTrace, Is.EqualTo("at com.acme.Shop.sell(Shop.java:42)\nat com.acme.Main.main(Native Method)\n"));
        Assert.That(((HessianObject)error.Detail!)["code"], Is.EqualTo(7));
        var inner = (JavaException)error.InnerException!;
        Assert.That(inner.JavaType, Is.EqualTo("java.io.IOException"));
        Assert.That(inner.JavaMessage, Is.EqualTo("disk"));
        Assert.That(inner.InnerException, Is.Null);
    }

    [Test]
    [Property("Rule", "W33")]
    public void Decode_throwable_with_a_bare_message_is_enough()
    {
        JavaException error = Throw("90 43 01\"E\" 91 0d\"detailMessage\" 60 01\"x\"");
        Assert.That(error.JavaType, Is.EqualTo("E"));
        Assert.That(error.JavaMessage, Is.EqualTo("x"));
        Assert.That(Throw("90 43 01\"E\" 90 60").JavaMessage, Is.Null);
    }

    [Test]
    [Property("Rule", "W31")]
    public void Decode_causes_in_a_circle_end()
    {
        var first = new HessianObject("com.acme.A", ("cause", null), ("detailMessage", "a"));
        var second = new HessianObject("com.acme.B", ("cause", first), ("detailMessage", "b"));
        first["cause"] = second;
        Exception? error = Throw(Hex.Format(Wire.Values(0, first)));
        int depth = 0;
        for (; error is not null; depth++)
            error = error.InnerException;
        Assert.That(depth, Is.EqualTo(2));
    }

    [Test]
    [Property("Rule", "W32")]
    public void Decode_fields_of_unexpected_types_do_no_harm()
    {
        var thrown = new HessianObject("com.acme.Odd", ("cause", "text"), ("detailMessage", 5), ("stackTrace", 7), ("suppressedExceptions", "none"));
        JavaException error = Throw(Hex.Format(Wire.Values(0, thrown)));
        Assert.That(error.JavaMessage, Is.Null);
        Assert.That(error.InnerException, Is.Null);
        Assert.That(error.JavaStackTrace, Is.Empty);
    }

    private static JavaException Throw(string body) =>
        Assert.Throws<JavaException>(() => Encoding.Decode(Wire.Frame(0x02, 20, 1, Hex.Parse(body)), As.String))!;
}
