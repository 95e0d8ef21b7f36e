namespace DubboNet.Java;

/// <summary>Finds names that someone may have meant.</summary>
internal static class NearNames
{
    private const int MaxNames = 5;
    private const int MaxMisspelled = 2;

    /// <summary>Returns a sentence with the names that are nearest to the wanted one, or an empty text if there are no names.</summary>
    public static string Describe(string wanted, IEnumerable<string> names)
    {
        string[] nearest = [.. names.OrderBy(name => Distance(wanted, name)).ThenBy(name => name, StringComparer.Ordinal).Take(MaxNames)];
        return nearest.Length == 0 ? "" : $" Near names are {string.Join(", ", nearest)}.";
    }

    /// <summary>Returns the name that a misspelled one means, or null if none is similar enough.</summary>
    public static string? FindMeant(string name, IEnumerable<string> names) =>
        names.Where(known => Distance(name, known) <= MaxMisspelled).MinBy(known => Distance(name, known));

    /// <summary>Returns the number of characters to insert, to remove or to replace, without regard to their case.</summary>
    private static int Distance(string left, string right)
    {
        int[] previous = [.. Enumerable.Range(0, right.Length + 1)];
        int[] current = new int[right.Length + 1];
        for (int i = 0; i < left.Length; i++)
        {
            current[0] = i + 1;
            for (int j = 0; j < right.Length; j++)
            {
                int replaced = previous[j] + (char.ToLowerInvariant(left[i]) == char.ToLowerInvariant(right[j]) ? 0 : 1);
                current[j + 1] = Math.Min(replaced, Math.Min(previous[j + 1], current[j]) + 1);
            }

            (previous, current) = (current, previous);
        }

        return previous[right.Length];
    }
}
