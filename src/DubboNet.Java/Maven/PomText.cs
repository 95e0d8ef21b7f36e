using System.Text.RegularExpressions;

namespace DubboNet.Java;

/// <summary>Replaces <c>${…}</c> in texts of poms.</summary>
internal static partial class PomText
{
    private const int MaxDepth = 16;
    private const int MaxLength = 4096;

    /// <summary>Replaces properties, also in their values. A property that is unknown stays as it is.</summary>
    /// <param name="text">The text.</param>
    /// <param name="find">Returns the value of a property, or null.</param>
    public static string Interpolate(string text, Func<string, string?> find)
    {
        for (int depth = 0; depth < MaxDepth && HasProperties(text); depth++)
        {
            string next = Property().Replace(text, match => find(match.Groups[1].Value) ?? match.Value);
            if (next == text || next.Length > MaxLength)
                return text;
            text = next;
        }

        return text;
    }

    public static bool HasProperties(string text) => text.Contains("${", StringComparison.Ordinal);

    [GeneratedRegex(@"\$\{([^${}]+)\}")]
    private static partial Regex Property();
}
