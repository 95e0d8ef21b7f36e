using DubboNet.Hessian.Tests.Models;

namespace DubboNet.Hessian.Tests.JavaTypes;

/// <summary>
/// Tests arrays of classes of the Java library. They have the name of the class, even if a stand-in is sent for its objects.
/// </summary>
[Property("Rule", "H13")]
public sealed class JavaArrayTests
{
    [TestCaseSource(nameof(Arrays))]
    public void Array_is_named_after_the_Java_class(Array value, string component)
    {
        byte[] bytes = HessianSerializer.Serialize(value);
        Assert.That(Hex.Format(bytes), Does.StartWith(Hex.Format(HessianSerializer.Serialize(new HessianList("[" + component)))[..^3]));
        Codec.AssertReads(bytes, (object)value, As.Object);
    }

    [Test]
    public void Null_or_a_value_of_another_type_makes_it_a_list_that_keeps_the_name()
    {
        AssertList(new HessianList("[java.math.BigDecimal") { new BigDecimal(15, 1), null, new BigDecimal(1, -40) });
        AssertList(new HessianList("[java.time.LocalTime") { new JavaLocalTime(1, 2, 0, 0), null });
        AssertList(new HessianList("[com.example.dubbonet.P$Color") { Color.Red, null });

        static void AssertList(HessianList value)
        {
            byte[] bytes = HessianSerializer.Serialize(value, Known.Models);
            Codec.AssertReads(bytes, (object)value, As.Object, Known.Models);
        }
    }

    [Test]
    public void Array_of_a_natural_type_is_named_after_the_same_class()
    {
        AssertSame(new[] { new DateOnly(2024, 2, 29) }, new[] { new JavaLocalDate(2024, 2, 29) });
        AssertSame(new[] { new TimeOnly(1, 2) }, new[] { new JavaLocalTime(1, 2, 0, 0) });
        AssertSame(new[] { TimeSpan.FromSeconds(1) }, new[] { new JavaDuration(1, 0) });
        AssertSame(new[] { 1.5m }, new[] { new BigDecimal(15, 1) });

        static void AssertSame(Array natural, Array exact) =>
            Assert.That(Hex.Format(HessianSerializer.Serialize(natural)), Is.EqualTo(Hex.Format(HessianSerializer.Serialize(exact))));
    }

    [Test]
    public void Nullable_elements_take_the_name_of_their_class()
    {
        Codec.AssertWrites(
            "56 15\"[java.math.BigDecimal\" 92 4e 43 14\"java.math.BigDecimal\" 91 05\"value\" 60 01\"1\"", new decimal?[] { null, 1m },
            As.Object);
        Codec.AssertWrites("56 1d\"[com.example.dubbonet.P$Color\" 91 4e", new Color?[] { null }, As.Object, Known.Models);
    }

    private static IEnumerable<TestCaseData> Arrays()
    {
        yield return Case(new[] { new JavaLocalDate(2024, 2, 29) }, "java.time.LocalDate");
        yield return Case(new[] { new JavaLocalTime(1, 2, 0, 0) }, "java.time.LocalTime");
        yield return Case(new[] { JavaLocalDateTime.From(DateTime.UnixEpoch) }, "java.time.LocalDateTime");
        yield return Case(new[] { new JavaDuration(1, 0) }, "java.time.Duration");
        yield return Case(new[] { new JavaInstant(1, 2) }, "java.time.Instant");
        yield return Case(new[] { JavaOffsetDateTime.From(DateTimeOffset.UnixEpoch) }, "java.time.OffsetDateTime");
        yield return Case(new[] { new JavaOffsetTime(default, default) }, "java.time.OffsetTime");
        yield return Case(
            new[] { new JavaZonedDateTime(JavaLocalDateTime.From(DateTime.UnixEpoch), default, "Z1") }, "java.time.ZonedDateTime");
        yield return Case(new[] { new JavaZoneOffset(1) }, "java.time.ZoneOffset");
        yield return Case(new[] { new JavaZoneId("Asia/Shanghai") }, "java.time.ZoneId");
        yield return Case(new[] { new JavaPeriod(1, 2, 3) }, "java.time.Period");
        yield return Case(new[] { new JavaYear(1) }, "java.time.Year");
        yield return Case(new[] { new JavaYearMonth(1, 2) }, "java.time.YearMonth");
        yield return Case(new[] { new JavaMonthDay(2, 29) }, "java.time.MonthDay");
        yield return Case(new[] { new JavaCalendar(DateTimeOffset.UnixEpoch) }, "java.util.Calendar");
        yield return Case(new[] { new JavaSqlTimestamp(DateTimeOffset.UnixEpoch) }, "java.sql.Timestamp");
        yield return Case(new[] { new JavaLocale("zh_CN") }, "java.util.Locale");
        yield return Case(new[] { new JavaCurrency("EUR") }, "java.util.Currency");
        yield return Case(new[] { new JavaClass("int") }, "java.lang.Class");
        yield return Case(new[] { Guid.Empty }, "java.util.UUID");
        yield return Case(new[] { new BigDecimal(15, 1) }, "java.math.BigDecimal");
        yield return Case(new[] { System.Numerics.BigInteger.One }, "java.math.BigInteger");

        static TestCaseData Case(Array value, string component) => new TestCaseData(value, component).SetArgDisplayNames(component);
    }
}
