using System.Net;
using DubboNet.Hessian;
using NodaTime;

namespace DubboNet.NodaTimeTests;

/// <summary>Tests a contract with NodaTime's types in every place over a socket. The contract does not name their formatters.</summary>
public sealed class ContractTests
{
    [Test]
    public async Task Types_of_NodaTime_are_sent_in_every_place()
    {
        await using var server = new DubboServer(
            new DubboServerOptions { EndPoint = new IPEndPoint(IPAddress.Loopback, 0) }, ContractService.Create<IPlans>(new Plans()));
        server.Start();
        await using var channel = new DubboChannel($"dubbo://127.0.0.1:{server.LocalEndPoint.Port}");
        IPlans plans = channel.CreateClient<IPlans>();
        Plan plan = Sample();

        Assert.That(Describe(await plans.KeepAsync(plan)), Is.EqualTo(Describe(plan)));
        Dictionary<YearMonth, Plan>? found = await plans.FindAsync(plan.Day, null, [plan.Zone!], Period.FromDays(1));
        Assert.That(Describe(found![plan.Day.ToYearMonth()]), Is.EqualTo(Describe(plan)));
        Assert.That(await plans.NextAsync(plan.Starts), Is.EqualTo(plan.Starts));
        Assert.That(
            await plans.ChangedAsync(Instant.MaxValue),
            Is.EqualTo(Instant.FromUnixTimeMilliseconds(Instant.MaxValue.ToUnixTimeMilliseconds())));
    }

    [Test]
    public async Task Java_types_are_those_of_java_time()
    {
        Assert.That(
            ContractSignatures.ParameterTypes<IPlans>("find"),
            Is.EqualTo(["java.time.LocalDate", "java.time.LocalDate", "java.util.List", "java.time.Period"]));
        Assert.That(ContractSignatures.ParameterTypes<IPlans>("changed"), Is.EqualTo(["java.util.Date"]));
        Assert.That(ContractSignatures.ParameterTypes<IPlans>("next"), Is.EqualTo(["java.time.ZonedDateTime"]));
        await Task.CompletedTask;
    }

    private static Plan Sample() => new()
    {
        Day = new LocalDate(2024, 2, 29),
        Begin = new LocalTime(9, 0).PlusNanoseconds(1),
        Reviewed = LocalDate.MaxIsoValue.At(LocalTime.Midnight),
        Signed = new LocalDateTime(2024, 2, 29, 9, 0).WithOffset(Offset.FromHours(-18)),
        Opens = new LocalTime(9, 0).WithOffset(Offset.FromSeconds(1)),
        Starts = new LocalDateTime(2024, 7, 1, 9, 0).InZoneStrictly(DateTimeZoneProviders.Tzdb["Europe/Paris"]),
        Created = Instant.MinValue,
        Changed = Instant.FromUnixTimeMilliseconds(-1),
        Stored = Instant.FromUnixTimeMilliseconds(1),
        Length = Duration.FromNanoseconds(-1),
        Notice = Period.FromMonths(1),
        Offset = Offset.FromHours(8),
        Zone = DateTimeZoneProviders.Tzdb["Asia/Shanghai"],
        Billed = new YearMonth(2024, 2),
        Birthday = new AnnualDate(2, 29),
        Holidays = [new LocalDate(2024, 1, 1), LocalDate.MinIsoValue],
        Changes = [Instant.MaxValue, null],
        Work = new() { [new LocalDate(2024, 1, 2)] = [Duration.FromHours(8), Duration.Zero] },
    };

    private static string Describe(Plan? plan) => string.Join(
        '\n',
        typeof(Plan)
            .GetProperties()
            .Where(property => property.GetMethod!.IsStatic == false)
            .Select(property => $"{property.Name} {Text(property.GetValue(plan))}"));

    private static string Text(object? value) => value switch
    {
        Duration length => length.ToString("o", null),
        Instant instant => instant.ToJava().ToString(),
        System.Collections.IDictionary map => string.Join(';', map.Keys.Cast<object>().Select(key => $"{Text(key)}={Text(map[key])}")),
        System.Collections.IEnumerable items and not string => string.Join(',', items.Cast<object?>().Select(Text)),
        LocalTime time => time.ToString("o", null),
        OffsetTime time => time.ToString("o", null),
        _ => value?.ToString() ?? "null",
    };

    private sealed class Plans : IPlans
    {
        public Task<Plan?> KeepAsync(Plan? plan) => Task.FromResult(plan);

        public Task<Dictionary<YearMonth, Plan>?> FindAsync(
            LocalDate from, LocalDate? to, List<DateTimeZone>? zones, Period? within) => Task.FromResult<Dictionary<YearMonth, Plan>?>(
            to is null && within!.Days == 1 ? new() { [from.ToYearMonth()] = Sample() } : null);

        public Task<ZonedDateTime> NextAsync(ZonedDateTime after) => Task.FromResult(after);

        public Task<Instant?> ChangedAsync(Instant since) => Task.FromResult<Instant?>(since);
    }
}
