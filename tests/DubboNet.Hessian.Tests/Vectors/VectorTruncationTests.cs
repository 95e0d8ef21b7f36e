namespace DubboNet.Hessian.Tests.Vectors;

public sealed class VectorTruncationTests
{
    private const int SampledAbove = 4096;

    [TestCaseSource(typeof(VectorFile), nameof(VectorFile.All))]
    [Property("Rule", "H60")]
    [Property("Attack", "A1")]
    public void Read_of_a_row_cut_off_anywhere_throws(VectorRow row)
    {
        byte[] bytes = row.GetBytes();
        int count = UnreadableRows.Contains(row) ? 1 : Codec.ReadAll(bytes).Count;
        foreach (int length in Lengths(bytes.Length))
            Assert.That(() => Codec.Read(bytes.AsSpan(0, length), count), Throws.TypeOf<HessianException>(), $"{length} of {bytes.Length} bytes");
    }

    /// <summary>All lengths; in long messages those near both ends and some between.</summary>
    private static IEnumerable<int> Lengths(int total) =>
        Enumerable.Range(0, total).Where(length => total <= SampledAbove || length < 40 || length > total - 40 || length % 8191 < 6);
}
