using System.Collections;

namespace DubboNet.Hessian;

public static partial class HessianFormatters
{
    private static readonly HessianClassFormatter<JavaInstant> InstantFormat = new InstantFormatter();
    private static readonly HessianClassFormatter<JavaOffsetDateTime> OffsetDateTimeFormat = new OffsetDateTimeFormatter();
    private static readonly HessianClassFormatter<JavaZoneOffset> ZoneOffsetFormat = new ZoneOffsetFormatter();
    private static readonly SqlDateFormatter<JavaSqlDate> SqlDateFormat = new("java.sql.Date", value => new(value), date => date.Value);
    private static readonly SqlDateFormatter<JavaSqlTime> SqlTimeFormat = new("java.sql.Time", value => new(value), date => date.Value);
    private static readonly SqlDateFormatter<JavaSqlTimestamp> SqlTimestampFormat = new("java.sql.Timestamp", value => new(value), date => date.Value);

    /// <summary><c>java.util.UUID</c>.</summary>
    public static IHessianFormatter<Guid> Guid { get; } = new UuidFormatter();

    /// <summary><c>java.lang.Class</c>.</summary>
    public static IHessianFormatter<JavaClass> Class { get; } =
        new TextValueFormatter<JavaClass>("java.lang.Class", "name", text => new(text), value => value.Name);

    /// <summary><c>java.util.Locale</c>.</summary>
    public static IHessianFormatter<JavaLocale> Locale { get; } =
        new TextValueFormatter<JavaLocale>("com.alibaba.com.caucho.hessian.io.LocaleHandle", "value", text => new(text), value => value.Value);

    /// <summary><c>java.util.Currency</c>.</summary>
    public static IHessianFormatter<JavaCurrency> Currency { get; } =
        new TextValueFormatter<JavaCurrency>("java.util.Currency", "currencyCode", text => new(text), value => value.Code);

    /// <summary><c>java.io.File</c>.</summary>
    public static IHessianFormatter<JavaFile> File { get; } =
        new TextValueFormatter<JavaFile>("java.io.File", "value", text => new(text), value => value.Path);

    /// <summary><c>java.net.URI</c>, its text as it was. Peers before Dubbo 3.3 get one that prints but was not parsed.</summary>
    public static IHessianFormatter<Uri> Uri { get; } =
        new TextValueFormatter<Uri>("java.net.URI", "string", text => new(text, UriKind.RelativeOrAbsolute), value => value.OriginalString);

    /// <summary><c>java.util.BitSet</c>.</summary>
    public static IHessianFormatter<BitArray> BitSet { get; } = new BitSetFormatter();

    /// <summary><c>java.time.LocalDate</c>.</summary>
    public static IHessianFormatter<DateOnly> LocalDate { get; } = new LocalDateFormatter();

    /// <summary><c>java.time.LocalTime</c>; 100 ns.</summary>
    public static IHessianFormatter<TimeOnly> LocalTime { get; } = new LocalTimeFormatter();

    /// <summary><c>java.time.LocalDateTime</c> as a time of unspecified kind; 100 ns.</summary>
    public static IHessianFormatter<DateTime> LocalDateTime { get; } = new LocalDateTimeFormatter();

    /// <summary><c>java.time.Instant</c>; 100 ns. Without loss: <see cref="JavaInstant"/>.</summary>
    public static IHessianFormatter<DateTimeOffset> Instant { get; } = new ConvertedFormatter<DateTimeOffset, JavaInstant>(
        InstantFormat, JavaInstant.From, instant => instant.ToDateTimeOffset());

    /// <summary><c>java.time.OffsetDateTime</c>; 100 ns.</summary>
    public static IHessianFormatter<DateTimeOffset> OffsetDateTime { get; } = new ConvertedFormatter<DateTimeOffset, JavaOffsetDateTime>(
        OffsetDateTimeFormat, JavaOffsetDateTime.From, value => value.ToDateTimeOffset());

    /// <summary><c>java.time.OffsetTime</c>.</summary>
    public static IHessianFormatter<JavaOffsetTime> OffsetTime { get; } = new OffsetTimeFormatter();

    /// <summary><c>java.time.ZonedDateTime</c>.</summary>
    public static IHessianFormatter<JavaZonedDateTime> ZonedDateTime { get; } = new ZonedDateTimeFormatter();

    /// <summary><c>java.time.ZoneOffset</c>; whole seconds.</summary>
    public static IHessianFormatter<TimeSpan> ZoneOffset { get; } = new ConvertedFormatter<TimeSpan, JavaZoneOffset>(
        ZoneOffsetFormat, ZoneOffsetFormatter.FromTimeSpan, ZoneOffsetFormatter.ToTimeSpan);

    /// <summary>A region of <c>java.time.ZoneId</c>.</summary>
    public static IHessianFormatter<JavaZoneId> ZoneId { get; } = new ZoneIdFormatter();

    /// <summary><c>java.time.Duration</c>; 100 ns.</summary>
    public static IHessianFormatter<TimeSpan> Duration { get; } = new DurationFormatter();

    /// <summary><c>java.time.Period</c>.</summary>
    public static IHessianFormatter<JavaPeriod> Period { get; } = new PeriodFormatter();

    /// <summary><c>java.time.Year</c>.</summary>
    public static IHessianFormatter<JavaYear> Year { get; } = new YearFormatter();

    /// <summary><c>java.time.YearMonth</c>.</summary>
    public static IHessianFormatter<JavaYearMonth> YearMonth { get; } = new YearMonthFormatter();

    /// <summary><c>java.time.MonthDay</c>.</summary>
    public static IHessianFormatter<JavaMonthDay> MonthDay { get; } = new MonthDayFormatter();

    /// <summary><c>java.sql.Date</c> as an element, an argument, or in a field of another type; a field declared as it takes <see cref="DateTimeOffset"/>.</summary>
    public static IHessianFormatter<DateTimeOffset> SqlDate { get; } = new ConvertedFormatter<DateTimeOffset, JavaSqlDate>(
        SqlDateFormat, value => new(value), date => date.Value);

    /// <summary><c>java.sql.Time</c>; see <see cref="SqlDate"/>.</summary>
    public static IHessianFormatter<DateTimeOffset> SqlTime { get; } = new ConvertedFormatter<DateTimeOffset, JavaSqlTime>(
        SqlTimeFormat, value => new(value), date => date.Value);

    /// <summary><c>java.sql.Timestamp</c>, milliseconds; see <see cref="SqlDate"/>.</summary>
    public static IHessianFormatter<DateTimeOffset> SqlTimestamp { get; } = new ConvertedFormatter<DateTimeOffset, JavaSqlTimestamp>(
        SqlTimestampFormat, value => new(value), date => date.Value);

    /// <summary><c>java.util.Calendar</c>.</summary>
    public static IHessianFormatter<JavaCalendar> Calendar { get; } = new CalendarFormatter();

    /// <summary>The formatters of this file that read and write what is not declared.</summary>
    internal static IEnumerable<HessianClassFormatter> JavaTypes => new object[]
    {
        Guid, Class, Locale, Currency, File, Uri, BitSet, LocalDate, LocalTime, LocalDateTime, InstantFormat, OffsetDateTimeFormat, OffsetTime,
        ZonedDateTime, ZoneOffsetFormat, ZoneId, Duration, Period, Year, YearMonth, MonthDay, SqlDateFormat, SqlTimeFormat, SqlTimestampFormat, Calendar,
        new PatternFormatter(), new CompactLocalDateFormatter(), new CompactLocalTimeFormatter(), new CompactLocalDateTimeFormatter(),
        new TextValueFormatter<JavaLocale>("com.caucho.hessian.io.LocaleHandle", "value", text => new(text), value => value.Value, RegistryRole.ByName),
    }.Cast<HessianClassFormatter>();

    /// <summary><c>java.util.EnumSet</c> of an enum. Java rebuilds no EnumMap: for one, use <see cref="Dictionary"/> and a Map in the Java signature.</summary>
    public static IHessianFormatter<HashSet<TEnum>> EnumSet<TEnum>(HessianEnumFormatter<TEnum> constants)
        where TEnum : struct, Enum => new EnumSetFormatter<TEnum>(constants);
}
