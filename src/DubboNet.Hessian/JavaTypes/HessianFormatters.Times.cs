namespace DubboNet.Hessian;

public static partial class HessianFormatters
{
    internal static readonly LocalDateFormatter LocalDateFormat = new();
    internal static readonly LocalTimeFormatter LocalTimeFormat = new();
    internal static readonly LocalDateTimeFormatter LocalDateTimeFormat = new();
    internal static readonly ZoneOffsetFormatter ZoneOffsetFormat = new();
    private static readonly DurationFormatter DurationFormat = new();

    /// <summary><c>java.time.LocalDate</c>; beyond the years 1 to 9999: <see cref="JavaLocalDate"/>.</summary>
    public static IHessianFormatter<DateOnly> LocalDate { get; } = new NaturalFormatter<DateOnly, JavaLocalDate>(
        LocalDateFormat, DubboNet.Hessian.JavaLocalDate.From, value => value.ToDateOnly());

    /// <summary><c>java.time.LocalTime</c>, cut to 100 ns on reading; without loss: <see cref="JavaLocalTime"/>.</summary>
    public static IHessianFormatter<TimeOnly> LocalTime { get; } = new NaturalFormatter<TimeOnly, JavaLocalTime>(
        LocalTimeFormat, DubboNet.Hessian.JavaLocalTime.From, value => value.ToTimeOnly());

    /// <summary><c>java.time.LocalDateTime</c> as a time of unspecified kind, cut to 100 ns on reading; without loss: <see cref="JavaLocalDateTime"/>.</summary>
    public static IHessianFormatter<DateTime> LocalDateTime { get; } = new NaturalFormatter<DateTime, JavaLocalDateTime>(
        LocalDateTimeFormat, DubboNet.Hessian.JavaLocalDateTime.From, value => value.ToDateTime());

    /// <summary><c>java.time.Duration</c>, cut to 100 ns on reading; without loss: <see cref="JavaDuration"/>.</summary>
    public static IHessianFormatter<TimeSpan> Duration { get; } = new NaturalFormatter<TimeSpan, JavaDuration>(
        DurationFormat, DubboNet.Hessian.JavaDuration.From, value => value.ToTimeSpan());

    /// <summary><c>java.time.LocalDate</c> of any year.</summary>
    public static IHessianFormatter<JavaLocalDate> JavaLocalDate => LocalDateFormat;

    /// <summary><c>java.time.LocalTime</c> to the nanosecond.</summary>
    public static IHessianFormatter<JavaLocalTime> JavaLocalTime => LocalTimeFormat;

    /// <summary><c>java.time.LocalDateTime</c> of any year, to the nanosecond.</summary>
    public static IHessianFormatter<JavaLocalDateTime> JavaLocalDateTime => LocalDateTimeFormat;

    /// <summary><c>java.time.Duration</c> of any length, to the nanosecond.</summary>
    public static IHessianFormatter<JavaDuration> JavaDuration => DurationFormat;

    /// <summary><c>java.time.Instant</c> without loss.</summary>
    public static IHessianFormatter<JavaInstant> JavaInstant { get; } = new InstantFormatter();

    /// <summary><c>java.time.Instant</c>, cut to 100 ns on reading; without loss: <see cref="JavaInstant"/>.</summary>
    public static IHessianFormatter<DateTimeOffset> Instant { get; } = new ConvertedFormatter<DateTimeOffset, JavaInstant>(
        JavaInstant, DubboNet.Hessian.JavaInstant.From, instant => instant.ToDateTimeOffset());

    /// <summary><c>java.time.OffsetDateTime</c> without loss.</summary>
    public static IHessianFormatter<JavaOffsetDateTime> JavaOffsetDateTime { get; } = new OffsetDateTimeFormatter();

    /// <summary><c>java.time.OffsetDateTime</c>, cut to 100 ns on reading; without loss: <see cref="JavaOffsetDateTime"/>.</summary>
    public static IHessianFormatter<DateTimeOffset> OffsetDateTime { get; } = new ConvertedFormatter<DateTimeOffset, JavaOffsetDateTime>(
        JavaOffsetDateTime, DubboNet.Hessian.JavaOffsetDateTime.From, value => value.ToDateTimeOffset());

    /// <summary><c>java.time.OffsetTime</c>.</summary>
    public static IHessianFormatter<JavaOffsetTime> OffsetTime { get; } = new OffsetTimeFormatter();

    /// <summary><c>java.time.ZonedDateTime</c>.</summary>
    public static IHessianFormatter<JavaZonedDateTime> ZonedDateTime { get; } = new ZonedDateTimeFormatter();

    /// <summary><c>java.time.ZoneOffset</c> of any length that Java has.</summary>
    public static IHessianFormatter<JavaZoneOffset> JavaZoneOffset => ZoneOffsetFormat;

    /// <summary><c>java.time.ZoneOffset</c>; whole seconds.</summary>
    public static IHessianFormatter<TimeSpan> ZoneOffset { get; } = new ConvertedFormatter<TimeSpan, JavaZoneOffset>(
        JavaZoneOffset, DubboNet.Hessian.JavaZoneOffset.From, offset => offset.ToTimeSpan());

    /// <summary>A region of <c>java.time.ZoneId</c>.</summary>
    public static IHessianFormatter<JavaZoneId> ZoneId { get; } = new ZoneIdFormatter();

    /// <summary><c>java.time.Period</c>.</summary>
    public static IHessianFormatter<JavaPeriod> Period { get; } = new PeriodFormatter();

    /// <summary><c>java.time.Year</c>.</summary>
    public static IHessianFormatter<JavaYear> Year { get; } = new YearFormatter();

    /// <summary><c>java.time.YearMonth</c>.</summary>
    public static IHessianFormatter<JavaYearMonth> YearMonth { get; } = new YearMonthFormatter();

    /// <summary><c>java.time.MonthDay</c>.</summary>
    public static IHessianFormatter<JavaMonthDay> MonthDay { get; } = new MonthDayFormatter();

    /// <summary><c>java.util.Date</c> of any year.</summary>
    public static IHessianFormatter<JavaDate> JavaDate { get; } = new DateFormatter();

    /// <summary><c>java.sql.Date</c> as an object, where nothing else is said about the place.</summary>
    public static IHessianFormatter<JavaSqlDate> JavaSqlDate { get; } = new SqlDateFormatter<JavaSqlDate>("java.sql.Date", value => new(value), date => date.Value);

    /// <summary><c>java.sql.Time</c> as an object, where nothing else is said about the place.</summary>
    public static IHessianFormatter<JavaSqlTime> JavaSqlTime { get; } = new SqlDateFormatter<JavaSqlTime>("java.sql.Time", value => new(value), date => date.Value);

    /// <summary><c>java.sql.Timestamp</c> as an object, where nothing else is said about the place.</summary>
    public static IHessianFormatter<JavaSqlTimestamp> JavaSqlTimestamp { get; } =
        new SqlDateFormatter<JavaSqlTimestamp>("java.sql.Timestamp", value => new(value), date => date.Value);

    /// <summary><c>java.sql.Date</c> as an element, an argument, or in a field of another type; a field declared as it takes <see cref="DateTimeOffset"/>.</summary>
    public static IHessianFormatter<DateTimeOffset> SqlDate { get; } = new DeclaredSqlDateFormatter<JavaSqlDate>(JavaSqlDate, value => new(value));

    /// <summary><c>java.sql.Time</c>; see <see cref="SqlDate"/>.</summary>
    public static IHessianFormatter<DateTimeOffset> SqlTime { get; } = new DeclaredSqlDateFormatter<JavaSqlTime>(JavaSqlTime, value => new(value));

    /// <summary><c>java.sql.Timestamp</c>, milliseconds; see <see cref="SqlDate"/>.</summary>
    public static IHessianFormatter<DateTimeOffset> SqlTimestamp { get; } =
        new DeclaredSqlDateFormatter<JavaSqlTimestamp>(JavaSqlTimestamp, value => new(value));

    /// <summary><c>java.util.Calendar</c>.</summary>
    public static IHessianFormatter<JavaCalendar> Calendar { get; } = new CalendarFormatter();
}
