using DubboNet.Hessian.Fuzz;
using DubboNet.Hessian.Tests.Models;

namespace DubboNet.Hessian.Tests.Vectors;

public sealed class VectorTruncationTests
{
    /// <summary>Whether long rows are also cut at each byte, which takes minutes. Set by DUBBONET_TRUNCATIONS=all.</summary>
    private static readonly bool CutsEverywhere = Environment.GetEnvironmentVariable("DUBBONET_TRUNCATIONS") == "all";

    private static readonly int SampledAbove = CutsEverywhere ? int.MaxValue : 4096;
    private static readonly int DeclaredSampledAbove = CutsEverywhere ? int.MaxValue : 1024;

    /// <summary>The minimum number of pairs. Fewer would mean that the rows are no longer read as their types.</summary>
    private const int LeastPairsPerPart = 150;

    private static readonly Field[] Declared =
    [
        .. DeclaredTypes.All, new Field<Person>("person", Person.Hessian), new Field<Node>("node", Node.Hessian),
        new Field<Point>("point", Point.Hessian),
    ];

    [TestCaseSource(typeof(VectorFile), nameof(VectorFile.All))]
    [Property("Rule", "H60")]
    [Property("Attack", "A1")]
    public void Read_of_a_row_cut_off_anywhere_throws(VectorRow row)
    {
        byte[] bytes = row.GetBytes();
        int count = UnreadableRows.Contains(row) ? 1 : Codec.ReadAll(bytes).Count;
        foreach (int length in Lengths(bytes.Length, SampledAbove))
        {
            Assert.That(
                () => Codec.Read(bytes.AsSpan(0, length), count), Throws.TypeOf<HessianException>(), $"{length} of {bytes.Length} bytes");
        }
    }

    /// <summary>Reads each row as every declared type that it can be read as. None of them can be read from fewer bytes.</summary>
    [Test]
    [Property("Rule", "H60")]
    [Property("Attack", "A1")]
    public void Declared_read_of_a_row_cut_off_anywhere_throws([Range(0, 15)] int part)
    {
        int pairs = 0;
        foreach (VectorRow row in VectorFile.Rows.Where(row => row.Line % 16 == part))
        {
            byte[] bytes = row.GetBytes();
            foreach (Field field in Declared.Where(field => IsWhole(bytes, field)))
            {
                pairs++;
                foreach (int length in Lengths(bytes.Length, DeclaredSampledAbove))
                {
                    Assert.That(
                        IsRead(bytes.AsSpan(0, length), field, out _), Is.False,
                        $"{row} as {field.Name}, {length} of {bytes.Length} bytes");
                }
            }
        }

        Assert.That(pairs, Is.GreaterThan(LeastPairsPerPart));
    }

    private static bool IsWhole(byte[] bytes, Field field) => IsRead(bytes, field, out int position) && position == bytes.Length;

    private static bool IsRead(ReadOnlySpan<byte> bytes, Field field, out int position)
    {
        var reader = new HessianReader(bytes, Known.Models);
        try
        {
            field.Read(ref reader);
            return true;
        }
        catch (HessianException)
        {
            return false;
        }
        finally
        {
            position = reader.Position;
            reader.Dispose();
        }
    }

    /// <summary>Returns all lengths. For long messages, returns those near both ends and some between them.</summary>
    private static IEnumerable<int> Lengths(int total, int sampledAbove) =>
        Enumerable.Range(0, total).Where(length => total <= sampledAbove || length < 40 || length > total - 40 || length % 8191 < 6);
}
