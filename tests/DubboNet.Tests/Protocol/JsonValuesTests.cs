using System.Numerics;
using System.Text.Json;
using DubboNet.Protocol.Generic;

namespace DubboNet.Tests.Protocol;

/// <summary>Tests the JSON of generic calls, in the form of Gson.</summary>
[Property("Rule", "W49")]
public sealed class JsonValuesTests
{
    private static readonly HessianEnumFormatter<DayOfWeek> Days = new("com.acme.Day", [(DayOfWeek.Monday, "MONDAY")]);
    private static readonly HessianTypeRegistry Types = HessianTypeRegistry.Create(Days);

    [Test]
    public void Values_are_written_as_Gson_writes_them()
    {
        AssertWritten("null", null);
        AssertWritten("true", true);
        AssertWritten("-5", -5);
        AssertWritten("9223372036854775807", long.MaxValue);
        AssertWritten("3.0", 3.0);
        AssertWritten("1E+20", 1e20);
        AssertWritten("0.1", 0.1f);
        AssertWritten("\"NaN\"", double.NaN);
        AssertWritten("12.50", 12.50m);
        AssertWritten("1E+40", new BigDecimal(1, -40));
        AssertWritten("1267650600228229401496703205376", BigInteger.Pow(2, 100));
        AssertWritten("\"Zoë \\\"张\\\"\"", "Zoë \"张\"");
        AssertWritten("[1,-1]", new byte[] { 1, 255 });
        AssertWritten("[[1],null,\"a\"]", new object?[] { new List<object?> { 1 }, null, "a" });
    }

    [Test]
    public void Times_are_ISO()
    {
        AssertWritten("\"2026-11-25T18:06:00.5Z\"", new DateTime(2026, 11, 25, 18, 6, 0, 500, DateTimeKind.Utc));
        AssertWritten("\"2026-11-25\"", new DateOnly(2026, 11, 25));
        AssertWritten("\"+12026-01-02\"", new JavaLocalDate(12026, 1, 2));
        AssertWritten("\"18:06\"", new TimeOnly(18, 6));
        AssertWritten("\"18:06:01\"", new TimeOnly(18, 6, 1));
        AssertWritten("\"18:06:00.000001\"", new JavaLocalTime(18, 6, 0, 1000));
        AssertWritten("\"2026-11-25T00:00\"", new DateTime(2026, 11, 25));
        AssertWritten("\"2023-11-14T22:13:20.0000001Z\"", new JavaInstant(1700000000, 100));
    }

    [Test]
    public void Objects_are_written_as_fields_without_nulls_and_enums_as_names()
    {
        var day = new HessianObject("com.acme.Day", ("name", "MONDAY"));
        AssertWritten("""{"day":"MONDAY","map":{"1":2}}""", new HessianObject(
            "com.acme.Item", ("day", day), ("none", null), ("map", new Dictionary<object, object?> { [1] = 2, ["x"] = null })));
    }

    [Test]
    public void Shared_parts_are_written_for_each_object()
    {
        var shared = new HessianObject("com.acme.Customer", ("name", "a"));
        AssertWritten("""[{"name":"a"},{"name":"a"}]""", new List<object?> { shared, shared });
        IEnumerable<int> numbers = Enumerable.Range(0, 50_000);
        object?[] orders = [.. numbers.Select(number => new HessianObject("com.acme.Order", ("number", number), ("customer", shared)))];
        Assert.That(JsonValues.Write(orders, Types), Does.EndWith("""{"number":49999,"customer":{"name":"a"}}]"""));
    }

    [Test]
    public void Parts_within_shared_parts_are_written_for_each()
    {
        var inner = new List<object?> { 1, "é" };
        var outer = new Dictionary<object, object?> { ["a"] = inner, ["b"] = inner };
        const string Outer = """{"a":[1,"é"],"b":[1,"é"]}""";
        AssertWritten($$"""[0,{{Outer}},{{Outer}},[1,"é"],{"c":{{Outer}}},2]""", new List<object?>
        {
            0, outer, outer, inner, new Dictionary<object, object?> { ["c"] = outer }, 2,
        });
    }

    [TestCase(512, true)]
    [TestCase(513, false)]
    public void Shared_parts_count_towards_the_nesting_limit_at_each_place(int levels, bool isWritten)
    {
        const int LevelsOfPart = 255;
        List<object?> part = Nest([], LevelsOfPart - 1);
        List<object?> whole = [part, Nest([part], levels - LevelsOfPart - 2)];
        if (isWritten)
            Assert.That(JsonValues.IsJson(JsonValues.Write(whole, Types)), Is.True);
        else
            Assert.That(() => JsonValues.Write(whole, Types), Throws.TypeOf<HessianException>().With.Message.Contains("nested deeper"));

        static List<object?> Nest(List<object?> list, int times)
        {
            for (int i = 0; i < times; i++)
                list = [list];
            return list;
        }
    }

    // JSON has no references, so each level doubles the text.
    [Test]
    public void Text_that_shared_references_multiply_is_rejected()
    {
        List<object?> list = [1];
        for (int level = 0; level < 100; level++)
            list = [list, list];
        long before = GC.GetAllocatedBytesForCurrentThread();
        Assert.That(
            () => JsonValues.Write(list, Types),
            Throws.TypeOf<HessianException>().With.Message.Contains("more than 16 times as long as with each part written once"));
        Assert.That(GC.GetAllocatedBytesForCurrentThread() - before, Is.LessThan(32 * 1024 * 1024));

        list.Add(list);
        list.Add(list);
        Assert.That(() => JsonValues.Write(list, Types), Throws.TypeOf<HessianException>());
    }

    [Test]
    public void Values_that_JSON_cannot_represent_are_rejected()
    {
        var circle = new HessianObject("com.acme.Node", ("next", null));
        circle["next"] = circle;
        Assert.That(
            () => JsonValues.Write(circle, Types), Throws.TypeOf<HessianException>().With.Message.Contains("refers to itself"));
        Assert.That(
            () => JsonValues.Write(new JavaDate(-128849018880000), Types),
            Throws.TypeOf<HessianException>().With.Message.Contains("Its year is not within 1 to 9999"));
        Assert.That(() => JsonValues.Write(new JavaYear(2026), Types), Throws.TypeOf<HessianException>().With.Message.Contains("JavaYear"));
    }

    [Test]
    public void Values_are_read_as_the_narrowest_that_is_exact()
    {
        Assert.That(JsonValues.Read("""[1, 4294967296, 0.5, 0.12345678901234567890, "a", true, null]"""), Is.EqualTo(new object?[]
        {
            1, 4294967296L, 0.5,
            new BigDecimal(BigInteger.Parse("12345678901234567890", System.Globalization.CultureInfo.InvariantCulture), 20), "a", true,
            null,
        }));
        Assert.That(JsonValues.Read("1e400"), Is.EqualTo(new BigDecimal(1, -400)));
        Assert.That(JsonValues.Read("1.50"), Is.EqualTo(new BigDecimal(150, 2)), "the scale of a BigDecimal");
        Assert.That(
            () => JsonValues.Read(
                "0." + new string('3', 20_000)), Throws.TypeOf<HessianException>().With.Message.Contains("more than 10000 digits"));
        Assert.That(JsonValues.Read("""{"a": 1, "a": {"b": []}}"""), Is.EqualTo(new Dictionary<object, object?>
        {
            ["a"] = new Dictionary<object, object?> { ["b"] = new List<object?>() },
        }));
    }

    [TestCase("")]
    [TestCase("{")]
    [TestCase("hi there")]
    public void Invalid_JSON_is_distinguished_from_JSON(string text)
    {
        Assert.That(JsonValues.IsJson(text), Is.False);
        Assert.That(() => JsonValues.Read(text), Throws.InstanceOf<JsonException>());
        Assert.That(JsonValues.IsJson(JsonValues.Write(text, Types)), Is.True);
    }

    [Test]
    public void Lone_surrogate_is_not_valid_JSON() => Assert.That(JsonValues.IsJson("\"\ud83d\""), Is.False);

    private static void AssertWritten(string json, object? value) => Assert.That(JsonValues.Write(value, Types), Is.EqualTo(json));
}
