using DubboNet;

[assembly: HessianDefaults(DateTime = "java.time.LocalDateTime", DateTimeOffset = "java.time.Instant")]

namespace Acme.Shop;

[HessianType("com.acme.Page")]
public sealed partial class Page<T>
{
    public T? First { get; set; }
}

[HessianType("com.acme.Shift")]
public sealed partial class Shift
{
    public DateTime Begin { get; set; }

    public DateTime? End { get; set; }

    public DateTime[]? Breaks { get; set; }

    public Dictionary<DateTime, List<DateTime?>>? Swaps { get; set; }

    public Page<DateTime>? Notes { get; set; }

    public DateTimeOffset Seen { get; set; }

    [JavaType("java.util.Date")]
    public DateTime Created { get; set; }

    [JavaType("java.time.OffsetDateTime")]
    public DateTimeOffset Signed { get; set; }
}

[DubboService("com.acme.Shifts")]
public partial interface IShifts
{
    Task<Dictionary<DateTime, Shift>?> FindAsync(DateTime from, DateTime? to, List<DateTime>? days, DateTimeOffset now);

    [return: JavaType("java.util.Date")]
    Task<DateTime> TouchAsync([JavaType("java.util.Date")] DateTime at);

    Task WatchAsync([DubboCallback("com.acme.Clock", "tick")] Func<DateTime, Task> tick);
}
