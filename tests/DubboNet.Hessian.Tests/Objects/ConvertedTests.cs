namespace DubboNet.Hessian.Tests.Objects;

/// <summary>Tests types of other libraries that Java sees as a type with a formatter, and null where a value type is declared.</summary>
public sealed class ConvertedTests
{
    private static readonly IHessianFormatter<Version> Versions =
        As.Converted(As.String, (Version version) => version.ToString(), Version.Parse);
    private static readonly IHessianFormatter<DayOfWeek> Days =
        As.Converted(As.Int32, (DayOfWeek day) => (int)day, number => checked((DayOfWeek)number));

    [Test]
    public void Value_is_sent_as_the_other_type()
    {
        Codec.AssertBoth("03 \"1.2\"", new Version(1, 2), Versions);
        Codec.AssertBoth("93", DayOfWeek.Wednesday, Days);
    }

    [Test]
    public void Null_stays_null_and_is_rejected_for_value_types()
    {
        Codec.AssertBoth("4e", null!, Versions);
        Assert.That(Codec.Fail("4e", Days).Message, Does.Contain("null"));
        Assert.That(Codec.Fail("4e", As.Instant).Message, Does.Contain("null"));
        Assert.That(Codec.Fail("4e", As.ZoneOffset).Message, Does.Contain("null"));
        Assert.That(Codec.Fail("4e", As.LocalDate).Message, Does.Contain("null"));
        Assert.That(Codec.Fail("4e", As.DateTime).Message, Does.Contain("null"));
        Assert.That(Codec.Fail("4e", As.Decimal).Message, Does.Contain("null"));
        Assert.That(Codec.Fail("4e", As.Guid).Message, Does.Contain("null"));
        Assert.That(Codec.Fail("4e", Models.Colors.Hessian).Message, Does.Contain("null"));
        Codec.AssertBoth("4e", null, As.Nullable(Days));
    }

    [Test]
    public void Null_of_a_number_boolean_or_char_is_that_of_a_primitive_of_Java()
    {
        Codec.AssertReads("4e", 0, As.Int32);
        Codec.AssertReads("4e", 0L, As.Int64);
        Codec.AssertReads("4e", 0.0, As.Double);
        Codec.AssertReads("4e", false, As.Boolean);
        Codec.AssertReads("4e", '\0', As.Char);
    }

    [Test]
    public void Value_that_cannot_be_converted_is_a_data_error_of_limited_length()
    {
        Assert.That(Codec.Fail("01 \"x\"", Versions).Message, Does.Contain("Version"));
        byte[] bytes = HessianSerializer.Serialize(new string('x', 100_000));
        Assert.That(Codec.Fail(bytes, Versions).Message, Has.Length.LessThan(300));
    }
}
