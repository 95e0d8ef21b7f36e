using System.Globalization;
using System.Text.RegularExpressions;
using DubboNet.Hessian;

namespace DubboNet.AspNetCore;

/// <summary>Reads Java's dates and times from ISO 8601.</summary>
internal static partial class JavaTimeReader
{
    private const int LeapCycle = 400;
    private const int CycleWithinRange = 2000;
    private const int MaxOffset = 18 * 3600;
    private const long SecondsPerDay = 86_400;

    /// <summary>Reads an instant. A date without a time is its start, and a text without an offset is UTC.</summary>
    public static JavaDate? ReadInstant(string text)
    {
        if ((ReadExactInstant(text) ?? ReadExactInstant($"{text}Z") ?? ReadExactInstant($"{text}T00:00Z")) is { } instant)
        {
            bool fits = Math.Abs(instant.Seconds) < long.MaxValue / 1000;
            return fits ? new JavaDate((instant.Seconds * 1000) + (instant.Nanos / 1_000_000)) : null;
        }

        // Some programs write offsets without a colon.
        return text.Contains('-', StringComparison.Ordinal)
            && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out DateTimeOffset other)
                ? JavaDate.From(other)
                : null;
    }

    public static JavaInstant? ReadExactInstant(string text) => ReadOffsetDateTime(text) is { } moment
        ? new JavaInstant(
            (JavaTimes.DayOfDate(moment.Local.Date) * SecondsPerDay) + (moment.Local.Time.Hour * 3600) + (moment.Local.Time.Minute * 60)
                + moment.Local.Time.Second - moment.Offset.TotalSeconds,
            moment.Local.Time.Nano)
        : null;

    public static JavaLocalDate? ReadDate(string text)
    {
        Match match = IsoDate().Match(text);
        if (!match.Success)
            return null;
        var date = new JavaLocalDate((int)Long(match, "y"), Number(match, "m"), Number(match, "d"));
        bool isValid = date.Month is >= 1 and <= 12 && date.Day >= 1
            && date.Day <= DateTime.DaysInMonth(CycleWithinRange + (date.Year % LeapCycle), date.Month);
        return isValid ? date : null;
    }

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

    public static JavaOffsetTime? ReadOffsetTime(string text)
    {
        Match match = OffsetAtEnd().Match(text);
        return match.Success && ReadTime(text[..match.Index]) is { } time && ReadOffset(match.Value) is { } offset
            ? new JavaOffsetTime(time, offset)
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
        (int minutes, int rest) = (Number(match, "m"), Number(match, "s"));
        int seconds = (Number(match, "h") * 3600) + (minutes * 60) + rest;
        bool isValid = minutes < 60 && rest < 60 && seconds <= MaxOffset;
        return isValid ? new JavaZoneOffset(text[0] == '-' ? -seconds : seconds) : null;
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

    public static JavaPeriod? ReadPeriod(string text)
    {
        Match match = IsoPeriod().Match(text);
        return match.Success && match.Length > 1
            ? new JavaPeriod((int)Long(match, "y"), (int)Long(match, "m"), (int)Long(match, "d"))
            : null;
    }

    public static JavaYear? ReadYear(string text) => IsoYear().IsMatch(text)
        ? new JavaYear(int.Parse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture))
        : null;

    public static JavaYearMonth? ReadYearMonth(string text) =>
        ReadDate($"{text}-01") is { } date ? new JavaYearMonth(date.Year, date.Month) : null;

    public static JavaMonthDay? ReadMonthDay(string text) =>
        text.StartsWith("--", StringComparison.Ordinal) && ReadDate($"2000{text[1..]}") is { } date
            ? new JavaMonthDay(date.Month, date.Day)
            : null;

    private static int Nanos(string fraction) =>
        fraction.Length == 0 ? 0 : int.Parse(fraction.PadRight(9, '0'), CultureInfo.InvariantCulture);

    private static int Number(Match match, string group) =>
        match.Groups[group] is { Success: true, Value: var digits } ? int.Parse(digits, CultureInfo.InvariantCulture) : 0;

    private static long Long(Match match, string group) =>
        match.Groups[group] is { Success: true, Value: var digits } ? long.Parse(digits, CultureInfo.InvariantCulture) : 0;

    [GeneratedRegex(@"^(?<y>[+-]?[0-9]{4,9})-(?<m>[0-9]{2})-(?<d>[0-9]{2})\z", RegexOptions.ExplicitCapture)]
    private static partial Regex IsoDate();

    [GeneratedRegex(@"^[+-]?[0-9]{1,9}\z")]
    private static partial Regex IsoYear();

    [GeneratedRegex(
        @"^(?<h>[0-9]{2}):(?<m>[0-9]{2})(:(?<s>[0-9]{2})(\.(?<f>[0-9]{1,9}))?)?\z", RegexOptions.ExplicitCapture)]
    private static partial Regex TimeOfDay();

    [GeneratedRegex(@"(Z|[+-](?<h>[0-9]{2}):(?<m>[0-9]{2})(:(?<s>[0-9]{2}))?)\z", RegexOptions.ExplicitCapture)]
    private static partial Regex OffsetAtEnd();

    [GeneratedRegex(
        @"^P((?<d>-?[0-9]{1,12})D)?(T((?<h>-?[0-9]{1,12})H)?((?<m>-?[0-9]{1,12})M)?((?<s>-?[0-9]{1,15})(\.(?<f>[0-9]{1,9}))?S)?)?\z",
        RegexOptions.ExplicitCapture)]
    private static partial Regex IsoDuration();

    [GeneratedRegex(@"^P((?<y>-?[0-9]{1,9})Y)?((?<m>-?[0-9]{1,9})M)?((?<d>-?[0-9]{1,9})D)?\z", RegexOptions.ExplicitCapture)]
    private static partial Regex IsoPeriod();
}
