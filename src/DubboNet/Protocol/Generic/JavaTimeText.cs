using System.Globalization;
using DubboNet.Hessian;

namespace DubboNet.Protocol.Generic;

/// <summary>Formats dates and times without a time zone as Java's <c>toString</c> does.</summary>
internal static class JavaTimeText
{
    private const int MaxPlainYear = 9999;

    /// <summary>Returns the text, or null if the value is not a date or time without a time zone.</summary>
    public static string? Format(object value) => value switch
    {
        DateOnly date => FormatDate(JavaLocalDate.From(date)),
        TimeOnly time => FormatTime(JavaLocalTime.From(time)),
        DateTime { Kind: DateTimeKind.Unspecified } local => Format(JavaLocalDateTime.From(local)),
        JavaLocalDate date => FormatDate(date),
        JavaLocalTime time => FormatTime(time),
        JavaLocalDateTime local => $"{FormatDate(local.Date)}T{FormatTime(local.Time)}",
        _ => null,
    };

    private static string FormatDate(JavaLocalDate date) => string.Create(
        CultureInfo.InvariantCulture, $"{(date.Year > MaxPlainYear ? "+" : "")}{date.Year:0000}-{date.Month:00}-{date.Day:00}");

    /// <summary>
    /// Formats a time. Seconds are omitted if they are zero, and the fraction has as many groups of three digits as it needs.
    /// </summary>
    private static string FormatTime(JavaLocalTime time)
    {
        string minutes = string.Create(CultureInfo.InvariantCulture, $"{time.Hour:00}:{time.Minute:00}");
        if (time is { Second: 0, Nano: 0 })
            return minutes;
        string seconds = string.Create(CultureInfo.InvariantCulture, $"{minutes}:{time.Second:00}");
        if (time.Nano == 0)
            return seconds;
        string fraction = time.Nano.ToString("000000000", CultureInfo.InvariantCulture);
        while (fraction.EndsWith("000", StringComparison.Ordinal))
            fraction = fraction[..^3];
        return $"{seconds}.{fraction}";
    }
}
