using System.Collections.Concurrent;
using Example.Frames;
using NodaTime;

namespace DubboNet.Interop.Tests.NodaTimes;

/// <summary>Returns each value and keeps it.</summary>
internal sealed class NodaTable : INodaTable
{
    public ConcurrentDictionary<string, object> Received { get; } = new();

    public Task<LocalDate?> LocalDateAsync(LocalDate? value) => Keep("localDate", value);

    public Task<LocalDate?> AnyLocalDateAsync(LocalDate? value) => Keep("anyLocalDate", value);

    public Task<LocalDate[]?> LocalDatesAsync(LocalDate[]? value) => Keep("localDates", value);

    public Task<Dictionary<string, Page<LocalDate>>?> DatePagesAsync(Dictionary<string, Page<LocalDate>>? value) =>
        Keep("datePages", value);

    public Task<LocalTime?> ExactLocalTimeAsync(LocalTime? value) => Keep("exactLocalTime", value);

    public Task<LocalDateTime?> ExactLocalDateTimeAsync(LocalDateTime? value) => Keep("exactLocalDateTime", value);

    public Task<Instant?> ExactInstantAsync(Instant? value) => Keep("exactInstant", value);

    public Task<Instant?> DateAsync(Instant? value) => Keep("date", value);

    public Task<Instant?> SqlTimestampAsync(Instant? value) => Keep("sqlTimestamp", value);

    public Task<OffsetDateTime?> ExactOffsetDateTimeAsync(OffsetDateTime? value) => Keep("exactOffsetDateTime", value);

    public Task<OffsetTime?> OffsetTimeAsync(OffsetTime? value) => Keep("offsetTime", value);

    public Task<ZonedDateTime?> ZonedDateTimeAsync(ZonedDateTime? value) => Keep("zonedDateTime", value);

    public Task<Offset?> ExactZoneOffsetAsync(Offset? value) => Keep("exactZoneOffset", value);

    public Task<DateTimeZone?> ZoneIdAsync(DateTimeZone? value) => Keep("zoneId", value);

    public Task<Duration?> ExactDurationAsync(Duration? value) => Keep("exactDuration", value);

    public Task<Period?> PeriodAsync(Period? value) => Keep("period", value);

    public Task<YearMonth?> YearMonthAsync(YearMonth? value) => Keep("yearMonth", value);

    public Task<AnnualDate?> MonthDayAsync(AnnualDate? value) => Keep("monthDay", value);

    private Task<T> Keep<T>(string method, T value)
    {
        if (value is not null)
            Received[method] = value;
        return Task.FromResult(value);
    }
}
