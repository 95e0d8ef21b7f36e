using System.Buffers;
using System.Globalization;

namespace DubboNet.Hessian;

/// <summary>Formats a <c>java.time.LocalDate</c>.</summary>
internal sealed class LocalDateFormatter() : TimeFormatter<JavaLocalDate, int, int, int>("LocalDateHandle", "day", "month", "year")
{
    internal override string ArrayComponent => "java.time.LocalDate";

    internal override bool TryConvert(string text, out JavaLocalDate value)
    {
        bool isDate = DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly date);
        value = JavaLocalDate.From(date);
        return isDate;
    }

    protected override void WriteFields(ref HessianWriter writer, JavaLocalDate value)
    {
        if (!value.IsValid)
            throw new HessianException($"{value} is not a valid date.");
        writer.WriteInt32(value.Day);
        writer.WriteInt32(value.Month);
        writer.WriteInt32(value.Year);
    }

    protected override JavaLocalDate Create(int day, int month, int year) => new(year, month, day);

    protected override bool IsValid(JavaLocalDate value) => value.IsValid;
}

/// <summary>Formats a <c>java.time.LocalTime</c>.</summary>
internal sealed class LocalTimeFormatter()
    : TimeFormatter<JavaLocalTime, int, int, int, int>("LocalTimeHandle", "nano", "second", "minute", "hour")
{
    private const int MaxFraction = 9;

    internal override string ArrayComponent => "java.time.LocalTime";

    /// <summary>Parses the ISO form. The fraction can have nine digits, which .NET cannot parse.</summary>
    internal override bool TryConvert(string text, out JavaLocalTime value)
    {
        int point = text.IndexOf('.');
        ReadOnlySpan<char> fraction = point < 0 ? "0" : text.AsSpan(point + 1);
        ReadOnlySpan<char> seconds = point < 0 ? text : text.AsSpan(0, point);
        int nanos = 0;
        bool isTime =
            TimeOnly.TryParseExact(seconds, ["HH:mm:ss", "HH:mm"], CultureInfo.InvariantCulture, DateTimeStyles.None, out TimeOnly time)
            && fraction.Length <= MaxFraction
            && int.TryParse(fraction.ToString().PadRight(MaxFraction, '0'), NumberStyles.None, CultureInfo.InvariantCulture, out nanos);
        value = JavaLocalTime.From(time) with { Nano = nanos };
        return isTime;
    }

    protected override void WriteFields(ref HessianWriter writer, JavaLocalTime value)
    {
        if (!value.IsValid)
            throw new HessianException($"{value} is not a valid time of day.");
        writer.WriteInt32(value.Nano);
        writer.WriteInt32(value.Second);
        writer.WriteInt32(value.Minute);
        writer.WriteInt32(value.Hour);
    }

    protected override JavaLocalTime Create(int nano, int second, int minute, int hour) => new(hour, minute, second, nano);

    protected override bool IsValid(JavaLocalTime value) => value.IsValid;
}

/// <summary>Formats a <c>java.time.LocalDateTime</c>.</summary>
internal sealed class LocalDateTimeFormatter()
    : TimeFormatter<JavaLocalDateTime, JavaLocalTime, JavaLocalDate>("LocalDateTimeHandle", "time", "date")
{
    internal override string ArrayComponent => "java.time.LocalDateTime";

    internal override bool TryConvert(string text, out JavaLocalDateTime value)
    {
        value = default;
        if (text.Split('T') is not [var day, var timeOfDay]
            || !JavaTimes.LocalDate.TryConvert(day, out JavaLocalDate date)
            || !JavaTimes.LocalTime.TryConvert(timeOfDay, out JavaLocalTime time))
        {
            return false;
        }

        value = new JavaLocalDateTime(date, time);
        return true;
    }

    protected override void WriteFields(ref HessianWriter writer, JavaLocalDateTime value)
    {
        JavaTimes.LocalTime.Write(ref writer, value.Time);
        JavaTimes.LocalDate.Write(ref writer, value.Date);
    }

    protected override JavaLocalDateTime Create(JavaLocalTime time, JavaLocalDate date) => new(date, time);
}

/// <summary>Formats a <c>java.time.Instant</c>.</summary>
internal sealed class InstantFormatter() : TimeFormatter<JavaInstant, int, long>("InstantHandle", "nanos", "seconds")
{
    private const int MaxNanos = 999_999_999;

    internal override string ArrayComponent => "java.time.Instant";

    protected override void WriteFields(ref HessianWriter writer, JavaInstant value)
    {
        writer.WriteInt32(value.Nanos);
        writer.WriteInt64(value.Seconds);
    }

    protected override JavaInstant Create(int nanos, long seconds) => new(seconds, nanos);

    protected override bool IsValid(JavaInstant value) => value.Nanos is >= 0 and <= MaxNanos;
}

/// <summary>Formats a <c>java.time.OffsetDateTime</c>.</summary>
internal sealed class OffsetDateTimeFormatter()
    : TimeFormatter<JavaOffsetDateTime, JavaZoneOffset, JavaLocalDateTime>("OffsetDateTimeHandle", "offset", "dateTime")
{
    internal override string ArrayComponent => "java.time.OffsetDateTime";

    protected override void WriteFields(ref HessianWriter writer, JavaOffsetDateTime value)
    {
        JavaTimes.ZoneOffset.Write(ref writer, value.Offset);
        JavaTimes.LocalDateTime.Write(ref writer, value.Local);
    }

    protected override JavaOffsetDateTime Create(JavaZoneOffset offset, JavaLocalDateTime local) => new(local, offset);
}

/// <summary>Formats a <c>java.time.OffsetTime</c>.</summary>
internal sealed class OffsetTimeFormatter()
    : TimeFormatter<JavaOffsetTime, JavaZoneOffset, JavaLocalTime>("OffsetTimeHandle", "zoneOffset", "localTime")
{
    internal override string ArrayComponent => "java.time.OffsetTime";

    protected override void WriteFields(ref HessianWriter writer, JavaOffsetTime value)
    {
        JavaTimes.ZoneOffset.Write(ref writer, value.Offset);
        JavaTimes.LocalTime.Write(ref writer, value.Time);
    }

    protected override JavaOffsetTime Create(JavaZoneOffset offset, JavaLocalTime time) => new(time, offset);
}

/// <summary>Formats a <c>java.time.ZonedDateTime</c>.</summary>
internal sealed class ZonedDateTimeFormatter()
    : TimeFormatter<JavaZonedDateTime, JavaZoneOffset, JavaLocalDateTime, string>("ZonedDateTimeHandle", "offset", "dateTime", "zoneId")
{
    internal override string ArrayComponent => "java.time.ZonedDateTime";

    protected override void WriteFields(ref HessianWriter writer, JavaZonedDateTime value)
    {
        JavaTimes.ZoneOffset.Write(ref writer, value.Offset);
        JavaTimes.LocalDateTime.Write(ref writer, value.Local);
        writer.WriteString(value.ZoneId);
    }

    protected override JavaZonedDateTime Create(JavaZoneOffset offset, JavaLocalDateTime local, string zoneId) =>
        new(local, offset, zoneId);
}

/// <summary>Formats a <c>java.time.ZoneOffset</c>.</summary>
internal sealed class ZoneOffsetFormatter() : TimeFormatter<JavaZoneOffset, int>("ZoneOffsetHandle", "seconds")
{
    internal override string ArrayComponent => "java.time.ZoneOffset";

    protected override void WriteFields(ref HessianWriter writer, JavaZoneOffset value)
    {
        if (!value.IsValid)
            throw new HessianException($"{value} is more than the 18 hours that Java allows.");
        writer.WriteInt32(value.TotalSeconds);
    }

    protected override JavaZoneOffset Create(int seconds) => new(seconds);

    protected override bool IsValid(JavaZoneOffset value) => value.IsValid;
}

/// <summary>Formats a region of <c>java.time.ZoneId</c>.</summary>
internal sealed class ZoneIdFormatter() : TimeFormatter<JavaZoneId, string>("ZoneIdHandle", "zoneId")
{
    private static readonly SearchValues<char> Marks =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789~/._+-:");

    internal override string ArrayComponent => "java.time.ZoneId";

    protected override void WriteFields(ref HessianWriter writer, JavaZoneId value) => writer.WriteString(value.Id);

    protected override JavaZoneId Create(string id) => new(id);

    /// <summary>
    /// Returns whether Java accepts the identifier. It allows letters, digits and a few other characters, so that the identifier cannot be
    /// a path.
    /// </summary>
    protected override bool IsValid(JavaZoneId value) =>
        value.Id.Length > 1 && char.IsAsciiLetter(value.Id[0]) && !value.Id.AsSpan().ContainsAnyExcept(Marks);
}

/// <summary>Formats a <c>java.time.Duration</c>.</summary>
internal sealed class DurationFormatter() : TimeFormatter<JavaDuration, int, long>("DurationHandle", "nanos", "seconds")
{
    internal override string ArrayComponent => "java.time.Duration";

    protected override void WriteFields(ref HessianWriter writer, JavaDuration value)
    {
        writer.WriteInt32(value.Nanos);
        writer.WriteInt64(value.Seconds);
    }

    protected override JavaDuration Create(int nanos, long seconds) => new(seconds, nanos);

    protected override bool IsValid(JavaDuration value) => value.IsValid;
}

/// <summary>Formats a <c>java.time.Period</c>.</summary>
internal sealed class PeriodFormatter() : TimeFormatter<JavaPeriod, int, int, int>("PeriodHandle", "days", "months", "years")
{
    internal override string ArrayComponent => "java.time.Period";

    protected override void WriteFields(ref HessianWriter writer, JavaPeriod value)
    {
        writer.WriteInt32(value.Days);
        writer.WriteInt32(value.Months);
        writer.WriteInt32(value.Years);
    }

    protected override JavaPeriod Create(int days, int months, int years) => new(years, months, days);
}

/// <summary>Formats a <c>java.time.Year</c>.</summary>
internal sealed class YearFormatter() : TimeFormatter<JavaYear, int>("YearHandle", "year")
{
    internal override string ArrayComponent => "java.time.Year";

    protected override void WriteFields(ref HessianWriter writer, JavaYear value) => writer.WriteInt32(value.Year);

    protected override JavaYear Create(int year) => new(year);
}

/// <summary>Formats a <c>java.time.YearMonth</c>.</summary>
internal sealed class YearMonthFormatter() : TimeFormatter<JavaYearMonth, int, int>("YearMonthHandle", "month", "year")
{
    internal override string ArrayComponent => "java.time.YearMonth";

    protected override void WriteFields(ref HessianWriter writer, JavaYearMonth value)
    {
        writer.WriteInt32(value.Month);
        writer.WriteInt32(value.Year);
    }

    protected override JavaYearMonth Create(int month, int year) => new(year, month);

    protected override bool IsValid(JavaYearMonth value) => value.Month is >= 1 and <= 12;
}

/// <summary>Formats a <c>java.time.MonthDay</c>.</summary>
internal sealed class MonthDayFormatter() : TimeFormatter<JavaMonthDay, int, int>("MonthDayHandle", "day", "month")
{
    internal override string ArrayComponent => "java.time.MonthDay";

    private const int LeapYear = 2024;

    protected override void WriteFields(ref HessianWriter writer, JavaMonthDay value)
    {
        writer.WriteInt32(value.Day);
        writer.WriteInt32(value.Month);
    }

    protected override JavaMonthDay Create(int day, int month) => new(month, day);

    protected override bool IsValid(JavaMonthDay value) => new JavaLocalDate(LeapYear, value.Month, value.Day).IsValid;
}
