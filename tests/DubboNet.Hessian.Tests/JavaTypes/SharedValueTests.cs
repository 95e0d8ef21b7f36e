using System.Numerics;

namespace DubboNet.Hessian.Tests.JavaTypes;

/// <summary>Tests a Java object in places with different declared types. Each place gets the object as its own .NET type.</summary>
[Property("Rule", "H41")]
public sealed class SharedValueTests
{
    private const string Number = "43 14\"java.math.BigDecimal\" 91 05\"value\" 60 ";

    [Test]
    public void BigDecimal_is_read_as_decimal_or_BigDecimal_as_declared()
    {
        AssertShared(Number + "03\"1.5\"", 1.5m, new BigDecimal(15, 1), As.Decimal, As.BigDecimal);
        AssertShared<object, decimal>(Number + "03\"1.5\"", new BigDecimal(15, 1), 1.5m, As.Object, As.Decimal);
        AssertShared<BigDecimal, object>(Number + "03\"1.5\"", new BigDecimal(15, 1), new BigDecimal(15, 1), As.BigDecimal, As.Object);
    }

    [Test]
    public void BigDecimal_beyond_decimal_is_rejected_where_decimal_is_declared()
    {
        byte[] bytes = Hex.Parse("7a " + Number + "05\"1E+40\" 51 91");
        Assert.That(
            Codec.ReadAll(bytes)[0],
            Is.EqualTo(new List<object?> { new BigDecimal(BigInteger.One, -40), new BigDecimal(BigInteger.One, -40) }));
        Codec.Fail(
            "43 01\"C\" 92 01\"a\" 01\"b\" 7a " + Number.Replace("60", "61", StringComparison.Ordinal) + "05\"1E+40\" 51 91",
            As.List(As.Decimal));
    }

    [Test]
    public void Times_are_natural_if_declared_and_exact_otherwise()
    {
        var time = new JavaLocalTime(1, 2, 3, 100);
        byte[] bytes = HessianSerializer.Serialize(time, As.JavaLocalTime);
        AssertShared(Hex.Format(bytes), time.ToTimeOnly(), time, As.LocalTime, As.JavaLocalTime);
        AssertShared(Hex.Format(bytes), time, time.ToTimeOnly(), As.JavaLocalTime, As.LocalTime);
        var date = new JavaLocalDate(2024, 2, 29);
        AssertShared<object, DateOnly>(HexOf(date), date, date.ToDateOnly(), As.Object, As.LocalDate);
        var dateTime = new JavaLocalDateTime(date, time);
        AssertShared<object, DateTime>(HexOf(dateTime), dateTime, dateTime.ToDateTime(), As.Object, As.LocalDateTime);
        AssertShared(HexOf(dateTime), dateTime, dateTime.ToDateTime(), As.JavaLocalDateTime, As.LocalDateTime);
        var length = new JavaDuration(1, 5);
        AssertShared<object, TimeSpan>(HexOf(length), length, TimeSpan.FromSeconds(1), As.Object, As.Duration);
        AssertShared(HexOf(new JavaDuration(1, 0)), TimeSpan.FromSeconds(1), new JavaDuration(1, 0), As.Duration, As.JavaDuration);
    }

    [Test]
    public void Type_other_than_that_of_the_class_is_rejected()
    {
        byte[] bytes = Hex.Parse(Number + "03\"1.5\" 51 90");
        var reader = new HessianReader(bytes, HessianOptions.Default);
        reader.ReadObject();
        try
        {
            As.LocalDate.Read(ref reader);
            Assert.Fail("A BigDecimal passed for a date.");
        }
        catch (HessianException e)
        {
            Assert.That(e.Message, Does.Contain("another type"));
        }
        finally
        {
            reader.Dispose();
        }
    }

    private static string HexOf(object value) => Hex.Format(HessianSerializer.Serialize(value));

    private static void AssertShared<TFirst, TSecond>(
        string hex, TFirst first, TSecond second, IHessianFormatter<TFirst> firstFormatter, IHessianFormatter<TSecond> secondFormatter)
    {
        byte[] bytes = Hex.Parse(hex + " 51 90");
        var reader = new HessianReader(bytes, HessianOptions.Default);
        try
        {
            Assert.That(firstFormatter.Read(ref reader), Is.EqualTo(first));
            Assert.That(secondFormatter.Read(ref reader), Is.EqualTo(second));
        }
        finally
        {
            reader.Dispose();
        }
    }
}
