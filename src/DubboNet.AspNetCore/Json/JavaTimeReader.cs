using System.Globalization;
using System.Text.RegularExpressions;
using DubboNet.Hessian;

namespace DubboNet.AspNetCore;

/// <summary>Reads Java's dates and times from ISO 8601.</summary>
internal static partial class JavaTimeReader
{
    /// <summary>Reads an instant. A date without a time is its start, and a text without an offset is UTC.</summary>
    public static DateTimeOffset? ReadInstant(string text) =>
        DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out DateTimeOffset instant)
        && text.AsSpan().Contains('-')
            ? instant
            : null;

    public static JavaInstant? ReadExactInstant(string text) =>
        ReadOffsetDateTime(text) is { } moment
        && ReadInstant(text[..text.IndexOf('T', StringComparison.Ordinal)]) is { } day
            ? new JavaInstant(
                day.ToUnixTimeSeconds() + (moment.Local.Time.Hour * 3600) + (moment.Local.Time.Minute * 60) + moment.Local.Time.Second
                - moment.Offset.TotalSeconds,
                moment.Local.Time.Nano)
            : null;

    public static JavaLocalDate? ReadDate(string text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly date)
            ? JavaLocalDate.From(date)
            : null;

    public static JavaLocalTime? ReadTime(string text)
    {
        Match match = TimeOfDay().Match(text);
        if (!match.Success)
            return null;
        var time = new JavaLocalTime(Number(match, "h"), Number(match, "m"), Number(match, "s"), Nanos(match.Groups["f"].Value));
        return time is { Hour: < 24, Minute: < 60, Second: < 60 } ? time : null;
    }

    public static JavaLocalDateTime? ReadLocal(string text) =>
        text.Split('T', ' ') is [var day, var time] && ReadDate(day) is { } date && ReadTime(time) is { } ofDay
            ? new JavaLocalDateTime(date, ofDay)
            : null;

    public static JavaOffsetDateTime? ReadOffsetDateTime(string text)
    {
        Match match = OffsetAtEnd().Match(text);
        return match.Success && ReadLocal(text[..match.Index]) is { } local && ReadOffset(match.Value) is { } offset
            ? new JavaOffsetDateTime(local, offset)
            : null;
    }

    public static JavaZonedDateTime? ReadZoned(string text)
    {
        int zone = text.IndexOf('[', StringComparison.Ordinal);
        string moment = zone < 0 ? text : text[..zone];
        if (ReadOffsetDateTime(moment) is not { } read || (zone >= 0 && !text.EndsWith(']')))
            return null;
        string id = zone < 0 ? JavaTimes.Format(read.Offset)! : text[(zone + 1)..^1];
        return new JavaZonedDateTime(read.Local, read.Offset, id);
    }

    public static JavaZoneOffset? ReadOffset(string text)
    {
        Match match = OffsetAtEnd().Match(text);
        if (!match.Success || match.Length != text.Length)
            return null;
        int seconds = text == "Z" ? 0 : (Number(match, "h") * 3600) + (Number(match, "m") * 60) + Number(match, "s");
        return new JavaZoneOffset(text[0] == '-' ? -seconds : seconds);
    }

    public static JavaDuration? ReadDuration(string text)
    {
        Match match = IsoDuration().Match(text);
        if (!match.Success || match.Length < 3 || text.EndsWith('T'))
            return null;
        long seconds = (Long(match, "d") * 86_400) + (Long(match, "h") * 3600) + (Long(match, "m") * 60) + Long(match, "s");
        int nanos = Nanos(match.Groups["f"].Value);
        bool isNegative = match.Groups["s"].Value.StartsWith('-') && nanos > 0;
        return isNegative ? new JavaDuration(seconds - 1, 1_000_000_000 - nanos) : new JavaDuration(seconds, nanos);
    }

    private static int Nanos(string fraction) =>
        fraction.Length == 0 ? 0 : int.Parse(fraction.PadRight(9, '0'), CultureInfo.InvariantCulture);

    private static int Number(Match match, string group) =>
        match.Groups[group] is { Success: true, Value: var digits } ? int.Parse(digits, CultureInfo.InvariantCulture) : 0;

    private static long Long(Match match, string group) =>
        match.Groups[group] is { Success: true, Value: var digits } ? long.Parse(digits, CultureInfo.InvariantCulture) : 0;

    [GeneratedRegex(@"^(?<h>\d\d):(?<m>\d\d)(:(?<s>\d\d)(\.(?<f>\d{1,9}))?)?$", RegexOptions.ExplicitCapture)]
    private static partial Regex TimeOfDay();

    [GeneratedRegex(@"(Z|[+-](?<h>\d\d):(?<m>\d\d)(:(?<s>\d\d))?)$", RegexOptions.ExplicitCapture)]
    private static partial Regex OffsetAtEnd();

    [GeneratedRegex(
        @"^P((?<d>-?\d{1,12})D)?(T((?<h>-?\d{1,12})H)?((?<m>-?\d{1,12})M)?((?<s>-?\d{1,15})(\.(?<f>\d{1,9}))?S)?)?$",
        RegexOptions.ExplicitCapture)]
    private static partial Regex IsoDuration();
}
