using NodaTime;

namespace DubboNet.NodaTimeTests;

[HessianType("com.acme.Plan")]
public sealed partial class Plan
{
    public LocalDate Day { get; set; }

    public LocalDate? Until { get; set; }

    public LocalTime Begin { get; set; }

    public LocalDateTime? Reviewed { get; set; }

    public OffsetDateTime Signed { get; set; }

    public OffsetTime Opens { get; set; }

    public ZonedDateTime Starts { get; set; }

    public Instant Created { get; set; }

    [JavaType("java.util.Date")]
    public Instant Changed { get; set; }

    [JavaType("java.sql.Timestamp")]
    public Instant Stored { get; set; }

    public Duration Length { get; set; }

    public Period? Notice { get; set; }

    public Offset Offset { get; set; }

    public DateTimeZone? Zone { get; set; }

    public YearMonth Billed { get; set; }

    public AnnualDate Birthday { get; set; }

    public LocalDate[]? Holidays { get; set; }

    public List<Instant?>? Changes { get; set; }

    public Dictionary<LocalDate, List<Duration>>? Work { get; set; }
}

[DubboService("com.acme.Plans")]
public partial interface IPlans
{
    Task<Plan?> KeepAsync(Plan? plan);

    Task<Dictionary<YearMonth, Plan>?> FindAsync(LocalDate from, LocalDate? to, List<DateTimeZone>? zones, Period? within);

    Task<ZonedDateTime> NextAsync(ZonedDateTime after);

    Task<Instant?> ChangedAsync([JavaType("java.util.Date")] Instant since);
}
