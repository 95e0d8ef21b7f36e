using System.Globalization;
using System.Numerics;
using DubboNet.Hessian.Tests.Models;

namespace DubboNet.Hessian.Tests.Scalars;

/// <summary>
/// Tests the conversions of <see cref="HessianWireOptions.ConvertsText"/>, which Java's generic calls allow. Without the option, each is an
/// error.
/// </summary>
[Property("Rule", "H35")]
public sealed class TextConversionTests
{
    private static readonly HessianOptions Converting = new() { ConvertsText = true };

    private static IEnumerable<Action> Conversions =>
    [
        () => AssertReads("-5", -5, As.Int32),
        () => AssertReads(" 4294967296 ", 4294967296L, As.Int64),
        () => AssertReads("2.5", 2.5, As.Double),
        () => AssertReads("7.0", (short)7, As.Int16),
        () => AssertReads("true", true, As.Boolean),
        () => AssertReads("False", false, As.Boolean),
        () => AssertReads("12.50", 12.50m, As.Decimal),
        () => AssertReads("1E+40", new BigDecimal(1, -40), As.BigDecimal),
        () => AssertReads("1267650600228229401496703205376", BigInteger.Pow(2, 100), As.BigInteger),
        () => AssertReads(5, 5m, As.Decimal),
        () => AssertReads(0.25, 0.25m, As.Decimal),
        () => AssertReads(7L, (BigInteger)7, As.BigInteger),
        () => AssertReads("2026-11-25", new DateOnly(2026, 11, 25), As.LocalDate),
        () => AssertReads("18:06", new TimeOnly(18, 6), As.LocalTime),
        () => AssertReads("18:06:01.123456789", new JavaLocalTime(18, 6, 1, 123456789), As.JavaLocalTime),
        () => AssertReads("2026-11-25T18:06:01.5", new DateTime(2026, 11, 25, 18, 6, 1, 500), As.LocalDateTime),
        () => AssertReads("2026-11-25T18:06:01.5+02:00", new DateTimeOffset(2026, 11, 25, 16, 6, 1, 500, TimeSpan.Zero), As.DateTimeOffset),
        () =>
            AssertReads(
                "2026-11-25 18:06:01", new DateTimeOffset(new DateTime(2026, 11, 25, 18, 6, 1, DateTimeKind.Local)).ToUniversalTime(),
                As.DateTimeOffset),
        () => AssertReads(1700000000123L, DateTimeOffset.FromUnixTimeMilliseconds(1700000000123), As.DateTimeOffset),
        () => AssertReads(new List<object?> { 1, -1, "3" }, new byte[] { 1, 255, 3 }, As.Bytes),
        () => AssertReads("RED", Color.Red, Colors.Hessian),
    ];

    /// <summary>The results of <c>PojoUtils.realize</c> in 2.7.23 and 3.3.6 for each kind of number.</summary>
    private static readonly object[] Numbers = [new BigDecimal(7, 0), new BigDecimal(70, 1), new BigInteger(7), 7m, 7, 7L, 7.0];

    [TestCaseSource(nameof(Numbers))]
    public void Every_number_becomes_the_one_that_is_declared(object number)
    {
        AssertConverts(number, 7, As.Int32);
        AssertConverts(number, 7, As.Nullable(As.Int32));
        AssertConverts(number, 7L, As.Int64);
        AssertConverts(number, 7L, As.Nullable(As.Int64));
        AssertConverts(number, (short)7, As.Int16);
        AssertConverts(number, (sbyte)7, As.SByte);
        AssertConverts(number, (byte)7, As.Byte);
        AssertConverts(number, 7f, As.Single);
        AssertConverts(number, 7f, As.BoxedSingle);
        AssertConverts(number, 7.0, As.Double);
        AssertConverts(number, true, As.Boolean);
        AssertConverts(number, (BigInteger)7, As.BigInteger);
        AssertConverts(number, DateTimeOffset.FromUnixTimeMilliseconds(7), As.DateTimeOffset);
        AssertConverts(new List<object?> { number, "8", null }, [7, 8, 0], As.Int32Array);
        AssertConverts(new List<object?> { number }, new List<long> { 7 }, As.List(As.Int64));
        AssertConverts(
            new Dictionary<object, object?> { ["k"] = number }, new Dictionary<string, double> { ["k"] = 7 },
            As.Dictionary(As.String, As.Double));
    }

    private static readonly Action[] Kept =
    [
        () => AssertConverts(new BigDecimal(75, 1), 7.5, As.Double),
        () => AssertConverts(new BigDecimal(75, 1), 7.5f, As.BoxedSingle),
        () => AssertConverts(new BigDecimal(1, -30), 1e30, As.Double),
        () => AssertConverts(new BigInteger(1e20), 1e20, As.Double),
        () => AssertConverts(new BigDecimal(1, -2), 100, As.Int32),
        () =>
            AssertConverts(
                new BigDecimal(BigInteger.Parse("90071992547409930", CultureInfo.InvariantCulture), 1), 9007199254740993, As.Int64),
        () => AssertConverts(new BigInteger(3), 3m, As.Decimal),
        () => AssertConverts(BigInteger.Pow(2, 100), new BigDecimal(BigInteger.Pow(2, 100), 0), As.BigDecimal),
        () => AssertConverts(BigDecimal.FromDecimal(3.00m), (BigInteger)3, As.BigInteger),
        () => AssertConverts(new BigInteger(0), false, As.Boolean),
        () => AssertConverts("True", true, As.Boolean),
        () => AssertConverts("7", '7', As.Char),
    ];

    [TestCaseSource(nameof(Kept))]
    public void Number_of_another_class_keeps_its_value(Action assert) => assert();

    /// <summary>
    /// Reads values that Java silently truncates. In Java, 7.5 is 7, 300 is the byte 44, and 1E+30 is the int 1073741824.
    /// </summary>
    private static readonly Action[] Cut =
    [
        () => AssertFails(new BigDecimal(75, 1), As.Int32),
        () => AssertFails(new BigDecimal(75, 1), As.Int64),
        () => AssertFails(new BigDecimal(75, 1), As.BigInteger),
        () => AssertFails(new BigDecimal(300, 0), As.SByte),
        () => AssertFails(new BigDecimal(1, -30), As.Int32),
        () => AssertFails(BigInteger.Pow(2, 64), As.Int64),
        () => AssertFails(BigInteger.Pow(2, 100), As.Decimal),
        () => AssertFails(new BigDecimal(75, 1), As.DateTimeOffset),
        () => AssertFails(BigInteger.Pow(2, 64), As.JavaDate),
        () => AssertFails("7", As.Boolean),
        () => AssertFails("true", As.Int32),
        () => AssertFails("77", As.Char),
    ];

    [TestCaseSource(nameof(Cut))]
    public void Number_that_would_be_truncated_is_an_error(Action assert) => assert();

    [Test]
    public void Number_is_truncated_if_the_options_allow_it()
    {
        var options = new HessianOptions { ConvertsText = true, AllowLossyNumbers = true };
        Assert.That(HessianSerializer.Deserialize(HessianSerializer.Serialize(new BigDecimal(75, 1)), As.Int32, options), Is.EqualTo(7));
        Assert.That(HessianSerializer.Deserialize(HessianSerializer.Serialize(new BigDecimal(300, 0)), As.SByte, options), Is.EqualTo(44));
    }

    [Test]
    public void Number_of_another_class_is_an_error_unless_the_options_allow_it() =>
        Assert.That(
            () => HessianSerializer.Deserialize(HessianSerializer.Serialize(new BigDecimal(7, 0)), As.Int32),
            Throws.TypeOf<HessianException>());

    [TestCaseSource(nameof(Conversions))]
    public void Text_and_numbers_are_converted_to_the_declared_type(Action assert) => assert();

    [Test]
    public void Text_without_a_meaning_is_a_data_error()
    {
        AssertFails("x", As.Int32);
        AssertFails("x", As.Boolean);
        AssertFails("300", As.SByte);
        AssertFails("yesterday", As.DateTimeOffset);
        AssertFails("25.11.2026", As.LocalDate);
        AssertFails("18:06:01.1234567891", As.LocalTime);
        AssertFails("2026-11-25", As.LocalDateTime);
        AssertFails("one", As.Decimal);
        AssertFails(new string('9', 10_001), As.BigInteger);
        AssertFails("YELLOW", Colors.Hessian);
        AssertFails("any", As.Duration);
    }

    [Test]
    public void Unknown_constant_becomes_the_fallback_where_there_is_one() =>
        AssertReads("YELLOW", Color.Blue, Colors.Lenient);

    [Test]
    public void Null_entries_of_a_map_instead_of_an_object_are_skipped()
    {
        byte[] map = HessianSerializer.Serialize(new Dictionary<object, object?> { ["height"] = null, ["extra"] = null });
        Assert.That(
            HessianSerializer.Deserialize(map, new ShelfFormatter(), Converting), Is.EqualTo(new Shelf(ShelfFormatter.UsualHeight)));
        Assert.That(HessianSerializer.Deserialize(map, new ShelfFormatter()), Is.EqualTo(new Shelf(0)));
    }

    private static void AssertReads<T>(object wire, T expected, IHessianFormatter<T> formatter)
    {
        byte[] bytes = HessianSerializer.Serialize(wire);
        Assert.That(HessianSerializer.Deserialize(bytes, formatter, Converting), Is.EqualTo(expected));
        Assert.That(() => HessianSerializer.Deserialize(bytes, formatter), Throws.TypeOf<HessianException>());
    }

    private static void AssertConverts<T>(object wire, T expected, IHessianFormatter<T> formatter) =>
        Assert.That(HessianSerializer.Deserialize(HessianSerializer.Serialize(wire), formatter, Converting), Is.EqualTo(expected));

    private static void AssertFails<T>(object wire, IHessianFormatter<T> formatter) =>
        Assert.That(
            () => HessianSerializer.Deserialize(HessianSerializer.Serialize(wire), formatter, Converting),
            Throws.TypeOf<HessianException>());

    private sealed record Shelf(int Height);

    private sealed class ShelfFormatter() : HessianClassFormatter<Shelf>(new ClassDefinition("com.acme.Shelf", "height"))
    {
        public const int UsualHeight = 7;

        protected override void WriteFields(ref HessianWriter writer, Shelf value) => writer.WriteInt32(value.Height);

        protected override Shelf ReadFields(ref HessianReader reader, ref HessianFieldCursor fields)
        {
            int height = UsualHeight;
            while (reader.ReadNextField(ref fields, out _))
                height = reader.ReadInt32();
            return new Shelf(height);
        }
    }
}
