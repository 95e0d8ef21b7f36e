using System.Net;
using DubboNet.Hessian;
using DubboNet.Interop.Tests.Java;
using Example.Frames;
using NodaTime;
using NodaTime.TimeZones;

namespace DubboNet.Interop.Tests.NodaTimes;

/// <summary>Tests the types of NodaTime against those of Java, in both roles.</summary>
[Category("Java")]
public sealed class NodaTimeTests
{
    private static readonly LocalDate Leap = new(2024, 2, 29);
    private static readonly LocalTime Noon = new LocalTime(12, 30, 45).PlusNanoseconds(123_456_789);
    private static readonly LocalTime Last = new LocalTime(23, 59, 59).PlusNanoseconds(999_999_999);
    private static readonly DateTimeZone Paris = DateTimeZoneProviders.Tzdb["Europe/Paris"];
    private static readonly Instant Sent = Instant.FromUnixTimeMilliseconds(1700000000123);

    // The samples of the Java side as types of NodaTime.
    private static readonly Dictionary<string, object> Samples = new()
    {
        ["localDate"] = Leap,
        ["anyLocalDate"] = new LocalDate(-44, 3, 15),
        ["localDates"] = new[] { Leap },
        ["datePages"] = new Dictionary<string, Page<LocalDate>> { ["key"] = Page.Of(Leap) },
        ["exactLocalTime"] = Noon,
        ["exactLocalDateTime"] = Leap.At(Noon),
        ["exactInstant"] = Instant.FromUnixTimeSeconds(1700000000).PlusNanoseconds(1),
        ["date"] = Sent,
        ["sqlTimestamp"] = Sent,
        ["exactOffsetDateTime"] = Leap.At(Noon).WithOffset(Offset.FromHours(1)),
        ["offsetTime"] = Noon.WithOffset(Offset.FromHours(1)),
        ["zonedDateTime"] = Leap.At(Noon).InZoneStrictly(Paris),
        ["exactZoneOffset"] = Offset.FromSeconds(-1),
        ["zoneId"] = Paris,
        ["exactDuration"] = Duration.FromNanoseconds(-1),
        ["period"] = new PeriodBuilder { Years = 1, Months = 2, Days = 3 }.Build(),
        ["yearMonth"] = new YearMonth(2024, 2),
        ["monthDay"] = new AnnualDate(2, 29),
    };

    [TestCaseSource(typeof(JavaLine), nameof(JavaLine.Names))]
    public async Task DotNet_consumer_gets_the_sent_values_back(string line)
    {
        JavaLine java = await JavaLine.GetAsync(line);
        await using var channel = new DubboChannel(
            $"dubbo://127.0.0.1:{java.ProviderPort}", new DubboChannelOptions { Timeout = TimeSpan.FromSeconds(20) });
        INodaTable table = channel.CreateClient<INodaTable>();

        foreach ((string name, object sample) in Samples)
        {
            Assert.That(await CallAsync(table, name, sample), Is.EqualTo(sample), name);
            Assert.That(await CallAsync(table, name, null), Is.Null, name);
        }
    }

    [TestCaseSource(typeof(JavaLine), nameof(JavaLine.Names))]
    public async Task Java_consumer_gets_the_same_values_as_with_the_types_of_DubboNet(string line)
    {
        JavaLine java = await JavaLine.GetAsync(line);
        var table = new NodaTable();
        await using var server = new DubboServer(
            new DubboServerOptions { EndPoint = new IPEndPoint(IPAddress.Loopback, 0) }, ContractService.Create<INodaTable>(table));
        server.Start();

        string answer = await java.Consumer.AskAsync($"table\t127.0.0.1:{server.LocalEndPoint.Port}\t{string.Join('\t', Samples.Keys)}");

        Assert.That(
            answer[(answer.LastIndexOf('\t') + 1)..].Split("\\n"), Is.EquivalentTo(Samples.Keys.Select(method => $"{method} ok")),
            () => java.Consumer.Log);
        Assert.That(table.Received, Is.EquivalentTo(Samples));
    }

    // Java reads each value as its own class and writes it back.
    [TestCaseSource(typeof(JavaLine), nameof(JavaLine.Names))]
    public async Task Java_returns_the_smallest_and_largest_values_of_each_type(string line)
    {
        JavaLine java = await JavaLine.GetAsync(line);
        LocalDateTime least = LocalDate.MinIsoValue.At(LocalTime.Midnight);
        LocalDateTime most = LocalDate.MaxIsoValue.At(Last);
        Offset far = Offset.FromHours(18);

        await EchoAsync(NodaTimeFormatters.LocalDate, LocalDate.MinIsoValue, LocalDate.MaxIsoValue, new LocalDate(0, 1, 1));
        await EchoAsync(NodaTimeFormatters.LocalTime, LocalTime.Midnight, Last, LocalTime.Midnight.PlusNanoseconds(1));
        await EchoAsync(NodaTimeFormatters.LocalDateTime, least, most);
        await EchoAsync(
            NodaTimeFormatters.OffsetDateTime, least.WithOffset(-far), most.WithOffset(far), most.WithOffset(Offset.FromSeconds(1)));
        await EchoAsync(NodaTimeFormatters.OffsetTime, Last.WithOffset(-far), LocalTime.Midnight.WithOffset(Offset.FromSeconds(-1)));
        await EchoAsync(
            NodaTimeFormatters.ZonedDateTime, Twice(earlier: true), Twice(earlier: false), least.InUtc(),
            most.InZoneStrictly(DateTimeZone.ForOffset(far)));
        await EchoAsync(NodaTimeFormatters.Instant, Instant.MinValue, Instant.MaxValue, NodaConstants.UnixEpoch.PlusNanoseconds(-1));
        await EchoAsync(
            NodaTimeFormatters.Date, Instant.MinValue, Instant.FromUnixTimeMilliseconds(Instant.MaxValue.ToUnixTimeMilliseconds()),
            NodaConstants.UnixEpoch);
        await EchoAsync(NodaTimeFormatters.SqlTimestamp, Instant.MinValue, NodaConstants.UnixEpoch);
        await EchoAsync(NodaTimeFormatters.Duration, Duration.MinValue, Duration.MaxValue, Duration.Zero, Duration.FromNanoseconds(-1));
        await EchoAsync(
            NodaTimeFormatters.Period, Period.Zero, new PeriodBuilder { Years = int.MinValue, Months = -1, Days = int.MaxValue }.Build());
        await EchoAsync(NodaTimeFormatters.Offset, -far, far, Offset.Zero, Offset.FromSeconds(1));
        await EchoAsync(
            NodaTimeFormatters.DateTimeZone, Paris, DateTimeZone.Utc, DateTimeZone.ForOffset(-far), DateTimeZoneProviders.Tzdb["Etc/UTC"]);
        await EchoAsync(NodaTimeFormatters.YearMonth, new YearMonth(-9998, 1), new YearMonth(9999, 12));
        await EchoAsync(NodaTimeFormatters.AnnualDate, new AnnualDate(2, 29), new AnnualDate(12, 31));

        async Task EchoAsync<T>(IHessianFormatter<T> formatter, params T[] values)
        {
            var any = new DubboMethod<T, T>(
                new ServiceKey("com.example.frames.FrameService"), "any", "Ljava/lang/Object;", DubboArguments.CreateFormatter(formatter),
                formatter);
            foreach (T value in values)
                Assert.That(await java.Channel.InvokeAsync(any, value), Is.EqualTo(value));
        }
    }

    private static ZonedDateTime Twice(bool earlier)
    {
        ZoneLocalMapping both = Paris.MapLocal(new LocalDateTime(2024, 10, 27, 2, 30));
        return earlier ? both.First() : both.Last();
    }

    private static async Task<object?> CallAsync(INodaTable table, string method, object? value)
    {
        var call = (Task)typeof(INodaTable).GetMethods().Single(
            found => string.Equals(found.Name, method + "Async", StringComparison.OrdinalIgnoreCase)).Invoke(table, [value])!;
        await call;
        return call.GetType().GetProperty(nameof(Task<>.Result))!.GetValue(call);
    }
}
