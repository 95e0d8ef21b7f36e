using System.Globalization;
using NodaTime;

namespace DubboNet.Hessian;

/// <summary>
/// Formats and parses the ids of Java's time zones that are offsets, such as <c>Z</c>, <c>+08:00</c>, <c>-18:00:01</c>, <c>UTC+08:00</c>,
/// <c>GMT-3</c> and <c>UT</c>.
/// </summary>
internal static class OffsetText
{
    private static readonly string[] Prefixes = ["UTC", "GMT", "UT"];

    public static string Format(Offset offset)
    {
        int seconds = Math.Abs(offset.Seconds);
        string text = string.Create(
            CultureInfo.InvariantCulture, $"{(offset.Seconds < 0 ? '-' : '+')}{seconds / 3600:00}:{seconds / 60 % 60:00}");
        return seconds % 60 == 0 ? text : string.Create(CultureInfo.InvariantCulture, $"{text}:{seconds % 60:00}");
    }

    /// <summary>Parses an id. Returns false if it is the name of a region. UTC and GMT alone are offsets of zero.</summary>
    public static bool TryParse(string id, out Offset offset)
    {
        offset = Offset.Zero;
        if (id == "Z")
            return true;
        string prefix = Array.Find(Prefixes, start => id.StartsWith(start, StringComparison.Ordinal)) ?? "";
        string rest = id[prefix.Length..];
        if (rest.Length == 0)
            return prefix.Length > 0;
        if (rest[0] is not ('+' or '-'))
            return false;
        string[] parts = rest[1..].Split(':');
        if (parts.Length > 3 || !parts.All(part => part.Length is 1 or 2 && part.All(char.IsAsciiDigit)))
            return false;
        int seconds = 0;
        for (int i = 0; i < 3; i++)
            seconds = (seconds * 60) + (i < parts.Length ? int.Parse(parts[i], CultureInfo.InvariantCulture) : 0);
        if (seconds > NodaConstants.SecondsPerHour * 18)
            return false;
        offset = Offset.FromSeconds(rest[0] == '-' ? -seconds : seconds);
        return true;
    }
}
