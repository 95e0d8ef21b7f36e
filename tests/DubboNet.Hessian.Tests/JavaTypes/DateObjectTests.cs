namespace DubboNet.Hessian.Tests.JavaTypes;

/// <summary>
/// Tests the classes that contain a date and other data. Java sends them as plain dates or as objects, depending on the place.
/// </summary>
[Property("Rule", "H48")]
public sealed class DateObjectTests
{
    private const string Bare = "4a 00 00 00 d0 4b 92 84 b8";
    private const string Calendar = "43 30 30 \"com.alibaba.com.caucho.hessian.io.CalendarHandle\" 92 04\"date\" 04\"type\" 60 ";

    private static readonly DateTimeOffset Instant = DateTimeOffset.FromUnixTimeMilliseconds(894621091000);

    [TestCase(Bare)]
    [TestCase("43 0d\"java.sql.Date\" 91 05\"value\" 60 " + Bare)]
    [TestCase("43 0d\"java.sql.Time\" 91 05\"value\" 60 " + Bare)]
    [TestCase("43 12\"java.sql.Timestamp\" 91 05\"value\" 60 " + Bare)]
    [TestCase("4d 12\"java.sql.Timestamp\" 05\"value\" " + Bare + " 5a")]
    [TestCase(Calendar + Bare + " 4e")]
    public void Every_form_of_a_date_is_read_where_a_date_is_declared(string hex)
    {
        Codec.AssertReads(hex, Instant, As.DateTimeOffset);
        Codec.AssertReads(hex, Instant.UtcDateTime, As.DateTime);
        Codec.AssertReads(hex, new JavaDate(894621091000), As.JavaDate);
        Codec.AssertReads(hex, Instant, As.SqlDate);
        Codec.AssertReads(hex, Instant, As.SqlTime);
        Codec.AssertReads(hex, Instant, As.SqlTimestamp);
        Codec.AssertReads(hex, Instant, As.Nullable(As.SqlTimestamp));
        Codec.AssertReads("79 " + hex, [Instant], As.List(As.DateTimeOffset));
        Codec.AssertReads(
            "48 01\"k\" " + hex + " 5a", new Dictionary<string, DateTimeOffset?> { ["k"] = Instant },
            As.Dictionary(As.String, As.Nullable(As.SqlDate)));
        Codec.AssertReads("71 05\"[date\" " + hex, [Instant.UtcDateTime], As.Array(As.DateTime, "[date"));
    }

    [Test]
    public void Object_form_is_written_where_the_class_is_named()
    {
        Codec.AssertBoth("43 12\"java.sql.Timestamp\" 91 05\"value\" 60 " + Bare, Instant, As.SqlTimestamp);
        Codec.AssertBoth("43 12\"java.sql.Timestamp\" 91 05\"value\" 60 " + Bare, new JavaSqlTimestamp(Instant));
        Codec.AssertBoth(
            "43 0d\"java.sql.Date\" 91 05\"value\" 60 4a 7f ff ff ff ff ff ff ff", new JavaSqlDate(new JavaDate(long.MaxValue)));
        Codec.AssertBoth(Calendar + Bare + " 4e", new JavaCalendar(Instant));
        Codec.AssertWrites(Bare, Instant, As.DateTimeOffset);
    }

    [Test]
    public void Shared_object_is_read_in_places_of_either_kind()
    {
        byte[] bytes = Hex.Parse("43 0d\"java.sql.Date\" 91 05\"value\" 60 " + Bare + " 51 90 51 90");
        using var reader = new HessianReader(bytes, HessianOptions.Default);
        Assert.That(reader.ReadObject(), Is.EqualTo(new JavaSqlDate(Instant)));
        Assert.That(reader.ReadDateTimeOffset(), Is.EqualTo(Instant));
        Assert.That(reader.ReadDate(), Is.EqualTo(new JavaDate(894621091000)));
    }

    [TestCase("4e")]
    [TestCase("78")]
    [TestCase("43 01\"C\" 90 60")]
    [TestCase("48 5a")]
    [TestCase("43 0d\"java.sql.Date\" 91 05\"value\" 60 e1")]
    public void Other_values_are_rejected(string hex)
    {
        Codec.Fail(hex, As.DateTimeOffset);
        Codec.Fail(hex, As.SqlDate);
        Codec.Fail(hex, As.JavaDate);
    }
}
