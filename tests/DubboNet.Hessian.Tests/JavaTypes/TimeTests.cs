namespace DubboNet.Hessian.Tests.JavaTypes;

[Property("Rule", "H50")]
public sealed class TimeTests
{
    private const string J8 = "com.alibaba.com.caucho.hessian.io.java8.";
    private const string Date = "43 30 37 \"" + J8 + "LocalDateHandle\" 93 03\"day\" 05\"month\" 04\"year\" 60 ";
    private const string Time = "43 30 37 \"" + J8 + "LocalTimeHandle\" 94 04\"nano\" 06\"second\" 06\"minute\" 04\"hour\" 60 ";
    private const string Length = "43 30 36 \"" + J8 + "DurationHandle\" 92 05\"nanos\" 07\"seconds\" 60 ";
    private const string InnerTime = "43 30 37 \"" + J8 + "LocalTimeHandle\" 94 04\"nano\" 06\"second\" 06\"minute\" 04\"hour\" 61 ";
    private const string InnerDate = "43 30 37 \"" + J8 + "LocalDateHandle\" 93 03\"day\" 05\"month\" 04\"year\" 62 ";
    private const string DateTimeStart = "43 30 3b \"" + J8 + "LocalDateTimeHandle\" 92 04\"time\" 04\"date\" 60 ";

    [Test]
    [Property("Rule", "H23")]
    public void LocalDate_is_a_DateOnly_if_declared_and_a_JavaLocalDate_otherwise()
    {
        var leapDay = new DateOnly(2024, 2, 29);
        Codec.AssertBoth(Date + "ad 92 cf e8", leapDay, As.LocalDate);
        Codec.AssertBoth(Date + "ad 92 cf e8", JavaLocalDate.From(leapDay), As.JavaLocalDate);
        Codec.AssertBoth(Date + "ad 92 cf e8", JavaLocalDate.From(leapDay));
        Codec.AssertWrites(Date + "ad 92 cf e8", (object)leapDay, As.Object);
        Codec.AssertBoth(Date + "91 91 90", new JavaLocalDate(0, 1, 1));
        Codec.AssertBoth(Date + "91 91 49 c4 65 36 01", new JavaLocalDate(-999_999_999, 1, 1), As.JavaLocalDate);
        Assert.That(Codec.Fail(Date + "91 91 90", As.LocalDate).Message, Does.Contain("DateOnly"));
    }

    [TestCase("ae 92 cf e7")]
    [TestCase("ad 92 cf e7")]
    [TestCase("91 9d cf e8")]
    [TestCase("90 91 cf e8")]
    [TestCase("91 91 49 3b 9a ca 00")]
    [TestCase("4e 91 91")]
    [Property("Attack", "A20")]
    public void LocalDate_that_does_not_exist_throws(string fields)
    {
        Codec.Fail(Date + fields, As.LocalDate);
        Codec.Fail(Date + fields, As.JavaLocalDate);
        Codec.Fail(Date + fields, As.Object);
    }

    [Test]
    [Property("Rule", "H23")]
    public void LocalTime_is_a_TimeOnly_if_declared_and_a_JavaLocalTime_otherwise()
    {
        TimeOnly hundreds = new TimeOnly(13, 14, 15).Add(TimeSpan.FromTicks(1_234_567));
        Codec.AssertBoth(Time + "49 07 5b cc bc 9f 9e 9d", hundreds, As.LocalTime);
        Codec.AssertBoth(Time + "49 07 5b cc bc 9f 9e 9d", JavaLocalTime.From(hundreds));
        Codec.AssertWrites(Time + "49 07 5b cc bc 9f 9e 9d", (object)hundreds, As.Object);
        var exact = new JavaLocalTime(13, 14, 15, 123_456_789);
        Codec.AssertBoth(Time + "49 07 5b cd 15 9f 9e 9d", exact, As.JavaLocalTime);
        Codec.AssertBoth(Time + "49 07 5b cd 15 9f 9e 9d", exact);
        Codec.AssertReads(Time + "49 07 5b cd 15 9f 9e 9d", hundreds, As.LocalTime);
        Codec.AssertReads(Time + "49 07 5b cc bc 9f 9e 9d", JavaLocalTime.From(hundreds), As.JavaLocalTime);
    }

    [Test]
    [Property("Rule", "H23")]
    public void LocalDateTime_is_an_unspecified_DateTime_if_declared_and_a_JavaLocalDateTime_otherwise()
    {
        var whole = new DateTime(2024, 2, 29, 13, 14, 15, DateTimeKind.Unspecified);
        string hex = DateTimeStart + InnerTime + "90 9f 9e 9d " + InnerDate + "ad 92 cf e8";
        Codec.AssertBoth(hex, whole, As.LocalDateTime);
        Codec.AssertBoth(hex, JavaLocalDateTime.From(whole));
        Codec.AssertWrites(hex, (object)whole, As.Object);
        Codec.AssertBoth(hex, JavaLocalDateTime.From(whole), As.JavaLocalDateTime);
        var exact = new JavaLocalDateTime(new JavaLocalDate(10_000, 2, 29), new JavaLocalTime(0, 0, 0, 1));
        string late = DateTimeStart + InnerTime + "91 90 90 90 " + InnerDate + "ad 92 d4 27 10";
        Codec.AssertBoth(late, exact, As.JavaLocalDateTime);
        Codec.AssertBoth(late, exact);
        Codec.Fail(late, As.LocalDateTime);
    }

    [TestCase("49 3b 9a c9 ff df", -1L, 999_999_999)]
    [TestCase("95 4c 7f ff ff ff ff ff ff ff", long.MaxValue, 5)]
    [TestCase("90 4c 80 00 00 00 00 00 00 00", long.MinValue, 0)]
    public void Duration_without_a_TimeSpan_is_a_JavaDuration(string fields, long seconds, int nanos)
    {
        Codec.AssertBoth(Length + fields, new JavaDuration(seconds, nanos), As.JavaDuration);
        Codec.AssertBoth(Length + fields, new JavaDuration(seconds, nanos));
    }

    [TestCase("90 e1", 10_000_000)]
    [TestCase("49 3b 9a c9 9c df", -1)]
    [Property("Rule", "H23")]
    public void Duration_is_a_TimeSpan_if_declared_and_a_JavaDuration_otherwise(string fields, long ticks)
    {
        Codec.AssertBoth(Length + fields, new TimeSpan(ticks), As.Duration);
        Codec.AssertBoth(Length + fields, JavaDuration.From(new TimeSpan(ticks)));
        Codec.AssertWrites(Length + fields, (object)new TimeSpan(ticks), As.Object);
        Codec.AssertBoth(Length + fields, JavaDuration.From(new TimeSpan(ticks)), As.JavaDuration);
    }

    [Test]
    public void Duration_declared_as_TimeSpan_is_truncated_to_100_ns_and_rejected_if_too_long()
    {
        Codec.AssertReads(Length + "c8 c7 e1", new TimeSpan(10_000_001), As.Duration);
        Codec.Fail(Length + "90 4c 7f ff ff ff ff ff ff ff", As.Duration);
        Codec.Fail(Length + "8f e0", As.JavaDuration);
        Codec.Fail(Length + "49 3b 9a ca 00 e0", As.Object);
    }

    [Test]
    public void Instants_and_offsets_keep_values_that_DateTimeOffset_cannot_hold()
    {
        Check(As.JavaInstant, new JavaInstant(1_700_000_000, 5));
        Check(As.JavaInstant, new JavaInstant(31_556_889_864_403_199, 999_999_999));
        var local = new JavaLocalDateTime(new JavaLocalDate(-1, 12, 31), new JavaLocalTime(23, 59, 59, 999_999_999));
        Check(As.JavaOffsetDateTime, new JavaOffsetDateTime(local, new JavaZoneOffset((-18) * 3600)));
        Check(As.ZonedDateTime, new JavaZonedDateTime(local, new JavaZoneOffset(28_801), "Asia/Shanghai"));
        Check(As.OffsetTime, new JavaOffsetTime(local.Time, new JavaZoneOffset(-1)));
        Check(As.JavaZoneOffset, new JavaZoneOffset(64_800));
        Check(As.Period, new JavaPeriod(1, -2, 3));
        Check(As.Year, new JavaYear(-5));
        Check(As.YearMonth, new JavaYearMonth(2024, 2));
        Check(As.MonthDay, new JavaMonthDay(2, 29));
        Check(As.ZoneId, new JavaZoneId("Asia/Shanghai"));

        static void Check<T>(IHessianFormatter<T> formatter, T value)
        {
            byte[] bytes = HessianSerializer.Serialize(value, formatter);
            Codec.AssertReads(bytes, value, formatter);
            Codec.AssertReads(bytes, (object)value!, As.Object);
            Assert.That(Hex.Format(HessianSerializer.Serialize((object)value!)), Is.EqualTo(Hex.Format(bytes)));
        }
    }

    [Test]
    [Property("Rule", "H23")]
    public void Instants_and_offsets_are_DateTimeOffsets_where_declared()
    {
        var noon = new DateTimeOffset(2024, 2, 29, 12, 0, 0, TimeSpan.FromHours(8));
        Codec.AssertReads(HessianSerializer.Serialize(noon, As.OffsetDateTime), noon, As.OffsetDateTime);
        Codec.AssertReads(HessianSerializer.Serialize(noon, As.OffsetDateTime), JavaOffsetDateTime.From(noon), As.JavaOffsetDateTime);
        Codec.AssertReads(HessianSerializer.Serialize(noon, As.Instant), noon.ToUniversalTime(), As.Instant);
        Codec.AssertReads(HessianSerializer.Serialize(noon, As.Instant), JavaInstant.From(noon), As.JavaInstant);
        Codec.AssertBoth(HexOf(TimeSpan.FromHours(-8), As.ZoneOffset), TimeSpan.FromHours(-8), As.ZoneOffset);
        Codec.Fail(HessianSerializer.Serialize(new JavaInstant(long.MaxValue, 0), As.JavaInstant), As.Instant);
        var seconds = new JavaOffsetDateTime(JavaLocalDateTime.From(noon.DateTime), new JavaZoneOffset(1));
        Assert.That(
            Codec.Fail(HessianSerializer.Serialize(seconds, As.JavaOffsetDateTime), As.OffsetDateTime).Message,
            Does.Contain("DateTimeOffset"));
        var zoned = new JavaZonedDateTime(JavaLocalDateTime.From(noon.DateTime), JavaZoneOffset.From(noon.Offset), "Asia/Shanghai");
        Assert.That(zoned.ToDateTimeOffset(), Is.EqualTo(noon));
    }

    [TestCase("43 13\"java.time.LocalDate\" 90 60 3c 4d 46", "2024-02-29")]
    [TestCase("43 13\"java.time.LocalDate\" 90 60 df", "1969-12-31")]
    [TestCase("43 13\"java.time.LocalDate\" 90 60 59 ff f5 06 c6", "0001-01-01")]
    public void Compact_LocalDate_is_read_into_either_type(string hex, string date)
    {
        var expected = DateOnly.ParseExact(date, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
        Codec.AssertReads(hex, expected, As.LocalDate);
        Codec.AssertReads(hex, JavaLocalDate.From(expected), As.JavaLocalDate);
        Codec.AssertReads(hex, (object)JavaLocalDate.From(expected), As.Object);
    }

    [Test]
    [Property("Attack", "A26")]
    public void Compact_forms_keep_years_and_nanoseconds_without_a_natural_type()
    {
        Codec.AssertReads("43 13\"java.time.LocalDate\" 90 60 59 ff f5 06 c5", (object)new JavaLocalDate(0, 12, 31), As.Object);
        Codec.AssertReads(
            "43 13\"java.time.LocalDate\" 90 60 4c 00 00 00 55 0a 1b 48 f7", new JavaLocalDate(999_999_999, 12, 31), As.JavaLocalDate);
        Codec.AssertReads("43 13\"java.time.LocalTime\" 90 60 e1", (object)new JavaLocalTime(0, 0, 0, 1), As.Object);
        Codec.AssertReads(
            "43 13\"java.time.LocalTime\" 90 60 4c 00 00 2b 57 92 b4 93 15", new JavaLocalTime(13, 14, 15, 123_456_789), As.JavaLocalTime);
        const string dateTime = "43 17\"java.time.LocalDateTime\" 92 04\"date\" 04\"time\" 60 3c 4d 46 e1";
        var exact = new JavaLocalDateTime(new JavaLocalDate(2024, 2, 29), new JavaLocalTime(0, 0, 0, 1));
        Codec.AssertReads(dateTime, exact, As.JavaLocalDateTime);
        Codec.AssertReads(dateTime, exact.ToDateTime(), As.LocalDateTime);
        Codec.AssertReads(dateTime, (object)exact, As.Object);
        Codec.Fail("43 13\"java.time.LocalDate\" 90 60", As.LocalDate);
        Codec.Fail("43 13\"java.time.LocalDate\" 90 60 4c 7f ff ff ff ff ff ff ff", As.Object);
        Codec.Fail("43 13\"java.time.LocalTime\" 90 60 df", As.Object);
    }

    [Test]
    public void Write_of_an_invalid_time_throws()
    {
        Assert.That(() => HessianSerializer.Serialize(new JavaLocalDate(2023, 2, 29)), Throws.TypeOf<HessianException>());
        Assert.That(() => HessianSerializer.Serialize(new JavaLocalTime(24, 0, 0, 0)), Throws.TypeOf<HessianException>());
        Assert.That(() => HessianSerializer.Serialize(new JavaZoneOffset(64_801)), Throws.TypeOf<HessianException>());
    }

    private static string HexOf<T>(T value, IHessianFormatter<T> formatter) => Hex.Format(HessianSerializer.Serialize(value, formatter));
}
