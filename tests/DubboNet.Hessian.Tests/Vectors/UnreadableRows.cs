namespace DubboNet.Hessian.Tests.Vectors;

/// <summary>The rows that must not give a value.</summary>
internal static class UnreadableRows
{
    private const string CollSer = "43116a6176612e7574696c2e436f6c6c536572";

    public static bool Contains(VectorRow row) => IsDangling(row) || IsCollSer(row);

    /// <summary>The JDK's stand-in for List.of and its like, as hessian-lite 3.2 sends it: without the elements.</summary>
    public static bool IsCollSer(VectorRow row) => row.Encoding.Contains(CollSer, StringComparison.Ordinal);

    /// <summary>References that hessian-lite 4.0.x numbers past the end of the table.</summary>
    private static bool IsDangling(VectorRow row) => row.IsWriterBug && row.Description.StartsWith("Calendar", StringComparison.Ordinal);
}
