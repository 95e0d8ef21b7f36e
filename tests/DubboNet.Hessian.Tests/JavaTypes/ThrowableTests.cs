using DubboNet.Hessian.Tests.Models;
using DubboNet.Hessian.Tests.Vectors;

namespace DubboNet.Hessian.Tests.JavaTypes;

[Property("Rule", "H52")]
public sealed class ThrowableTests
{
    private const string Names = "14\"suppressedExceptions\" 0a\"stackTrace\" 05\"cause\" 0d\"detailMessage\"";
    private const string NoFrames = "70 1c\"[java.lang.StackTraceElement\"";

    private static readonly HessianOptions Registered = new()
    {
        Types = HessianTypeResolver.Combine(
            Known.Models.Types, HessianTypeRegistry.Create(OutOfStockException.Hessian, CodedException.Hessian, TangledException.Hessian)),
    };

    [Test]
    public void Every_Throwable_of_Java_is_an_exception_with_class_and_message()
    {
        IEnumerable<VectorRow> rows =
            VectorFile.Rows.Where(row => row.Encoding.Contains(Convert.ToHexStringLower("detailMessage"u8), StringComparison.Ordinal)
            && row.Encoding.StartsWith("43", StringComparison.Ordinal)).ToList();
        Assert.That(rows.Count(), Is.GreaterThan(20));
        foreach (VectorRow row in rows)
        {
            var undeclared = (HessianObject)HessianSerializer.Deserialize(row.GetBytes())!;
            var thrown = (JavaException)HessianSerializer.Deserialize(row.GetBytes(), As.Throwable)!;
            Assert.That(thrown.JavaType, Is.EqualTo(undeclared.ClassName), row.ToString());
            Assert.That(thrown.JavaMessage, Is.EqualTo(undeclared["detailMessage"]), row.ToString());
            Assert.That(
                Hex.Format(HessianSerializer.Serialize(thrown, As.Throwable, Codec.Compact)),
                Is.EqualTo(Hex.Format(HessianSerializer.Serialize(undeclared, Codec.Compact))),
                row.ToString());
            Assert.That(thrown.ToString(), Does.StartWith("DubboNet.JavaException"));
        }
    }

    [TestCase("message \"s\", two suppressed (IOException(\"x\"), Error(\"y\")), cause Exception(\"z\"), one frame", null)]
    [TestCase("message \"s\", two suppressed (IOException(\"x\"), Error(\"y\")), cause Exception(\"z\"), one frame", "hessian-lite 3.2.13")]
    public void Cause_stack_and_suppressed_are_kept_apart(string description, string? mark)
    {
        JavaException thrown = Read(description, mark);
        Assert.That(((JavaException)thrown.InnerException!).JavaMessage, Is.EqualTo("z"));
        Assert.That(
            thrown.Throwable.Suppressed.Cast<JavaException>().Select(e => $"{e.JavaType} {e.JavaMessage}"),
            Is.EqualTo(["java.io.IOException x", "java.lang.Error y"]));
        Assert.That(thrown.JavaStackTrace, Is.EqualTo("at com.example.Foo.bar(Foo.java:42)\n"));
    }

    [TestCase("loop: a has cause b, b has cause a", 2)]
    [TestCase("message \"a\", cause RuntimeException(\"b\"), its cause Error(\"c\"), empty traces", 3)]
    [TestCase("initCause(null): cause is 4e, not itself", 1)]
    [TestCase("message \"boom\", empty stack trace", 1)]
    [Property("Attack", "A25")]
    public void Chain_of_causes_is_cut(string description, int length)
    {
        int found = 0;
        for (Exception? next = Read(description); next is not null; next = next.InnerException)
            found++;
        Assert.That(found, Is.EqualTo(length));
    }

    [TestCase("78")]
    [TestCase("70 1f\"java.util.Collections$EmptyList\"")]
    [TestCase("70 30 26\"java.util.Collections$UnmodifiableList\"")]
    [TestCase("70 13\"java.util.ArrayList\"")]
    [TestCase("4e")]
    public void Suppressed_list_has_many_forms(string list)
    {
        string plain = $"43 01\"E\" 94 {Names} 60 {list} {NoFrames} 51 90 01\"m\"";
        Assert.That(HessianSerializer.Deserialize(Hex.Parse(plain), As.Throwable)!.Message, Is.EqualTo("E: m"));
        string mine = $"43 30 23\"{OutOfStockException.ClassName}\" 94 {Names} 60 {list} {NoFrames} 51 90 01\"m\"";
        var read = (OutOfStockException)HessianSerializer.Deserialize(Hex.Parse(mine), Registered)!;
        Assert.That(read.Message, Is.EqualTo("m"));
        Assert.That(read.InnerException, Is.Null);
    }

    [Test]
    public void Suppressed_list_can_be_shared()
    {
        string hex =
            $"7a 43 30 23\"{OutOfStockException.ClassName}\" 94 {Names} 60 70 1f\"java.util.Collections$EmptyList\" {NoFrames} 51 91 "
            + "01\"a\""
            + $" 60 51 92 70 91 51 94 01\"b\"";
        var both = (List<object?>)HessianSerializer.Deserialize(Hex.Parse(hex), Registered)!;
        Assert.That(both.Cast<OutOfStockException>().Select(e => e.Message), Is.EqualTo(["a", "b"]));
        var unknown = (List<object?>)HessianSerializer.Deserialize(Hex.Parse(hex))!;
        Assert.That(unknown.Select(item => JavaException.From(item, HessianTypeRegistry.BuiltIn)!.JavaMessage), Is.EqualTo(["a", "b"]));
    }

    [Test]
    [Property("Attack", "A25")]
    public void Cycles_through_causes_and_suppressed_of_a_registered_class_end()
    {
        string start = $"43 30 23\"{OutOfStockException.ClassName}\" 94 {Names} 60 ";
        var inItself =
            (OutOfStockException)HessianSerializer.Deserialize(Hex.Parse($"{start} 79 51 90 {NoFrames} 4e 01\"m\""), Registered)!;
        Assert.That(JavaThrowable.FindIn(inItself)!.Suppressed, Is.Empty);
        var loop =
            (OutOfStockException)HessianSerializer.Deserialize(Hex.Parse($"{start} 4e 4e 60 4e 4e 51 90 01\"b\" 01\"a\""), Registered)!;
        Assert.That(loop.InnerException!.Message, Is.EqualTo("b"));
        Assert.That(loop.InnerException.InnerException, Is.Null);
    }

    [TestCase("4e", "51 90")]
    [TestCase($"43 01\"E\" 94 {Names} 61 78 78 51 90 01\"e\"", "4e")]
    [Property("Attack", "A25")]
    public void Cycle_through_a_registered_class_needs_one_that_is_created_first(string cause, string at)
    {
        string fields = $"{Names} 02\"at\" 60 78 {NoFrames} {cause} 01\"m\" {at}";
        HessianException refused = Assert.Throws<HessianException>(
            () => HessianSerializer.Deserialize(Hex.Parse($"43 30 23\"{OutOfStockException.ClassName}\" 95 {fields}"), Registered))!;
        Assert.That(refused.Message, Does.Contain("cannot be part of a cycle"));

        var read =
            (TangledException)HessianSerializer.Deserialize(Hex.Parse($"43 10\"{TangledException.ClassName}\" 95 {fields}"), Registered)!;
        JavaThrowable received = JavaThrowable.FindIn(read)!;
        Assert.That(read.At ?? received.Cause!.InnerException, Is.SameAs(read));
        Assert.That(read.Message, Is.EqualTo("m"));

        var unknown = (HessianObject)HessianSerializer.Deserialize(HessianSerializer.Serialize(read, Registered))!;
        Assert.That(unknown["at"] ?? ((HessianObject)unknown["cause"]!)["cause"], Is.SameAs(unknown));
    }

    [Test]
    public void Exception_created_first_reads_itself_as_no_cause_and_keeps_a_cause()
    {
        string start = $"43 10\"{TangledException.ClassName}\" 94 {Names} 60 4e 4e";
        var alone = (TangledException)HessianSerializer.Deserialize(Hex.Parse($"{start} 51 90 01\"a\""), Registered)!;
        Assert.That(JavaThrowable.FindIn(alone)!.Cause, Is.Null);
        var caused = (TangledException)HessianSerializer.Deserialize(Hex.Parse($"{start} 60 4e 4e 51 91 01\"b\" 01\"a\""), Registered)!;
        Assert.That(JavaThrowable.FindIn(caused)!.Cause!.Message, Is.EqualTo("b"));
        var again = (TangledException)HessianSerializer.Deserialize(HessianSerializer.Serialize(caused, Registered), Registered)!;
        Assert.That(JavaThrowable.FindIn(again)!.Cause!.Message, Is.EqualTo("b"));
    }

    [Test]
    [Property("Attack", "A25")]
    public void Chain_of_references_and_a_doubling_tree_stay_small()
    {
        HessianObject chain = Thrown("0", null, null);
        var all = new List<object?> { chain };
        for (int i = 1; i < 5_000; i++)
            all.Add(chain = Thrown($"{i}", chain, new List<object?> { chain, chain }));
        byte[] bytes = HessianSerializer.Serialize(all);
        using var reader = new HessianReader(bytes, HessianOptions.Default);
        var items = (List<object?>)reader.ReadObject()!;
        JavaException last = JavaException.From(items[^1], HessianTypeRegistry.BuiltIn)!;
        int length = 0;
        for (Exception? next = last; next is not null; next = next.InnerException)
            length++;
        Assert.That(length, Is.InRange(2, 40));
        Assert.That(last.ToString(), Has.Length.LessThan(100_000));
    }

    [Test]
    [Property("Rule", "H24")]
    public void Registered_exception_has_the_fields_of_Throwable_and_its_own()
    {
        VectorRow row = Row("extends Exception{int code=7; Point at=Point(1,2)}, message \"biz\", one frame");
        var thrown = (OutOfStockException)HessianSerializer.Deserialize(row.GetBytes(), Registered)!;
        Assert.That(
            (thrown.Message, thrown.Code, $"{thrown.At}", thrown.InnerException), Is.EqualTo(("biz", 7, "(1, 2)", (Exception?)null)));
        JavaThrowable received = JavaThrowable.FindIn(thrown)!;
        Assert.That(received.Frames, Is.EqualTo([new JavaStackFrame("com.example.Foo", "bar", "Foo.java", 42)]));
        Assert.That(
            HessianSerializer.Deserialize(row.GetBytes(), OutOfStockException.Hessian, Registered), Is.TypeOf<OutOfStockException>());
        Assert.That(HessianSerializer.Deserialize(row.GetBytes(), As.Throwable, Registered), Is.TypeOf<OutOfStockException>());

        byte[] written = HessianSerializer.Serialize(thrown, As.Throwable, Registered);
        var unknown = (HessianObject)HessianSerializer.Deserialize(written)!;
        Assert.That(unknown["detailMessage"], Is.EqualTo("biz"));
        Assert.That(unknown["cause"], Is.SameAs(unknown));
        Assert.That(unknown["code"], Is.EqualTo(7));
        Assert.That(((HessianObject)((HessianList)unknown["stackTrace"]!)[0]!)["lineNumber"], Is.EqualTo(42));
    }

    [Test]
    public void Exception_derived_from_JavaException_keeps_its_type_and_is_written_back_unchanged()
    {
        VectorRow row = Row("extends RuntimeException{String code=\"E1\"}, message \"m\", cause null, empty trace");
        var thrown = (CodedException)HessianSerializer.Deserialize(row.GetBytes(), As.Throwable, Registered)!;
        Assert.That((thrown.JavaType, thrown.JavaMessage, thrown.Code), Is.EqualTo((CodedException.ClassName, "m", "E1")));
        Assert.That(JavaException.From(thrown, Registered.Types), Is.SameAs(thrown));
        var again = (CodedException)HessianSerializer.Deserialize(HessianSerializer.Serialize(thrown, Registered), Registered)!;
        Assert.That((again.JavaType, again.JavaMessage, again.Code), Is.EqualTo((CodedException.ClassName, "m", "E1")));
    }

    [Test]
    [Property("Rule", "H24")]
    public void Exception_of_NET_is_a_RuntimeException_with_four_fields()
    {
        Codec.AssertWrites(
            $"43 1a\"java.lang.RuntimeException\" 94 {Names} 60 78 56 1c\"[java.lang.StackTraceElement\" 90 51 90 30 "
                + "27\"System.TimeoutException: no answer yet!\"",
            new TimeoutException("no answer yet!"),
            As.Throwable);
        Codec.AssertWrites("4e", null, As.Throwable);
        Exception caught = Assert.Throws<TimeoutException>(() => throw new TimeoutException("x"))!;
        byte[] withStack = HessianSerializer.Serialize(caught, new HessianThrowableFormatter(includeStackTraces: true));
        Assert.That(
            ((JavaException)HessianSerializer.Deserialize(withStack, As.Throwable)!).JavaStackTrace, Does.Contain(nameof(ThrowableTests)));
    }

    [Test]
    [Property("Rule", "H24")]
    public void JavaException_to_be_thrown_has_class_cause_stack_suppressed_and_fields()
    {
        var inner = new JavaException("java.io.IOException", null);
        var thrown = new JavaException(new JavaThrowable("com.acme.Odd")
        {
            Message = "why",
            Cause = inner,
            Frames =
            [
                new JavaStackFrame("a.B", "c", null, -2),
                new JavaStackFrame("a.B", "d") { ModuleName = "m", ModuleVersion = "1", ClassLoaderName = "app", Format = 3 },
            ],
            Suppressed = [new JavaException("a.S", "s"), inner],
        })
        {
            Fields = [("code", 42)],
        };
        byte[] bytes = HessianSerializer.Serialize(thrown, As.Throwable);
        var read = (JavaException)HessianSerializer.Deserialize(bytes, As.Throwable)!;
        Assert.That(read.Throwable.Frames, Is.EqualTo(thrown.Throwable.Frames));
        Assert.That(read.Throwable.Suppressed[1], Is.SameAs(read.InnerException), "the same exception twice");
        Assert.That(((HessianObject)read.Detail!)["code"], Is.EqualTo(42));
        Assert.That(read.JavaStackTrace, Is.EqualTo("at a.B.c(Native Method)\nat a.B.d(Unknown Source)\n"));
    }

    [TestCase(
        "43 1b\"java.lang.StackTraceElement\" 94 0e\"declaringClass\" 0a\"methodName\" 08\"fileName\" 0a\"lineNumber\" 60 03\"a.B\" "
            + "01\"c\" 4e 8e",
        0)]
    public void Stack_frame_has_the_form_of_Java_8_if_that_is_sufficient(string hex, int format) =>
        Codec.AssertBoth(hex, new JavaStackFrame("a.B", "c", null, -2) { Format = format }, As.StackFrame);

    [Test]
    public void Frames_of_either_Java_are_read()
    {
        foreach (VectorRow row in VectorFile.Rows.Where(row => row.Type == "java.lang.StackTraceElement"))
        {
            JavaStackFrame frame = HessianSerializer.Deserialize(row.GetBytes(), As.StackFrame)!;
            string expected = row.Description.StartsWith("native", StringComparison.Ordinal)
                ? "a.B.m(Native Method)"
                : "com.example.Foo.bar(Foo.java:42)";
            Assert.That(frame.ToString(), Is.EqualTo(expected), row.ToString());
            Codec.AssertReads(HessianSerializer.Serialize(frame, As.StackFrame), frame, As.StackFrame);
        }
    }

    [TestCase("91")]
    [TestCase("01\"x\"")]
    [TestCase("78")]
    [TestCase("48 5a")]
    public void Other_values_are_not_Throwables(string hex) =>
        Assert.That(Codec.Fail(hex, As.Throwable).Message, Does.Contain("Throwable"));

    private static HessianObject Thrown(string message, object? cause, object? suppressed) =>
        new("com.acme.E", ("suppressedExceptions", suppressed), ("cause", cause), ("detailMessage", message));

    private static VectorRow Row(string description, string? mark = null) =>
        VectorFile.Rows.First(row => row.Description == description && row.Mark == mark);

    private static JavaException Read(string description, string? mark = null) =>
        (JavaException)HessianSerializer.Deserialize(Row(description, mark).GetBytes(), As.Throwable)!;
}
