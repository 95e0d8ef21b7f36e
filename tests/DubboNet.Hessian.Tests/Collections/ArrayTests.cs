using System.Numerics;
using DubboNet.Hessian.Tests.Models;

namespace DubboNet.Hessian.Tests.Collections;

public sealed class ArrayTests
{
    private const string Decimal15 = "43 14\"java.math.BigDecimal\" 91 05\"value\" 60 03\"1.5\"";

    public static IEnumerable<TestCaseData> NamedArrays()
    {
        yield return Case("73 04\"[int\" 91 92 93", new[] { 1, 2, 3 });
        yield return Case("72 05\"[long\" e1 e2", new[] { 1L, 2L });
        yield return Case("72 06\"[short\" 91 c6 d4", new short[] { 1, -300 });
        yield return Case("72 08\"[boolean\" 54 46", new[] { true, false });
        yield return Case("72 06\"[float\" 5f 00 00 05 dc 44 3f b9 99 99 a0 00 00 00", new[] { 1.5f, 0.1f });
        yield return Case("72 07\"[double\" 5c 5f 00 00 09 c4", new[] { 1.0, 2.5 });
        yield return Case("73 07\"[string\" 01\"a\" 4e 01\"b\"", new[] { "a", null, "b" });
        yield return Case("73 07\"[object\" 91 01\"a\" 4e", new object?[] { 1, "a", null });
        yield return Case("71 15\"[java.math.BigDecimal\" " + Decimal15, new[] { new BigDecimal(15, 1) });
        yield return Case("70 04\"[int\"", Array.Empty<int>());
        yield return Case("78", new List<object?>());
    }

    [TestCaseSource(nameof(NamedArrays))]
    [Property("Rule", "H13")]
    public void Array_has_the_name_of_its_element(string hex, object value)
    {
        Codec.AssertBoth(hex, value, Codec.Compact);
        Codec.AssertEachPrefixFails(Hex.Parse(hex), As.Object);
    }

    public static IEnumerable<TestCaseData> OneWayArrays()
    {
        yield return Case("72 06\"[[byte\" 22 01 02 20", new byte[][] { [1, 2], [] });
        yield return Case("72 06\"[[char\" 02\"ab\" 00", new char[][] { ['a', 'b'], [] });
        yield return Case("72 05\"[[int\" 71 04\"[int\" 91 72 91 92 93", new int[][] { [1], [2, 3] });
        yield return Case("71 08\"[[string\" 71 07\"[string\" 01\"a\"", new string[][] { ["a"] });
        yield return Case("71 06\"[[[int\" 71 05\"[[int\" 71 04\"[int\" 91", new int[][][] { [[1]] });
        yield return Case("71 05\"[date\" 4b 00 00 00 00", new[] { DateTime.UnixEpoch });
        yield return Case("72 05\"[date\" 4b 00 00 00 00 4e", new DateTime?[] { DateTime.UnixEpoch, null });
        yield return Case("72 12\"[java.lang.Integer\" 91 4e", new int?[] { 1, null });
        yield return Case("72 0f\"[java.lang.Long\" e1 4e", new long?[] { 1, null });
        yield return Case("72 10\"[java.lang.Short\" 91 4e", new short?[] { 1, null });
        yield return Case("72 0f\"[java.lang.Byte\" 91 4e", new sbyte?[] { 1, null });
        yield return Case("72 10\"[java.lang.Float\" 5f 00 00 00 64 4e", new float?[] { 0.1f, null });
        yield return Case("72 11\"[java.lang.Double\" 5c 4e", new double?[] { 1, null });
        yield return Case("72 12\"[java.lang.Boolean\" 54 4e", new bool?[] { true, null });
        yield return Case("72 14\"[java.lang.Character\" 01\"a\" 4e", new char?[] { 'a', null });
        yield return Case(
            "71 1d\"[com.example.dubbonet.P$Point\" " + Known.PointDefinition + "60 92 91", new Point[] { new() { X = 1, Y = 2 } });
        yield return Case(
            "71 15\"[java.math.BigInteger\" 43 14\"java.math.BigInteger\" 92 06\"signum\" 03\"mag\" 60 90 70 04\"[int\"",
            new[] { BigInteger.Zero });
    }

    [TestCaseSource(nameof(OneWayArrays))]
    [Property("Rule", "H13")]
    public void Write_of_other_arrays_also_names_the_Java_element(string hex, object value) =>
        Codec.AssertWrites(hex, value, As.Object, Known.Compact);

    [Test]
    [Property("Rule", "H13")]
    public void Write_of_a_rectangular_array_throws() =>
        Assert.That(
            () => HessianSerializer.Serialize(new int[2, 2]), Throws.TypeOf<HessianException>().With.Message.Contains("rectangular"));

    [Test]
    public void Declared_jagged_array_round_trips()
    {
        IHessianFormatter<int[][]> formatter = As.Array(As.Int32Array, "[[int");
        int[] shared = [1];
        int[][] value = [shared, [2, 3], shared, null!];
        Codec.AssertBoth("56 05\"[[int\" 94 56 04\"[int\" 91 91 56 91 92 92 93 51 91 4e", value, formatter);
        Codec.AssertReads("7c 79 91 7a 92 93 51 91 4e", value, formatter);
    }

    [Test]
    public void Array_of_registered_classes_is_read_as_such_without_declared_type()
    {
        byte[] bytes = Hex.Parse($"72 1d\"[com.example.dubbonet.P$Point\" {Known.PointDefinition} 60 92 91 51 91");
        Codec.ReadEachWay(bytes, As.Object, value =>
        {
            var points = (Point[])value;
            Assert.That(points[0].ToString(), Is.EqualTo("(1, 2)"));
            Assert.That(points[1], Is.SameAs(points[0]));
        }, Known.Models);
    }

    [Test]
    public void Elements_are_converted_to_the_element_type_of_the_array() =>
        Codec.AssertReads("73 07\"[string\" 91 54 5f 00 00 01 f4", new[] { "1", "true", "0.5" }, As.Object!);

    [Test]
    public void Null_is_null() => Codec.AssertBoth("4e", null!, As.Int32Array);

    private static TestCaseData Case(string hex, object value) =>
        new TestCaseData(hex, value).SetArgDisplayNames($"{value.GetType().Name} {hex}");
}
