namespace DubboNet.Hessian.Tests.Vectors;

/// <summary>Contains the rows that must not be read as a value.</summary>
internal static class UnreadableRows
{
    private const string CollSer = "43116a6176612e7574696c2e436f6c6c536572";

    public static bool Contains(VectorRow row) => IsDangling(row) || IsCollSer(row);

    /// <summary>
    /// Returns whether the row is the JDK's stand-in for List.of and similar methods as hessian-lite 3.2 sends it, which is without the
    /// elements.
    /// </summary>
    public static bool IsCollSer(VectorRow row) => row.Encoding.Contains(CollSer, StringComparison.Ordinal);

    /// <summary>Returns whether the row has a reference whose index in hessian-lite 4.0.x is past the end of the table.</summary>
    private static bool IsDangling(VectorRow row) => row.IsWriterBug && row.Description.StartsWith("Calendar", StringComparison.Ordinal);
}
