namespace DubboNet.Hessian.Tests.Robustness;

public sealed class RandomRoundTripTests
{
    private const int GraphsPerCase = 100;

    [Test]
    [Property("Rule", "H16")]
    [Property("Rule", "H27")]
    [Property("Rule", "H44")]
    public void Random_graph_round_trips([Range(0, 19)] int part)
    {
        for (int i = 0; i < GraphsPerCase; i++)
        {
            int seed = (part * GraphsPerCase) + i;
            HessianOptions options = i % 2 == 0 ? HessianOptions.Default : Codec.Compact;
            object? value = new RandomGraph(seed).NextValue();
            byte[] bytes = HessianSerializer.Serialize(value, options);
            object? read = HessianSerializer.Deserialize(bytes, options);
            Assert.That(GraphComparer.FirstDifference(value, read), Is.Null, $"seed {seed}");
            Assert.That(
                HessianSerializer.Serialize(read, options).AsSpan().SequenceEqual(bytes), $"seed {seed}: other bytes the second time");
        }
    }

    /// <summary>Any change of bytes leads to a value or to the exception for invalid data, with memory in proportion.</summary>
    [Test]
    [Property("Rule", "H62")]
    [Property("Rule", "H63")]
    public void Damaged_graph_leads_to_a_value_or_a_HessianException([Range(0, 9)] int part)
    {
        for (int i = 0; i < GraphsPerCase; i++)
        {
            int seed = (part * GraphsPerCase) + i;
            byte[] bytes = HessianSerializer.Serialize(new RandomGraph(seed).NextValue());
            var random = new Random(seed);
            for (int round = 0; round < 20; round++)
                AssertReadsOrFails(Damage(bytes, random), $"seed {seed}, round {round}");
        }
    }

    private static byte[] Damage(byte[] bytes, Random random)
    {
        byte[] damaged = bytes[..random.Next(bytes.Length * 3 / 4, bytes.Length + 1)];
        for (int changes = random.Next(1, 5); changes > 0 && damaged.Length > 0; changes--)
            damaged[random.Next(damaged.Length)] = (byte)random.Next(256);
        return damaged;
    }

    private static void AssertReadsOrFails(byte[] bytes, string name)
    {
        try
        {
            HessianSerializer.Deserialize(bytes);
        }
        catch (HessianException)
        {
            // This is one of the two valid results.
        }
        catch (Exception error)
        {
            Assert.Fail($"{name}: {error}{Environment.NewLine}{Hex.Format(bytes)}");
        }
    }
}
