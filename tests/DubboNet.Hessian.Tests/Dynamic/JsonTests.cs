using System.Numerics;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace DubboNet.Hessian.Tests.Dynamic;

/// <summary>Tests that JSON without a declared type is written as maps, lists, numbers and strings.</summary>
public sealed class JsonTests
{
    private static readonly (string Json, object? Value)[] Cases =
    [
        ("null", null), ("true", true), ("false", false), ("\"a\\u00e9\\ud83d\\ude00\"", "a\u00e9\U0001f600"), ("\"\"", ""),
        ("0", 0), ("-7", -7), ("2147483647", int.MaxValue), ("-2147483648", int.MinValue), ("2147483648", 2147483648L),
        ("-9223372036854775808", long.MinValue),
        ("9223372036854775808", new BigDecimal(BigInteger.Pow(2, 63), 0)),
        ("12345678901234567890123", new BigDecimal(BigInteger.Parse("12345678901234567890123", null), 0)),
        ("1.5", 1.5), ("1.50", 1.5), ("1.0", 1.0), ("1e2", 100.0), ("-0.25", -0.25), ("1e300", 1e300), ("0.1", 0.1),
        ("5e-324", double.Epsilon),
        ("0.1234567890123456789", new BigDecimal(1234567890123456789, 19)), ("1e400", new BigDecimal(1, -400)), ("0.0", 0.0),
        ("[]", new List<object?>()), ("{}", new Dictionary<object, object?>()),
        ("[1,null,[\"a\"]]", new List<object?> { 1, null, new List<object?> { "a" } }),
        ("{\"a\":1,\"b\":{\"c\":[]},\"\":null}", new Dictionary<object, object?>
        {
            ["a"] = 1,
            ["b"] = new Dictionary<object, object?> { ["c"] = new List<object?>() },
            [""] = null,
        }),
    ];

    [TestCaseSource(nameof(Cases))]
    public void Element_document_and_node_are_written_as_their_values((string Json, object? Value) sample)
    {
        using JsonDocument document = JsonDocument.Parse(sample.Json);
        AssertReads(document.RootElement, sample.Value);
        AssertReads(document, sample.Value);
        AssertReads(JsonNode.Parse(sample.Json), sample.Value);
        AssertReads(new HessianObject("C", ("field", document.RootElement.Clone())), new HessianObject("C", ("field", sample.Value)));
        AssertReads(new List<object?> { document.RootElement, 1 }, new List<object?> { sample.Value, 1 });
    }

    [Test]
    public void Nodes_created_from_values_are_written_as_their_JSON()
    {
        var node = new JsonObject
        {
            ["int"] = 5,
            ["decimal"] = JsonValue.Create(1.25m),
            ["date"] = JsonValue.Create(new DateTime(2024, 2, 29, 0, 0, 0, DateTimeKind.Utc)),
            ["guid"] = JsonValue.Create(Guid.Empty),
            ["list"] = new JsonArray(1, "a", null),
        };
        AssertReads(node, new Dictionary<object, object?>
        {
            ["int"] = 5,
            ["decimal"] = 1.25,
            ["date"] = "2024-02-29T00:00:00Z",
            ["guid"] = Guid.Empty.ToString(),
            ["list"] = new List<object?> { 1, "a", null },
        });
    }

    [Test]
    public void Later_references_still_find_their_objects()
    {
        var shared = new List<object?> { 1 };
        var graph = new List<object?> { shared, JsonNode.Parse("{\"a\":[{}]}"), JsonSerializer.SerializeToElement(new[] { 1 }), shared };
        var read = (List<object?>)HessianSerializer.Deserialize(HessianSerializer.Serialize(graph))!;
        Assert.That(read[3], Is.SameAs(read[0]));
    }

    [TestCase(1000, true)]
    [TestCase(1001, false)]
    public void Depth_is_limited_as_for_other_values(int depth, bool isWritten)
    {
        string json = new string('[', depth) + new string(']', depth);
        JsonNode node = JsonNode.Parse(json, documentOptions: new JsonDocumentOptions { MaxDepth = depth })!;
        using JsonDocument document = JsonDocument.Parse(json, new JsonDocumentOptions { MaxDepth = depth });
        foreach (object value in (object[])[node, document, document.RootElement])
        {
            if (isWritten)
                Assert.That(() => HessianSerializer.Serialize(value), Throws.Nothing);
            else
                Assert.That(() => HessianSerializer.Serialize(value), Throws.TypeOf<HessianException>().With.Message.Contains("MaxDepth"));
        }
    }

    [Test]
    public void Element_without_a_value_and_too_long_number_are_errors()
    {
        Assert.That(
            () => HessianSerializer.Serialize(default(JsonElement)),
            Throws.TypeOf<HessianException>().With.Message.Contains("without a value"));
        using JsonDocument document = JsonDocument.Parse(new string('9', 10_001));
        Assert.That(
            () => HessianSerializer.Serialize(document),
            Throws.TypeOf<HessianException>().With.Message.Contains("10000").And.Message.Length.LessThan(250));
    }

    private static void AssertReads(object? json, object? expected)
    {
        object? read = HessianSerializer.Deserialize(HessianSerializer.Serialize(json));
        Assert.That(GraphComparer.FirstDifference(expected, read), Is.Null);
    }
}
