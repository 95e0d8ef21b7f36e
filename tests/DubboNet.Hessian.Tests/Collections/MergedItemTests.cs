using System.Collections.Frozen;
using System.Numerics;
using System.Text.Json;
using System.Text.Json.Nodes;
using DubboNet.Hessian.Tests.Models;

namespace DubboNet.Hessian.Tests.Collections;

/// <summary>Another enum for the Java class of <see cref="Color"/>.</summary>
internal enum Scarlet
{
    Red,
}

/// <summary>
/// Tests that items and keys that differ in .NET and have the same bytes are an error, because Java would keep only one of them.
/// </summary>
[Property("Rule", "H59")]
public sealed class MergedItemTests
{
    private static readonly DateTime Noon = new(2024, 5, 6, 12, 0, 0, DateTimeKind.Utc);

    private static readonly HessianOptions Options = new()
    {
        Types = HessianTypeResolver.Combine(
            HessianTypeRegistry.Create(Colors.Hessian),
            HessianTypeRegistry.Create(new HessianEnumFormatter<Scarlet>(Colors.ClassName, [(Scarlet.Red, "RED")]))),
    };

    private static readonly IHessianFormatter<DateTimeOffset> JavaDates =
        As.Converted(As.JavaDate, (DateTimeOffset value) => JavaDate.From(value), value => value.ToDateTimeOffset());

    /// <summary>Two values of different types, or of one type, with the same bytes.</summary>
    private static IEnumerable<TestCaseData> Twins()
    {
        yield return Twin((sbyte)5, (short)5, "5 (sbyte) and 5 (short)");
        yield return Twin((byte)5, 5, "5 (byte) and 5 (int)");
        yield return Twin((ushort)5, 5, "5 (ushort) and 5 (int)");
        yield return Twin(5u, 5L, "5 (uint) and 5 (long)");
        yield return Twin(5ul, new BigInteger(5), "5 (ulong) and 5 (System.Numerics.BigInteger)");
        yield return Twin(0.1f, 0.1, "0.1 (float) and 0.1 (double)");
        yield return Twin(-0f, 0.0, "-0 (float) and 0 (double)");
        yield return Twin('a', "a", "a (char) and \"a\" (string)");
        yield return Twin("ab".ToCharArray(), "ab", "\"ab\" (char[]) and \"ab\" (string)");
        yield return Twin("ab".ToCharArray(), "ab".ToCharArray(), "\"ab\" (char[]) and \"ab\" (char[])");
        yield return Twin(1.5m, BigDecimal.FromDecimal(1.5m), "1.5 (decimal) and 1.5 (DubboNet.Hessian.BigDecimal)");
        yield return Twin(
            Noon, new DateTimeOffset(Noon), "2024-05-06T12:00:00.0000000Z (System.DateTime) and 2024-05-06T12:00:00.0000000+00:00 "
                + "(System.DateTimeOffset)");
        yield return Twin(
            Noon, Noon.AddTicks(1), "2024-05-06T12:00:00.0000000Z (System.DateTime) and 2024-05-06T12:00:00.0000001Z (System.DateTime)");
        yield return Twin(
            new DateOnly(2024, 5, 6), JavaLocalDate.From(new DateOnly(2024, 5, 6)),
            "05/06/2024 (System.DateOnly) and 2024-05-06 (DubboNet.Hessian.JavaLocalDate)");
        yield return Twin(Color.Red, Scarlet.Red, "Red (DubboNet.Hessian.Tests.Models.Color) and Red (DubboNet.Hessian.Tests.");
        yield return Twin(JsonSerializer.SerializeToElement(5), 5, "\"5\" (System.Text.Json.JsonElement) and 5 (int)");
        yield return Twin("a", JsonValue.Create("a"), "\"a\" (string) and \"a\" (System.Text.Json.Nodes.JsonValuePrimitive<string>)");
    }

    [TestCaseSource(nameof(Twins))]
    public void Items_of_a_set_with_the_same_bytes_are_an_error(object first, object second, string both)
    {
        AssertFails(new HashSet<object> { "x", first, second }, As.Set(As.Object), both, "[2]");
        AssertFails(new HashSet<object> { "x", first, second }, As.SetAs<ISet<object>, object>(As.Object), both, "[2]");
        AssertFails(new HashSet<object> { "x", first, second }, As.Object, both, "[2]");
        AssertFails(new HessianSet("java.util.LinkedHashSet") { "x", first, second }, As.Object, both, "[2]");
    }

    [TestCaseSource(nameof(Twins))]
    public void Keys_of_a_map_with_the_same_bytes_are_an_error(object first, object second, string both)
    {
        var map = new Dictionary<object, int> { ["x"] = 1, [first] = 2, [second] = 3 };
        AssertFails(map, As.Dictionary(As.Object, As.Int32), both, "keys[");
        AssertFails(map, As.DictionaryAs<IDictionary<object, int>, object, int>(As.Object, As.Int32), both, "keys[");
        AssertFails(map, As.Object, both, "keys[");
        AssertFails(new HessianMap("java.util.TreeMap") { ["x"] = 1, [first] = 2, [second] = 3 }, As.Object, both, "keys[");
    }

    [Test]
    public void Dates_of_a_typed_collection_that_differ_by_less_than_a_millisecond_are_an_error()
    {
        const string both = "12:00:00.0000000Z (System.DateTime) and 2024-05-06T12:00:00.0000001Z (System.DateTime)";
        AssertFails([Noon, Noon.AddTicks(1)], As.Set(As.DateTime), both, "[1]");
        AssertFails([Noon, null, Noon.AddTicks(1)], As.Set(As.Nullable(As.DateTime)), both, "[2]");
        AssertFails([Noon, Noon.AddTicks(1)], As.SortedSet(As.DateTime), both, "[1]");
        AssertFails(new[] { Noon, Noon.AddTicks(1) }.ToFrozenSet(), As.FrozenSet(As.DateTime), "(System.DateTime) and ", "[1]");
        AssertFails(new HashSet<DateTime> { Noon, Noon.AddTicks(1) }, As.Object, both, "[1]");
        var map = new Dictionary<DateTime, int> { [Noon] = 1, [Noon.AddTicks(1)] = 2 };
        AssertFails(map, As.Dictionary(As.DateTime, As.Int32), both, "keys[");
        AssertFails(map, As.Object, both, "keys[");
        DateTimeOffset offset = Noon;
        AssertFails([offset, offset.AddTicks(1)], As.Set(As.DateTimeOffset), "(System.DateTimeOffset) and ", "[1]");
        AssertFails([offset, offset.AddTicks(1)], As.Set(As.SqlTimestamp), "(System.DateTimeOffset) and ", "[1]");
        AssertFails([offset, offset.AddTicks(1)], As.Set(JavaDates), "(System.DateTimeOffset) and ", "[1]");
    }

    [Test]
    public void Values_that_differ_on_the_wire_are_written()
    {
        AssertKept(new HashSet<object> { 5, 5L, 5.0, "5", new BigInteger(5), 5m, true, Noon, Color.Red, Color.Green });
        AssertKept(new HashSet<object> { 1.5, 1.25f, "1.5", 'x', Guid.Empty, HessianNull.Key });
        AssertKept(new HashSet<object> { new List<object> { 1 }, new List<object> { 1 }, 1 });
        AssertKept([Noon, Noon.AddMilliseconds(1)], As.Set(As.DateTime));
        AssertKept([Noon, Noon.AddTicks(1)], As.Set(As.LocalDateTime));
    }

    [Test]
    public void Null_in_its_two_forms_is_an_error() =>
        AssertFails([null!, HessianNull.Key], As.Set(As.Object), "null and null (DubboNet.Hessian.HessianNull)", "[1]");

    [Test]
    public void Set_that_contains_itself_is_written()
    {
        var set = new HashSet<object> { 1, "a" };
        set.Add(set);
        AssertKept(set);
    }

    [Test]
    public void List_can_contain_values_with_the_same_bytes() =>
        Codec.AssertWrites("7a 95 95", new List<object> { (byte)5, (short)5 }, As.List(As.Object));

    [Test]
    public void Large_set_of_several_types_takes_linear_time() => Growth.AssertLinear(
        count =>
        {
            HashSet<object> set = [.. Enumerable.Range(0, count).Select(i => i % 2 == 0 ? (object)i : (long)i)];
            return () => HessianSerializer.Serialize(set, As.Set(As.Object));
        },
        10_000);

    [Test]
    public void Error_has_the_path_to_the_member()
    {
        var order = new HessianObject("com.acme.Order", ("items", new HashSet<object> { (sbyte)5, (short)5 }));
        HessianException error = Assert.Throws<HessianException>(() => HessianSerializer.Serialize(order))!;
        Assert.That(
            error.Message,
            Is.EqualTo(
                "items[1] (in com.acme.Order): 5 (sbyte) and 5 (short) are different in .NET, but are written with the same bytes, so that "
                    + "Java would keep only one item of the set: remove one of them, or use types that Java tells apart"));
    }

    private static TestCaseData Twin(object first, object second, string both) =>
        new TestCaseData(first, second, both).SetArgDisplayNames(both);

    private static void AssertFails<T>(T collection, IHessianFormatter<T> formatter, string both, string path)
    {
        HessianException? error = Assert.Throws<HessianException>(() => HessianSerializer.Serialize(collection, formatter, Options));
        Assert.That(error!.Message, Does.Contain(both).And.Contain("would keep only one"));
        Assert.That(error.Path, Does.StartWith(path));
    }

    private static void AssertKept(HashSet<object> set) => AssertKept(set, As.Set(As.Object));

    private static void AssertKept<T>(HashSet<T> set, IHessianFormatter<HashSet<T>> formatter)
    {
        byte[] bytes = HessianSerializer.Serialize(set, formatter, Options);
        Assert.That(HessianSerializer.Deserialize(bytes, formatter, Options), Has.Count.EqualTo(set.Count));
    }
}
