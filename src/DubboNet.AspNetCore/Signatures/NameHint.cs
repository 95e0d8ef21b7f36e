using DubboNet.Hosting;

namespace DubboNet.AspNetCore;

/// <summary>Tells which known name a wrong one may have meant.</summary>
internal static class NameHint
{
    private const int MostListed = 20;

    /// <summary>The maximum length of a name that is compared, because the time is its product with that of each known name.</summary>
    private const int MaxLength = 200;

    /// <summary>Returns a sentence with the nearest known name, or with all of them.</summary>
    /// <param name="name">The name that is not known.</param>
    /// <param name="known">The known names.</param>
    public static string Create(string name, IEnumerable<string> known)
    {
        string[] names = [.. known.Distinct().Order(StringComparer.Ordinal)];
        if (Nearest(name, names) is { } meant)
            return $"Did you mean {meant}?";
        string more = names.Length > MostListed ? $" and {names.Length - MostListed} more" : "";
        return names.Length == 0 ? "There are none." : $"There are {string.Join(", ", names.Take(MostListed))}{more}.";
    }

    // People often omit the package.
    private static string? Nearest(string name, string[] names) => name.Length > MaxLength
        ? null
        : Spelling.Nearest(name, names) ?? Array.Find(names, one => one.EndsWith($".{name}", StringComparison.OrdinalIgnoreCase));
}
