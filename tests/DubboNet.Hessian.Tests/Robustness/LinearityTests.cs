using System.Buffers;
using System.Globalization;

namespace DubboNet.Hessian.Tests.Robustness;

/// <summary>Tests that reading and writing take time in proportion to the message, regardless of its contents.</summary>
[NonParallelizable]
internal sealed class LinearityTests
{
    private static readonly HessianOptions Generous = new() { MaxExpansion = 1000, MaxClassDefinitions = int.MaxValue };

    private static TestCaseData[] Values =>
    [
        Case("objects", n => Enumerable.Range(0, n).Select(i => (object?)new HessianObject(PairClass) { ["key"] = i }).ToList(), 10_000),
        Case("pairs_in_lists", n => Enumerable.Range(0, n).Select(i => (object?)new List<object?> { i, i + 1 }).ToList(), 10_000),
        Case("maps", n => Enumerable.Range(0, n).Select(i => (object?)new Dictionary<object, object?> { [i] = i }).ToList(), 10_000),
        Case("entries_of_a_map", n => Enumerable.Range(0, n).ToDictionary(i => (object)i, i => (object?)"v"), 4_000),
        Case("items_of_a_set", n => Enumerable.Range(0, n).Select(i => (object?)i).ToHashSet(), 4_000),
        Case(
            "class_definitions_that_differ_in_a_field_name",
            n => Enumerable.Range(0, n).Select(i => Single("com.acme.Same", Name("field", i))).ToList(), 4_000),
        Case(
            "class_definitions_that_differ_in_the_class_name",
            n => Enumerable.Range(0, n).Select(i => Single(Name("com.acme.C", i), "field")).ToList(), 4_000),
        Case("type_names", n => Enumerable.Range(0, n).Select(i => (object?)new HessianList(Name("com.acme.L", i)) { 1 }).ToList(), 4_000),
        Case("references_to_one_object", n => Enumerable.Repeat((object?)new HessianObject(PairClass), n).ToList(), 20_000),
        Case("references_to_many_objects", n => Twice(Enumerable.Range(0, n).Select(_ => new HessianObject(PairClass))), 10_000),
        Case("text", n => new string('é', n), 50_000),
        Case(
            "big_integers", n => Enumerable.Range(0, n).Select(i => (object?)((System.Numerics.BigInteger.One << 100) + i)).ToList(),
            4_000),
        Case("decimals", n => Enumerable.Range(0, n).Select(i => (object?)(i + 0.25m)).ToList(), 20_000),
        Case("suppressed_exceptions", Suppressed, 500),
        Case(
            "stack_frames",
            n =>
                new JavaException(
                    Throwable with { Frames = [.. Enumerable.Range(0, n).Select(i => new JavaStackFrame("C", "m", "C.java", i))] }),
            4_000),
    ];

    private static ClassDefinition PairClass { get; } = new("com.acme.Pair", "key", "value");

    private static JavaThrowable Throwable { get; } = new("com.acme.Failure") { Message = "failed" };

    [TestCaseSource(nameof(Values))]
    public void Writing_is_linear(Func<int, object?> create, int size) => Growth.AssertLinear(
        n =>
        {
            object? value = create(n);
            var output = new ArrayBufferWriter<byte>(1 << 22);
            return () =>
            {
                output.ResetWrittenCount();
                Write(output, value);
            };
        },
        size);

    [TestCaseSource(nameof(Values))]
    public void Reading_is_linear(Func<int, object?> create, int size) => Growth.AssertLinear(
        n =>
        {
            object? value = create(n);
            var output = new ArrayBufferWriter<byte>();
            Write(output, value);
            byte[] data = output.WrittenSpan.ToArray();
            return () => Read(data, value is Exception);
        },
        size);

    [Test]
    public void Reading_text_in_chunks_of_one_unit_is_linear() =>
        AssertReadingIsLinear(n => [.. Repeat([0x52, 0, 1, (byte)'a'], n), 0], 20_000);

    [Test]
    public void Reading_bytes_in_chunks_of_one_byte_is_linear() =>
        AssertReadingIsLinear(n => [.. Repeat([0x41, 0, 1, 7], n), 0x20], 20_000);

    [Test]
    public void Reading_a_list_of_unknown_length_is_linear() => AssertReadingIsLinear(n => [0x57, .. Repeat([0x91], n), 0x5a], 50_000);

    [Test]
    public void Reading_class_definitions_without_objects_is_linear() =>
        AssertReadingIsLinear(n => [.. Enumerable.Range(0, n).SelectMany(i => Definition(i)), 0x91], 4_000);

    private static void Write(ArrayBufferWriter<byte> output, object? value)
    {
        if (value is Exception exception)
            HessianSerializer.Serialize(output, exception, new HessianThrowableFormatter(includeStackTraces: true), Generous);
        else
            HessianSerializer.Serialize(output, value, As.Object, Generous);
    }

    private static object? Read(byte[] data, bool isException) => isException
        ? HessianSerializer.Deserialize(data, As.Throwable, Generous)
        : HessianSerializer.Deserialize(data, Generous);

    private static void AssertReadingIsLinear(Func<int, byte[]> create, int size) => Growth.AssertLinear(
        n =>
        {
            byte[] data = create(n);
            return () => HessianSerializer.Deserialize(data, Generous);
        },
        size);

    private static IEnumerable<byte> Repeat(byte[] part, int count) => Enumerable.Repeat(part, count).SelectMany(bytes => bytes);

    private static byte[] Definition(int number)
    {
        string name = number.ToString("D8", CultureInfo.InvariantCulture);
        return [0x43, 8, .. name.Select(letter => (byte)letter), 0x91, 1, (byte)'f'];
    }

    private static object? Suppressed(int count) =>
        new JavaException(Throwable with { Suppressed = [.. Enumerable.Range(0, count).Select(_ => new JavaException(Throwable))] });

    private static List<object?> Twice(IEnumerable<object> items)
    {
        object[] all = [.. items];
        return [.. all, .. all];
    }

    private static HessianObject Single(string className, string field) => new(new ClassDefinition(className, field));

    private static string Name(string prefix, int number) => prefix + number.ToString("D8", CultureInfo.InvariantCulture);

    private static TestCaseData Case(string name, Func<int, object?> create, int size) =>
        new TestCaseData(create, size).SetArgDisplayNames(name);
}
