using System.Numerics;
using DubboNet.Hessian.Tests.Models;

namespace DubboNet.Hessian.Tests.Scalars;

/// <summary>What <see cref="HessianOptions.ConvertsText"/> reads, which Java's generic calls allow; without it each is an error.</summary>
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
        () => AssertReads("2026-11-25 18:06:01", new DateTimeOffset(new DateTime(2026, 11, 25, 18, 6, 1, DateTimeKind.Local)).ToUniversalTime(), As.DateTimeOffset),
        () => AssertReads(1700000000123L, DateTimeOffset.FromUnixTimeMilliseconds(1700000000123), As.DateTimeOffset),
        () => AssertReads(new List<object?> { 1, -1, "3" }, new byte[] { 1, 255, 3 }, As.Bytes),
        () => AssertReads("RED", Color.Red, Colors.Hessian),
    ];

    [TestCaseSource(nameof(Conversions))]
    public void Text_and_numbers_become_what_is_declared(Action assert) => assert();

    [Test]
    public void Text_that_means_nothing_is_a_data_error()
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
    public void Null_entries_of_a_map_in_an_objects_place_are_passed_over()
    {
        byte[] map = HessianSerializer.Serialize(new Dictionary<object, object?> { ["height"] = null, ["extra"] = null });
        Assert.That(HessianSerializer.Deserialize(map, new ShelfFormatter(), Converting), Is.EqualTo(new Shelf(ShelfFormatter.UsualHeight)));
        Assert.That(HessianSerializer.Deserialize(map, new ShelfFormatter()), Is.EqualTo(new Shelf(0)));
    }

    private static void AssertReads<T>(object wire, T expected, IHessianFormatter<T> formatter)
    {
        byte[] bytes = HessianSerializer.Serialize(wire);
        Assert.That(HessianSerializer.Deserialize(bytes, formatter, Converting), Is.EqualTo(expected));
        Assert.That(() => HessianSerializer.Deserialize(bytes, formatter), Throws.TypeOf<HessianException>());
    }

    private static void AssertFails<T>(string text, IHessianFormatter<T> formatter) =>
        Assert.That(() => HessianSerializer.Deserialize(HessianSerializer.Serialize(text), formatter, Converting), Throws.TypeOf<HessianException>());

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
