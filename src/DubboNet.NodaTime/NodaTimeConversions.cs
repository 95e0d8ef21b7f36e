using NodaTime;

namespace DubboNet.Hessian;

/// <summary>
/// Between NodaTime's types and the structs that hold Java's without loss, which stand where nothing is declared. Java's years reach further than NodaTime's: a value
/// that NodaTime does not have throws <see cref="ArgumentException"/> or <see cref="OverflowException"/>.
/// </summary>
public static class NodaTimeConversions
{
    private const int NanosPerSecond = 1_000_000_000;

    /// <summary>The date as Java has it.</summary>
    /// <exception cref="ArgumentException">Its calendar is not ISO's.</exception>
    public static JavaLocalDate ToJava(this LocalDate value) => new(Iso(value).Year, value.Month, value.Day);

    /// <summary>The date as NodaTime has it.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The year is outside -9998 to 9999.</exception>
    public static LocalDate ToNodaTime(this JavaLocalDate value) => new(value.Year, value.Month, value.Day);

    /// <summary>The time of day as Java has it.</summary>
    public static JavaLocalTime ToJava(this LocalTime value) => new(value.Hour, value.Minute, value.Second, value.NanosecondOfSecond);

    /// <summary>The time of day as NodaTime has it.</summary>
    public static LocalTime ToNodaTime(this JavaLocalTime value) =>
        new LocalTime(value.Hour, value.Minute, value.Second).PlusNanoseconds(value.Nano);

    /// <summary>Date and time as Java has them.</summary>
    /// <exception cref="ArgumentException">Its calendar is not ISO's.</exception>
    public static JavaLocalDateTime ToJava(this LocalDateTime value) => new(value.Date.ToJava(), value.TimeOfDay.ToJava());

    /// <summary>Date and time as NodaTime has them.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The year is outside -9998 to 9999.</exception>
    public static LocalDateTime ToNodaTime(this JavaLocalDateTime value) => value.Date.ToNodaTime() + value.Time.ToNodaTime();

    /// <summary>The offset as Java has it.</summary>
    public static JavaZoneOffset ToJava(this Offset value) => new(value.Seconds);

    /// <summary>The offset as NodaTime has it.</summary>
    public static Offset ToNodaTime(this JavaZoneOffset value) => Offset.FromSeconds(value.TotalSeconds);

    /// <summary>Date, time and offset as Java has them.</summary>
    /// <exception cref="ArgumentException">Its calendar is not ISO's.</exception>
    public static JavaOffsetDateTime ToJava(this OffsetDateTime value) => new(value.LocalDateTime.ToJava(), value.Offset.ToJava());

    /// <summary>Date, time and offset as NodaTime has them.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The year is outside -9998 to 9999.</exception>
    public static OffsetDateTime ToNodaTime(this JavaOffsetDateTime value) => new(value.Local.ToNodaTime(), value.Offset.ToNodaTime());

    /// <summary>Time of day and offset as Java has them.</summary>
    public static JavaOffsetTime ToJava(this OffsetTime value) => new(value.TimeOfDay.ToJava(), value.Offset.ToJava());

    /// <summary>Time of day and offset as NodaTime has them.</summary>
    public static OffsetTime ToNodaTime(this JavaOffsetTime value) => new(value.Time.ToNodaTime(), value.Offset.ToNodaTime());

    /// <summary>Date, time, offset and the id of the zone as Java has them.</summary>
    /// <exception cref="ArgumentException">Its calendar is not ISO's.</exception>
    public static JavaZonedDateTime ToJava(this ZonedDateTime value) => new(value.LocalDateTime.ToJava(), value.Offset.ToJava(), IdOf(value.Zone));

    /// <summary>
    /// The same instant in the zone of that id, which is looked up in the TZDB that NodaTime brings (<see cref="DateTimeZoneProviders.Tzdb"/>), or is an offset such as
    /// <c>+08:00</c>, <c>UTC+8</c> or <c>Z</c>.
    /// </summary>
    /// <exception cref="FormatException">NodaTime has no zone of that id.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The year is outside -9998 to 9999.</exception>
    public static ZonedDateTime ToNodaTime(this JavaZonedDateTime value) =>
        new OffsetDateTime(value.Local.ToNodaTime(), value.Offset.ToNodaTime()).ToInstant().InZone(ZoneOf(value.ZoneId));

    /// <summary>The zone's id as Java has it.</summary>
    public static JavaZoneId ToJava(this DateTimeZone value)
    {
        ArgumentNullException.ThrowIfNull(value);
        return new JavaZoneId(IdOf(value));
    }

    /// <summary>The zone of that id, found as that of a <see cref="JavaZonedDateTime"/>.</summary>
    /// <exception cref="FormatException">NodaTime has no zone of that id.</exception>
    public static DateTimeZone ToNodaTime(this JavaZoneId value) => ZoneOf(value.Id);

    /// <summary>The instant as Java has it.</summary>
    public static JavaInstant ToJava(this Instant value)
    {
        JavaDuration sinceEpoch = (value - NodaConstants.UnixEpoch).ToJava();
        return new JavaInstant(sinceEpoch.Seconds, sinceEpoch.Nanos);
    }

    /// <summary>The instant as NodaTime has it.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The year is outside -9998 to 9999.</exception>
    public static Instant ToNodaTime(this JavaInstant value) => Instant.FromUnixTimeSeconds(value.Seconds).PlusNanoseconds(value.Nanos);

    /// <summary>The instant as a <c>java.util.Date</c> has it: cut to the millisecond.</summary>
    public static JavaDate ToJavaDate(this Instant value) => new(value.ToUnixTimeMilliseconds());

    /// <summary>The instant as NodaTime has it.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The year is outside -9998 to 9999.</exception>
    public static Instant ToNodaTime(this JavaDate value) => Instant.FromUnixTimeMilliseconds(value.Milliseconds);

    /// <summary>The length as Java has it.</summary>
    public static JavaDuration ToJava(this Duration value)
    {
        int nanos = value.SubsecondNanoseconds;
        long seconds = (value.Days * (long)NodaConstants.SecondsPerDay) + (value.NanosecondOfDay / NanosPerSecond);
        return nanos < 0 ? new JavaDuration(seconds - 1, nanos + NanosPerSecond) : new JavaDuration(seconds, nanos);
    }

    /// <summary>The length as NodaTime has it.</summary>
    /// <exception cref="OverflowException">It is longer than 45,000 years.</exception>
    /// <exception cref="ArgumentOutOfRangeException">It is longer than 45,000 years.</exception>
    public static Duration ToNodaTime(this JavaDuration value) => Duration.FromSeconds(value.Seconds) + Duration.FromNanoseconds((long)value.Nanos);

    /// <summary>The period as Java has it: weeks become days.</summary>
    /// <exception cref="ArgumentException">It has hours or less, which Java's has not.</exception>
    /// <exception cref="OverflowException">A part of it does not fit an int.</exception>
    public static JavaPeriod ToJava(this Period value)
    {
        ArgumentNullException.ThrowIfNull(value);
        return value.HasTimeComponent
            ? throw new ArgumentException($"java.time.Period has years, months and days only; this one is {value}. Declare a Duration for what is less than a day.", nameof(value))
            : new JavaPeriod(value.Years, value.Months, checked((int)(value.Days + (value.Weeks * 7L))));
    }

    /// <summary>The period as NodaTime has it, with years, months and days.</summary>
    public static Period ToNodaTime(this JavaPeriod value) => new PeriodBuilder { Years = value.Years, Months = value.Months, Days = value.Days }.Build();

    /// <summary>Year and month as Java has them.</summary>
    /// <exception cref="ArgumentException">Its calendar is not ISO's.</exception>
    public static JavaYearMonth ToJava(this YearMonth value) => new(Iso(value.OnDayOfMonth(1)).Year, value.Month);

    /// <summary>Year and month as NodaTime has them.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The year is outside -9998 to 9999.</exception>
    public static YearMonth ToNodaTime(this JavaYearMonth value) => new(value.Year, value.Month);

    /// <summary>Month and day as Java has them.</summary>
    public static JavaMonthDay ToJava(this AnnualDate value) => new(value.Month, value.Day);

    /// <summary>Month and day as NodaTime has them.</summary>
    public static AnnualDate ToNodaTime(this JavaMonthDay value) => new(value.Month, value.Day);

    private static LocalDate Iso(LocalDate value) => value.Calendar == CalendarSystem.Iso
        ? value
        : throw new ArgumentException($"Java's date is one of the ISO calendar; convert it with WithCalendar(CalendarSystem.Iso): {value.Calendar}.", nameof(value));

    /// <summary>NodaTime writes an offset as <c>UTC+08</c>; Java's own form is <c>+08:00</c>, and Z for UTC.</summary>
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
            ?? throw new FormatException("NodaTime has no such time zone; declare JavaZonedDateTime or JavaZoneId to keep the id as it is.");
    }
}
