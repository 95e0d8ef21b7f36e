using DubboNet.Hessian;

namespace DubboNet.Interop.Tests.Table;

// The methods for dates and times.
internal partial interface ITableService
{
    Task<DateTimeOffset?> DateAsync(DateTimeOffset? value);

    Task<DateTime?> UtcDateAsync(DateTime? value);

    Task<JavaDate?> AnyDateAsync(JavaDate? value);

    [return: JavaType("java.sql.Date")]
    Task<DateTimeOffset?> SqlDateAsync([JavaType("java.sql.Date")] DateTimeOffset? value);

    [return: JavaType("java.sql.Time")]
    Task<DateTimeOffset?> SqlTimeAsync([JavaType("java.sql.Time")] DateTimeOffset? value);

    [return: JavaType("java.sql.Timestamp")]
    Task<DateTimeOffset?> SqlTimestampAsync([JavaType("java.sql.Timestamp")] DateTimeOffset? value);

    Task<JavaCalendar?> CalendarAsync(JavaCalendar? value);

    Task<DateOnly?> LocalDateAsync(DateOnly? value);

    Task<JavaLocalDate?> AnyLocalDateAsync(JavaLocalDate? value);

    Task<TimeOnly?> LocalTimeAsync(TimeOnly? value);

    Task<JavaLocalTime?> ExactLocalTimeAsync(JavaLocalTime? value);

    [return: JavaType("java.time.LocalDateTime")]
    Task<DateTime?> LocalDateTimeAsync([JavaType("java.time.LocalDateTime")] DateTime? value);

    Task<JavaLocalDateTime?> ExactLocalDateTimeAsync(JavaLocalDateTime? value);

    [return: JavaType("java.time.Instant")]
    Task<DateTimeOffset?> InstantAsync([JavaType("java.time.Instant")] DateTimeOffset? value);

    Task<JavaInstant?> ExactInstantAsync(JavaInstant? value);

    [return: JavaType("java.time.OffsetDateTime")]
    Task<DateTimeOffset?> OffsetDateTimeAsync([JavaType("java.time.OffsetDateTime")] DateTimeOffset? value);

    Task<JavaOffsetDateTime?> ExactOffsetDateTimeAsync(JavaOffsetDateTime? value);

    Task<JavaOffsetTime?> OffsetTimeAsync(JavaOffsetTime? value);

    Task<JavaZonedDateTime?> ZonedDateTimeAsync(JavaZonedDateTime? value);

    [return: JavaType("java.time.ZoneOffset")]
    Task<TimeSpan?> ZoneOffsetAsync([JavaType("java.time.ZoneOffset")] TimeSpan? value);

    Task<JavaZoneOffset?> ExactZoneOffsetAsync(JavaZoneOffset? value);

    Task<JavaZoneId?> ZoneIdAsync(JavaZoneId? value);

    Task<TimeSpan?> DurationAsync(TimeSpan? value);

    Task<JavaDuration?> ExactDurationAsync(JavaDuration? value);

    Task<JavaPeriod?> PeriodAsync(JavaPeriod? value);

    Task<JavaYear?> YearAsync(JavaYear? value);

    Task<JavaYearMonth?> YearMonthAsync(JavaYearMonth? value);

    Task<JavaMonthDay?> MonthDayAsync(JavaMonthDay? value);
}
