namespace DubboNet.Hessian;

/// <summary><c>java.time.LocalDate</c>.</summary>
internal sealed class LocalDateFormatter() : JavaValueFormatter<DateOnly>(Java8 + "LocalDateHandle", "day", "month", "year")
{
    protected override void WriteFields(ref HessianWriter writer, DateOnly value)
    {
        writer.WriteInt32(value.Day);
        writer.WriteInt32(value.Month);
        writer.WriteInt32(value.Year);
    }

    protected override DateOnly Create(ReadOnlySpan<object?> values) => new((int)values[2]!, (int)values[1]!, (int)values[0]!);
}

/// <summary><c>java.time.LocalTime</c>; below 100 ns it is cut.</summary>
internal sealed class LocalTimeFormatter() : JavaValueFormatter<TimeOnly>(Java8 + "LocalTimeHandle", "nano", "second", "minute", "hour")
{
    private const int NanosPerTick = 100;
    private const int NanosPerSecond = 1_000_000_000;

    protected override void WriteFields(ref HessianWriter writer, TimeOnly value)
    {
        writer.WriteInt32((int)(value.Ticks % TimeSpan.TicksPerSecond) * NanosPerTick);
        writer.WriteInt32(value.Second);
        writer.WriteInt32(value.Minute);
        writer.WriteInt32(value.Hour);
    }

    protected override TimeOnly Create(ReadOnlySpan<object?> values)
    {
        int nano = (int)values[0]!;
        ArgumentOutOfRangeException.ThrowIfNegative(nano);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(nano, NanosPerSecond);
        return new TimeOnly((int)values[3]!, (int)values[2]!, (int)values[1]!).Add(TimeSpan.FromTicks(nano / NanosPerTick));
    }
}

/// <summary><c>java.time.LocalDateTime</c> as a time of unspecified kind.</summary>
internal sealed class LocalDateTimeFormatter() : JavaValueFormatter<DateTime>(Java8 + "LocalDateTimeHandle", "time", "date")
{
    protected override void WriteFields(ref HessianWriter writer, DateTime value)
    {
        HessianFormatters.LocalTime.Write(ref writer, TimeOnly.FromDateTime(value));
        HessianFormatters.LocalDate.Write(ref writer, DateOnly.FromDateTime(value));
    }

    protected override DateTime Create(ReadOnlySpan<object?> values) => ((DateOnly)values[1]!).ToDateTime((TimeOnly)values[0]!);
}

/// <summary><c>java.time.Instant</c>.</summary>
internal sealed class InstantFormatter() : JavaValueFormatter<JavaInstant>(Java8 + "InstantHandle", "nanos", "seconds")
{
    private const int MaxNanos = 999_999_999;

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
    protected override void WriteFields(ref HessianWriter writer, JavaOffsetDateTime value)
    {
        HessianFormatters.ZoneOffset.Write(ref writer, value.Offset);
        HessianFormatters.LocalDateTime.Write(ref writer, value.Local);
    }

    protected override JavaOffsetDateTime Create(ReadOnlySpan<object?> values) =>
        new((DateTime)values[1]!, ZoneOffsetFormatter.ToTimeSpan((JavaZoneOffset)values[0]!));
}

/// <summary><c>java.time.OffsetTime</c>.</summary>
internal sealed class OffsetTimeFormatter() : JavaValueFormatter<JavaOffsetTime>(Java8 + "OffsetTimeHandle", "zoneOffset", "localTime")
{
    protected override void WriteFields(ref HessianWriter writer, JavaOffsetTime value)
    {
        HessianFormatters.ZoneOffset.Write(ref writer, value.Offset);
        HessianFormatters.LocalTime.Write(ref writer, value.Time);
    }

    protected override JavaOffsetTime Create(ReadOnlySpan<object?> values) =>
        new((TimeOnly)values[1]!, ZoneOffsetFormatter.ToTimeSpan((JavaZoneOffset)values[0]!));
}

/// <summary><c>java.time.ZonedDateTime</c>.</summary>
internal sealed class ZonedDateTimeFormatter() : JavaValueFormatter<JavaZonedDateTime>(Java8 + "ZonedDateTimeHandle", "offset", "dateTime", "zoneId")
{
    protected override void WriteFields(ref HessianWriter writer, JavaZonedDateTime value)
    {
        HessianFormatters.ZoneOffset.Write(ref writer, value.Offset);
        HessianFormatters.LocalDateTime.Write(ref writer, value.Local);
        writer.WriteString(value.ZoneId);
    }

    protected override JavaZonedDateTime Create(ReadOnlySpan<object?> values) =>
        new((DateTime)values[1]!, ZoneOffsetFormatter.ToTimeSpan((JavaZoneOffset)values[0]!), (string)values[2]! ?? throw new FormatException());
}

/// <summary><c>java.time.ZoneOffset</c>.</summary>
internal sealed class ZoneOffsetFormatter() : JavaValueFormatter<JavaZoneOffset>(Java8 + "ZoneOffsetHandle", "seconds")
{
    private const int MaxSeconds = 18 * 3600;

    public static TimeSpan ToTimeSpan(JavaZoneOffset offset) => TimeSpan.FromSeconds(offset.TotalSeconds);

    public static JavaZoneOffset FromTimeSpan(TimeSpan offset) => new(checked((int)(offset.Ticks / TimeSpan.TicksPerSecond)));

    protected override void WriteFields(ref HessianWriter writer, JavaZoneOffset value) => writer.WriteInt32(value.TotalSeconds);

    protected override JavaZoneOffset Create(ReadOnlySpan<object?> values) =>
        new((int)values[0]! is >= -MaxSeconds and <= MaxSeconds and var seconds ? seconds : throw new OverflowException());
}

/// <summary>A region of <c>java.time.ZoneId</c>.</summary>
internal sealed class ZoneIdFormatter() : JavaValueFormatter<JavaZoneId>(Java8 + "ZoneIdHandle", "zoneId")
{
    protected override void WriteFields(ref HessianWriter writer, JavaZoneId value) => writer.WriteString(value.Id);

    protected override JavaZoneId Create(ReadOnlySpan<object?> values) => new(IsName((string?)values[0]) ? (string)values[0]! : throw new FormatException());

    /// <summary>What Java itself accepts: letters, digits and a few marks, so no path.</summary>
    private static bool IsName(string? id) =>
        id is { Length: > 1 } && char.IsAsciiLetter(id[0]) && id.All(unit => char.IsAsciiLetterOrDigit(unit) || "~/._+-:".Contains(unit));
}

/// <summary><c>java.time.Duration</c> as a TimeSpan: below 100 ns it is cut; beyond 29,000 years it is an error.</summary>
internal sealed class DurationFormatter() : JavaValueFormatter<TimeSpan>(Java8 + "DurationHandle", "nanos", "seconds")
{
    private const int NanosPerTick = 100;
    private const int MaxNanos = 999_999_999;

    protected override void WriteFields(ref HessianWriter writer, TimeSpan value)
    {
        (long seconds, long rest) = Math.DivRem(value.Ticks, TimeSpan.TicksPerSecond);
        if (rest < 0)
            (seconds, rest) = (seconds - 1, rest + TimeSpan.TicksPerSecond);
        writer.WriteInt32((int)rest * NanosPerTick);
        writer.WriteInt64(seconds);
    }

    protected override TimeSpan Create(ReadOnlySpan<object?> values)
    {
        int nanos = (int)values[0]! is >= 0 and <= MaxNanos and var valid ? valid : throw new OverflowException();
        return TimeSpan.FromTicks(checked(((long)values[1]! * TimeSpan.TicksPerSecond) + (nanos / NanosPerTick)));
    }
}

/// <summary><c>java.time.Period</c>.</summary>
internal sealed class PeriodFormatter() : JavaValueFormatter<JavaPeriod>(Java8 + "PeriodHandle", "days", "months", "years")
{
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
    protected override void WriteFields(ref HessianWriter writer, JavaYear value) => writer.WriteInt32(value.Year);

    protected override JavaYear Create(ReadOnlySpan<object?> values) => new((int)values[0]!);
}

/// <summary><c>java.time.YearMonth</c>.</summary>
internal sealed class YearMonthFormatter() : JavaValueFormatter<JavaYearMonth>(Java8 + "YearMonthHandle", "month", "year")
{
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
