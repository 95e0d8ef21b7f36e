using DubboNet.Hessian;

namespace DubboNet.Tool.Tests.Json;

/// <summary>Tests how JSON becomes values of declared Java types.</summary>
internal sealed class JavaValueReaderTests
{
    private static readonly Dictionary<string, JavaTypeShape> Shapes = new()
    {
        ["com.acme.Item"] = new(
            "com.acme.Item",
            [
                new("sku", JavaTypeName.Parse("java.lang.String")), new("price", JavaTypeName.Parse("java.math.BigDecimal")),
                new("color", JavaTypeName.Parse("com.acme.Color")), new("parts", JavaTypeName.Parse("java.util.List<com.acme.Item>")),
            ]),
        ["com.acme.Color"] = new("com.acme.Color", []) { Constants = ["RED", "GREEN"] },
        ["com.acme.Page"] = new("com.acme.Page", [new("items", JavaTypeName.Parse("java.util.List<T>"))]) { TypeParameters = ["T"] },
        ["com.acme.Base"] = new("com.acme.Base", []) { IsAbstract = true },
    };

    // Each value is written again, so that the text shows its type.
    private static readonly string[][] Values =
    [
        ["int", "12", "12"], ["java.lang.Long", "9007199254740993", "9007199254740993"],
        ["long", "\"9007199254740993\"", "9007199254740993"],
        ["java.math.BigDecimal", "1.50", "1.50"], ["java.math.BigDecimal", "\"1E+2\"", "1E+2"], ["java.math.BigInteger", "1", "1"],
        ["double", "1", "1.0"], ["double", "\"NaN\"", "\"NaN\""], ["boolean", "true", "true"], ["char", "\"a\"", "\"a\""],
        ["java.util.Date", "\"2026-01-31T08:00:00+01:00\"", "\"2026-01-31T07:00:00Z\""],
        ["java.util.Date", "0", "\"1970-01-01T00:00:00Z\""],
        ["java.util.Date", "\"2026-01-31\"", "\"2026-01-31T00:00:00Z\""], ["java.sql.Timestamp", "1", "\"1970-01-01T00:00:00.001Z\""],
        ["java.time.Instant", "\"2026-01-31T08:00:00.000000001Z\"", "\"2026-01-31T08:00:00.000000001Z\""],
        ["java.time.LocalDate", "\"2026-01-31\"", "\"2026-01-31\""], ["java.time.LocalTime", "\"08:05\"", "\"08:05:00\""],
        ["java.time.LocalDateTime", "\"2026-01-31T08:00:00.5\"", "\"2026-01-31T08:00:00.500\""],
        ["java.time.OffsetDateTime", "\"2026-01-31T08:00:00-01:30\"", "\"2026-01-31T08:00:00-01:30\""],
        ["java.time.ZonedDateTime", "\"2026-01-31T08:00:00+01:00[Europe/Paris]\"", "\"2026-01-31T08:00:00+01:00[Europe/Paris]\""],
        ["java.time.Duration", "\"PT1H30M0.5S\"", "\"PT1H30M0.5S\""], ["java.time.Duration", "\"PT-0.5S\"", "\"PT-0.5S\""],
        ["java.util.UUID", "\"01234567-89ab-cdef-0123-456789abcdef\"", "\"01234567-89ab-cdef-0123-456789abcdef\""],
        ["byte[]", "\"AAH/\"", "\"AAH/\""], ["byte[]", "[0,-1]", "\"AP8=\""],
        ["int[]", "[1,2]", "[1,2]"], ["long[][]", "[[1],[2]]", "[[1],[2]]"],
        ["java.util.Set<java.lang.Long>", "[1,2]", "[1,2]"], ["java.util.Map<java.lang.Integer, java.lang.Long>", "{\"1\":2}", "{\"1\":2}"],
        [
            "java.util.Map<com.acme.Item, java.lang.String>", """[{"key":{"sku":"a"},"value":"b"}]""",
            """[{"key":{"sku":"a"},"value":"b"}]""",
        ],
        ["com.acme.Color", "\"RED\"", "\"RED\""], ["java.lang.String", "null", "null"],
        [
            "com.acme.Page<com.acme.Item>", """{"items":[{"sku":"A-1","price":1.10,"color":"GREEN","parts":[{"sku":"B"}]}]}""",
            """{"items":[{"sku":"A-1","price":1.10,"color":"GREEN","parts":[{"sku":"B"}]}]}""",
        ],
    ];

    private static readonly string[][] Mistakes =
    [
        ["int", "2147483648", "Argument 1: 2147483648 cannot be a int, which must be a whole number from -2147483648 to 2147483647."],
        ["int", "null", "Argument 1: null cannot be a int, which must be a value, because a primitive type has no null."],
        ["java.util.List<java.lang.Long>", "[1,true]", "Argument 1[1]: true cannot be a java.lang.Long"],
        [
            "com.acme.Item", """{"parts":[{"price":"x"}]}""",
            "Argument 1.parts[0].price: \"x\" cannot be a java.math.BigDecimal, which must be a number.",
        ],
        ["com.acme.Item", """{"colour":"RED"}""", "Argument 1: com.acme.Item has no field colour. Did you mean color?"],
        ["com.acme.Color", "\"PINK\"", "which must be one of \"RED\", \"GREEN\"."],
        ["java.util.Map<java.lang.Integer, java.lang.Long>", """{"a":1}""", "key of Argument 1.a: \"a\" cannot be a java.lang.Integer"],
        ["java.util.Map<java.lang.Integer, java.lang.Long>", """{"1":1,"01":2}""", "key of Argument 1.01: The map has this key twice."],
        ["java.util.Date", "\"soon\"", "which must be a date in ISO 8601"], ["byte[]", "\"?\"", "which must be base64"],
        ["com.acme.Base", "{}", "com.acme.Base is abstract. Add the class of the object"],
        ["java.time.LocalTime", "\"25:00\"", "such as \"08:00:00\""],
    ];

    [TestCaseSource(nameof(Values))]
    public void Value_has_the_declared_type(string type, string json, string expected)
    {
        var reader = new JavaValueReader(name => Shapes.GetValueOrDefault(name));
        object? value = reader.Read(JsonTexts.Parse(json, "test"), JavaTypeName.Parse(type), ValuePath.Root("Argument 1"));
        byte[] bytes = HessianSerializer.Serialize(value, HessianFormatters.Object, HessianOptions.Default);

        Assert.That(JavaJsonWriter.Write(HessianSerializer.Deserialize(bytes), new JavaJsonOptions()), Is.EqualTo(expected));
        Assert.That(reader.NeedsGenericCall, Is.False);
    }

    [TestCaseSource(nameof(Mistakes))]
    public void Mistake_names_its_place(string type, string json, string message)
    {
        var reader = new JavaValueReader(name => Shapes.GetValueOrDefault(name));

        JsonValueException thrown = Assert.Throws<JsonValueException>(
            () => reader.Read(JsonTexts.Parse(json, "test"), JavaTypeName.Parse(type), ValuePath.Root("Argument 1")))!;

        Assert.That(thrown.Message, Does.Contain(message));
    }

    [TestCase("com.acme.Unknown", "{}", true)]
    [TestCase("java.lang.Object", """{"a":1}""", false)]
    [TestCase("java.lang.Object", """[{"class":"com.acme.Unknown"}]""", true)]
    public void Undescribed_class_needs_a_generic_call(string type, string json, bool needed)
    {
        var reader = new JavaValueReader(name => Shapes.GetValueOrDefault(name));

        reader.Read(JsonTexts.Parse(json, "test"), JavaTypeName.Parse(type), ValuePath.Root("Argument 1"));

        Assert.That(reader.NeedsGenericCall, Is.EqualTo(needed));
    }
}
