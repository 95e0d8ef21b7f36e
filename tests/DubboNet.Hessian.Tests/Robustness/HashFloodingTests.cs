using System.Buffers;
using System.Numerics;

namespace DubboNet.Hessian.Tests.Robustness;

/// <summary>Tests that a peer cannot choose keys that a hash table has to compare with each other, regardless of their type.</summary>
[NonParallelizable]
internal sealed class HashFloodingTests
{
    private const int Keys = 2_000;

    /// <summary>The number of buckets of a .NET table for about 16,000 keys, and of tables of other sizes.</summary>
    private const int Places = 17_519;

    private static readonly HessianOptions Generous = new() { MaxExpansion = 1000 };

    /// <summary>Keys with the same .NET hash code, or with different hash codes and the same bucket in a table.</summary>
    private static TestCaseData[] Floods =>
    [
        Case("long", HessianFormatters.Int64, i => ((long)i << 32) | (uint)i),
        Case("int", HessianFormatters.Int32, i => i * Places),
        Case("double", HessianFormatters.Double, i => BitConverter.Int64BitsToDouble(((long)(i + 1) << 32) | (uint)(i + 1))),
        Case("decimal", HessianFormatters.Decimal, i => new decimal(i, i, 0, false, 0)),
        Case("BigDecimal", HessianFormatters.BigDecimal, i => new BigDecimal(i * (BigInteger)Places, 0)),
        Case("BigInteger", HessianFormatters.BigInteger, i => i * (BigInteger)Places),
        Case("JavaDate", HessianFormatters.JavaDate, i => new JavaDate(((long)i << 32) | (uint)i)),
        Case("TimeSpan", HessianFormatters.Duration, i => new TimeSpan(((long)i << 32) | (uint)i)),
    ];

    [TestCaseSource(nameof(Floods))]
    public void Reading_declared_keys_is_linear(Collections collections) => collections.AssertDeclared();

    [TestCaseSource(nameof(Floods))]
    public void Reading_undeclared_keys_is_linear(Collections collections) => collections.AssertUndeclared();

    [Test]
    public void Types_with_the_same_hash_code_are_rejected_in_maps(
        [Values("Dictionary", "FrozenDictionary", "ConcurrentDictionary", "ImmutableDictionary")] string map)
    {
        byte[] data = Write(
            Enumerable.Range(0, Keys).ToDictionary(i => new Sloppy(i), i => i),
            HessianFormatters.Dictionary(SloppyFormatter.Instance, HessianFormatters.Int32));

        Assert.That(() => ReadMap(data, map, Generous), Throws.TypeOf<HessianException>().With.Message.Contain(
            "More than 256 keys or items of type Sloppy have the same hash code: use more of the value in its GetHashCode, or raise "
                + "HessianOptions.MaxEqualHashCodes"));
        Assert.That(ReadMap(data, map, Generous with { MaxEqualHashCodes = Keys }), Is.EqualTo(Keys));
    }

    [Test]
    public void Types_with_the_same_hash_code_are_rejected_in_sets(
        [Values("HashSet", "ISet", "FrozenSet", "ImmutableHashSet")] string set)
    {
        byte[] data =
            Write(Enumerable.Range(0, Keys).Select(i => new Sloppy(i)).ToHashSet(), HessianFormatters.Set(SloppyFormatter.Instance));

        Assert.That(
            () => ReadSet(data, set, Generous),
            Throws.TypeOf<HessianException>().With.Message.Contain("More than 256 keys or items of type"));
        Assert.That(ReadSet(data, set, Generous with { MaxEqualHashCodes = Keys }), Is.EqualTo(Keys));
    }

    [Test]
    public void Undeclared_keys_of_a_registered_type_with_the_same_hash_code_are_rejected()
    {
        HessianOptions options = Generous with { Types = HessianTypeRegistry.Create(SloppyClassFormatter.Instance) };
        byte[] data = Write<object>(
            Enumerable.Range(0, Keys).ToDictionary(i => (object)new Sloppy(i), i => (object?)i), HessianFormatters.Object, options);

        Assert.That(
            () => HessianSerializer.Deserialize(data, options),
            Throws.TypeOf<HessianException>().With.Message.Contain("have the same hash code"));
    }

    [Test]
    public void List_can_have_any_number_of_items_with_the_same_hash_code()
    {
        byte[] data =
            Write(Enumerable.Range(0, Keys).Select(i => new Sloppy(i)).ToList(), HessianFormatters.List(SloppyFormatter.Instance));

        Assert.That(HessianSerializer.Deserialize(data, HessianFormatters.List(SloppyFormatter.Instance)), Has.Count.EqualTo(Keys));
    }

    [Test]
    public void Set_is_read_from_a_list_that_contains_one_item_many_times()
    {
        byte[] data = Write(Enumerable.Repeat(new Sloppy(1), Keys).ToList(), HessianFormatters.List(SloppyFormatter.Instance));

        Assert.That(HessianSerializer.Deserialize(data, HessianFormatters.Set(SloppyFormatter.Instance)), Has.Count.EqualTo(1));
    }

    private static int ReadMap(byte[] data, string map, HessianOptions options) => map switch
    {
        "Dictionary" =>
            HessianSerializer.Deserialize(
                data, HessianFormatters.Dictionary(SloppyFormatter.Instance, HessianFormatters.Int32), options)!.Count,
        "FrozenDictionary" =>
            HessianSerializer.Deserialize(
                data, HessianFormatters.FrozenDictionary(SloppyFormatter.Instance, HessianFormatters.Int32), options)!.Count,
        "ConcurrentDictionary" =>
            HessianSerializer.Deserialize(
                data, HessianFormatters.ConcurrentDictionary(SloppyFormatter.Instance, HessianFormatters.Int32), options)!.Count,
        _ =>
            HessianSerializer.Deserialize(
                data, HessianFormatters.ImmutableDictionary(SloppyFormatter.Instance, HessianFormatters.Int32), options)!.Count,
    };

    private static int ReadSet(byte[] data, string set, HessianOptions options) => set switch
    {
        "HashSet" => HessianSerializer.Deserialize(data, HessianFormatters.Set(SloppyFormatter.Instance), options)!.Count,
        "ISet" =>
            HessianSerializer.Deserialize(data, HessianFormatters.SetAs<ISet<Sloppy>, Sloppy>(SloppyFormatter.Instance), options)!.Count,
        "FrozenSet" => HessianSerializer.Deserialize(data, HessianFormatters.FrozenSet(SloppyFormatter.Instance), options)!.Count,
        _ => HessianSerializer.Deserialize(data, HessianFormatters.ImmutableHashSet(SloppyFormatter.Instance), options)!.Count,
    };

    private static byte[] Write<T>(T value, IHessianFormatter<T> formatter, HessianOptions? options = null)
    {
        var output = new ArrayBufferWriter<byte>();
        HessianSerializer.Serialize(output, value, formatter, options ?? HessianOptions.Default);
        return output.WrittenSpan.ToArray();
    }

    private static TestCaseData Case<T>(string name, IHessianFormatter<T> formatter, Func<int, T> key)
        where T : notnull => new TestCaseData(new Collections<T>(formatter, key)).SetArgDisplayNames(name);

    /// <summary>Reads keys of a type into all collections with a hash table.</summary>
    public abstract class Collections
    {
        public abstract void AssertDeclared();

        public abstract void AssertUndeclared();
    }

    /// <summary>A key whose hash code is always the same.</summary>
    internal readonly record struct Sloppy(int Number)
    {
        public override int GetHashCode() => 1;
    }

    private sealed class Collections<T>(IHessianFormatter<T> formatter, Func<int, T> key) : Collections
        where T : notnull
    {
        public override void AssertDeclared()
        {
            AssertLinear(HessianFormatters.Dictionary(formatter, HessianFormatters.Int32), Map);
            AssertLinear(HessianFormatters.ConcurrentDictionary(formatter, HessianFormatters.Int32), Map);
            AssertLinear(HessianFormatters.FrozenDictionary(formatter, HessianFormatters.Int32), Map);
            AssertLinear(HessianFormatters.Set(formatter), Set);
            AssertLinear(HessianFormatters.ImmutableHashSet(formatter), Set);
        }

        public override void AssertUndeclared()
        {
            AssertLinear(HessianFormatters.Object, Map);
            AssertLinear(HessianFormatters.Object, Set);
        }

        private byte[] Map(int count) => Write(
            Enumerable.Range(0, count)
                .ToDictionary(key, i => i, new ByNumber()), HessianFormatters.Dictionary(formatter, HessianFormatters.Int32));

        private byte[] Set(int count) =>
            Write(Enumerable.Range(0, count).Select(key).ToHashSet(new ByNumber()), HessianFormatters.Set(formatter));

        private static void AssertLinear<TValue>(IHessianFormatter<TValue> reading, Func<int, byte[]> write) => Growth.AssertLinear(
            count =>
            {
                byte[] data = write(count);
                return () => HessianSerializer.Deserialize(data, reading, Generous);
            },
            Keys);

        /// <summary>Provides hash codes to create the input, which must not take quadratic time.</summary>
        private sealed class ByNumber : IEqualityComparer<T>
        {
            public bool Equals(T? x, T? y) => EqualityComparer<T>.Default.Equals(x, y);

            public int GetHashCode(T obj) => obj.ToString()!.GetHashCode(StringComparison.Ordinal);
        }
    }

    private sealed class SloppyFormatter : IHessianFormatter<Sloppy>
    {
        public static SloppyFormatter Instance { get; } = new();

        public void Write(ref HessianWriter writer, Sloppy value) => writer.WriteInt32(value.Number);

        public Sloppy Read(ref HessianReader reader) => new(reader.ReadInt32());
    }

    private sealed class SloppyClassFormatter() : HessianClassFormatter<Sloppy>(new ClassDefinition("com.acme.Sloppy", "number"))
    {
        public static SloppyClassFormatter Instance { get; } = new();

        protected override void WriteFields(ref HessianWriter writer, Sloppy value) => writer.WriteInt32(value.Number);

        protected override Sloppy ReadFields(ref HessianReader reader, ref HessianFieldCursor fields)
        {
            int number = 0;
            while (reader.ReadNextField(ref fields, out int field))
            {
                if (field == 0)
                    number = reader.ReadInt32();
                else
                    reader.Skip();
            }

            return new Sloppy(number);
        }
    }
}
