namespace DubboNet.Hosting;

/// <summary>Suggests known names for misspelled ones.</summary>
internal static class Spelling
{
    /// <summary>Returns a message about an unknown key.</summary>
    public static string Unknown(string path, string key, IEnumerable<string> known)
    {
        string[] names = [.. known];
        return Nearest(key, names) is { } meant
            ? $"{path}:{key} is not known; did you mean {meant}?"
            : $"{path}:{key} is not known; {(names.Length > 0 ? $"there are {string.Join(", ", names)}" : "the application has none")}.";
    }

    /// <summary>Returns the known name that is most similar to the key, or null if none is similar enough.</summary>
    public static string? Nearest(string key, string[] names)
    {
        string? meant = names.MinBy(name => Distance(name, key));
        return meant is not null && Distance(meant, key) <= Math.Max(2, key.Length / 4) ? meant : null;
    }

    // The Levenshtein distance, without regard to letter case.
    private static int Distance(string one, string other)
    {
        int[] row = [.. Enumerable.Range(0, other.Length + 1)];
        for (int i = 1; i <= one.Length; i++)
        {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= other.Length; j++)
            {
                int same = char.ToUpperInvariant(one[i - 1]) == char.ToUpperInvariant(other[j - 1]) ? 0 : 1;
                (diagonal, row[j]) = (row[j], Math.Min(Math.Min(row[j], row[j - 1]) + 1, diagonal + same));
            }
        }

        return row[^1];
    }
}
