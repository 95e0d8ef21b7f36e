namespace DubboNet.Hessian.Tests.Vectors;

/// <summary>Contains the rows for which .NET writes other bytes, with the reason.</summary>
internal static class RewriteExceptions
{
    private const string Chunks = "Java cuts binary data at the end of its buffer, we at 65,535 bytes.";
    private const string Uncounted =
        "Java writes an iterator as a list without a count, which must not be imitated: several peers cannot read it.";
    private const string CacheFields =
        "Only sign and magnitude of a BigInteger are sent; the other fields are caches that every JDK fills itself.";
    private const string ValueType = "It is a value type in .NET, so that two places cannot share one.";
    private const string AfterUuid = "Nothing is referred to that came after a UUID, which 3.2 does not count.";
    private const string FieldOfJdk25 = "A StringBuilder is written with the fields of JDK 9: what JDK 25 adds to them is a cache.";

    /// <summary>Returns why the row's values are not written as Java wrote them, or null if they must be.</summary>
    public static string? ReasonFor(VectorRow row) => row switch
    {
        { Type: "byte[]", IsDigest: true } when row.GetBytes() is { Length: > 8192 } => Chunks,
        { Type: "java.io.InputStream", Description: not "empty stream" } => Chunks,
        { Type: "java.util.Iterator" or "java.util.Enumeration" } => Uncounted,
        { Type: "ref" } when row.Description.StartsWith("Iterator", StringComparison.Ordinal) => Uncounted,
        { Type: "java.math.BigInteger" } => CacheFields,
        { Type: "ref", Description: "Object[] [BigInteger 1, p, p]" } => CacheFields,
        { Type: "X$Values" } when row.Description.Contains("bi=7", StringComparison.Ordinal) => CacheFields,
        { Type: "ref" } when IsOfValueType(row) => ValueType,
        { Type: "ref" } when row.Description.Contains("UUID", StringComparison.Ordinal) => AfterUuid,
        { Type: "java.lang.StringBuilder", Mark: "JDK 25" } => FieldOfJdk25,
        _ => null,
    };

    private static bool IsOfValueType(VectorRow row) => row.Description.StartsWith("BigDecimal is a ref", StringComparison.Ordinal)
        || row.Description.StartsWith("java.sql.Date is a ref", StringComparison.Ordinal)
        || row.Description.StartsWith("Class object", StringComparison.Ordinal);
}
