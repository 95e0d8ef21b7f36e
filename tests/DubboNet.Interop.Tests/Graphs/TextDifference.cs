namespace DubboNet.Interop.Tests.Graphs;

/// <summary>Finds the first difference of two canonical texts.</summary>
internal static class TextDifference
{
    private const int Shown = 60;

    /// <summary>Returns a short description of the first difference, or null.</summary>
    public static string? Find(string where, string expected, string? got)
    {
        if (expected == got)
            return null;
        if (got is null)
            return $"{where} gives null";
        int at = expected.AsSpan().CommonPrefixLength(got);
        return $"first difference at {at} of {where}: expected {Near(expected, at)} got {Near(got, at)}";
    }

    private static string Near(string text, int at) => text[Math.Max(at - Shown, 0)..Math.Min(at + Shown, text.Length)];
}
