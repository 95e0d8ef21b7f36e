using System.Collections.Immutable;
using DubboNet.Hessian.Tests.Models;

namespace DubboNet.Hessian.Tests.Collections;

/// <summary>Tests that no entry or item is lost. Keys that differ in Java stay different, or are an error that names them.</summary>
public sealed class LostKeyTests
{
    private const string Number = "43 14\"java.math.BigDecimal\" 91 05\"value\" ";
    private const string TwoScales = "48 " + Number + "60 03\"1.0\" 09\"one digit\" 60 04\"1.00\" 0a\"two digits\" 5a";
    private const string TwoItems = "72 11\"java.util.HashSet\" " + Number + "60 03\"1.0\" 60 04\"1.00\"";
    private const string IntAndLong = "48 91 01\"i\" e1 01\"l\" 5a";

    private static readonly KeyValuePair<string, string>[] BothScales = [new("1.0", "one digit"), new("1.00", "two digits")];

    [Test]
    public void Decimals_of_two_scales_are_two_keys()
    {
        Assert.That(Entries((Dictionary<object, object?>)HessianSerializer.Deserialize(Hex.Parse(TwoScales))!), Is.EqualTo(BothScales));
        AssertBoth(As.Dictionary(As.Decimal, As.String));
        AssertBoth(As.DictionaryAs<IReadOnlyDictionary<decimal, string>, decimal, string>(As.Decimal, As.String));
        AssertBoth(As.OrderedDictionary(As.Decimal, As.String));
        AssertBoth(As.ConcurrentDictionary(As.Decimal, As.String));
        AssertBoth(As.FrozenDictionary(As.Decimal, As.String));
        AssertBoth(As.ImmutableDictionary(As.Decimal, As.String));
        Assert.That(
            Entries(HessianSerializer.Deserialize(Hex.Parse(TwoScales), As.Dictionary(As.Object, As.String))!),
            Is.EquivalentTo(BothScales));
    }

    [Test]
    public void Decimals_of_two_scales_are_written_back_unchanged()
    {
        object? map = HessianSerializer.Deserialize(Hex.Parse(TwoScales));
        Assert.That(Hex.Format(HessianSerializer.Serialize(map)), Is.EqualTo(Hex.Format(Hex.Parse(TwoScales))));
        object? set = HessianSerializer.Deserialize(Hex.Parse(TwoItems));
        Assert.That(Hex.Format(HessianSerializer.Serialize(set, Codec.Compact)), Is.EqualTo(Hex.Format(Hex.Parse(TwoItems))));
    }

    [Test]
    public void Key_of_another_scale_finds_nothing_as_in_Java()
    {
        Dictionary<decimal, string> map = HessianSerializer.Deserialize(Hex.Parse(TwoScales), As.Dictionary(As.Decimal, As.String))!;
        Assert.That(map[1.00m], Is.EqualTo("two digits"));
        Assert.That(map.ContainsKey(1.000m), Is.False);
    }

    [Test]
    public void Decimals_of_two_scales_are_two_items()
    {
        Assert.That((HashSet<object>)HessianSerializer.Deserialize(Hex.Parse(TwoItems))!, Has.Count.EqualTo(2));
        Assert.That(HessianSerializer.Deserialize(Hex.Parse(TwoItems), As.Set(As.Decimal)), Has.Count.EqualTo(2));
        Assert.That(HessianSerializer.Deserialize(Hex.Parse(TwoItems), As.Set(As.Nullable(As.Decimal))), Has.Count.EqualTo(2));
        Assert.That(HessianSerializer.Deserialize(Hex.Parse(TwoItems), As.SetAs<ISet<decimal>, decimal>(As.Decimal)), Has.Count.EqualTo(2));
        Assert.That(HessianSerializer.Deserialize(Hex.Parse(TwoItems), As.FrozenSet(As.Decimal)), Has.Count.EqualTo(2));
        Assert.That(HessianSerializer.Deserialize(Hex.Parse(TwoItems), As.ImmutableHashSet(As.Decimal)), Has.Count.EqualTo(2));
        Assert.That(
            (HessianSet)HessianSerializer.Deserialize(
                Hex.Parse("72 17\"java.util.LinkedHashSet\" " + Number + "60 03\"1.0\" 60 04\"1.00\""))!,
            Has.Count.EqualTo(2));
    }

    [Test]
    public void Sorted_collection_that_cannot_hold_both_is_an_error()
    {
        AssertNames(TwoScales, As.SortedDictionary(As.Decimal, As.String), "1.00");
        AssertNames(TwoItems, As.SortedSet(As.Decimal), "1.00");
    }

    [Test]
    public void Keys_that_become_equal_are_an_error_in_every_map()
    {
        AssertTwins(As.Dictionary(As.Int64, As.String));
        AssertTwins(As.DictionaryAs<IDictionary<long, string>, long, string>(As.Int64, As.String));
        AssertTwins(As.OrderedDictionary(As.Int64, As.String));
        AssertTwins(As.SortedDictionary(As.Int64, As.String));
        AssertTwins(As.ConcurrentDictionary(As.Int64, As.String));
        AssertTwins(As.FrozenDictionary(As.Int64, As.String));
        AssertTwins(As.ImmutableDictionary(As.Int64, As.String));
        AssertNames("48 91 01\"i\" 01\"1\" 01\"t\" 5a", As.Dictionary(As.String, As.String), "\"1\"");
        AssertNames("48 5b 90 44 80 00 00 00 00 00 00 00 91 5a", As.Dictionary(As.Double, As.Int32), "-0");
    }

    [Test]
    public void Unknown_constants_with_the_same_fallback_are_an_error()
    {
        const string map =
            "4d 11\"java.util.EnumMap\" 43 1c\"com.example.dubbonet.P$Color\" 91 04\"name\" 60 04\"PINK\" 91 60 04\"GREY\" 92 5a";
        AssertNames(map, As.Dictionary(Colors.Lenient, As.Int32), "Blue");
    }

    [Test]
    public void Items_of_a_set_that_become_equal_are_an_error()
    {
        AssertNames("72 11\"java.util.HashSet\" 91 e1", As.Set(As.Int64), "1");
        AssertNames("72 11\"java.util.HashSet\" 91 e1", As.SortedSet(As.Int64), "1");
        Assert.That(Codec.Fail("72 11\"java.util.HashSet\" 91 e1", As.FrozenSet(As.Int64)).Message, Does.Contain("1 would be lost"));
    }

    [Test]
    public void Comparer_of_a_custom_collection_that_treats_keys_as_equal_is_an_error()
    {
        IHessianFormatter<Dictionary<string, int>> anyCase = As.Map<Dictionary<string, int>, string, int>(
            As.String, As.Int32, () => new(StringComparer.OrdinalIgnoreCase), (map, key, value) => map[key] = value);
        AssertNames("48 01\"a\" 91 01\"b\" 92 01\"A\" 93 5a", anyCase, "\"A\"");
        IHessianFormatter<ImmutableHashSet<string>> made = As.Collection<ImmutableHashSet<string>, string>(
            As.String, items => items.ToImmutableHashSet(StringComparer.OrdinalIgnoreCase));
        Assert.That(Codec.Fail("72 11\"java.util.HashSet\" 01\"a\" 01\"A\"", made).Message, Does.Contain("1 would be lost"));
    }

    [Test]
    public void Duplicate_item_of_a_list_is_one_item_of_a_declared_set() => Codec.AssertReads("7a 91 91", [1], As.Set(As.Int32));

    [Test]
    public void Same_key_twice_is_one_key_as_in_Java()
    {
        Codec.AssertReads(
            "48 01\"k\" 91 01\"k\" 92 5a", new SortedDictionary<string, int> { ["k"] = 2 }, As.SortedDictionary(As.String, As.Int32));
        Codec.AssertReads("48 5b 91 5b 92 5a", new Dictionary<double, int> { [0] = 2 }, As.Dictionary(As.Double, As.Int32));
    }

    [Test]
    public void Many_duplicate_keys_take_linear_time() => Growth.AssertLinear(
        count =>
        {
            byte[] bytes = [0x48, .. Enumerable.Repeat((byte[])[0x01, 0x6b, 0x91], count).SelectMany(entry => entry), 0x5a];
            return () => HessianSerializer.Deserialize(
                bytes, As.SortedDictionary(As.String, As.Int32), new HessianOptions { MaxExpansion = 1000 });
        },
        10_000);

    [Test]
    public void Copy_of_a_shared_map_that_would_lose_an_entry_is_an_error()
    {
        byte[] bytes = Hex.Parse("7a " + IntAndLong + " 51 91");
        var reader = new HessianReader(bytes, HessianOptions.Default);
        HessianListCursor list = reader.ReadListStart();
        reader.ReadNextElement(ref list);
        Assert.That(reader.ReadObject(), Is.InstanceOf<Dictionary<object, object?>>());
        string? message = null;
        try
        {
            As.Dictionary(As.Int64, As.String).Read(ref reader);
        }
        catch (HessianException e)
        {
            message = e.Message;
        }

        Assert.That(message, Does.Contain("Two keys of the map are both 1"));
        reader.Dispose();
    }

    private static void AssertBoth<TMap>(IHessianFormatter<TMap> formatter)
        where TMap : IEnumerable<KeyValuePair<decimal, string>> =>
        Assert.That(Entries(HessianSerializer.Deserialize(Hex.Parse(TwoScales), formatter)!), Is.EquivalentTo(BothScales));

    private static void AssertTwins<TMap>(IHessianFormatter<TMap> formatter) => AssertNames(IntAndLong, formatter, "1");

    private static void AssertNames<T>(string hex, IHessianFormatter<T> formatter, string item) =>
        Assert.That(Codec.Fail(hex, formatter).Message, Does.Contain($"are both {item} in ").And.Contain("would be lost"));

    private static IEnumerable<KeyValuePair<string, string>> Entries<TKey, TValue>(IEnumerable<KeyValuePair<TKey, TValue>> map) =>
        map.Select(
            entry => KeyValuePair.Create(
                string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{entry.Key}"), $"{entry.Value}"));
}
