using System.Globalization;
using DubboNet.Hessian;

namespace DubboNet.AspNetCore;

/// <summary>Formats Java's dates and times in ISO 8601, as Java's own <c>toString</c> does.</summary>
internal static class JavaTimes
{
    private const int MaxPlainYear = 9999;
    private const int SecondsPerHour = 3600;
    private const int DaysPerCycle = 146_097;

    // From the first of March in the year 0.
    private const int DaysTo1970 = 719_468;

    /// <summary>Returns the text of a date or a time, or null for other values.</summary>
    public static string? Format(object value) => value switch
    {
        JavaDate date => FormatInstant(date),
        JavaCalendar calendar => FormatInstant(calendar.Value),
        JavaSqlTimestamp timestamp => FormatInstant(timestamp.Value),
        JavaSqlDate date => FormatInstant(date.Value),
        JavaSqlTime time => FormatInstant(time.Value),
        DateTimeOffset instant => FormatInstant(JavaDate.From(instant)),
        JavaInstant instant => FormatInstant(instant.Seconds, instant.Nanos),
        JavaLocalDate date => Date(date),
        JavaLocalTime time => Time(time),
        JavaLocalDateTime local => Local(local),
        JavaOffsetDateTime moment => $"{Local(moment.Local)}{Offset(moment.Offset)}",
        JavaOffsetTime time => $"{Time(time.Time)}{Offset(time.Offset)}",
        JavaZonedDateTime zoned when zoned.ZoneId == Offset(zoned.Offset) => $"{Local(zoned.Local)}{Offset(zoned.Offset)}",
        JavaZonedDateTime zoned => $"{Local(zoned.Local)}{Offset(zoned.Offset)}[{zoned.ZoneId}]",
        JavaZoneOffset offset => Offset(offset),
        JavaZoneId zone => zone.Id,
        JavaDuration duration => Duration(duration),
        JavaPeriod period => Period(period),
        JavaYear year => Text($"{year.Year}"),
        JavaYearMonth month => Text($"{Year(month.Year)}-{month.Month:00}"),
        JavaMonthDay day => Text($"--{day.Month:00}-{day.Day:00}"),
        _ => null,
    };

    private static string FormatInstant(JavaDate date)
    {
        long seconds = Math.DivRem(date.Milliseconds, 1000, out long rest);
        return rest < 0 ? FormatInstant(seconds - 1, (int)(rest + 1000) * 1_000_000) : FormatInstant(seconds, (int)rest * 1_000_000);
    }

    private static string FormatInstant(long seconds, int nanos)
    {
        const int SecondsPerDay = 24 * SecondsPerHour;
        long days = Math.DivRem(seconds, SecondsPerDay, out long second);
        if (second < 0)
            (days, second) = (days - 1, second + SecondsPerDay);
        var time = new JavaLocalTime((int)(second / SecondsPerHour), (int)(second / 60 % 60), (int)(second % 60), nanos);
        return $"{Date(DateOfDay(days))}T{Time(time)}Z";
    }

    /// <summary>Returns the number of days since 1970. The years have no limit.</summary>
    public static long DayOfDate(JavaLocalDate date)
    {
        long year = date.Year - (date.Month <= 2 ? 1 : 0);
        long cycle = (year >= 0 ? year : year - 399) / 400;
        long ofCycle = year - (cycle * 400);
        long ofYear = (((153 * (date.Month + (date.Month > 2 ? -3 : 9))) + 2) / 5) + date.Day - 1;
        return (cycle * DaysPerCycle) + (ofCycle * 365) + (ofCycle / 4) - (ofCycle / 100) + ofYear - DaysTo1970;
    }

    // The algorithm of java.time.LocalDate.ofEpochDay, which has no limit of years.
    private static JavaLocalDate DateOfDay(long epochDay)
    {
        long day = epochDay + DaysTo1970;
        long cycle = day >= 0 ? day / DaysPerCycle : (day - DaysPerCycle + 1) / DaysPerCycle;
        long ofCycle = day - (cycle * DaysPerCycle);
        long year = (ofCycle - (ofCycle / 1460) + (ofCycle / 36_524) - (ofCycle / (DaysPerCycle - 1))) / 365;
        long ofYear = ofCycle - ((365 * year) + (year / 4) - (year / 100));
        long month = ((5 * ofYear) + 2) / 153;
        int dayOfMonth = (int)(ofYear - (((153 * month) + 2) / 5) + 1);
        int monthOfYear = (int)(month < 10 ? month + 3 : month - 9);
        return new JavaLocalDate((int)(year + (cycle * 400) + (monthOfYear <= 2 ? 1 : 0)), monthOfYear, dayOfMonth);
    }

    private static string Local(JavaLocalDateTime local) => $"{Date(local.Date)}T{Time(local.Time)}";

    private static string Date(JavaLocalDate date) => Text($"{Year(date.Year)}-{date.Month:00}-{date.Day:00}");

    private static string Year(int year) => Text($"{(year > MaxPlainYear ? "+" : "")}{year:0000}");

    private static string Time(JavaLocalTime time) =>
        Text($"{time.Hour:00}:{time.Minute:00}:{time.Second:00}{Fraction(time.Nano)}");

    // As many groups of three digits as it needs.
    private static string Fraction(int nanos)
    {
        if (nanos == 0)
            return "";
        string digits = nanos.ToString("000000000", CultureInfo.InvariantCulture);
        while (digits.EndsWith("000", StringComparison.Ordinal))
            digits = digits[..^3];
        return $".{digits}";
    }

    private static string Offset(JavaZoneOffset offset)
    {
        if (offset.TotalSeconds == 0)
            return "Z";
        int total = Math.Abs(offset.TotalSeconds);
        string seconds = total % 60 == 0 ? "" : Text($":{total % 60:00}");
        return Text($"{(offset.TotalSeconds < 0 ? '-' : '+')}{total / SecondsPerHour:00}:{total / 60 % 60:00}{seconds}");
    }

    private static string Duration(JavaDuration duration)
    {
        bool isNegative = duration.Seconds < 0 && duration.Nanos > 0;
        Int128 seconds = isNegative ? (Int128)duration.Seconds + 1 : duration.Seconds;
        string fraction = Fraction(isNegative ? 1_000_000_000 - duration.Nanos : duration.Nanos).TrimEnd('0');
        (Int128 hours, int minutes, Int128 rest) = (seconds / SecondsPerHour, (int)(seconds / 60 % 60), seconds % 60);
        string sign = isNegative && rest == 0 ? "-" : "";
        string ofSeconds = rest != 0 || fraction.Length > 0 ? Text($"{sign}{rest}{fraction}S") : "";
        string text = Text($"{(hours != 0 ? $"{hours}H" : "")}{(minutes != 0 ? $"{minutes}M" : "")}{ofSeconds}");
        return text.Length == 0 ? "PT0S" : $"PT{text}";
    }

    private static string Period(JavaPeriod period)
    {
        string years = period.Years != 0 ? Text($"{period.Years}Y") : "";
        string months = period.Months != 0 ? Text($"{period.Months}M") : "";
        string days = period.Days != 0 ? Text($"{period.Days}D") : "";
        return years.Length + months.Length + days.Length == 0 ? "P0D" : $"P{years}{months}{days}";
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
