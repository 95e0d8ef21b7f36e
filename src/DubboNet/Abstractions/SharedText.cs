namespace DubboNet;

/// <summary>
/// Shares equal texts. The URLs of a long list have most names and values in common, and would keep a copy of each otherwise.
/// </summary>
/// <remarks>Threading: any thread can call. A text that two threads add at once is not shared by them.</remarks>
internal static class SharedText
{
    private const int LongestText = 1024;

    // A text replaces another one with the same index, so that the cache does not grow. Its length is a power of 2.
    private static readonly string?[] Cache = new string?[2048];

    /// <summary>Returns an equal text that was used before, or the same text.</summary>
    public static string Get(string text)
    {
        if (text.Length > LongestText)
            return text;
        ref string? place = ref Cache[text.GetHashCode(StringComparison.Ordinal) & (Cache.Length - 1)];
        string? known = Volatile.Read(ref place);
        if (known != text)
            Volatile.Write(ref place, known = text);
        return known;
    }
}
