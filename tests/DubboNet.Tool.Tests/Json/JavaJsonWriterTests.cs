using System.Numerics;
using DubboNet.Hessian;

namespace DubboNet.Tool.Tests.Json;

/// <summary>Tests how Java values are written as JSON.</summary>
internal sealed class JavaJsonWriterTests
{
    private static readonly object?[][] Scalars =
    [
        [null, "null"], [true, "true"], [1, "1"], [long.MaxValue, "9223372036854775807"], [1.0, "1.0"], [0.1, "0.1"], [1e300, "1E+300"],
        [double.NaN, "\"NaN\""], [double.NegativeInfinity, "\"-Infinity\""], ["a\n\u4e2d", "\"a\\n中\""],
        [new BigDecimal(1200, 3), "1.200"], [new BigDecimal(BigInteger.Pow(10, 30), -2), "1.000000000000000000000000000000E+32"],
        [BigInteger.Pow(2, 70), "1180591620717411303424"], [new byte[] { 0, 1, 255 }, "\"AAH/\""],
        [new JavaDate(1_700_000_000_123), "\"2023-11-14T22:13:20.123Z\""], [new JavaDate(-1), "\"1969-12-31T23:59:59.999Z\""],
        [new JavaDate(-62_167_219_200_001), "\"-0001-12-31T23:59:59.999Z\""],
        [new JavaDate(253_402_300_800_000), "\"+10000-01-01T00:00:00Z\""],
        [new JavaLocalDate(2026, 1, 31), "\"2026-01-31\""], [new JavaLocalTime(8, 5, 0, 1_000_000), "\"08:05:00.001\""],
        [new JavaInstant(0, 1), "\"1970-01-01T00:00:00.000000001Z\""],
        [new JavaOffsetDateTime(new(new(2026, 1, 31), new(8, 0, 0, 0)), new(-5400)), "\"2026-01-31T08:00:00-01:30\""],
        [
            new JavaZonedDateTime(new(new(2026, 1, 31), new(8, 0, 0, 0)), new(3600), "Europe/Paris"),
            "\"2026-01-31T08:00:00+01:00[Europe/Paris]\"",
        ],
        [new JavaDuration(5400, 500_000_000), "\"PT1H30M0.5S\""], [new JavaDuration(-1, 500_000_000), "\"PT-0.5S\""],
        [new JavaDuration(0, 0), "\"PT0S\""], [new JavaPeriod(1, 0, 3), "\"P1Y3D\""], [new JavaYearMonth(2026, 1), "\"2026-01\""],
        [new JavaMonthDay(1, 31), "\"--01-31\""], [Guid.Empty, "\"00000000-0000-0000-0000-000000000000\""],
        [new HessianObject("com.acme.Color", ("name", "RED")), "\"RED\""], [new JavaClass("int"), "\"int\""],
    ];

    [TestCaseSource(nameof(Scalars))]
    public void Value_without_parts_is_one_text(object? value, string json) =>
        Assert.That(JavaJsonWriter.Write(value, new JavaJsonOptions()), Is.EqualTo(json));

    [Test]
    public void Object_in_itself_is_a_reference_to_its_place()
    {
        var child = new HessianObject("com.acme.Node", ("name", "child"), ("parent", null), ("items", null));
        var list = new List<object?> { child };
        child["parent"] = new HessianObject("com.acme.Node", ("name", "root"), ("parent", null), ("items", list));
        child["items"] = list;

        string json = JavaJsonWriter.Write(child["parent"], new JavaJsonOptions());

        Assert.That(json, Is.EqualTo(
            """{"name":"root","parent":null,"items":[{"name":"child","parent":{"$ref":"$"},"items":{"$ref":"$.items"}}]}"""));
    }

    [Test]
    public void Indented_text_has_the_same_numbers()
    {
        var value = new Dictionary<object, object?> { ["numbers"] = new object[] { 1, 1.0, new BigDecimal(150, 2) } };

        Assert.That(JavaJsonWriter.Write(value, new JavaJsonOptions { IsIndented = true }), Is.EqualTo(
            """
            {
              "numbers": [
                1,
                1.0,
                1.50
              ]
            }
            """.ReplaceLineEndings()));
    }

    [Test]
    public void Object_in_two_places_is_written_twice()
    {
        var item = new HessianObject("com.acme.Item", ("sku", "A-1"));

        Assert.That(
            JavaJsonWriter.Write(new List<object?> { item, item }, new JavaJsonOptions()),
            Is.EqualTo("""[{"sku":"A-1"},{"sku":"A-1"}]"""));
    }

    [Test]
    public void Keys_that_are_no_text_become_text_or_entries()
    {
        var numbers = new Dictionary<object, object?>
        {
            [1] = "one",
            [2L] = "two",
            [HessianNull.Key] = null,
            [new JavaLocalDate(2026, 1, 31)] = 3,
        };
        var objects = new Dictionary<object, object?> { [new HessianObject("com.acme.Key", ("a", 1), ("b", 2))] = "x" };

        Assert.That(
            JavaJsonWriter.Write(new List<object?> { numbers, objects }, new JavaJsonOptions()),
            Is.EqualTo("""[{"1":"one","2":"two","null":null,"2026-01-31":3},[{"key":{"a":1,"b":2},"value":"x"}]]"""));
    }

    [Test]
    public void Numbers_that_a_double_cannot_hold_are_strings_by_option()
    {
        object?[] numbers =
            [9_007_199_254_740_992, 9_007_199_254_740_993, new BigDecimal(150, 2), new BigDecimal(BigInteger.Pow(3, 60), 5), 1];

        Assert.That(
            JavaJsonWriter.Write(numbers, new JavaJsonOptions { NumberStrings = JsonNumberStrings.Inexact }),
            Is.EqualTo("""[9007199254740992,"9007199254740993",1.50,"423911582752162035142944.33201",1]"""));
    }

    [Test]
    public void Classes_are_written_by_option()
    {
        var typed = new HessianObject("com.acme.Item", ("sku", "A-1"));
        var generic = new Dictionary<object, object?> { ["class"] = "com.acme.Item", ["sku"] = "A-1" };
        const string Expected = """[{"class":"com.acme.Item","sku":"A-1"},{"class":"com.acme.Item","sku":"A-1"}]""";

        Assert.Multiple(() =>
        {
            Assert.That(
                JavaJsonWriter.Write(new[] { typed, (object)generic }, new JavaJsonOptions { WithClasses = true }), Is.EqualTo(Expected));
            Assert.That(
                JavaJsonWriter.Write(new[] { typed, (object)generic }, new JavaJsonOptions()),
                Is.EqualTo("""[{"sku":"A-1"},{"sku":"A-1"}]"""));
        });
    }

    [Test]
    public void Described_class_with_a_name_only_is_no_enum()
    {
        var shape = new JavaTypeShape("com.acme.Tag", [new JavaFieldShape("name", JavaTypeName.Parse("java.lang.String"))]);
        var options = new JavaJsonOptions { FindType = _ => shape };

        Assert.That(
            JavaJsonWriter.Write(new HessianObject("com.acme.Tag", ("name", "RED")), options), Is.EqualTo("""{"name":"RED"}"""));
    }
}
