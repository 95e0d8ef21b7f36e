using System.Collections.Immutable;

namespace DubboNet.Hessian.Tests.Collections;

/// <summary>
/// Tests a Java collection that is used in places with different .NET types. This is possible because Java erases type arguments, and .NET
/// does not.
/// </summary>
[Property("Rule", "H41")]
public sealed class SharedCollectionTests
{
    /// <summary>The form in which hessian-lite writes an object with Collections.emptyList() in two fields.</summary>
    private const string EmptyList = "70 1f\"java.util.Collections$EmptyList\"";

    [Test]
    public void Shared_empty_list_is_read_in_every_field()
    {
        Pair<List<string>, List<int>> lists = Read(EmptyList + " 51 90", As.List(As.String), As.List(As.Int32));
        Assert.That(lists.First, Is.Empty);
        Assert.That(lists.Second, Is.Empty);
        Assert.That(
            Read(EmptyList + " 51 90", As.List(As.String), HessianFormatters.ImmutableArray(As.Int32)).Second,
            Is.EqualTo(ImmutableArray<int>.Empty));
        Assert.That(Read(EmptyList + " 51 90", As.Object, As.Int32Array).Second, Is.Empty);
    }

    [Test]
    public void Items_that_fit_are_the_same_instances()
    {
        Pair<object, string[]> pair = Read("7a 01\"a\" 01\"b\" 51 90", As.Object, As.StringArray);
        Assert.That(pair.Second, Is.EqualTo(new[] { "a", "b" }));
        Assert.That(pair.Second[0], Is.SameAs(((List<object>)pair.First)[0]));
    }

    [Test]
    public void Items_that_do_not_fit_are_converted_to_the_declared_type()
    {
        Assert.That(
            Read("7a 91 4e 51 90", As.Object, As.List(HessianFormatters.Nullable(As.Int16))).Second, Is.EqualTo(new short?[] { 1, null }));
        List<List<long>> nested = Read("79 7a 91 92 51 90", As.Object, As.List(As.List(As.Int64))).Second;
        Assert.That(nested, Is.EqualTo(new[] { new List<long> { 1, 2 } }));
    }

    [Test]
    public void Maps_are_copied_by_entries()
    {
        Dictionary<string, long> copy = Read("48 01\"k\" 91 5a 51 90", As.Object, As.Dictionary(As.String, As.Int64)).Second;
        Assert.That(copy, Is.EqualTo(new Dictionary<string, long> { ["k"] = 1 }));
        SortedDictionary<string, int> sorted =
            Read("48 01\"k\" 91 5a 51 90", As.Object, HessianFormatters.SortedDictionary(As.String, As.Int32)).Second;
        Assert.That(sorted, Is.EqualTo(copy.ToDictionary(entry => entry.Key, entry => (int)entry.Value)));
        ImmutableDictionary<string, int> built =
            Read("48 01\"k\" 91 5a 51 90", As.Object, HessianFormatters.ImmutableDictionary(As.String, As.Int32)).Second;
        Assert.That(built["k"], Is.EqualTo(1));
    }

    [Test]
    public void Every_kind_of_collection_copies()
    {
        Assert.That(Read("7a 91 92 51 90", As.Object, As.Set(As.Int32)).Second, Is.EquivalentTo(new[] { 1, 2 }));
        Assert.That(Read("7a 91 92 51 90", As.Object, HessianFormatters.SortedSet(As.Int32)).Second, Is.EqualTo(new[] { 1, 2 }));
        Assert.That(Read("7a 91 92 51 90", As.Object, HessianFormatters.ImmutableList(As.Int32)).Second, Is.EqualTo(new[] { 1, 2 }));
        Assert.That(Read("7a 91 92 51 90", As.Object, HessianFormatters.LinkedList(As.Int32)).Second, Is.EqualTo(new[] { 1, 2 }));
    }

    [Test]
    public void Places_of_one_type_share_one_copy()
    {
        byte[] bytes = Hex.Parse("7a 91 92 51 90 51 90 51 90");
        var reader = new HessianReader(bytes, HessianOptions.Default);
        try
        {
            object? first = reader.ReadObject();
            List<int>? second = As.List(As.Int32).Read(ref reader);
            Assert.That(As.List(As.Int32).Read(ref reader), Is.SameAs(second));
            Assert.That(reader.ReadObject(), Is.SameAs(first));
        }
        finally
        {
            reader.Dispose();
        }
    }

    [TestCase(
        "7a 91 01\"a\"",
        "[1]: A collection that was previously read as another type has an item that cannot be read as int: Wrong kind of value: expected "
            + "an int, found a string")]
    [TestCase("48 5a", "expected List<int>, found a map")]
    public void Value_that_does_not_fit_is_an_error(string shared, string sentence)
    {
        HessianException error = Assert.Throws<HessianException>(() => Read(shared + " 51 90", As.Object, As.List(As.Int32)))!;
        Assert.That(error.Message, Does.Contain(sentence));
    }

    [Test]
    public void Null_is_not_a_key_of_a_copy()
    {
        HessianException error =
            Assert.Throws<HessianException>(() => Read("48 4e 91 5a 51 90", As.Object, As.Dictionary(As.String, As.Int32)))!;
        Assert.That(error.Message, Does.StartWith("keys[0]: The key is null"));
    }

    [Test]
    public void List_that_contains_itself_is_not_a_list_of_strings()
    {
        HessianException error = Assert.Throws<HessianException>(() => Read("79 51 90 51 90", As.Object, As.List(As.String)))!;
        Assert.That(error.Message, Does.Contain("a string"));
    }

    private static Pair<TFirst, TSecond> Read<TFirst, TSecond>(
        string hex, IHessianFormatter<TFirst> first, IHessianFormatter<TSecond> second)
    {
        byte[] bytes = Hex.Parse(hex);
        var reader = new HessianReader(bytes, HessianOptions.Default);
        try
        {
            return new(first.Read(ref reader)!, second.Read(ref reader)!);
        }
        finally
        {
            reader.Dispose();
        }
    }

    private sealed record Pair<TFirst, TSecond>(TFirst First, TSecond Second);
}
