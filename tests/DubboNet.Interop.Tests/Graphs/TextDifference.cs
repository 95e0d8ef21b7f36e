namespace DubboNet.Interop.Tests.Graphs;

/// <summary>Where two canonical texts part.</summary>
internal static class TextDifference
{
    private const int Shown = 60;

    /// <summary>The first difference in a few words; null if there is none.</summary>
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
