namespace DubboNet.Hessian.Tests.Vectors;

public sealed class VectorReadTests
{
    private static readonly HashSet<string> PlainTypes =
    [
        "null", "java.lang.Boolean", "java.lang.Byte", "java.lang.Short", "java.lang.Integer", "java.lang.Long", "java.lang.Float",
        "java.lang.Double",
        "java.lang.Character", "java.lang.String", "char[]", "byte[]", "java.util.Date", "java.math.BigDecimal", "java.math.BigInteger",
        "enum",
    ];

    [Test]
    public void File_has_every_row_once()
    {
        Assert.That(VectorFile.Rows, Has.Count.EqualTo(VectorFile.RowCount));
        Assert.That(VectorFile.Rows.Select(row => (row.Type, row.Mark, row.Description, row.Encoding)), Is.Unique);
    }

    [TestCaseSource(nameof(ReadableRows))]
    [Property("Rule", "H30")]
    [Property("Rule", "H31")]
    [Property("Rule", "H36")]
    [Property("Rule", "H47")]
    public void Read_of_all_values_of_a_row_consumes_every_byte(VectorRow row)
    {
        byte[] bytes = row.GetBytes();
        var reader = new HessianReader(bytes, HessianOptions.Default);
        while (!reader.IsAtEnd)
            reader.ReadObject();
        Assert.That(reader.Position, Is.EqualTo(bytes.Length));
        reader.Dispose();
    }

    [TestCaseSource(nameof(UnreadableCases))]
    [Property("Rule", "H46")]
    public void Read_of_a_row_without_a_value_in_NET_throws(VectorRow row) =>
        Assert.That(() => Codec.ReadAll(row.GetBytes()), Throws.TypeOf<HessianException>());

    [Test]
    [Property("Rule", "H53")]
    [Property("Attack", "A28")]
    public void Row_of_a_list_without_its_elements_is_an_error_with_the_reason()
    {
        IEnumerable<VectorRow> rows = VectorFile.Rows.Where(UnreadableRows.IsCollSer);
        Assert.That(rows, Is.Not.Empty);
        foreach (VectorRow row in rows)
        {
            Assert.That(
                () => Codec.ReadAll(row.GetBytes()), Throws.TypeOf<HessianException>().With.Message.Contains("The elements are lost"),
                row.ToString());
        }
    }

    [TestCaseSource(typeof(ExpectedValues), nameof(ExpectedValues.Cases))]
    [Property("Rule", "H30")]
    public void Read_of_a_row_returns_the_value_of_its_description(VectorRow row)
    {
        ExpectedValues.TryGet(row, out IReadOnlyList<object?> expected);
        Assert.That(GraphComparer.FirstDifference(expected.ToList(), Codec.ReadAll(row.GetBytes())), Is.Null);
    }

    [TestCaseSource(nameof(DigestCases))]
    public void Recipe_of_a_row_creates_the_bytes_of_its_digest(VectorRow row)
    {
        byte[] digest = System.Security.Cryptography.SHA256.HashData(row.GetBytes());
        Assert.That(Convert.ToHexStringLower(digest), Is.EqualTo(row.Digest));
    }

    /// <summary>A row whose description cannot be parsed must not be silently left out of the tests of values.</summary>
    [Test]
    public void Every_row_of_a_plain_type_has_an_expected_value()
    {
        IEnumerable<string> left = VectorFile.Rows
            .Where(row => row.Mark is null or "not canonical" && !UnreadableRows.Contains(row) && IsPlain(row))
            .Where(row => !ExpectedValues.TryGet(row, out _))
            .Select(row => row.ToString());
        Assert.That(left, Is.Empty);
    }

    private static bool IsPlain(VectorRow row) => row.IsDigest || PlainTypes.Contains(row.Type)
        || (ExpectedCollections.Knows(row) && !ExplicitValues.IsOutOfScope(row));

    private static IEnumerable<TestCaseData> ReadableRows() =>
        VectorFile.Cases(VectorFile.Rows.Where(row => !UnreadableRows.Contains(row)));

    private static IEnumerable<TestCaseData> UnreadableCases() => VectorFile.Cases(VectorFile.Rows.Where(UnreadableRows.Contains));

    private static IEnumerable<TestCaseData> DigestCases() => VectorFile.Cases(VectorFile.Rows.Where(row => row.IsDigest));
}
