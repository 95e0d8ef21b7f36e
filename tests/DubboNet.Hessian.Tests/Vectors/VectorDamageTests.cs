using DubboNet.Hessian.Tests.Models;

namespace DubboNet.Hessian.Tests.Vectors;

public sealed class VectorDamageTests
{
    private const int RoundsPerRow = 60;
    private const int MaxLength = 2048;

    /// <summary>
    /// Exchanges, removes and repeats bytes. Reading them as any type returns a value or throws the exception for invalid data.
    /// </summary>
    [TestCaseSource(nameof(Types))]
    [Property("Rule", "H63")]
    public void Damaged_rows_of_a_type_lead_to_values_or_HessianExceptions(string type)
    {
        foreach (VectorRow row in VectorFile.Rows.Where(row => row.Type == type && !row.IsDigest))
        {
            byte[] bytes = row.GetBytes();
            var random = new Random(row.Line);
            for (int round = 0; round < RoundsPerRow && bytes.Length <= MaxLength; round++)
            {
                byte[] damaged = Damage(bytes, random);
                AssertReadsOrFails(damaged, As.Object, row, round);
                AssertReadsOrFails(damaged, Person.Hessian, row, round);
                AssertReadsOrFails(damaged, As.List(As.String), row, round);
            }
        }
    }

    private static IEnumerable<string> Types() => VectorFile.Rows.Select(row => row.Type).Distinct();

    private static byte[] Damage(byte[] bytes, Random random)
    {
        List<byte> damaged = [.. bytes];
        for (int changes = random.Next(1, 4); changes > 0 && damaged.Count > 0; changes--)
        {
            int at = random.Next(damaged.Count);
            switch (random.Next(3))
            {
                case 0:
                    damaged[at] = (byte)random.Next(256);
                    break;
                case 1:
                    damaged.RemoveRange(at, random.Next(1, Math.Min(4, damaged.Count - at + 1)));
                    break;
                default:
                    damaged.InsertRange(at, damaged.GetRange(at, random.Next(1, Math.Min(9, damaged.Count - at + 1))));
                    break;
            }
        }

        return [.. damaged];
    }

    private static void AssertReadsOrFails<T>(byte[] bytes, IHessianFormatter<T> formatter, VectorRow row, int round)
    {
        try
        {
            HessianSerializer.Deserialize(bytes, formatter, Known.Models);
        }
        catch (HessianException)
        {
            // This is one of the two valid results.
        }
        catch (Exception error)
        {
            Assert.Fail($"{row}, round {round}, as {typeof(T).Name}: {error.GetType()} {Hex.Format(bytes)}{Environment.NewLine}{error}");
        }
    }
}
