using DubboNet.Tests.Support;

namespace DubboNet.Tests.Protocol;

public sealed class JavaExceptionTests
{
    // new RuntimeException("boom") with an empty stack, as Java 17 writes it.
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
    public void Decode_reads_class_and_message_of_a_Throwable(string form, string attachments)
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
    public void Decode_reads_an_unknown_class_with_cause_and_stack()
    {
        var frame = new HessianObject(
            "java.lang.StackTraceElement",
            ("format", 1), ("declaringClass", "com.acme.Shop"), ("methodName", "sell"), ("fileName", "Shop.java"), ("lineNumber", 42));
        var native = new HessianObject(
            "java.lang.StackTraceElement", ("declaringClass", "com.acme.Main"), ("methodName", "main"), ("fileName", null),
            ("lineNumber", -2));
        var cause = new HessianObject("java.io.IOException", ("detailMessage", "disk"), ("cause", null));
        var suppressed = new HessianList("java.util.Collections$UnmodifiableRandomAccessList");
        var thrown = new HessianObject(
            "com.acme.OutOfStock",
            ("code", 7), ("cause", cause), ("stackTrace", new List<object?> { frame, native }), ("suppressedExceptions", suppressed),
            ("detailMessage", "none"));
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
    public void Decode_reads_a_Throwable_with_only_a_message()
    {
        JavaException error = Throw("90 43 01\"E\" 91 0d\"detailMessage\" 60 01\"x\"");
        Assert.That(error.JavaType, Is.EqualTo("E"));
        Assert.That(error.JavaMessage, Is.EqualTo("x"));
        Assert.That(Throw("90 43 01\"E\" 90 60").JavaMessage, Is.Null);
    }

    [Test]
    [Property("Rule", "W31")]
    public void Decode_cuts_cycles_of_causes()
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
    public void Decode_ignores_fields_of_unexpected_types()
    {
        var thrown =
            new HessianObject("com.acme.Odd", ("cause", "text"), ("detailMessage", 5), ("stackTrace", 7), ("suppressedExceptions", "none"));
        JavaException error = Throw(Hex.Format(Wire.Values(0, thrown)));
        Assert.That(error.JavaMessage, Is.Null);
        Assert.That(error.InnerException, Is.Null);
        Assert.That(error.JavaStackTrace, Is.Empty);
    }

    [Test]
    [Property("Rule", "W31")]
    public void ToString_shows_the_frames_of_Java_and_of_its_causes()
    {
        var frame = new HessianObject(
            "java.lang.StackTraceElement", ("declaringClass", "com.acme.Shop"), ("methodName", "sell"), ("fileName", "Shop.java"),
            ("lineNumber", 42));
        var forged = new HessianObject(
            "java.lang.StackTraceElement", ("declaringClass", "com.acme.Shop\r\nforged"), ("methodName", new string('m', 1000)),
            ("fileName", null), ("lineNumber", -1));
        var cause = new HessianObject(
            "java.io.IOException", ("detailMessage", "disk"), ("stackTrace", new List<object?> { forged }), ("cause", null));
        var thrown = new HessianObject(
            "com.acme.OutOfStock", ("cause", cause), ("stackTrace", new List<object?> { frame }), ("detailMessage", "none"));
        string text = $"{Throw(Hex.Format(Wire.Values(0, thrown)))}";
        Assert.That(text, Does.Contain("com.acme.OutOfStock: none").And.Contain("   at com.acme.Shop.sell(Shop.java:42)"));
        Assert.That(
            text,
            Does.Contain("java.io.IOException: disk").And.Contain("   at com.acme.Shop??forged.mmm").And.Not.Contain(new string('m', 400)));
        Assert.That(text, Does.Contain(nameof(Encoding)), "the frames of .NET follow");
    }

    [Test]
    public void Stack_of_any_depth_is_shown_in_part()
    {
        List<JavaStackFrame> frames =
            [.. Enumerable.Range(0, 5000).Select(i => new JavaStackFrame("com.acme.Deep", "call", "Deep.java", i))];
        var thrown = new JavaException(new JavaThrowable("java.lang.StackOverflowError") { Frames = frames });
        Assert.That(
            thrown.StackTrace,
            Does.Contain("Deep.java:99)").And.Not.Contain("Deep.java:100)").And.Contain("4900 more frames (JavaStackTrace has all)"));
        Assert.That(thrown.JavaStackTrace, Does.Contain("Deep.java:4999"));
    }

    [Test]
    public void Message_of_any_length_is_shown_in_part()
    {
        var thrown = new JavaException("com.acme.A", new string('x', 100_000));
        Assert.That(thrown.Message, Has.Length.LessThan(8300).And.EndsWith("more characters, in JavaMessage)"));
        Assert.That(thrown.JavaMessage, Has.Length.EqualTo(100_000));
    }

    [Test]
    [Property("Rule", "W31")]
    public void Decode_throws_the_exception_of_a_registered_class_with_the_stack_of_Java()
    {
        var frame = new HessianObject(
            "java.lang.StackTraceElement", ("declaringClass", "com.acme.Shop"), ("methodName", "sell"), ("fileName", "Shop.java"),
            ("lineNumber", 42));
        var thrown = new HessianObject(
            "com.acme.OutOfStock", ("cause", null), ("stackTrace", new List<object?> { frame }), ("detailMessage", "none"), ("missing", 3));
        var options = new HessianOptions { Types = HessianTypeRegistry.Create(new OutOfStockFormatter()) };
        OutOfStock error = Assert.Throws<OutOfStock>(
            () => Encoding.Decode(Wire.Frame(0x02, 20, 1, Wire.Values(0, thrown)), As.String, hessian: options))!;
        Assert.That((error.Message, error.Missing), Is.EqualTo(("none", 3)));
        Assert.That(JavaThrowable.FindIn(error)!.Frames.Single().ToString(), Is.EqualTo("com.acme.Shop.sell(Shop.java:42)"));
        Assert.That($"{error}", Does.Contain("   at com.acme.Shop.sell(Shop.java:42)"));
    }

    private static JavaException Throw(string body) =>
        Assert.Throws<JavaException>(() => Encoding.Decode(Wire.Frame(0x02, 20, 1, Hex.Parse(body)), As.String))!;

    private sealed class OutOfStock(string? message, int missing) : Exception(message)
    {
        public int Missing => missing;
    }

    private sealed class OutOfStockFormatter() : HessianExceptionFormatter<OutOfStock>("com.acme.OutOfStock", "missing")
    {
        protected override void WriteOwnFields(ref HessianWriter writer, OutOfStock value) => writer.WriteInt32(value.Missing);

        protected override OutOfStock Create(JavaThrowable throwable, ReadOnlySpan<object?> ownFields) =>
            new(throwable.Message, (int)ownFields[0]!);
    }
}
