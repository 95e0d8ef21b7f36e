using NodaTime;

namespace DubboNet.Hessian;

/// <summary>
/// The formatters of NodaTime's types, without loss. Contracts need not name them: the source generator finds them in every project that references this package.
/// What Java sends and NodaTime does not have, such as a year 10000, is a <see cref="HessianException"/> that says where it stands.
/// </summary>
public static class NodaTimeFormatters
{
    /// <summary><c>java.time.LocalDate</c>.</summary>
    public static IHessianFormatter<LocalDate> LocalDate { get; } =
        HessianFormatters.Converted(HessianFormatters.JavaLocalDate, (LocalDate value) => value.ToJava(), value => value.ToNodaTime());

    /// <summary><c>java.time.LocalTime</c>.</summary>
    public static IHessianFormatter<LocalTime> LocalTime { get; } =
        HessianFormatters.Converted(HessianFormatters.JavaLocalTime, (LocalTime value) => value.ToJava(), value => value.ToNodaTime());

    /// <summary><c>java.time.LocalDateTime</c>.</summary>
    public static IHessianFormatter<LocalDateTime> LocalDateTime { get; } =
        HessianFormatters.Converted(HessianFormatters.JavaLocalDateTime, (LocalDateTime value) => value.ToJava(), value => value.ToNodaTime());

    /// <summary><c>java.time.OffsetDateTime</c>.</summary>
    public static IHessianFormatter<OffsetDateTime> OffsetDateTime { get; } =
        HessianFormatters.Converted(HessianFormatters.JavaOffsetDateTime, (OffsetDateTime value) => value.ToJava(), value => value.ToNodaTime());

    /// <summary><c>java.time.OffsetTime</c>.</summary>
    public static IHessianFormatter<OffsetTime> OffsetTime { get; } =
        HessianFormatters.Converted(HessianFormatters.OffsetTime, (OffsetTime value) => value.ToJava(), value => value.ToNodaTime());

    /// <summary>
    /// <c>java.time.ZonedDateTime</c>. The zone is looked up in NodaTime's TZDB on reading; one that is not there is an error, for which
    /// <see cref="JavaZonedDateTime"/> is the way out.
    /// </summary>
    public static IHessianFormatter<ZonedDateTime> ZonedDateTime { get; } =
        HessianFormatters.Converted(HessianFormatters.ZonedDateTime, (ZonedDateTime value) => value.ToJava(), value => value.ToNodaTime());

    /// <summary><c>java.time.Instant</c>.</summary>
    public static IHessianFormatter<Instant> Instant { get; } =
        HessianFormatters.Converted(HessianFormatters.JavaInstant, (Instant value) => value.ToJava(), value => value.ToNodaTime());

    /// <summary><c>java.util.Date</c>: an instant, cut to the millisecond on writing.</summary>
    public static IHessianFormatter<Instant> Date { get; } =
        HessianFormatters.Converted(HessianFormatters.JavaDate, (Instant value) => value.ToJavaDate(), value => value.ToNodaTime());

    /// <summary><c>java.sql.Timestamp</c> as an object, cut to the millisecond on writing; every date of Java is read.</summary>
    public static IHessianFormatter<Instant> SqlTimestamp { get; } = new SqlTimestampFormatter();

    /// <summary><c>java.time.Duration</c>.</summary>
    public static IHessianFormatter<Duration> Duration { get; } =
        HessianFormatters.Converted(HessianFormatters.JavaDuration, (Duration value) => value.ToJava(), value => value.ToNodaTime());

    /// <summary><c>java.time.Period</c>: years, months and days; weeks are written as days.</summary>
    public static IHessianFormatter<Period> Period { get; } =
        HessianFormatters.Converted(HessianFormatters.Period, (Period value) => value.ToJava(), value => value.ToNodaTime());

    /// <summary><c>java.time.ZoneOffset</c>.</summary>
    public static IHessianFormatter<Offset> Offset { get; } =
        HessianFormatters.Converted(HessianFormatters.JavaZoneOffset, (Offset value) => value.ToJava(), value => value.ToNodaTime());

    /// <summary><c>java.time.ZoneId</c>: a region, or an offset. What Java has as a <c>ZoneOffset</c> is read as well.</summary>
    public static IHessianFormatter<DateTimeZone> DateTimeZone { get; } = new ZoneFormatter();

    /// <summary><c>java.time.YearMonth</c>.</summary>
    public static IHessianFormatter<YearMonth> YearMonth { get; } =
        HessianFormatters.Converted(HessianFormatters.YearMonth, (YearMonth value) => value.ToJava(), value => value.ToNodaTime());

    /// <summary><c>java.time.MonthDay</c>.</summary>
    public static IHessianFormatter<AnnualDate> AnnualDate { get; } =
        HessianFormatters.Converted(HessianFormatters.MonthDay, (AnnualDate value) => value.ToJava(), value => value.ToNodaTime());
}
