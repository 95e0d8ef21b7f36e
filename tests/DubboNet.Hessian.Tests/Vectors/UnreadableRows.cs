namespace DubboNet.Hessian.Tests.Vectors;

/// <summary>The rows that must not give a value.</summary>
internal static class UnreadableRows
{
    private const long FirstMillisecond = -62_135_596_800_000;
    private const long LastMillisecond = 253_402_300_799_999;
    private const string CollSer = "43116a6176612e7574696c2e436f6c6c536572";

    /// <summary>Values of java.time beyond the .NET type that they become.</summary>
    private static readonly HashSet<string> OutOfRange =
    [
        "java.time.LocalDate: -999999999-01-01 (MIN)",
        "java.time.LocalDate: +999999999-12-31 (MAX)",
        "java.time.LocalDateTime: +999999999-12-31T23:59:59.999999999 (MAX)",
        "java.time.Duration: Long.MAX_VALUE s 999999999 ns",
        "java.time.Duration: Long.MIN_VALUE s",
        "java.time.OffsetDateTime: MIN (offset +18:00)",
    ];

    public static bool Contains(VectorRow row) =>
        IsDateOutOfRange(row) || IsDangling(row) || IsCollSer(row) || OutOfRange.Contains($"{row.Type}: {row.Description}");

    /// <summary>The JDK's stand-in for List.of and its like, as hessian-lite 3.2 sends it: without the elements.</summary>
    public static bool IsCollSer(VectorRow row) => row.Encoding.Contains(CollSer, StringComparison.Ordinal);

    public static bool IsDateOutOfRange(VectorRow row) => row.Type == "java.util.Date"
        && (row.Description.StartsWith("Long.M", StringComparison.Ordinal)
            || ExpectedValues.Milliseconds(row.Description) is < FirstMillisecond or > LastMillisecond);

    /// <summary>References that hessian-lite 4.0.x numbers past the end of the table.</summary>
    private static bool IsDangling(VectorRow row) => row.IsWriterBug && row.Description.StartsWith("Calendar", StringComparison.Ordinal);
}
