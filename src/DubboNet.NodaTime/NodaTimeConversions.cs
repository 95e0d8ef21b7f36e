using NodaTime;

namespace DubboNet.Hessian;

/// <summary>
/// Converts between NodaTime's types and the structs that represent Java's types without loss, which are used where no type is declared.
/// Java supports more years than NodaTime. A value that NodaTime does not support throws <see cref="ArgumentException"/> or
/// <see cref="OverflowException"/>.
/// </summary>
public static class NodaTimeConversions
{
    private const int NanosPerSecond = 1_000_000_000;

    /// <summary>Converts a date to Java's type.</summary>
    /// <exception cref="ArgumentException">The calendar is not the ISO calendar.</exception>
    public static JavaLocalDate ToJava(this LocalDate value) => new(Iso(value).Year, value.Month, value.Day);

    /// <summary>Converts a date to NodaTime's type.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The year is outside -9998 to 9999.</exception>
    public static LocalDate ToNodaTime(this JavaLocalDate value) => new(value.Year, value.Month, value.Day);

    /// <summary>Converts a time of day to Java's type.</summary>
    public static JavaLocalTime ToJava(this LocalTime value) => new(value.Hour, value.Minute, value.Second, value.NanosecondOfSecond);

    /// <summary>Converts a time of day to NodaTime's type.</summary>
    public static LocalTime ToNodaTime(this JavaLocalTime value) =>
        new LocalTime(value.Hour, value.Minute, value.Second).PlusNanoseconds(value.Nano);

    /// <summary>Converts a date and time to Java's type.</summary>
    /// <exception cref="ArgumentException">The calendar is not the ISO calendar.</exception>
    public static JavaLocalDateTime ToJava(this LocalDateTime value) => new(value.Date.ToJava(), value.TimeOfDay.ToJava());

    /// <summary>Converts a date and time to NodaTime's type.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The year is outside -9998 to 9999.</exception>
    public static LocalDateTime ToNodaTime(this JavaLocalDateTime value) => value.Date.ToNodaTime() + value.Time.ToNodaTime();

    /// <summary>Converts an offset to Java's type.</summary>
    public static JavaZoneOffset ToJava(this Offset value) => new(value.Seconds);

    /// <summary>Converts an offset to NodaTime's type.</summary>
    public static Offset ToNodaTime(this JavaZoneOffset value) => Offset.FromSeconds(value.TotalSeconds);

    /// <summary>Converts a date, time and offset to Java's type.</summary>
    /// <exception cref="ArgumentException">The calendar is not the ISO calendar.</exception>
    public static JavaOffsetDateTime ToJava(this OffsetDateTime value) => new(value.LocalDateTime.ToJava(), value.Offset.ToJava());

    /// <summary>Converts a date, time and offset to NodaTime's type.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The year is outside -9998 to 9999.</exception>
    public static OffsetDateTime ToNodaTime(this JavaOffsetDateTime value) => new(value.Local.ToNodaTime(), value.Offset.ToNodaTime());

    /// <summary>Converts a time of day and offset to Java's type.</summary>
    public static JavaOffsetTime ToJava(this OffsetTime value) => new(value.TimeOfDay.ToJava(), value.Offset.ToJava());

    /// <summary>Converts a time of day and offset to NodaTime's type.</summary>
    public static OffsetTime ToNodaTime(this JavaOffsetTime value) => new(value.Time.ToNodaTime(), value.Offset.ToNodaTime());

    /// <summary>Converts a date, time, offset and the id of the time zone to Java's type.</summary>
    /// <exception cref="ArgumentException">The calendar is not the ISO calendar.</exception>
    public static JavaZonedDateTime ToJava(this ZonedDateTime value) =>
        new(value.LocalDateTime.ToJava(), value.Offset.ToJava(), IdOf(value.Zone));

    /// <summary>
    /// Converts to the same instant in the time zone with the same id. The id is either an offset, such as <c>+08:00</c>, <c>UTC+8</c> or
    /// <c>Z</c>, or is looked up in NodaTime's TZDB (<see cref="DateTimeZoneProviders.Tzdb"/>).
    /// </summary>
    /// <exception cref="FormatException">NodaTime does not have a time zone with this id.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The year is outside -9998 to 9999.</exception>
    public static ZonedDateTime ToNodaTime(this JavaZonedDateTime value) =>
        new OffsetDateTime(value.Local.ToNodaTime(), value.Offset.ToNodaTime()).ToInstant().InZone(ZoneOf(value.ZoneId));

    /// <summary>Converts the id of a time zone to Java's type.</summary>
    public static JavaZoneId ToJava(this DateTimeZone value)
    {
        ArgumentNullException.ThrowIfNull(value);
        return new JavaZoneId(IdOf(value));
    }

    /// <summary>Returns the time zone with an id. It is found in the same way as that of a <see cref="JavaZonedDateTime"/>.</summary>
    /// <exception cref="FormatException">NodaTime does not have a time zone with this id.</exception>
    public static DateTimeZone ToNodaTime(this JavaZoneId value) => ZoneOf(value.Id);

    /// <summary>Converts an instant to Java's type.</summary>
    public static JavaInstant ToJava(this Instant value)
    {
        JavaDuration sinceEpoch = (value - NodaConstants.UnixEpoch).ToJava();
        return new JavaInstant(sinceEpoch.Seconds, sinceEpoch.Nanos);
    }

    /// <summary>Converts an instant to NodaTime's type.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The year is outside -9998 to 9999.</exception>
    public static Instant ToNodaTime(this JavaInstant value) => Instant.FromUnixTimeSeconds(value.Seconds).PlusNanoseconds(value.Nanos);

    /// <summary>Converts an instant to a <c>java.util.Date</c>. It is truncated to milliseconds.</summary>
    public static JavaDate ToJavaDate(this Instant value) => new(value.ToUnixTimeMilliseconds());

    /// <summary>Converts an instant to NodaTime's type.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The year is outside -9998 to 9999.</exception>
    public static Instant ToNodaTime(this JavaDate value) => Instant.FromUnixTimeMilliseconds(value.Milliseconds);

    /// <summary>Converts a duration to Java's type.</summary>
    public static JavaDuration ToJava(this Duration value)
    {
        int nanos = value.SubsecondNanoseconds;
        long seconds = (value.Days * (long)NodaConstants.SecondsPerDay) + (value.NanosecondOfDay / NanosPerSecond);
        return nanos < 0 ? new JavaDuration(seconds - 1, nanos + NanosPerSecond) : new JavaDuration(seconds, nanos);
    }

    /// <summary>Converts a duration to NodaTime's type.</summary>
    /// <exception cref="OverflowException">The duration is longer than 45,000 years.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The duration is longer than 45,000 years.</exception>
    public static Duration ToNodaTime(this JavaDuration value) =>
        Duration.FromSeconds(value.Seconds) + Duration.FromNanoseconds((long)value.Nanos);

    /// <summary>Converts a period to Java's type. Weeks are converted to days.</summary>
    /// <exception cref="ArgumentException">The period has hours or smaller units, which Java's type does not have.</exception>
    /// <exception cref="OverflowException">A part of the period does not fit in an int.</exception>
    public static JavaPeriod ToJava(this Period value)
    {
        ArgumentNullException.ThrowIfNull(value);
        return value.HasTimeComponent
            ? throw new ArgumentException(
                $"A java.time.Period has only years, months and days, but this one is {value}. Declare a Duration for times below a day.",
                nameof(value))
            : new JavaPeriod(value.Years, value.Months, checked((int)(value.Days + (value.Weeks * 7L))));
    }

    /// <summary>Converts a period to NodaTime's type with years, months and days.</summary>
    public static Period ToNodaTime(this JavaPeriod value) =>
        new PeriodBuilder { Years = value.Years, Months = value.Months, Days = value.Days }.Build();

    /// <summary>Converts a year and month to Java's type.</summary>
    /// <exception cref="ArgumentException">The calendar is not the ISO calendar.</exception>
    public static JavaYearMonth ToJava(this YearMonth value) => new(Iso(value.OnDayOfMonth(1)).Year, value.Month);

    /// <summary>Converts a year and month to NodaTime's type.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The year is outside -9998 to 9999.</exception>
    public static YearMonth ToNodaTime(this JavaYearMonth value) => new(value.Year, value.Month);

    /// <summary>Converts a month and day to Java's type.</summary>
    public static JavaMonthDay ToJava(this AnnualDate value) => new(value.Month, value.Day);

    /// <summary>Converts a month and day to NodaTime's type.</summary>
    public static AnnualDate ToNodaTime(this JavaMonthDay value) => new(value.Month, value.Day);

    private static LocalDate Iso(LocalDate value) => value.Calendar == CalendarSystem.Iso
        ? value
        : throw new ArgumentException(
            $"Java's dates use the ISO calendar, but this one uses {value.Calendar}. Convert it with WithCalendar(CalendarSystem.Iso).",
            nameof(value));

    /// <summary>
    /// Returns the id of a time zone in Java. NodaTime writes an offset as <c>UTC+08</c>. Java writes <c>+08:00</c>, and Z for UTC.
    /// </summary>
    private static string IdOf(DateTimeZone zone)
    {
        if (zone == DateTimeZone.Utc)
            return "Z";
        if (!zone.Id.StartsWith("UTC", StringComparison.Ordinal) || zone.Id.Length == 3)
            return zone.Id;
        return OffsetText.Format(zone.MinOffset);
    }

    private static DateTimeZone ZoneOf(string id)
    {
        if (OffsetText.TryParse(id, out Offset offset))
            return DateTimeZone.ForOffset(offset);
        return DateTimeZoneProviders.Tzdb.GetZoneOrNull(id)
            ?? throw new FormatException("NodaTime does not have this time zone. To keep its id, declare JavaZonedDateTime or JavaZoneId.");
    }
}
