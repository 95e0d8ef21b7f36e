namespace DubboNet.Hessian.Tests.Collections;

/// <summary>
/// Tests that arrays of ints, which are encoded and decoded several values at a time, have the same bytes as the single values.
/// </summary>
public sealed class IntRunTests
{
    /// <summary>The first and last value of each length.</summary>
    private static readonly int[] Edges =
    [
        int.MinValue, -262145, -262144, -2049, -2048, -17, -16, -1, 0, 47, 48, 2047, 2048, 262143, 262144, int.MaxValue,
    ];

    [Test]
    public void Eight_ints_of_one_length_are_the_same_as_single_ints([ValueSource(nameof(Edges))] int value) =>
        AssertAsOneByOne([.. Enumerable.Repeat(value, 20)]);

    [Test]
    public void Eight_ints_with_one_of_another_length_are_the_same_as_single_ints([ValueSource(nameof(Edges))] int value)
    {
        foreach (int stranger in Edges)
        {
            for (int place = 0; place < 8; place++)
            {
                int[] values = [.. Enumerable.Repeat(value, 17)];
                values[place] = stranger;
                AssertAsOneByOne(values);
            }
        }
    }

    [Test]
    public void Ints_of_random_lengths_are_the_same_as_single_ints([Range(1, 50)] int seed)
    {
        var random = new Random(seed);
        int[] values = new int[random.Next(1000)];
        for (int i = 0; i < values.Length; i++)
            values[i] = random.Next() >> random.Next(32);
        AssertAsOneByOne(values);
    }

    [Test]
    public void Read_of_other_numbers_among_ints_converts_them()
    {
        // Type [int, 6 elements, which are an int of three bytes, long 5, double 1.0, true, null and an int of one byte.
        byte[] bytes = Hex.Parse("56 04 \"[int\" 96 d4 08 00 e5 5c 54 4e 91");
        Assert.That(HessianSerializer.Deserialize(bytes, HessianFormatters.Int32Array), Is.EqualTo(new[] { 2048, 5, 1, 1, 0, 1 }));
    }

    private static void AssertAsOneByOne(int[] values)
    {
        byte[] atOnce = HessianSerializer.Serialize(values, HessianFormatters.Int32Array);
        byte[] oneByOne = HessianSerializer.Serialize(
            [.. values.Select(value => (int?)value)], HessianFormatters.Array(HessianFormatters.Nullable(HessianFormatters.Int32), "[int"));
        Assert.That(atOnce, Is.EqualTo(oneByOne));
        Assert.That(HessianSerializer.Deserialize(atOnce, HessianFormatters.Int32Array), Is.EqualTo(values));
    }
}
