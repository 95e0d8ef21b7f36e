namespace DubboNet.Hessian.Tests.Vectors;

public sealed class VectorWriteTests
{
    [TestCaseSource(nameof(ExactRows))]
    [Property("Rule", "H2")]
    [Property("Rule", "H3")]
    [Property("Rule", "H4")]
    [Property("Rule", "H6")]
    [Property("Rule", "H7")]
    [Property("Rule", "H15")]
    [Property("Rule", "H66")]
    public void Write_of_the_read_values_writes_the_bytes_of_the_row(VectorRow row)
    {
        byte[] bytes = row.GetBytes();
        byte[] written = Codec.WriteAll(Codec.ReadAll(bytes), Codec.Compact);
        Assert.That(Convert.ToHexStringLower(written), Is.EqualTo(Convert.ToHexStringLower(bytes)));
    }

    [TestCaseSource(nameof(InexactRows))]
    public void Write_of_the_read_values_writes_other_bytes_where_a_reason_is_stated(VectorRow row)
    {
        byte[] bytes = row.GetBytes();
        List<object?> values = Codec.ReadAll(bytes);
        byte[] written = Codec.WriteAll(values, Codec.Compact);
        Assert.That(written, Is.Not.EqualTo(bytes), "the reason does not apply");
        Assert.That(Codec.WriteAll(Codec.ReadAll(written), Codec.Compact), Is.EqualTo(written));
    }

    private static IEnumerable<TestCaseData> ExactRows() =>
        VectorFile.Cases(Candidates().Where(row => RewriteExceptions.ReasonFor(row) is null));

    private static IEnumerable<TestCaseData> InexactRows() =>
        VectorFile.Cases(Candidates().Where(row => RewriteExceptions.ReasonFor(row) is not null));

    private static IEnumerable<VectorRow> Candidates() => VectorFile.Rows.Where(row => row.Mark is null && !UnreadableRows.Contains(row));
}
