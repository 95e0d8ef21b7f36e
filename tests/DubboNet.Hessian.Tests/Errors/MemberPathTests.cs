using System.Collections.Immutable;
using DubboNet.Hessian.Tests.Models;

namespace DubboNet.Hessian.Tests.Errors;

/// <summary>Tests that an error in reading or writing contains the member in which it occurred and its Java class.</summary>
public sealed class MemberPathTests
{
    private static readonly IHessianFormatter<Dictionary<string, List<int>>> Prices = As.Dictionary(As.String, As.List(As.Int32));

    private static readonly object Unwritable = new UriBuilder();

    private static readonly TestCaseData[] Written =
    [
        new TestCaseData(new List<object?> { 1, Unwritable }, "[1]", null),
        new TestCaseData(new object[] { 1, 2, Unwritable }, "[2]", null),
        new TestCaseData(new HashSet<object> { 1, Unwritable }, "[1]", null),
        new TestCaseData(new Queue<object>([Unwritable]), "[0]", null),
        new TestCaseData(new Dictionary<object, object> { ["EUR"] = Unwritable }, "[\"EUR\"]", null),
        new TestCaseData(new Dictionary<object, object> { [7L] = Unwritable }, "[7]", null),
        new TestCaseData(new Dictionary<object, object> { [new JavaDate(1)] = Unwritable }, "[1970-01-01T00:00:00.001Z]", null),
        new TestCaseData(new Dictionary<object, object> { [new JavaDate(long.MinValue)] = Unwritable }, "[-9223372036854775808 ms]", null),
        new TestCaseData(new Dictionary<object, object> { [new JavaLocalDate(-4, 2, 29)] = Unwritable }, "[-0004-02-29]", null),
        new TestCaseData(
            new Dictionary<object, object> { [new JavaLocalDateTime(new(2024, 2, 29), new(1, 2, 3, 4))] = Unwritable },
            "[2024-02-29T01:02:03.000000004]", null),
        new TestCaseData(new Dictionary<object, object> { [BigDecimal.FromDecimal(1.50m)] = Unwritable }, "[1.50]", null),
        new TestCaseData(new Dictionary<object, object> { [HessianNull.Key] = Unwritable }, "[null]", null),
        new TestCaseData(new Dictionary<object, object> { ["EUR"] = 1, [Unwritable] = 2 }, "keys[UriBuilder]", null),
        new TestCaseData(new HessianObject("com.acme.A", ("x", 1), ("y", Unwritable)), "y", "com.acme.A"),
        new TestCaseData(new HessianObject("com.acme.A", ("x", new List<object> { Unwritable })), "x[0]", "com.acme.A"),
        new TestCaseData(new HessianObject("com.acme.A", ("x", new HessianObject("com.acme.B", ("y", Unwritable)))), "x.y", "com.acme.B"),
        new TestCaseData(new Person { Extra = Unwritable }, null, Person.ClassName),
        new TestCaseData(new List<object> { new Person { Color = (Color)9 } }, "[0]", Person.ClassName),
    ];

    [TestCase("57 91 01\"a\" 5a", "[1]")]
    [TestCase("7a 91 01\"a\"", "[1]")]
    [TestCase("7c 91 91 91 01\"a\"", "[3]")]
    [TestCase("72 04\"[int\" 91 01\"a\"", "[1]")]
    public void Element_of_a_list_array_or_set_is_named_by_its_index(string hex, string path)
    {
        Assert.That(Codec.Fail(hex, As.List(As.Int32)).Path, Is.EqualTo(path));
        Assert.That(Codec.Fail(hex, As.Int32Array).Path, Is.EqualTo(path));
        Assert.That(Codec.Fail(hex, As.Array(As.Int64, "[long")).Path, Is.EqualTo(path));
        Assert.That(Codec.Fail(hex, As.Set(As.Int32)).Path, Is.EqualTo(path));
        Assert.That(
            Codec.Fail(hex, As.Collection<Queue<int>, int>(As.Int32, _ => [], (queue, item) => queue.Enqueue(item))).Path,
            Is.EqualTo(path));
        Assert.That(Codec.Fail(hex, As.Collection<ImmutableArray<int>, int>(As.Int32, items => [.. items])).Path, Is.EqualTo(path));
    }

    [TestCase("48 03\"EUR\" 7a 91 01\"a\" 5a", "[\"EUR\"][1]")]
    [TestCase("48 03\"USD\" 78 03\"EUR\" 91 5a", "[\"EUR\"]")]
    [TestCase("48 03\"USD\" 78 4e 78 5a", "keys[1]")]
    [TestCase("48 04\"a\" 0a \"bc\" 91 5a", "[\"a?bc\"]")]
    public void Entry_of_a_map_is_named_by_its_key_and_a_key_by_its_index(string hex, string path) =>
        Assert.That(Codec.Fail(hex, Prices).Path, Is.EqualTo(path));

    [Test]
    public void Field_is_named_with_the_class_that_has_it()
    {
        HessianException error = Codec.Fail("43 19\"com.example.dubbonet.Node\" 91 03\"age\" 60 01\"x\"", Person.Hessian);
        Assert.That(error.Path, Is.EqualTo("age"));
        Assert.That(error.JavaClass, Is.EqualTo("com.example.dubbonet.Node"));
        Assert.That(error.Message, Is.EqualTo(
            "age (in com.example.dubbonet.Node): Wrong kind of value: expected an int, found a string (at byte 33)"));
    }

    [Test]
    public void Field_of_an_object_in_the_form_of_a_map_is_named_too() =>
        Assert.That(Codec.Fail("48 03\"age\" 01\"x\" 5a", Person.Hessian).Path, Is.EqualTo("age"));

    [Test]
    public void Value_of_a_java_class_is_named_with_its_class()
    {
        HessianException error =
            Codec.Fail("43 04\"a.Be\" 91 06\"salary\" 60 43 14\"java.math.BigDecimal\" 91 05\"value\" 61 01\"x\"", Person.Hessian);
        Assert.That(error.Path, Is.EqualTo("salary"));
        Assert.That(error.JavaClass, Is.EqualTo("java.math.BigDecimal"));
        Assert.That(error.Message, Does.StartWith("salary (java.math.BigDecimal): "));
    }

    [Test]
    public void Undeclared_values_are_named_as_declared_ones()
    {
        HessianException error = Codec.Fail("7a 91 43 01\"A\" 91 05\"inner\" 60 48 01\"k\" 7a 4e 45", As.Object);
        Assert.That(error.Path, Is.EqualTo("[1].inner[\"k\"][1]"));
        Assert.That(error.JavaClass, Is.EqualTo("A"));
    }

    [TestCaseSource(nameof(Written))]
    public void Value_that_cannot_be_written_is_named(object value, string? path, string? javaClass)
    {
        Assert.That(
            () => HessianSerializer.Serialize(value, Known.Models),
            Throws.TypeOf<HessianException>().With.Property("Path").EqualTo(path).And.Property("JavaClass").EqualTo(javaClass));
    }

    [Test]
    public void Field_that_was_kept_and_cannot_be_written_is_named()
    {
        var value = new Document { Title = "t", UnknownFields = [new("more", Unwritable)] };
        HessianException error = Assert.Throws<HessianException>(() => HessianSerializer.Serialize(value, Document.Hessian))!;
        Assert.That((error.Path, error.JavaClass), Is.EqualTo(("more", Document.ClassName)));
    }

    [Test]
    public void Field_of_an_exception_that_cannot_be_written_is_named()
    {
        var cause = new JavaException("com.acme.E", "m") { Fields = [("own", Unwritable)] };
        HessianException error =
            Assert.Throws<HessianException>(() => HessianSerializer.Serialize(new JavaException("com.acme.F", "m", cause), As.Throwable))!;
        Assert.That((error.Path, error.JavaClass), Is.EqualTo(("cause.own", "com.acme.E")));
    }

    [Test]
    public void Path_of_any_depth_is_short_and_has_both_ends()
    {
        object value = Unwritable;
        for (int i = 0; i < 500; i++)
            value = new HessianObject("com.acme.Node", ($"n{i}", value));
        string path = Assert.Throws<HessianException>(() => HessianSerializer.Serialize(value))!.Path!;
        Assert.That(path, Does.StartWith("n499.n498.").And.Contain(".n484.….n15.").And.EndsWith(".n1.n0"));
    }

    [Test]
    public void Path_of_long_names_is_cut_in_the_middle()
    {
        object value = Unwritable;
        for (int i = 0; i < 20; i++)
            value = new HessianObject("com.acme.Node", ($"n{i}{new string('x', 5_000)}", value));
        HessianException error = Assert.Throws<HessianException>(() => HessianSerializer.Serialize(value))!;
        Assert.That(error.Path, Has.Length.EqualTo(1025).And.StartsWith("n19x"));
    }

    [Test]
    public void Layer_above_can_add_the_place_of_the_value()
    {
        HessianException error = Codec.Fail("7a 91 01\"a\"", As.List(As.Int32));
        error.AddRoot("result");
        Assert.That(error.Message, Is.EqualTo("result[1]: Wrong kind of value: expected an int, found a string (at byte 2)"));
        Assert.That(error.Description, Is.EqualTo("Wrong kind of value: expected an int, found a string (at byte 2)"));
    }
}
