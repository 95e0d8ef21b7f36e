using DubboNet.Hessian.Tests.Models;

namespace DubboNet.Hessian.Tests.Robustness;

/// <summary>
/// Tests that <see cref="HessianWireOptions.MaxExpansion"/> limits memory in proportion to the message, with enough room for dense valid
/// data.
/// </summary>
[Property("Rule", "H62")]
public sealed class ExpansionTests
{
    private const int Mebibyte = 1024 * 1024;
    private const int Count = 200_000;

    [TestCase("90", 1, 9)]
    [TestCase("46", 1, 9)]
    [TestCase("e0", 1, 9)]
    [TestCase("5b", 1, 9)]
    [TestCase("4e", 1, 9)]
    [TestCase("00", 1, 9)]
    [TestCase("20", 1, 9)]
    [TestCase("c9 00", 2, 17)]
    [TestCase("f9 00", 2, 17)]
    [TestCase("5d 05", 2, 17)]
    [TestCase("01 61", 2, 17)]
    [TestCase("03 61 62 63", 4, 11)]
    [TestCase("4b 00 00 00 00", 5, 7)]
    [TestCase("22 01 02", 3, 14)]
    [TestCase("51 90", 2, 5)]
    public void Dense_list_of_scalars_is_read_undeclared(string element, int elementSize, int bound)
    {
        byte[] bytes = List(Count, element);
        long taken = Read(bytes, As.Object, HessianOptions.Default);
        Assert.That(taken, Is.LessThan((long)bound * Count * elementSize));
    }

    /// <summary>
    /// Repeated keys are compared byte by byte, which needs separate tables. The cost search of the fuzzer found the second case.
    /// </summary>
    [TestCase("91 00 92 00")]
    [TestCase("ca 00 00 00 00 00")]
    [TestCase("01\"a\" 5b 91 01\"a\"")]
    public void Map_of_many_repeated_keys_is_rejected(string entries) =>
        AssertRefused([0x48, .. Hex.Repeat(entries, 20_000), 0x5a], As.Object);

    [Test]
    public void Map_with_a_repeated_key_is_read()
    {
        byte[][] keys = [.. Enumerable.Range(10_000, 20_000).Select(number => HessianSerializer.Serialize($"number {number}", As.String))];
        byte[] bytes = [0x48, .. keys.SelectMany(key => (byte[])[.. key, 0x91]), .. keys[7], 0x92, 0x5a];
        Read(bytes, As.Object, HessianOptions.Default);
        Read(bytes, As.Dictionary(As.String, As.Int32), HessianOptions.Default);
        Assert.That(HessianSerializer.Deserialize(bytes, As.Dictionary(As.String, As.Int32))!["number 10007"], Is.EqualTo(2));
    }

    [Test]
    public void Dense_declared_list_is_read()
    {
        Read(List(Count, "90"), As.List(As.Int64), HessianOptions.Default);
        Read(List(Count, "00"), As.List(As.String), HessianOptions.Default);
        Read(List(Count, "01 61"), As.List(As.String), HessianOptions.Default);
        Read([.. Hex.Parse("57"), .. Hex.Repeat("90", Count), 0x5a], As.List(As.Int64), HessianOptions.Default);
        Read([.. Hex.Parse("55 04\"[int\""), .. Hex.Repeat("90", Count), 0x5a], As.Int64Array, HessianOptions.Default);
    }

    [Test]
    public void Dense_declared_objects_are_read()
    {
        byte[] bytes = [.. Hex.Parse(Known.PointDefinition), .. List(Count, "60 92 91")];
        Assert.That(Read(bytes, As.List(Point.Hessian), Known.Models), Is.LessThan(12L * bytes.Length));
        Assert.That(Read(bytes, As.Object, Known.Models), Is.LessThan(12L * bytes.Length));
        byte[] narrow = [.. Hex.Parse("43 01\"p\" 91 01\"x\""), .. List(Count, "60 92")];
        Read(narrow, As.List(Point.Hessian), Known.Models);
    }

    [TestCase("7b 91 92 93", 36_000)]
    [TestCase("78", 18_000)]
    [TestCase("48 5a", 15_000)]
    [TestCase("48 01\"a\" 91 5a", 4_000)]
    [TestCase("60", 36_000)]
    [TestCase("61 91", 18_000)]
    [TestCase("62 91 92 93", 36_000)]
    public void Small_structures_are_read_without_a_declared_type_up_to_a_limit(string element, int count)
    {
        byte[] bytes =
        [
            .. Hex.Parse("43 01\"a\" 90"), .. Hex.Parse("43 01\"b\" 91 01\"x\""), .. Hex.Parse("43 01\"c\" 93 01\"x\" 01\"y\" 01\"z\""),
            .. List(count, element),
        ];
        Read(bytes, As.Object, HessianOptions.Default);
    }

    [Test]
    public void Dense_map_is_read()
    {
        var text = Enumerable.Range(0, 100_000).ToDictionary(n => $"k{n}", n => n);
        byte[] bytes = HessianSerializer.Serialize(text, As.Dictionary(As.String, As.Int32));
        Read(bytes, As.Dictionary(As.String, As.Int32), HessianOptions.Default);
        Read(bytes, As.Object, HessianOptions.Default);
        byte[] numbers =
            HessianSerializer.Serialize(Enumerable.Range(0, 100_000).ToDictionary(n => n, n => n % 40), As.Dictionary(As.Int32, As.Int32));
        Read(numbers, As.Dictionary(As.Int32, As.Int32), HessianOptions.Default);
        Read(numbers, As.Object, HessianOptions.Default);
    }

    [Test]
    public void Dense_set_is_read()
    {
        byte[] bytes = HessianSerializer.Serialize(Enumerable.Range(0, Count).ToHashSet(), As.Set(As.Int32));
        Read(bytes, As.Set(As.Int32), HessianOptions.Default);
        Read(bytes, As.Object, HessianOptions.Default);
    }

    [Test]
    public void Long_text_and_binary_in_small_chunks_are_read_in_proportion()
    {
        foreach (string chunk in new[] { "52 00 01 61", "52 00 01 c3 a9" })
        {
            byte[] bytes = [.. Hex.Repeat(chunk, Count), 0x00];
            Assert.That(Read(bytes, As.Object, HessianOptions.Default), Is.LessThan(bytes.Length));
        }

        byte[] binary = [.. Hex.Repeat("41 00 01 07", Count), 0x20];
        Assert.That(Read(binary, As.Object, HessianOptions.Default), Is.LessThan(binary.Length));
        Read(List(Count, "52 00 01 61 00"), As.Object, HessianOptions.Default);
        Read(List(Count, "41 00 01 07 20"), As.Object, HessianOptions.Default);
    }

    /// <summary>Without the limit, each of these messages would use more memory than its bytes allow.</summary>
    [TestCase("58 49 00 03 0d 40", "78")]
    [TestCase("58 49 00 03 0d 40", "48 5a")]
    [TestCase("58 49 00 03 0d 40", "7b 91 92 93")]
    [TestCase("58 49 00 03 0d 40", "21 07")]
    [TestCase("57", "78")]
    [TestCase("43 01\"a\" 90 58 49 00 03 0d 40", "60")]
    [TestCase("43 01\"a\" 91 01\"x\" 58 49 00 03 0d 40", "60 91")]
    [TestCase("43 30 32\"com.alibaba.com.caucho.hessian.io.java8.YearHandle\" 91 04\"year\" 58 49 00 03 0d 40", "60 91")]
    [TestCase("48", "78 78")]
    [TestCase("56 11\"java.util.HashSet\" 49 00 03 0d 40", "90")]
    [TestCase("56 11\"[java.util.BigSet\" 49 00 03 0d 40", "78")]
    public void Message_that_is_larger_in_memory_than_its_bytes_allow_throws(string head, string element)
    {
        byte[] bytes = [.. Hex.Parse(head), .. Hex.Repeat(element, Count), 0x5a];
        AssertRefused(bytes, As.Object);
    }

    [Test]
    public void Declared_message_that_is_larger_in_memory_than_its_bytes_allow_throws()
    {
        AssertRefused(List(Count, "d8"), As.List(As.String));
        AssertRefused(List(Count, "78"), As.List(As.List(As.Int32)));
        AssertRefused(List(Count, "4e"), As.List(As.Nullable(As.Decimal)));
        AssertRefused(List(Count, "4e"), As.Array(As.Nullable(As.BigDecimal), "[java.math.BigDecimal"));
        AssertRefused([.. Hex.Parse("57"), .. Hex.Repeat("4e", Count), 0x5a], As.List(As.Nullable(As.BigDecimal)));
        AssertRefused([.. Hex.Parse("43 1c\"com.example.dubbonet.P$Point\" 90"), .. List(Count, "60")], As.List(Point.Hessian));
    }

    [Test]
    public void Collection_of_any_kind_that_is_larger_in_memory_than_its_bytes_allow_throws()
    {
        AssertRefused(List(Count, "90"), As.LinkedList(As.Int32));
        AssertRefused(List(Count, "90"), As.ImmutableList(As.Int32));
        AssertRefused([.. Hex.Parse("57"), .. Hex.Repeat("90", Count), 0x5a], As.LinkedList(As.Int32));
        byte[] map =
            HessianSerializer.Serialize(Enumerable.Range(0, Count).ToDictionary(n => n, n => n % 40), As.Dictionary(As.Int32, As.Int32));
        AssertRefused(map, As.SortedDictionary(As.Int32, As.Int32));
        AssertRefused(map, As.ImmutableDictionary(As.Int32, As.Int32));
    }

    [Test]
    public void Collection_of_any_kind_is_read_if_it_is_not_larger()
    {
        Read(List(Count, "90"), As.ListAs<IReadOnlyList<int>, int>(As.Int32), HessianOptions.Default);
        Read(List(Count, "90"), As.Queue(As.Int32), HessianOptions.Default);
        Read(List(Count, "90"), As.ImmutableArray(As.Int32), HessianOptions.Default);
        Read(List(Count, "05 61 62 63 64 65"), As.LinkedList(As.String), HessianOptions.Default);
    }

    /// <summary>The text of the number in the error would use more memory than the message may.</summary>
    [Test]
    public void Large_number_in_the_place_of_a_year_throws_in_bounded_memory()
    {
        const string handle = "com.alibaba.com.caucho.hessian.io.java8.YearHandle";
        byte[] number = HessianSerializer.Serialize(System.Numerics.BigInteger.Pow(2, 2_000_000));
        byte[] bytes =
        [
            .. Hex.Parse($"43 30 {handle.Length:x2} \"{handle}\" 91 04\"year\" 60"),
            .. number.Select(tag => tag == 0x60 ? (byte)0x61 : tag),
        ];
        Assert.That(Codec.Fail(bytes, As.Object).Message, Does.Contain("YearHandle").And.Length.LessThan(300));
        Assert.That(Allocation.OfFailure(bytes, As.Object, HessianOptions.Default), Is.LessThan((16L * bytes.Length) + Mebibyte));
    }

    [Test]
    public void Limit_can_be_raised()
    {
        byte[] bytes = List(Count, "7b 91 92 93");
        Assert.That(HessianSerializer.Deserialize(bytes, new HessianOptions { MaxExpansion = 24 }), Has.Count.EqualTo(Count));
        Codec.Fail(bytes, As.Object, new HessianOptions { MaxExpansion = 10 });
    }

    [Test]
    public void Error_names_the_option_and_the_place()
    {
        HessianException error = Codec.Fail(List(Count, "78"), As.Object);
        Assert.That(error.Message, Does.Contain(nameof(HessianOptions.MaxExpansion)));
        Assert.That(error.Position, Is.InRange(1, Count));
    }

    /// <summary>The table of references is kept in a pool. The first long message must not be rejected if the second one is read.</summary>
    [Test]
    public void First_message_of_a_thread_is_read_like_later_ones()
    {
        byte[] bytes = [.. Hex.Parse("43 01\"p\" 91 01\"x\""), .. List(Count, "60 92")];
        int read = 0;
        var thread = new Thread(() =>
        {
            for (int round = 0; round < 2; round++)
            {
                if (IsRead(bytes, As.List(Point.Hessian)))
                    read++;
            }
        });
        thread.Start();
        thread.Join();
        Assert.That(read, Is.EqualTo(2));
    }

    private static bool IsRead<T>(byte[] bytes, IHessianFormatter<T> formatter)
    {
        try
        {
            return HessianSerializer.Deserialize(bytes, formatter, Known.Models) is not null;
        }
        catch (HessianException)
        {
            return false;
        }
    }

    private static byte[] List(int count, string element) => [.. Hex.Parse($"58 49 {count:x8}"), .. Hex.Repeat(element, count)];

    private static long Read<T>(byte[] bytes, IHessianFormatter<T> formatter, HessianOptions options)
    {
        long taken = Allocation.OfWarm(() => HessianSerializer.Deserialize(bytes, formatter, options), rounds: 3);
        Assert.That(taken, Is.LessThan((16L * bytes.Length) + Mebibyte));
        return taken;
    }

    private static void AssertRefused<T>(byte[] bytes, IHessianFormatter<T> formatter)
    {
        Assert.That(Codec.Fail(bytes, formatter, Known.Models).Message, Does.Contain(nameof(HessianOptions.MaxExpansion)));
        Assert.That(Allocation.OfFailure(bytes, formatter, Known.Models), Is.LessThan((16L * bytes.Length) + Mebibyte));
    }
}
