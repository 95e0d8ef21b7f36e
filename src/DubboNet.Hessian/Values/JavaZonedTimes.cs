namespace DubboNet.Hessian;

/// <summary>Represents a <c>java.time.Instant</c> without loss.</summary>
/// <param name="Seconds">The seconds since 1970 in UTC, rounded down.</param>
/// <param name="Nanos">The nanoseconds, from 0 to 999,999,999.</param>
public readonly record struct JavaInstant(long Seconds, int Nanos)
{
    /// <summary>Converts to an instant truncated to 100 ns.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The instant is outside the years 1 to 9999.</exception>
    public DateTimeOffset ToDateTimeOffset() => DateTimeOffset.FromUnixTimeSeconds(Seconds).AddTicks(Nanos / 100);

    /// <summary>Returns a hash code that differs in each process, as that of strings does.</summary>
    public override int GetHashCode() => SeededHash.Combine(SeededHash.ComputeInt64(Seconds), Nanos);

    /// <summary>Converts an instant. Its offset is lost.</summary>
    public static JavaInstant From(DateTimeOffset value)
    {
        var sinceEpoch = JavaDuration.From(value - DateTimeOffset.UnixEpoch);
        return new(sinceEpoch.Seconds, sinceEpoch.Nanos);
    }
}

/// <summary>Represents a <c>java.time.ZoneOffset</c> of at most 18 hours.</summary>
public readonly record struct JavaZoneOffset(int TotalSeconds)
{
    private const int MaxSeconds = 18 * 3600;

    internal bool IsValid => TotalSeconds is >= -MaxSeconds and <= MaxSeconds;

    /// <summary>Converts to the difference between local time and UTC.</summary>
    public TimeSpan ToTimeSpan() => TimeSpan.FromSeconds(TotalSeconds);

    /// <summary>Converts an offset. Fractions of a second are truncated.</summary>
    /// <exception cref="OverflowException">The number of seconds does not fit in an int.</exception>
    public static JavaZoneOffset From(TimeSpan offset) => new(checked((int)(offset.Ticks / TimeSpan.TicksPerSecond)));
}

/// <summary>
/// Represents a <c>java.time.OffsetDateTime</c> without loss. It supports offsets that <see cref="DateTimeOffset"/> cannot have, which are
/// more than 14 h or include seconds.
/// </summary>
/// <param name="Local">The local time.</param>
/// <param name="Offset">The difference between local time and UTC.</param>
public readonly record struct JavaOffsetDateTime(JavaLocalDateTime Local, JavaZoneOffset Offset)
{
    /// <summary>Converts to a DateTimeOffset truncated to 100 ns.</summary>
    /// <exception cref="ArgumentException">The offset includes seconds.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The offset is more than 14 h, or the time is outside the years 1 to 9999.</exception>
    public DateTimeOffset ToDateTimeOffset() => new(Local.ToDateTime(), Offset.ToTimeSpan());

    /// <summary>Converts a DateTimeOffset.</summary>
    public static JavaOffsetDateTime From(DateTimeOffset value) =>
        new(JavaLocalDateTime.From(value.DateTime), JavaZoneOffset.From(value.Offset));
}

/// <summary>Represents a <c>java.time.OffsetTime</c>.</summary>
/// <param name="Time">The local time of day.</param>
/// <param name="Offset">The difference between local time and UTC.</param>
public readonly record struct JavaOffsetTime(JavaLocalTime Time, JavaZoneOffset Offset);

/// <summary>Represents a <c>java.time.ZonedDateTime</c> without loss.</summary>
/// <param name="Local">The local time.</param>
/// <param name="Offset">The difference between local time and UTC.</param>
/// <param name="ZoneId">The name of the time zone, such as <c>Asia/Shanghai</c>. It is never looked up.</param>
public readonly record struct JavaZonedDateTime(JavaLocalDateTime Local, JavaZoneOffset Offset, string ZoneId)
{
    /// <summary>Converts to the same instant and offset without the time zone, truncated to 100 ns.</summary>
    /// <exception cref="ArgumentException">The offset includes seconds.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The offset is more than 14 h, or the time is outside the years 1 to 9999.</exception>
    public DateTimeOffset ToDateTimeOffset() => new JavaOffsetDateTime(Local, Offset).ToDateTimeOffset();
}

/// <summary>Represents a <c>java.time.ZoneId</c> as its name, which is never looked up.</summary>
public readonly record struct JavaZoneId(string Id);

/// <summary>Represents a <c>java.time.Period</c>.</summary>
public readonly record struct JavaPeriod(int Years, int Months, int Days);

/// <summary>Represents a <c>java.time.Year</c>.</summary>
public readonly record struct JavaYear(int Year);

/// <summary>Represents a <c>java.time.YearMonth</c> with a month from 1 to 12.</summary>
public readonly record struct JavaYearMonth(int Year, int Month);

/// <summary>Represents a <c>java.time.MonthDay</c> with a month from 1 to 12.</summary>
public readonly record struct JavaMonthDay(int Month, int Day);
