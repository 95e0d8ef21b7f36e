using DubboNet;
using DubboNet.Hessian;
using NodaTime;

[assembly: HessianFormatterFor(typeof(LocalDate), "java.time.LocalDate", typeof(NodaTimeFormatters), nameof(NodaTimeFormatters.LocalDate))]
[assembly: HessianFormatterFor(typeof(LocalTime), "java.time.LocalTime", typeof(NodaTimeFormatters), nameof(NodaTimeFormatters.LocalTime))]
[assembly: HessianFormatterFor(
    typeof(LocalDateTime), "java.time.LocalDateTime", typeof(NodaTimeFormatters), nameof(NodaTimeFormatters.LocalDateTime))]
[assembly: HessianFormatterFor(
    typeof(OffsetDateTime), "java.time.OffsetDateTime", typeof(NodaTimeFormatters), nameof(NodaTimeFormatters.OffsetDateTime))]
[assembly: HessianFormatterFor(
    typeof(OffsetTime), "java.time.OffsetTime", typeof(NodaTimeFormatters), nameof(NodaTimeFormatters.OffsetTime))]
[assembly: HessianFormatterFor(
    typeof(ZonedDateTime), "java.time.ZonedDateTime", typeof(NodaTimeFormatters), nameof(NodaTimeFormatters.ZonedDateTime))]
[assembly: HessianFormatterFor(typeof(Instant), "java.time.Instant", typeof(NodaTimeFormatters), nameof(NodaTimeFormatters.Instant))]
[assembly: HessianFormatterFor(typeof(Instant), "java.util.Date", typeof(NodaTimeFormatters), nameof(NodaTimeFormatters.Date))]
[assembly: HessianFormatterFor(typeof(Instant), "java.sql.Timestamp", typeof(NodaTimeFormatters), nameof(NodaTimeFormatters.SqlTimestamp))]
[assembly: HessianFormatterFor(typeof(Duration), "java.time.Duration", typeof(NodaTimeFormatters), nameof(NodaTimeFormatters.Duration))]
[assembly: HessianFormatterFor(typeof(Period), "java.time.Period", typeof(NodaTimeFormatters), nameof(NodaTimeFormatters.Period))]
[assembly: HessianFormatterFor(typeof(Offset), "java.time.ZoneOffset", typeof(NodaTimeFormatters), nameof(NodaTimeFormatters.Offset))]
[assembly: HessianFormatterFor(
    typeof(DateTimeZone), "java.time.ZoneId", typeof(NodaTimeFormatters), nameof(NodaTimeFormatters.DateTimeZone))]
[assembly: HessianFormatterFor(typeof(YearMonth), "java.time.YearMonth", typeof(NodaTimeFormatters), nameof(NodaTimeFormatters.YearMonth))]
[assembly: HessianFormatterFor(typeof(AnnualDate), "java.time.MonthDay", typeof(NodaTimeFormatters), nameof(NodaTimeFormatters.AnnualDate))]
