namespace DubboNet.Hessian.Tests.Robustness;

/// <summary>Tests objects of known classes with contents that are not valid.</summary>
[Property("Rule", "H60")]
public sealed class HostileValueTests
{
    private const string Java8 = "com.alibaba.com.caucho.hessian.io.java8.";

    private static readonly HessianObject[] Impossible =
    [
        new(Java8 + "LocalDateHandle", ("day", 30), ("month", 2), ("year", 2024)),
        new(Java8 + "LocalDateHandle", ("day", 1), ("month", 13), ("year", 2024)),
        new(Java8 + "LocalDateHandle", ("day", null), ("month", 2), ("year", 2024)),
        new(Java8 + "LocalTimeHandle", ("nano", 0), ("second", 0), ("minute", 0), ("hour", 99)),
        new(Java8 + "LocalTimeHandle", ("nano", -1), ("second", 0), ("minute", 0), ("hour", 1)),
        new(Java8 + "ZoneOffsetHandle", ("seconds", 1_000_000_000)),
        new(Java8 + "ZoneIdHandle", ("zoneId", "../../x")),
        new(Java8 + "ZoneIdHandle", ("zoneId", "")),
        new(Java8 + "InstantHandle", ("nanos", 1_000_000_000), ("seconds", 0L)),
        new(Java8 + "DurationHandle", ("nanos", -1), ("seconds", 0L)),
        new(Java8 + "YearMonthHandle", ("month", 0), ("year", 2024)),
        new(Java8 + "MonthDayHandle", ("day", 31), ("month", 2)),
    ];

    [TestCaseSource(nameof(Impossible))]
    [Property("Attack", "A20")]
    public void Date_or_time_that_does_not_exist_throws(HessianObject value)
    {
        byte[] bytes = HessianSerializer.Serialize(value);
        HessianException error = Codec.Fail(bytes, As.Object);
        Assert.That(error.Message, Does.Contain(value.ClassName));
        Assert.That(error.Position, Is.GreaterThan(0));
    }

    [TestCase("43 13\"java.time.LocalDate\" 90 60")]
    [TestCase("43 13\"java.time.LocalTime\" 90 60 4c 00")]
    [TestCase("43 17\"java.time.LocalDateTime\" 92 04\"date\" 04\"time\" 60 e1")]
    [Property("Attack", "A26")]
    public void Compact_time_that_ends_early_throws(string hex) =>
        Assert.That(Codec.Fail(hex, As.Object).Message, Does.Contain("ends"));

    [Test]
    [Property("Rule", "H63")]
    public void Items_that_a_sorted_collection_cannot_compare_throw()
    {
        Assert.That(Codec.Fail("7a 78 78", As.SortedSet(As.Object)).Message, Does.Contain("SortedSet"));
        Assert.That(Codec.Fail("7a 90 01\"a\"", As.SortedSet(As.Object)).Message, Does.Contain("SortedSet"));
        Assert.That(
            Codec.Fail("48 90 91 01\"a\" 92 5a", As.SortedDictionary(As.Object, As.Int32)).Message, Does.Contain("SortedDictionary"));
    }

    /// <summary>
    /// The mutator found this case. The set contained two empty arrays, but only one after it was written and read again.
    /// </summary>
    [Test]
    public void Empty_binary_in_chunks_is_the_same_as_in_one()
    {
        HashSet<object> set = HessianSerializer.Deserialize(Hex.Parse("7a 41 00 00 20 20"), As.Set(As.Object))!;
        Assert.That(set, Has.Count.EqualTo(1));
    }

    /// <summary>A is caused by B, which is caused by A. B suppresses itself.</summary>
    [Test]
    [Property("Attack", "A25")]
    public void Cyclic_exceptions_are_read_and_written_again()
    {
        byte[] bytes = Hex.Parse(
            "43 06\"acme.E\" 94 0d\"detailMessage\" 05\"cause\" 0a\"stackTrace\" 14\"suppressedExceptions\""
            + "60 01\"A\" 60 01\"B\" 51 90 70 1c\"[java.lang.StackTraceElement\" 79 51 91 70 90 78");
        object value = HessianSerializer.Deserialize(bytes)!;
        Assert.That(value.ToString(), Has.Length.LessThan(200));
        Assert.That(HessianSerializer.Serialize(value, Codec.Compact), Is.EqualTo(bytes));
        Codec.AssertEachPrefixFails(bytes, As.Object);
    }
}
