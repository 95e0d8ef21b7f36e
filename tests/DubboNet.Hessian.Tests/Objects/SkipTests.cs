using DubboNet.Hessian.Tests.Models;

namespace DubboNet.Hessian.Tests.Objects;

/// <summary>Values that are skipped, and references to what is in them.</summary>
public sealed class SkipTests
{
    private const string Unknown = "43 10\"com.acme.Unknown\" 92 04\"next\" 04\"list\" ";

    [TestCase("4e")]
    [TestCase("54")]
    [TestCase("49 7f ff ff ff")]
    [TestCase("59 7f ff ff ff")]
    [TestCase("5f 00 00 01 00")]
    [TestCase("4b 00 e3 83 8f")]
    [TestCase("52 00 01 'a' 01'b'")]
    [TestCase("41 00 01 aa 21 bb")]
    [TestCase("04 c3 83 e4 b8 ad ed a0 bd ed b8 80")]
    [TestCase("57 90 91 5a")]
    [TestCase("7a 72 04\"[int\" 90 91 57 55 90 92 5a 5a")]
    [TestCase("48 01\"a\" 91 02\"bc\" 4d 01\"t\" 5a 5a")]
    [TestCase(Unknown + "60 4e 79 51 90")]
    public void Skip_ends_where_the_value_ends(string hex)
    {
        byte[] bytes = Hex.Parse(hex.Replace('\'', '"'));
        for (int length = 0; length <= bytes.Length; length++)
        {
            HessianException? error = null;
            var reader = new HessianReader([.. bytes[..length]], HessianOptions.Default);
            try
            {
                reader.Skip();
                Assert.That((length, reader.Position), Is.EqualTo((bytes.Length, bytes.Length)));
            }
            catch (HessianException e)
            {
                error = e;
            }
            finally
            {
                reader.Dispose();
            }

            Assert.That(error is null, Is.EqualTo(length == bytes.Length), $"{length} bytes: {error?.Message}");
        }
    }

    [Test]
    public void Reference_to_a_skipped_object_makes_it_once_with_all_that_is_in_it()
    {
        // An object with a list of an object that leads back to it.
        List<object?> values = SkipFirst(Unknown + "60 4e 79 60 51 90 78 " + "51 92 51 90 51 91 51 90");
        var inner = (HessianObject)values[0]!;
        var outer = (HessianObject)values[1]!;
        Assert.That(inner["next"], Is.SameAs(outer));
        Assert.That(outer["list"], Is.SameAs(values[2]));
        Assert.That(((List<object?>)values[2]!)[0], Is.SameAs(inner));
        Assert.That(values[3], Is.SameAs(outer));
    }

    [Test]
    public void Classes_type_names_and_indexes_continue_behind_a_skipped_value()
    {
        const string list = "72 14\"java.util.LinkedList\" 90 " + Unknown + "60 4e 72 01\"T\" 91 92 ";
        List<object?> values = SkipFirst(list + "60 4e 71 91 93 51 90 " + "56 01\"U\" 91 94 56 92 91 95 51 93");
        Assert.That(((HessianList)((HessianObject)values[0]!)["list"]!).JavaType, Is.EqualTo("T"));
        var first = (HessianList)values[1]!;
        Assert.That(first.JavaType, Is.EqualTo("java.util.LinkedList"));
        Assert.That(((HessianList)((HessianObject)first[1]!)["list"]!).JavaType, Is.EqualTo("T"));
        Assert.That(((HessianList)values[2]!).JavaType, Is.EqualTo("U"));
        Assert.That(((HessianList)values[3]!).JavaType, Is.EqualTo("U"));
        Assert.That(values[4], Is.SameAs(values[0]));
    }

    [Test]
    public void Skipped_values_that_refer_to_each_other_are_made_in_their_order()
    {
        const int count = 20_000;
        var bytes = new List<byte>(Hex.Parse("79 90"));
        for (int i = 0; i < count; i++)
            bytes.AddRange([0x79, 0x51, 0x49, 0, 0, (byte)(i >> 8), unchecked((byte)i)]);
        bytes.AddRange([0x51, 0x49, 0, 0, count >> 8, unchecked((byte)count)]);
        var reader = new HessianReader(bytes.ToArray(), HessianOptions.Default);
        try
        {
            for (int i = 0; i <= count; i++)
                reader.Skip();
            object? value = reader.ReadObject();
            int depth = 0;
            for (; value is List<object?> { Count: 1 } list; depth++)
                value = list[0];
            Assert.That((depth, value), Is.EqualTo((count + 1, (object)0)));
        }
        finally
        {
            reader.Dispose();
        }
    }

    [Test]
    public void Each_object_of_a_vector_can_be_referred_to_after_it_was_skipped()
    {
        foreach (Vectors.VectorRow row in Vectors.VectorFile.Rows)
        {
            for (int index = 0; index < 20 && Refer(row.GetBytes(), index, isSkipped: false) is { } expected; index++)
                Assert.That(Written(Refer(row.GetBytes(), index, isSkipped: true)), Is.EqualTo(Written(expected)), $"{row}, {index}");
        }
    }

    [Test]
    public void Times_in_a_skipped_value_are_the_objects_that_references_lead_to()
    {
        var day = new DateOnly(2024, 2, 29);
        byte[] list = HessianSerializer.Serialize(new List<DateOnly> { day, day }, As.List(As.LocalDate));
        var reader = new HessianReader([.. list, .. Hex.Parse("51 90 51 92 51 92")], HessianOptions.Default);
        try
        {
            reader.Skip();
            var items = (List<object?>)reader.ReadObject()!;
            Assert.That(As.LocalDate.Read(ref reader), Is.EqualTo(day));
            Assert.That(reader.ReadObject(), Is.SameAs(items[1]));
        }
        finally
        {
            reader.Dispose();
        }
    }

    [Test]
    public void Class_that_skips_fields_reads_them_where_a_reference_leads_to_one()
    {
        const string hex = "7b 43 1c\"com.example.dubbonet.P$Point\" 93 01\"y\" 01\"x\" 01\"z\" 60 92 91 79 79 95 51 92 51 93";
        var items = (List<object?>)HessianSerializer.Deserialize(Hex.Parse(hex), Known.Models)!;
        Assert.That($"{items[0]}", Is.EqualTo("(1, 2)"));
        Assert.That(((List<object?>)items[1]!)[0], Is.SameAs(items[2]));
        Assert.That(items[2], Is.EqualTo(new List<object?> { 5 }));
    }

    [TestCase("78 51 91", "an index below 1")]
    [TestCase("79 51 8f", "an index below 1")]
    [TestCase("62", "an index below 0")]
    [TestCase("79 5a", "a value")]
    [TestCase("01 ff", "malformed")]
    [TestCase("52 00 01 'a' 91", "the next chunk of a string")]
    public void Skip_of_a_malformed_value_fails(string hex, string message) =>
        Assert.That(() => SkipFirst(hex.Replace('\'', '"')), Throws.TypeOf<HessianException>().With.Message.Contains(message));

    [Test]
    public void Limits_hold_for_skipped_values()
    {
        AssertLimit("79 79 78", new HessianOptions { MaxDepth = 2 }, nameof(HessianOptions.MaxDepth));
        AssertLimit("7a 78 78", new HessianOptions { MaxReferences = 2 }, nameof(HessianOptions.MaxReferences));
        AssertLimit("7b 90 90 90", new HessianOptions { MaxElements = 2 }, nameof(HessianOptions.MaxElements));
        AssertLimit("52 00 01 'a' 02'bc'", new HessianOptions { MaxLength = 2 }, nameof(HessianOptions.MaxLength));
        AssertLimit("41 00 01 aa 22 bb cc", new HessianOptions { MaxLength = 2 }, nameof(HessianOptions.MaxLength));
        AssertLimit(Unknown + "60 4e 4e", new HessianOptions { MaxFieldsPerClass = 1 }, nameof(HessianOptions.MaxFieldsPerClass));
        AssertLimit(Unknown + "60 4e 4e", new HessianOptions { MaxClassDefinitions = 0 }, nameof(HessianOptions.MaxClassDefinitions));
    }

    [Test]
    public void Memory_of_what_is_made_of_a_skipped_value_counts()
    {
        byte[] lists = [0x58, 0x49, 0, 1, 0, 0, .. Enumerable.Repeat((byte)0x78, 65_536), 0x51, 0x90];
        var reader = new HessianReader(lists, new HessianOptions { MaxExpansion = 4 });
        try
        {
            reader.Skip();
            HessianException? error = null;
            try
            {
                reader.ReadObject();
            }
            catch (HessianException e)
            {
                error = e;
            }

            Assert.That(error?.Message, Does.Contain(nameof(HessianOptions.MaxExpansion)));
        }
        finally
        {
            reader.Dispose();
        }

        // What the failed message has left behind is not there for the next one.
        const string selfCarrying = "43 14\"java.math.BigDecimal\" 91 05\"value\" 60 51 90";
        Assert.That(Codec.Fail(selfCarrying, As.Decimal).Message, Does.Contain("still being read"));
    }

    private static string Written(object? value) => Hex.Format(HessianSerializer.Serialize(value));

    /// <summary>The object of an index, or null if it is the last one or cannot be read.</summary>
    private static object? Refer(byte[] bytes, int index, bool isSkipped)
    {
        var reader = new HessianReader([.. bytes, 0x51, 0x49, 0, 0, 0, (byte)index], HessianOptions.Default);
        try
        {
            if (isSkipped)
                reader.Skip();
            else
                reader.ReadObject();
            return reader.ReadObject();
        }
        catch (HessianException)
        {
            return null;
        }
        finally
        {
            reader.Dispose();
        }
    }

    private static void AssertLimit(string hex, HessianOptions options, string limit) =>
        Assert.That(() => SkipFirst(hex.Replace('\'', '"'), options), Throws.TypeOf<HessianException>().With.Message.Contains(limit));

    /// <summary>Skips the first value of a message and gives the others.</summary>
    private static List<object?> SkipFirst(string hex, HessianOptions? options = null)
    {
        var reader = new HessianReader(Hex.Parse(hex), options ?? HessianOptions.Default);
        try
        {
            reader.Skip();
            var values = new List<object?>();
            while (!reader.IsAtEnd)
                values.Add(reader.ReadObject());
            return values;
        }
        finally
        {
            reader.Dispose();
        }
    }
}
