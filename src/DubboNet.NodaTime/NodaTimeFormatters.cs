using NodaTime;

namespace DubboNet.Hessian;

/// <summary>
/// Provides formatters of NodaTime's types without loss. Contracts do not have to name them, because the source generator finds them in
/// every project that references this package. A value from Java that NodaTime does not support, such as the year 10000, throws a
/// <see cref="HessianException"/> with its position.
/// </summary>
public static class NodaTimeFormatters
{
    /// <summary>Gets the formatter of a <c>java.time.LocalDate</c>.</summary>
    public static IHessianFormatter<LocalDate> LocalDate { get; } =
        HessianFormatters.Converted(HessianFormatters.JavaLocalDate, (LocalDate value) => value.ToJava(), value => value.ToNodaTime());

    /// <summary>Gets the formatter of a <c>java.time.LocalTime</c>.</summary>
    public static IHessianFormatter<LocalTime> LocalTime { get; } =
        HessianFormatters.Converted(HessianFormatters.JavaLocalTime, (LocalTime value) => value.ToJava(), value => value.ToNodaTime());

    /// <summary>Gets the formatter of a <c>java.time.LocalDateTime</c>.</summary>
    public static IHessianFormatter<LocalDateTime> LocalDateTime { get; } =
        HessianFormatters.Converted(
            HessianFormatters.JavaLocalDateTime, (LocalDateTime value) => value.ToJava(), value => value.ToNodaTime());

    /// <summary>Gets the formatter of a <c>java.time.OffsetDateTime</c>.</summary>
    public static IHessianFormatter<OffsetDateTime> OffsetDateTime { get; } =
        HessianFormatters.Converted(
            HessianFormatters.JavaOffsetDateTime, (OffsetDateTime value) => value.ToJava(), value => value.ToNodaTime());

    /// <summary>Gets the formatter of a <c>java.time.OffsetTime</c>.</summary>
    public static IHessianFormatter<OffsetTime> OffsetTime { get; } =
        HessianFormatters.Converted(HessianFormatters.OffsetTime, (OffsetTime value) => value.ToJava(), value => value.ToNodaTime());

    /// <summary>
    /// Gets the formatter of a <c>java.time.ZonedDateTime</c>. When a value is read, its time zone is looked up in NodaTime's TZDB. A
    /// missing time zone is an error. To read such values, use <see cref="JavaZonedDateTime"/>.
    /// </summary>
    public static IHessianFormatter<ZonedDateTime> ZonedDateTime { get; } =
        HessianFormatters.Converted(HessianFormatters.ZonedDateTime, (ZonedDateTime value) => value.ToJava(), value => value.ToNodaTime());

    /// <summary>Gets the formatter of a <c>java.time.Instant</c>.</summary>
    public static IHessianFormatter<Instant> Instant { get; } =
        HessianFormatters.Converted(HessianFormatters.JavaInstant, (Instant value) => value.ToJava(), value => value.ToNodaTime());

    /// <summary>
    /// Gets the formatter of a <c>java.util.Date</c>, which is an instant. It is truncated to milliseconds when it is written.
    /// </summary>
    public static IHessianFormatter<Instant> Date { get; } =
        HessianFormatters.Converted(HessianFormatters.JavaDate, (Instant value) => value.ToJavaDate(), value => value.ToNodaTime());

    /// <summary>
    /// Gets the formatter of a <c>java.sql.Timestamp</c> as an object. It is truncated to milliseconds when it is written. Every date type
    /// of Java can be read.
    /// </summary>
    public static IHessianFormatter<Instant> SqlTimestamp { get; } = new SqlTimestampFormatter();

    /// <summary>Gets the formatter of a <c>java.time.Duration</c>.</summary>
    public static IHessianFormatter<Duration> Duration { get; } =
        HessianFormatters.Converted(HessianFormatters.JavaDuration, (Duration value) => value.ToJava(), value => value.ToNodaTime());

    /// <summary>Gets the formatter of a <c>java.time.Period</c> with years, months and days. Weeks are written as days.</summary>
    public static IHessianFormatter<Period> Period { get; } =
        HessianFormatters.Converted(HessianFormatters.Period, (Period value) => value.ToJava(), value => value.ToNodaTime());

    /// <summary>Gets the formatter of a <c>java.time.ZoneOffset</c>.</summary>
    public static IHessianFormatter<Offset> Offset { get; } =
        HessianFormatters.Converted(HessianFormatters.JavaZoneOffset, (Offset value) => value.ToJava(), value => value.ToNodaTime());

    /// <summary>Gets the formatter of a <c>java.time.ZoneId</c>, which is a region or an offset. Also reads a <c>ZoneOffset</c>.</summary>
    public static IHessianFormatter<DateTimeZone> DateTimeZone { get; } = new ZoneFormatter();

    /// <summary>Gets the formatter of a <c>java.time.YearMonth</c>.</summary>
    public static IHessianFormatter<YearMonth> YearMonth { get; } =
        HessianFormatters.Converted(HessianFormatters.YearMonth, (YearMonth value) => value.ToJava(), value => value.ToNodaTime());

    /// <summary>Gets the formatter of a <c>java.time.MonthDay</c>.</summary>
    public static IHessianFormatter<AnnualDate> AnnualDate { get; } =
        HessianFormatters.Converted(HessianFormatters.MonthDay, (AnnualDate value) => value.ToJava(), value => value.ToNodaTime());
}
