namespace DubboNet.Hessian.Tests.Scalars;

public sealed class DateTests
{
    [TestCase("4b 00 00 00 00", 0)]
    [TestCase("4a 00 00 00 d0 4b 92 84 b8", 894621091000)]
    [TestCase("4b 00 e3 83 8f", 894621060000)]
    [TestCase("4a ff ff ff ff ff ff ff ff", -1)]
    [TestCase("4b ff ff ff ff", -60000)]
    [TestCase("4b 7f ff ff ff", 60000L * int.MaxValue)]
    [TestCase("4a 00 00 75 30 00 00 00 00", 60000L * 2147483648)]
    [TestCase("4b c2 46 19 c0", -62135596800000)]
    [TestCase("4a 00 00 e6 77 d2 1f db ff", 253402300799999)]
    [Property("Rule", "H6")]
    [Property("Rule", "H23")]
    public void Date_takes_the_minute_form_where_it_can(string hex, long milliseconds)
    {
        DateTimeOffset instant = DateTimeOffset.FromUnixTimeMilliseconds(milliseconds);
        Codec.AssertBoth(hex, instant, As.DateTimeOffset);
        Codec.AssertBoth(hex, instant.UtcDateTime, As.DateTime);
        Codec.AssertBoth(hex, new JavaDate(milliseconds));
        Codec.AssertWrites(hex, (object)instant.UtcDateTime, As.Object);
    }

    [Test]
    [Property("Rule", "H31")]
    public void Read_of_whole_minutes_in_milliseconds_returns_the_same() =>
        Codec.AssertReads("4a 00 00 00 00 00 00 ea 60", DateTime.UnixEpoch.AddMinutes(1), As.DateTime);

    [Test]
    [Property("Rule", "H23")]
    public void Write_rounds_down_to_milliseconds()
    {
        Codec.AssertWrites("4a 00 00 00 00 00 00 00 01", DateTime.UnixEpoch.AddTicks(19_999), As.DateTime);
        Codec.AssertWrites("4a ff ff ff ff ff ff ff ff", DateTime.UnixEpoch.AddTicks(-1), As.DateTime);
    }

    [Test]
    [Property("Rule", "H23")]
    public void Write_converts_offsets_and_local_time_to_the_instant()
    {
        var instant = new DateTimeOffset(1998, 5, 8, 17, 51, 0, TimeSpan.FromHours(8));
        Codec.AssertWrites("4b 00 e3 83 8f", instant, As.DateTimeOffset);
        Codec.AssertWrites("4b 00 e3 83 8f", instant.LocalDateTime, As.DateTime);
    }

    [Test]
    [Property("Rule", "H23")]
    public void Write_of_a_time_of_unspecified_kind_throws() =>
        Assert.That(
            () => HessianSerializer.Serialize(new DateTime(2024, 2, 29, 0, 0, 0, DateTimeKind.Unspecified), As.DateTime),
            Throws.TypeOf<HessianException>().With.Message.Contains("unspecified"));

    [Test]
    [Property("Rule", "H23")]
    public void Write_of_an_undeclared_array_of_times_asks_for_instants()
    {
        DateTime time = DateTime.UnixEpoch;
        Codec.AssertWrites("56 05\"[date\" 91 4b 00 00 00 00", (object)new[] { time }, As.Object);
        Codec.AssertWrites("56 05\"[date\" 92 4b 00 00 00 00 4e", (object)new DateTime?[] { time, null }, As.Object);
        DateTime[] local = [DateTime.SpecifyKind(time, DateTimeKind.Unspecified)];
        Assert.That(() => HessianSerializer.Serialize(local), Throws.TypeOf<HessianException>().With.Message.Contains("unspecified"));
    }

    [TestCase("4a 7f ff ff ff ff ff ff ff")]
    [TestCase("4a 80 00 00 00 00 00 00 00")]
    [TestCase("4a 00 00 e6 77 d2 1f dc 00")]
    [TestCase("4a ff ff c7 7c ed d3 27 ff")]
    [TestCase("4b 80 00 00 00")]
    [Property("Attack", "A19")]
    [Property("Rule", "H60")]
    public void Read_of_a_date_outside_the_years_1_to_9999_throws_where_DateTime_is_declared(string hex)
    {
        Assert.That(Codec.Fail(hex, As.DateTime).Message, Does.Contain("1 to 9999"));
        Assert.That(Codec.Fail(hex, As.DateTimeOffset).Message, Does.Contain("1 to 9999"));
        Assert.That(Codec.Fail(hex, As.SqlTimestamp).Message, Does.Contain("1 to 9999"));
    }

    [TestCase("4a 7f ff ff ff ff ff ff ff", long.MaxValue)]
    [TestCase("4a 80 00 00 00 00 00 00 00", long.MinValue)]
    [TestCase("4a 00 00 e6 77 d2 1f dc 00", 253402300800000)]
    [Property("Rule", "H6")]
    public void Date_of_any_year_is_a_JavaDate(string hex, long milliseconds)
    {
        Codec.AssertBoth(hex, new JavaDate(milliseconds), As.JavaDate);
        Codec.AssertBoth(hex, new JavaDate(milliseconds));
    }

    [TestCase("4e")]
    [TestCase("e0")]
    [TestCase("01 61")]
    [TestCase("5b")]
    [Property("Rule", "H35")]
    public void Read_as_date_of_other_values_throws(string hex) => Codec.Fail(hex, As.DateTime);

    [Test]
    [Property("Rule", "H35")]
    public void Read_of_null_as_nullable_date_returns_null() => Codec.AssertBoth("4e", null, As.Nullable(As.DateTime));
}
