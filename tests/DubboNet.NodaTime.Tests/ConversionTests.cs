using DubboNet.Hessian;
using NodaTime;

namespace DubboNet.NodaTimeTests;

/// <summary>
/// Tests that each type of NodaTime and the struct of the Java type convert to each other without loss, up to their minimum and maximum
/// values.
/// </summary>
public sealed class ConversionTests
{
    private static readonly LocalDate Leap = new(2024, 2, 29);
    private static readonly LocalTime Late = new LocalTime(23, 59, 59).PlusNanoseconds(999_999_999);
    private static readonly JavaLocalTime JavaLate = new(23, 59, 59, 999_999_999);
    private static readonly LocalDateTime Least = LocalDate.MinIsoValue.At(LocalTime.Midnight);
    private static readonly LocalDateTime Last = LocalDate.MaxIsoValue.At(Late);
    private static readonly JavaLocalDateTime JavaLeast = new(new(-9998, 1, 1), default);
    private static readonly JavaLocalDateTime JavaLast = new(new(9999, 12, 31), JavaLate);
    private static readonly Offset Farthest = Offset.FromHours(18);

    private static IEnumerable<TestCaseData> Values()
    {
        yield return Case(NodaTimeFormatters.LocalDate, HessianFormatters.JavaLocalDate, Leap, new JavaLocalDate(2024, 2, 29));
        yield return Case(NodaTimeFormatters.LocalDate, HessianFormatters.JavaLocalDate, LocalDate.MinIsoValue, JavaLeast.Date);
        yield return Case(NodaTimeFormatters.LocalDate, HessianFormatters.JavaLocalDate, LocalDate.MaxIsoValue, JavaLast.Date);
        yield return Case(NodaTimeFormatters.LocalTime, HessianFormatters.JavaLocalTime, LocalTime.Midnight, default(JavaLocalTime));
        yield return Case(NodaTimeFormatters.LocalTime, HessianFormatters.JavaLocalTime, Late, JavaLate);
        yield return Case(NodaTimeFormatters.LocalDateTime, HessianFormatters.JavaLocalDateTime, Least, JavaLeast);
        yield return Case(NodaTimeFormatters.LocalDateTime, HessianFormatters.JavaLocalDateTime, Last, JavaLast);
        yield return Case(
            NodaTimeFormatters.OffsetDateTime, HessianFormatters.JavaOffsetDateTime, Least.WithOffset(-Farthest),
            new JavaOffsetDateTime(JavaLeast, new(-64_800)));
        yield return Case(
            NodaTimeFormatters.OffsetDateTime, HessianFormatters.JavaOffsetDateTime, Last.WithOffset(Farthest),
            new JavaOffsetDateTime(JavaLast, new(64_800)));
        yield return Case(
            NodaTimeFormatters.OffsetTime, HessianFormatters.OffsetTime, Late.WithOffset(Offset.FromSeconds(1)),
            new JavaOffsetTime(JavaLate, new(1)));
        yield return Case(NodaTimeFormatters.Instant, HessianFormatters.JavaInstant, Instant.FromUnixTimeTicks(0), default(JavaInstant));
        yield return Case(
            NodaTimeFormatters.Instant, HessianFormatters.JavaInstant, Instant.FromUnixTimeTicks(0).PlusNanoseconds(-1),
            new JavaInstant(-1, 999_999_999));
        yield return Case(
            NodaTimeFormatters.Instant, HessianFormatters.JavaInstant, Instant.MinValue, new JavaInstant(-377_673_580_800, 0));
        yield return Case(
            NodaTimeFormatters.Instant, HessianFormatters.JavaInstant, Instant.MaxValue, new JavaInstant(253_402_300_799, 999_999_999));
        yield return Case(NodaTimeFormatters.Date, HessianFormatters.JavaDate, Instant.FromUnixTimeMilliseconds(-1), new JavaDate(-1));
        yield return Case(NodaTimeFormatters.Date, HessianFormatters.JavaDate, Instant.MinValue, new JavaDate(-377_673_580_800_000));
        yield return Case(
            NodaTimeFormatters.SqlTimestamp, HessianFormatters.JavaSqlTimestamp, Instant.MinValue,
            new JavaSqlTimestamp(new(-377_673_580_800_000)));
        yield return Case(
            NodaTimeFormatters.Duration, HessianFormatters.JavaDuration, Duration.FromNanoseconds(-1), new JavaDuration(-1, 999_999_999));
        yield return Case(
            NodaTimeFormatters.Duration, HessianFormatters.JavaDuration, Duration.FromNanoseconds(-1_000_000_000L),
            new JavaDuration(-1, 0));
        yield return Case(
            NodaTimeFormatters.Duration, HessianFormatters.JavaDuration, Duration.MinValue, new JavaDuration(-1_449_551_462_400, 0));
        yield return Case(
            NodaTimeFormatters.Duration, HessianFormatters.JavaDuration, Duration.MaxValue,
            new JavaDuration(1_449_551_462_399, 999_999_999));
        yield return Case(
            NodaTimeFormatters.Period, HessianFormatters.Period, Period.FromYears(1) + Period.FromMonths(-2) + Period.FromDays(3),
            new JavaPeriod(1, -2, 3));
        yield return Case(NodaTimeFormatters.Period, HessianFormatters.Period, Period.Zero, default(JavaPeriod));
        yield return Case(NodaTimeFormatters.Offset, HessianFormatters.JavaZoneOffset, -Farthest, new JavaZoneOffset(-64_800));
        yield return Case(NodaTimeFormatters.Offset, HessianFormatters.JavaZoneOffset, Offset.FromSeconds(-1), new JavaZoneOffset(-1));
        yield return Case(
            NodaTimeFormatters.YearMonth, HessianFormatters.YearMonth, new YearMonth(-9998, 12), new JavaYearMonth(-9998, 12));
        yield return Case(NodaTimeFormatters.AnnualDate, HessianFormatters.MonthDay, new AnnualDate(2, 29), new JavaMonthDay(2, 29));
        yield return Case(
            NodaTimeFormatters.DateTimeZone, HessianFormatters.ZoneId, Zone("Asia/Shanghai"), new JavaZoneId("Asia/Shanghai"));
        yield return Case(
            NodaTimeFormatters.DateTimeZone, HessianFormatters.JavaZoneOffset, DateTimeZone.ForOffset(Offset.FromHours(8)),
            new JavaZoneOffset(28_800));
        yield return Case(NodaTimeFormatters.DateTimeZone, HessianFormatters.JavaZoneOffset, DateTimeZone.Utc, new JavaZoneOffset(0));
        yield return Case(
            NodaTimeFormatters.ZonedDateTime, HessianFormatters.ZonedDateTime, Zone("Europe/Paris")
                .AtLeniently(Leap.At(Late)), Zoned(3600, "Europe/Paris"));
        yield return Case(
            NodaTimeFormatters.ZonedDateTime, HessianFormatters.ZonedDateTime, Leap.At(Late).InUtc(), Zoned(0, "Z"));
        yield return Case(
            NodaTimeFormatters.ZonedDateTime,
            HessianFormatters.ZonedDateTime,
            Leap.At(Late).InZoneStrictly(DateTimeZone.ForOffset(Offset.FromSeconds(-12_601))),
            Zoned(-12_601, "-03:30:01"));
    }

    [TestCaseSource(nameof(Values))]
    public void Value_is_written_as_in_Java_and_round_trips(Action check) => check();

    [TestCase(2, 0, "2024-10-27T02:30:00 Europe/Paris (+02)")]
    [TestCase(1, 0, "2024-10-27T02:30:00 Europe/Paris (+01)")]
    public void Ambiguous_hour_keeps_its_offset(int hours, int minutes, string expected)
    {
        var java = new JavaZonedDateTime(
            new(new(2024, 10, 27), new(2, 30, 0, 0)), new JavaZoneOffset((hours * 3600) + (minutes * 60)), "Europe/Paris");
        Assert.That(java.ToNodaTime().ToString(), Is.EqualTo(expected));
        Assert.That(java.ToNodaTime().ToJava(), Is.EqualTo(java));
    }

    [TestCase("UTC", 0)]
    [TestCase("GMT", 0)]
    [TestCase("UT", 0)]
    [TestCase("Z", 0)]
    [TestCase("UTC+08:00", 28_800)]
    [TestCase("GMT-3", -10_800)]
    [TestCase("+18:00", 64_800)]
    [TestCase("-00:00:01", -1)]
    public void Zone_that_is_an_offset_is_fixed(string id, int seconds) =>
        Assert.That(new JavaZoneId(id).ToNodaTime(), Is.EqualTo(DateTimeZone.ForOffset(Offset.FromSeconds(seconds))));

    [TestCase("Mars/Olympus")]
    [TestCase("+19:00")]
    [TestCase("+8:00:00:00")]
    [TestCase("UTCx")]
    public void Zone_that_NodaTime_does_not_have_is_a_data_error(string id)
    {
        byte[] bytes = HessianSerializer.Serialize(Zoned(0, id), HessianFormatters.ZonedDateTime);
        Assert.That(() => HessianSerializer.Deserialize(bytes, NodaTimeFormatters.ZonedDateTime), Throws.TypeOf<HessianException>());
        Assert.That(() => new JavaZoneId(id).ToNodaTime(), Throws.TypeOf<FormatException>());
    }

    [Test]
    public void Java_value_that_NodaTime_does_not_support_is_a_data_error()
    {
        AssertRefused(new JavaLocalDate(10_000, 1, 1), HessianFormatters.JavaLocalDate, NodaTimeFormatters.LocalDate);
        AssertRefused(new JavaLocalDate(-9999, 12, 31), HessianFormatters.JavaLocalDate, NodaTimeFormatters.LocalDate);
        AssertRefused(new JavaInstant(long.MaxValue, 0), HessianFormatters.JavaInstant, NodaTimeFormatters.Instant);
        AssertRefused(new JavaDate(long.MinValue), HessianFormatters.JavaDate, NodaTimeFormatters.Date);
        AssertRefused(new JavaDuration(long.MaxValue, 999_999_999), HessianFormatters.JavaDuration, NodaTimeFormatters.Duration);
        AssertRefused(new JavaYearMonth(10_000, 1), HessianFormatters.YearMonth, NodaTimeFormatters.YearMonth);
    }

    [Test]
    public void NodaTime_value_that_Java_does_not_support_is_rejected_with_the_remedy()
    {
        Assert.That(() => Period.FromHours(1).ToJava(), Throws.ArgumentException.With.Message.Contains("Duration"));
        Assert.That(
            () => new LocalDate(1400, 1, 1, CalendarSystem.PersianSimple).ToJava(),
            Throws.ArgumentException.With.Message.Contains("WithCalendar"));
        Assert.That(Period.FromWeeks(2).ToJava(), Is.EqualTo(new JavaPeriod(0, 0, 14)));
    }

    [Test]
    public void Null_is_rejected_for_a_struct_and_stays_null_for_a_class()
    {
        byte[] bytes = HessianSerializer.Serialize(null);
        Assert.That(() => HessianSerializer.Deserialize(bytes, NodaTimeFormatters.LocalDate), Throws.TypeOf<HessianException>());
        Assert.That(() => HessianSerializer.Deserialize(bytes, NodaTimeFormatters.SqlTimestamp), Throws.TypeOf<HessianException>());
        Assert.That(HessianSerializer.Deserialize(bytes, NodaTimeFormatters.Period), Is.Null);
        Assert.That(HessianSerializer.Deserialize(bytes, NodaTimeFormatters.DateTimeZone), Is.Null);
        Assert.That(HessianSerializer.Serialize(null!, NodaTimeFormatters.DateTimeZone), Is.EqualTo(bytes));
    }

    private static DateTimeZone Zone(string id) => DateTimeZoneProviders.Tzdb[id];

    private static JavaZonedDateTime Zoned(int offset, string id) =>
        new(new JavaLocalDateTime(new(2024, 2, 29), JavaLate), new(offset), id);

    private static void AssertRefused<TJava, T>(TJava value, IHessianFormatter<TJava> java, IHessianFormatter<T> formatter) =>
        Assert.That(
            () => HessianSerializer.Deserialize(HessianSerializer.Serialize(value, java), formatter), Throws.TypeOf<HessianException>());

    private static TestCaseData Case<T, TJava>(IHessianFormatter<T> formatter, IHessianFormatter<TJava> java, T value, TJava expected)
    {
        Action check = () =>
        {
            byte[] bytes = HessianSerializer.Serialize(value, formatter);
            Assert.That(bytes, Is.EqualTo(HessianSerializer.Serialize(expected, java)));
            Assert.That(HessianSerializer.Deserialize(bytes, formatter), Is.EqualTo(value));
            Assert.That(HessianSerializer.Deserialize(bytes), Is.EqualTo(expected));
        };
        return new TestCaseData(check).SetArgDisplayNames($"{typeof(TJava).Name}, {value}");
    }
}
