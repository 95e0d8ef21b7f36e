using Example.Frames;
using NodaTime;

namespace DubboNet.Interop.Tests.NodaTimes;

/// <summary>
/// Declares the methods of <c>com.example.frames.TableService</c> for java.time with the types of NodaTime. A contract from a jar does not
/// have them.
/// </summary>
[DubboService("com.example.frames.TableService")]
internal partial interface INodaTable
{
    Task<LocalDate?> LocalDateAsync(LocalDate? value);

    Task<LocalDate?> AnyLocalDateAsync(LocalDate? value);

    Task<LocalDate[]?> LocalDatesAsync(LocalDate[]? value);

    Task<Dictionary<string, Page<LocalDate>>?> DatePagesAsync(Dictionary<string, Page<LocalDate>>? value);

    Task<LocalTime?> ExactLocalTimeAsync(LocalTime? value);

    Task<LocalDateTime?> ExactLocalDateTimeAsync(LocalDateTime? value);

    Task<Instant?> ExactInstantAsync(Instant? value);

    [return: JavaType("java.util.Date")]
    Task<Instant?> DateAsync([JavaType("java.util.Date")] Instant? value);

    [return: JavaType("java.sql.Timestamp")]
    Task<Instant?> SqlTimestampAsync([JavaType("java.sql.Timestamp")] Instant? value);

    Task<OffsetDateTime?> ExactOffsetDateTimeAsync(OffsetDateTime? value);

    Task<OffsetTime?> OffsetTimeAsync(OffsetTime? value);

    Task<ZonedDateTime?> ZonedDateTimeAsync(ZonedDateTime? value);

    Task<Offset?> ExactZoneOffsetAsync(Offset? value);

    Task<DateTimeZone?> ZoneIdAsync(DateTimeZone? value);

    Task<Duration?> ExactDurationAsync(Duration? value);

    Task<Period?> PeriodAsync(Period? value);

    Task<YearMonth?> YearMonthAsync(YearMonth? value);

    Task<AnnualDate?> MonthDayAsync(AnnualDate? value);
}
