namespace DubboNet.Hessian;

/// <summary>A <c>java.time.Instant</c> without loss.</summary>
/// <param name="Seconds">Since 1970 in UTC; floor.</param>
/// <param name="Nanos">0 to 999,999,999.</param>
public readonly record struct JavaInstant(long Seconds, int Nanos)
{
    /// <summary>The instant, cut to 100 ns.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is outside the years 1 to 9999.</exception>
    public DateTimeOffset ToDateTimeOffset() => DateTimeOffset.FromUnixTimeSeconds(Seconds).AddTicks(Nanos / 100);

    /// <summary>A hash code that is another one in each process, as that of text.</summary>
    public override int GetHashCode() => SeededHash.Combine(SeededHash.OfInt64(Seconds), Nanos);

    /// <summary>The instant of a point in time; its offset is dropped.</summary>
    public static JavaInstant From(DateTimeOffset value)
    {
        var sinceEpoch = JavaDuration.From(value - DateTimeOffset.UnixEpoch);
        return new(sinceEpoch.Seconds, sinceEpoch.Nanos);
    }
}

/// <summary>A <c>java.time.ZoneOffset</c>; at most 18 hours.</summary>
public readonly record struct JavaZoneOffset(int TotalSeconds)
{
    private const int MaxSeconds = 18 * 3600;

    internal bool IsValid => TotalSeconds is >= -MaxSeconds and <= MaxSeconds;

    /// <summary>Local time minus UTC.</summary>
    public TimeSpan ToTimeSpan() => TimeSpan.FromSeconds(TotalSeconds);

    /// <summary>An offset as Java has it; parts of a second are cut.</summary>
    /// <exception cref="OverflowException">It has more seconds than an int holds.</exception>
    public static JavaZoneOffset From(TimeSpan offset) => new(checked((int)(offset.Ticks / TimeSpan.TicksPerSecond)));
}

/// <summary>A <c>java.time.OffsetDateTime</c> without loss, also with an offset that <see cref="DateTimeOffset"/> cannot have (beyond 14 h, or with seconds).</summary>
/// <param name="Local">The local time.</param>
/// <param name="Offset">Local time minus UTC.</param>
public readonly record struct JavaOffsetDateTime(JavaLocalDateTime Local, JavaZoneOffset Offset)
{
    /// <summary>The same as a DateTimeOffset, cut to 100 ns.</summary>
    /// <exception cref="ArgumentException">The offset has seconds.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The offset is beyond 14 h, or the time outside the years 1 to 9999.</exception>
    public DateTimeOffset ToDateTimeOffset() => new(Local.ToDateTime(), Offset.ToTimeSpan());

    /// <summary>A DateTimeOffset as Java has it.</summary>
    public static JavaOffsetDateTime From(DateTimeOffset value) => new(JavaLocalDateTime.From(value.DateTime), JavaZoneOffset.From(value.Offset));
}

/// <summary>A <c>java.time.OffsetTime</c>.</summary>
/// <param name="Time">The local time of day.</param>
/// <param name="Offset">Local time minus UTC.</param>
public readonly record struct JavaOffsetTime(JavaLocalTime Time, JavaZoneOffset Offset);

/// <summary>A <c>java.time.ZonedDateTime</c> without loss.</summary>
/// <param name="Local">The local time.</param>
/// <param name="Offset">Local time minus UTC.</param>
/// <param name="ZoneId">The zone's name, such as <c>Asia/Shanghai</c>; never looked up.</param>
public readonly record struct JavaZonedDateTime(JavaLocalDateTime Local, JavaZoneOffset Offset, string ZoneId)
{
    /// <summary>The same instant and offset without the zone, cut to 100 ns.</summary>
    /// <exception cref="ArgumentException">The offset has seconds.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The offset is beyond 14 h, or the time outside the years 1 to 9999.</exception>
    public DateTimeOffset ToDateTimeOffset() => new JavaOffsetDateTime(Local, Offset).ToDateTimeOffset();
}

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
