namespace DubboNet.Hessian;

public static partial class HessianFormatters
{
    private static readonly DurationFormatter DurationFormat = new();

    /// <summary>Gets the formatter of a <c>java.time.LocalDate</c>. For years outside 1 to 9999, use <see cref="JavaLocalDate"/>.</summary>
    public static IHessianFormatter<DateOnly> LocalDate { get; } = new NaturalFormatter<DateOnly, JavaLocalDate>(
        JavaTimes.LocalDate, DubboNet.Hessian.JavaLocalDate.From, value => value.ToDateOnly());

    /// <summary>
    /// Gets the formatter of a <c>java.time.LocalTime</c>, truncated to 100 ns when it is read. For full precision, use
    /// <see cref="JavaLocalTime"/>.
    /// </summary>
    public static IHessianFormatter<TimeOnly> LocalTime { get; } = new NaturalFormatter<TimeOnly, JavaLocalTime>(
        JavaTimes.LocalTime, DubboNet.Hessian.JavaLocalTime.From, value => value.ToTimeOnly());

    /// <summary>
    /// Gets the formatter of a <c>java.time.LocalDateTime</c> as a time of unspecified kind, truncated to 100 ns when it is read. For full
    /// precision, use <see cref="JavaLocalDateTime"/>.
    /// </summary>
    public static IHessianFormatter<DateTime> LocalDateTime { get; } = new NaturalFormatter<DateTime, JavaLocalDateTime>(
        JavaTimes.LocalDateTime, DubboNet.Hessian.JavaLocalDateTime.From, value => value.ToDateTime());

    /// <summary>
    /// Gets the formatter of a <c>java.time.Duration</c>, truncated to 100 ns when it is read. For full precision, use
    /// <see cref="JavaDuration"/>.
    /// </summary>
    public static IHessianFormatter<TimeSpan> Duration { get; } = new NaturalFormatter<TimeSpan, JavaDuration>(
        DurationFormat, DubboNet.Hessian.JavaDuration.From, value => value.ToTimeSpan());

    /// <summary>Gets the formatter of a <c>java.time.LocalDate</c> of any year.</summary>
    public static IHessianFormatter<JavaLocalDate> JavaLocalDate => JavaTimes.LocalDate;

    /// <summary>Gets the formatter of a <c>java.time.LocalTime</c> with nanosecond precision.</summary>
    public static IHessianFormatter<JavaLocalTime> JavaLocalTime => JavaTimes.LocalTime;

    /// <summary>Gets the formatter of a <c>java.time.LocalDateTime</c> of any year with nanosecond precision.</summary>
    public static IHessianFormatter<JavaLocalDateTime> JavaLocalDateTime => JavaTimes.LocalDateTime;

    /// <summary>Gets the formatter of a <c>java.time.Duration</c> of any length with nanosecond precision.</summary>
    public static IHessianFormatter<JavaDuration> JavaDuration => DurationFormat;

    /// <summary>Gets the formatter of a <c>java.time.Instant</c> with full range and precision.</summary>
    public static IHessianFormatter<JavaInstant> JavaInstant { get; } = new InstantFormatter();

    /// <summary>
    /// Gets the formatter of a <c>java.time.Instant</c>, truncated to 100 ns when it is read. For full precision, use
    /// <see cref="JavaInstant"/>.
    /// </summary>
    public static IHessianFormatter<DateTimeOffset> Instant { get; } = new ConvertedFormatter<DateTimeOffset, JavaInstant>(
        JavaInstant, DubboNet.Hessian.JavaInstant.From, instant => instant.ToDateTimeOffset());

    /// <summary>Gets the formatter of a <c>java.time.OffsetDateTime</c> with full range and precision.</summary>
    public static IHessianFormatter<JavaOffsetDateTime> JavaOffsetDateTime { get; } = new OffsetDateTimeFormatter();

    /// <summary>
    /// Gets the formatter of a <c>java.time.OffsetDateTime</c>, truncated to 100 ns when it is read. For full precision, use
    /// <see cref="JavaOffsetDateTime"/>.
    /// </summary>
    public static IHessianFormatter<DateTimeOffset> OffsetDateTime { get; } = new ConvertedFormatter<DateTimeOffset, JavaOffsetDateTime>(
        JavaOffsetDateTime, DubboNet.Hessian.JavaOffsetDateTime.From, value => value.ToDateTimeOffset());

    /// <summary>Gets the formatter of a <c>java.time.OffsetTime</c>.</summary>
    public static IHessianFormatter<JavaOffsetTime> OffsetTime { get; } = new OffsetTimeFormatter();

    /// <summary>Gets the formatter of a <c>java.time.ZonedDateTime</c>.</summary>
    public static IHessianFormatter<JavaZonedDateTime> ZonedDateTime { get; } = new ZonedDateTimeFormatter();

    /// <summary>Gets the formatter of a <c>java.time.ZoneOffset</c> of any length that Java allows.</summary>
    public static IHessianFormatter<JavaZoneOffset> JavaZoneOffset => JavaTimes.ZoneOffset;

    /// <summary>Gets the formatter of a <c>java.time.ZoneOffset</c> of whole seconds.</summary>
    public static IHessianFormatter<TimeSpan> ZoneOffset { get; } = new ConvertedFormatter<TimeSpan, JavaZoneOffset>(
        JavaZoneOffset, DubboNet.Hessian.JavaZoneOffset.From, offset => offset.ToTimeSpan());

    /// <summary>Gets the formatter of a region of <c>java.time.ZoneId</c>.</summary>
    public static IHessianFormatter<JavaZoneId> ZoneId { get; } = new ZoneIdFormatter();

    /// <summary>Gets the formatter of a <c>java.time.Period</c>.</summary>
    public static IHessianFormatter<JavaPeriod> Period { get; } = new PeriodFormatter();

    /// <summary>Gets the formatter of a <c>java.time.Year</c>.</summary>
    public static IHessianFormatter<JavaYear> Year { get; } = new YearFormatter();

    /// <summary>Gets the formatter of a <c>java.time.YearMonth</c>.</summary>
    public static IHessianFormatter<JavaYearMonth> YearMonth { get; } = new YearMonthFormatter();

    /// <summary>Gets the formatter of a <c>java.time.MonthDay</c>.</summary>
    public static IHessianFormatter<JavaMonthDay> MonthDay { get; } = new MonthDayFormatter();

    /// <summary>Gets the formatter of a <c>java.util.Date</c> of any year.</summary>
    public static IHessianFormatter<JavaDate> JavaDate { get; } = new DateFormatter();

    /// <summary>Gets the formatter of a <c>java.sql.Date</c> as an object, for a place without a declared type.</summary>
    public static IHessianFormatter<JavaSqlDate> JavaSqlDate { get; } =
        new SqlDateFormatter<JavaSqlDate>("java.sql.Date", value => new(value), date => date.Value);

    /// <summary>Gets the formatter of a <c>java.sql.Time</c> as an object, for a place without a declared type.</summary>
    public static IHessianFormatter<JavaSqlTime> JavaSqlTime { get; } =
        new SqlDateFormatter<JavaSqlTime>("java.sql.Time", value => new(value), date => date.Value);

    /// <summary>Gets the formatter of a <c>java.sql.Timestamp</c> as an object, for a place without a declared type.</summary>
    public static IHessianFormatter<JavaSqlTimestamp> JavaSqlTimestamp { get; } =
        new SqlDateFormatter<JavaSqlTimestamp>("java.sql.Timestamp", value => new(value), date => date.Value);

    /// <summary>
    /// Gets the formatter of a <c>java.sql.Date</c> that is an element, an argument, or in a field of another type. For a field declared as
    /// it, use <see cref="DateTimeOffset"/>.
    /// </summary>
    public static IHessianFormatter<DateTimeOffset> SqlDate { get; } =
        new DeclaredSqlDateFormatter<JavaSqlDate>(JavaSqlDate, value => new(value));

    /// <summary>Gets the formatter of a <c>java.sql.Time</c>. See <see cref="SqlDate"/>.</summary>
    public static IHessianFormatter<DateTimeOffset> SqlTime { get; } =
        new DeclaredSqlDateFormatter<JavaSqlTime>(JavaSqlTime, value => new(value));

    /// <summary>Gets the formatter of a <c>java.sql.Timestamp</c> with millisecond precision. See <see cref="SqlDate"/>.</summary>
    public static IHessianFormatter<DateTimeOffset> SqlTimestamp { get; } =
        new DeclaredSqlDateFormatter<JavaSqlTimestamp>(JavaSqlTimestamp, value => new(value));

    /// <summary>Gets the formatter of a <c>java.util.Calendar</c>.</summary>
    public static IHessianFormatter<JavaCalendar> Calendar { get; } = new CalendarFormatter();
}
