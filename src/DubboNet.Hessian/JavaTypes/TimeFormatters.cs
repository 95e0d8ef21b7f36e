using System.Globalization;

namespace DubboNet.Hessian;

/// <summary><c>java.time.LocalDate</c>.</summary>
internal sealed class LocalDateFormatter() : JavaValueFormatter<JavaLocalDate>(Java8 + "LocalDateHandle", "day", "month", "year")
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
            throw new HessianException($"{value} is no date.");
        writer.WriteInt32(value.Day);
        writer.WriteInt32(value.Month);
        writer.WriteInt32(value.Year);
    }

    protected override JavaLocalDate Create(ReadOnlySpan<object?> values)
    {
        var value = new JavaLocalDate((int)values[2]!, (int)values[1]!, (int)values[0]!);
        return value.IsValid ? value : throw new OverflowException();
    }
}

/// <summary><c>java.time.LocalTime</c>.</summary>
internal sealed class LocalTimeFormatter() : JavaValueFormatter<JavaLocalTime>(Java8 + "LocalTimeHandle", "nano", "second", "minute", "hour")
{
    private const int MaxFraction = 9;

    internal override string ArrayComponent => "java.time.LocalTime";

    /// <summary>ISO's form: what is behind the point, up to nine digits, is not .NET's to parse.</summary>
    internal override bool TryConvert(string text, out JavaLocalTime value)
    {
        int point = text.IndexOf('.');
        ReadOnlySpan<char> fraction = point < 0 ? "0" : text.AsSpan(point + 1);
        ReadOnlySpan<char> seconds = point < 0 ? text : text.AsSpan(0, point);
        int nanos = 0;
        bool isTime = TimeOnly.TryParseExact(seconds, ["HH:mm:ss", "HH:mm"], CultureInfo.InvariantCulture, DateTimeStyles.None, out TimeOnly time)
            && fraction.Length <= MaxFraction
            && int.TryParse(fraction.ToString().PadRight(MaxFraction, '0'), NumberStyles.None, CultureInfo.InvariantCulture, out nanos);
        value = JavaLocalTime.From(time) with { Nano = nanos };
        return isTime;
    }

    protected override void WriteFields(ref HessianWriter writer, JavaLocalTime value)
    {
        if (!value.IsValid)
            throw new HessianException($"{value} is no time of day.");
        writer.WriteInt32(value.Nano);
        writer.WriteInt32(value.Second);
        writer.WriteInt32(value.Minute);
        writer.WriteInt32(value.Hour);
    }

    protected override JavaLocalTime Create(ReadOnlySpan<object?> values)
    {
        var value = new JavaLocalTime((int)values[3]!, (int)values[2]!, (int)values[1]!, (int)values[0]!);
        return value.IsValid ? value : throw new OverflowException();
    }
}

/// <summary><c>java.time.LocalDateTime</c>.</summary>
internal sealed class LocalDateTimeFormatter() : JavaValueFormatter<JavaLocalDateTime>(Java8 + "LocalDateTimeHandle", "time", "date")
{
    internal override string ArrayComponent => "java.time.LocalDateTime";

    internal override bool TryConvert(string text, out JavaLocalDateTime value)
    {
        value = default;
        if (text.Split('T') is not [var day, var timeOfDay]
            || !HessianFormatters.LocalDateFormat.TryConvert(day, out JavaLocalDate date)
            || !HessianFormatters.LocalTimeFormat.TryConvert(timeOfDay, out JavaLocalTime time))
        {
            return false;
        }

        value = new JavaLocalDateTime(date, time);
        return true;
    }

    protected override void WriteFields(ref HessianWriter writer, JavaLocalDateTime value)
    {
        HessianFormatters.JavaLocalTime.Write(ref writer, value.Time);
        HessianFormatters.JavaLocalDate.Write(ref writer, value.Date);
    }

    protected override JavaLocalDateTime Create(ReadOnlySpan<object?> values) =>
        new(Conversion.As<JavaLocalDate>(values[1]), Conversion.As<JavaLocalTime>(values[0]));
}

/// <summary><c>java.time.Instant</c>.</summary>
internal sealed class InstantFormatter() : JavaValueFormatter<JavaInstant>(Java8 + "InstantHandle", "nanos", "seconds")
{
    private const int MaxNanos = 999_999_999;

    internal override string ArrayComponent => "java.time.Instant";

    protected override void WriteFields(ref HessianWriter writer, JavaInstant value)
    {
        writer.WriteInt32(value.Nanos);
        writer.WriteInt64(value.Seconds);
    }

    protected override JavaInstant Create(ReadOnlySpan<object?> values) =>
        new((long)values[1]!, (int)values[0]! is >= 0 and <= MaxNanos and var nanos ? nanos : throw new OverflowException());
}

/// <summary><c>java.time.OffsetDateTime</c>.</summary>
internal sealed class OffsetDateTimeFormatter() : JavaValueFormatter<JavaOffsetDateTime>(Java8 + "OffsetDateTimeHandle", "offset", "dateTime")
{
    internal override string ArrayComponent => "java.time.OffsetDateTime";

    protected override void WriteFields(ref HessianWriter writer, JavaOffsetDateTime value)
    {
        HessianFormatters.JavaZoneOffset.Write(ref writer, value.Offset);
        HessianFormatters.JavaLocalDateTime.Write(ref writer, value.Local);
    }

    protected override JavaOffsetDateTime Create(ReadOnlySpan<object?> values) =>
        new(Conversion.As<JavaLocalDateTime>(values[1]), (JavaZoneOffset)values[0]!);
}

/// <summary><c>java.time.OffsetTime</c>.</summary>
internal sealed class OffsetTimeFormatter() : JavaValueFormatter<JavaOffsetTime>(Java8 + "OffsetTimeHandle", "zoneOffset", "localTime")
{
    internal override string ArrayComponent => "java.time.OffsetTime";

    protected override void WriteFields(ref HessianWriter writer, JavaOffsetTime value)
    {
        HessianFormatters.JavaZoneOffset.Write(ref writer, value.Offset);
        HessianFormatters.JavaLocalTime.Write(ref writer, value.Time);
    }

    protected override JavaOffsetTime Create(ReadOnlySpan<object?> values) =>
        new(Conversion.As<JavaLocalTime>(values[1]), (JavaZoneOffset)values[0]!);
}

/// <summary><c>java.time.ZonedDateTime</c>.</summary>
internal sealed class ZonedDateTimeFormatter() : JavaValueFormatter<JavaZonedDateTime>(Java8 + "ZonedDateTimeHandle", "offset", "dateTime", "zoneId")
{
    internal override string ArrayComponent => "java.time.ZonedDateTime";

    protected override void WriteFields(ref HessianWriter writer, JavaZonedDateTime value)
    {
        HessianFormatters.JavaZoneOffset.Write(ref writer, value.Offset);
        HessianFormatters.JavaLocalDateTime.Write(ref writer, value.Local);
        writer.WriteString(value.ZoneId);
    }

    protected override JavaZonedDateTime Create(ReadOnlySpan<object?> values) =>
        new(Conversion.As<JavaLocalDateTime>(values[1]), (JavaZoneOffset)values[0]!, (string?)values[2] ?? throw new FormatException());
}

/// <summary><c>java.time.ZoneOffset</c>.</summary>
internal sealed class ZoneOffsetFormatter() : JavaValueFormatter<JavaZoneOffset>(Java8 + "ZoneOffsetHandle", "seconds")
{
    internal override string ArrayComponent => "java.time.ZoneOffset";

    protected override void WriteFields(ref HessianWriter writer, JavaZoneOffset value)
    {
        if (!value.IsValid)
            throw new HessianException($"{value} is more than the 18 hours that Java allows.");
        writer.WriteInt32(value.TotalSeconds);
    }

    protected override JavaZoneOffset Create(ReadOnlySpan<object?> values)
    {
        var value = new JavaZoneOffset((int)values[0]!);
        return value.IsValid ? value : throw new OverflowException();
    }
}

/// <summary>A region of <c>java.time.ZoneId</c>.</summary>
internal sealed class ZoneIdFormatter() : JavaValueFormatter<JavaZoneId>(Java8 + "ZoneIdHandle", "zoneId")
{
    internal override string ArrayComponent => "java.time.ZoneId";

    protected override void WriteFields(ref HessianWriter writer, JavaZoneId value) => writer.WriteString(value.Id);

    protected override JavaZoneId Create(ReadOnlySpan<object?> values) => new(IsName((string?)values[0]) ? (string)values[0]! : throw new FormatException());

    /// <summary>What Java itself accepts: letters, digits and a few marks, so no path.</summary>
    private static bool IsName(string? id) =>
        id is { Length: > 1 } && char.IsAsciiLetter(id[0]) && id.All(unit => char.IsAsciiLetterOrDigit(unit) || "~/._+-:".Contains(unit));
}

/// <summary><c>java.time.Duration</c>.</summary>
internal sealed class DurationFormatter() : JavaValueFormatter<JavaDuration>(Java8 + "DurationHandle", "nanos", "seconds")
{
    internal override string ArrayComponent => "java.time.Duration";

    protected override void WriteFields(ref HessianWriter writer, JavaDuration value)
    {
        writer.WriteInt32(value.Nanos);
        writer.WriteInt64(value.Seconds);
    }

    protected override JavaDuration Create(ReadOnlySpan<object?> values)
    {
        var value = new JavaDuration((long)values[1]!, (int)values[0]!);
        return value.IsValid ? value : throw new OverflowException();
    }
}

/// <summary><c>java.time.Period</c>.</summary>
internal sealed class PeriodFormatter() : JavaValueFormatter<JavaPeriod>(Java8 + "PeriodHandle", "days", "months", "years")
{
    internal override string ArrayComponent => "java.time.Period";

    protected override void WriteFields(ref HessianWriter writer, JavaPeriod value)
    {
        writer.WriteInt32(value.Days);
        writer.WriteInt32(value.Months);
        writer.WriteInt32(value.Years);
    }

    protected override JavaPeriod Create(ReadOnlySpan<object?> values) => new((int)values[2]!, (int)values[1]!, (int)values[0]!);
}

/// <summary><c>java.time.Year</c>.</summary>
internal sealed class YearFormatter() : JavaValueFormatter<JavaYear>(Java8 + "YearHandle", "year")
{
    internal override string ArrayComponent => "java.time.Year";

    protected override void WriteFields(ref HessianWriter writer, JavaYear value) => writer.WriteInt32(value.Year);

    protected override JavaYear Create(ReadOnlySpan<object?> values) => new((int)values[0]!);
}

/// <summary><c>java.time.YearMonth</c>.</summary>
internal sealed class YearMonthFormatter() : JavaValueFormatter<JavaYearMonth>(Java8 + "YearMonthHandle", "month", "year")
{
    internal override string ArrayComponent => "java.time.YearMonth";

    protected override void WriteFields(ref HessianWriter writer, JavaYearMonth value)
    {
        writer.WriteInt32(value.Month);
        writer.WriteInt32(value.Year);
    }

    protected override JavaYearMonth Create(ReadOnlySpan<object?> values) =>
        new((int)values[1]!, (int)values[0]! is >= 1 and <= 12 and var month ? month : throw new OverflowException());
}

/// <summary><c>java.time.MonthDay</c>.</summary>
internal sealed class MonthDayFormatter() : JavaValueFormatter<JavaMonthDay>(Java8 + "MonthDayHandle", "day", "month")
{
    internal override string ArrayComponent => "java.time.MonthDay";

    private const int LeapYear = 2024;

    protected override void WriteFields(ref HessianWriter writer, JavaMonthDay value)
    {
        writer.WriteInt32(value.Day);
        writer.WriteInt32(value.Month);
    }

    protected override JavaMonthDay Create(ReadOnlySpan<object?> values)
    {
        var valid = new DateOnly(LeapYear, (int)values[1]!, (int)values[0]!);
        return new JavaMonthDay(valid.Month, valid.Day);
    }
}
