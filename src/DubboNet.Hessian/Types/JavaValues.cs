using System.Globalization;

namespace DubboNet.Hessian;

/// <summary>A <c>java.lang.Class</c>: <c>java.lang.String</c>, <c>int</c>, <c>[I</c>. Never resolved to a CLR type.</summary>
public readonly record struct JavaClass(string Name);

/// <summary>A <c>java.util.Locale</c> as Java's text: <c>zh_CN</c>, <c>en</c>, empty for the root.</summary>
public readonly record struct JavaLocale(string Value)
{
    /// <summary>The culture of that name, as far as this machine has one.</summary>
    /// <exception cref="CultureNotFoundException">It has none.</exception>
    public CultureInfo ToCultureInfo() => CultureInfo.GetCultureInfo(Value.Replace('_', '-'));
}

/// <summary>A <c>java.util.Currency</c>: an ISO 4217 code.</summary>
public readonly record struct JavaCurrency(string Code);

/// <summary>A <c>java.io.File</c>: a path of the Java machine. The file system is never touched.</summary>
public readonly record struct JavaFile(string Path);

/// <summary>A <c>java.util.regex.Pattern</c>, not compiled. Read only: Java cannot read its own back.</summary>
public readonly record struct JavaPattern(string Pattern, int Flags);

/// <summary>A <c>java.time.Instant</c> without loss.</summary>
/// <param name="Seconds">Since 1970 in UTC; floor.</param>
/// <param name="Nanos">0 to 999,999,999.</param>
public readonly record struct JavaInstant(long Seconds, int Nanos)
{
    private const long TicksPerSecond = TimeSpan.TicksPerSecond;

    /// <summary>The instant, cut to 100 ns.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is outside the years 1 to 9999.</exception>
    public DateTimeOffset ToDateTimeOffset() => DateTimeOffset.FromUnixTimeSeconds(Seconds).AddTicks(Nanos / 100);

    /// <summary>The instant of a point in time; its offset is dropped.</summary>
    public static JavaInstant From(DateTimeOffset value)
    {
        long ticks = value.UtcTicks - DateTimeOffset.UnixEpoch.Ticks;
        (long seconds, long rest) = Math.DivRem(ticks, TicksPerSecond);
        return rest < 0 ? new(seconds - 1, (int)(rest + TicksPerSecond) * 100) : new(seconds, (int)rest * 100);
    }
}

/// <summary>A <c>java.time.OffsetDateTime</c>, also with an offset that <see cref="DateTimeOffset"/> cannot have (beyond 14 h, or with seconds).</summary>
/// <param name="Local">The local time, kind unspecified; 100 ns.</param>
/// <param name="Offset">Local time minus UTC.</param>
public readonly record struct JavaOffsetDateTime(DateTime Local, TimeSpan Offset)
{
    /// <summary>The same as a DateTimeOffset.</summary>
    /// <exception cref="ArgumentException">The offset has seconds.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The offset is beyond 14 h.</exception>
    public DateTimeOffset ToDateTimeOffset() => new(Local, Offset);

    /// <summary>A DateTimeOffset as Java has it.</summary>
    public static JavaOffsetDateTime From(DateTimeOffset value) => new(value.DateTime, value.Offset);
}

/// <summary>A <c>java.time.OffsetTime</c>.</summary>
public readonly record struct JavaOffsetTime(TimeOnly Time, TimeSpan Offset);

/// <summary>A <c>java.time.ZonedDateTime</c>.</summary>
/// <param name="Local">The local time, kind unspecified; 100 ns.</param>
/// <param name="Offset">Local time minus UTC.</param>
/// <param name="ZoneId">The zone's name, such as <c>Asia/Shanghai</c>; never looked up.</param>
public readonly record struct JavaZonedDateTime(DateTime Local, TimeSpan Offset, string ZoneId);

/// <summary>A <c>java.time.ZoneOffset</c>; at most 18 hours.</summary>
public readonly record struct JavaZoneOffset(int TotalSeconds);

/// <summary>The name of a <c>java.time.ZoneId</c>; never looked up.</summary>
public readonly record struct JavaZoneId(string Id);

/// <summary>A <c>java.time.Period</c>.</summary>
public readonly record struct JavaPeriod(int Years, int Months, int Days);

/// <summary>A <c>java.time.Year</c>.</summary>
public readonly record struct JavaYear(int Year);

/// <summary>A <c>java.time.YearMonth</c>; the month is 1 to 12.</summary>
public readonly record struct JavaYearMonth(int Year, int Month);

/// <summary>A <c>java.time.MonthDay</c>; the month is 1 to 12.</summary>
public readonly record struct JavaMonthDay(int Month, int Day);

/// <summary>A <c>java.sql.Date</c> in a place that is not declared as one; milliseconds.</summary>
public readonly record struct JavaSqlDate(DateTimeOffset Value);

/// <summary>A <c>java.sql.Time</c> in a place that is not declared as one; milliseconds.</summary>
public readonly record struct JavaSqlTime(DateTimeOffset Value);

/// <summary>A <c>java.sql.Timestamp</c> in a place that is not declared as one; milliseconds, because Java itself does not send its nanoseconds.</summary>
public readonly record struct JavaSqlTimestamp(DateTimeOffset Value);

/// <summary>A <c>java.util.Calendar</c>: the instant, and the class if it is no GregorianCalendar. The zone does not travel.</summary>
public readonly record struct JavaCalendar(DateTimeOffset Value, JavaClass? Type = null);
