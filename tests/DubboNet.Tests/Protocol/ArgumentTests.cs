using System.Buffers;

namespace DubboNet.Tests.Protocol;

[Property("Rule", "W25")]
public sealed class ArgumentTests
{
    [Test]
    public void Of_three_are_written_in_order_and_read_back()
    {
        IHessianFormatter<(int First, string? Second, long[]? Third)> formatter =
            DubboArguments.CreateFormatter(As.Int32, As.String, As.Int64Array);
        byte[] bytes = Write(formatter, (1, "a", [2]));
        Assert.That(Hex.Format(bytes), Is.EqualTo(Hex.Format(Hex.Parse("91 01\"a\" 56 05\"[long\" 91 e2"))));
        (int first, string? second, long[]? third) = Read(formatter, bytes);
        Assert.That((first, second), Is.EqualTo((1, "a")));
        Assert.That(third, Is.EqualTo(new[] { 2L }));
    }

    [Test]
    public void None_uses_no_bytes()
    {
        Assert.That(Write(DubboArguments.None, default), Is.Empty);
        Assert.That(() => Read(DubboArguments.None, []), Throws.Nothing);
    }

    [TestCase("4e 91", 0)]
    [TestCase("91 4e", 1)]
    public void Of_rejects_null_for_a_primitive_and_names_the_argument(string hex, int index) =>
        Assert.That(
            () => Read(DubboArguments.CreateFormatter(As.Int32, As.Int64), Hex.Parse(hex)),
            Throws.TypeOf<HessianException>().With.Message.StartsWith($"argument {index}: The value is null"));

    [Test]
    public void Of_accepts_null_for_a_wrapper_or_an_object()
    {
        Assert.That(
            Read(DubboArguments.CreateFormatter(As.Nullable(As.Int32), As.String), Hex.Parse("4e 4e")),
            Is.EqualTo(((int?)null, (string?)null)));
        Assert.That(Read(DubboArguments.CreateFormatter(As.Nullable(As.Boolean)), Hex.Parse("4e")), Is.Null);
    }

    [TestCase("91")] // int
    [TestCase("e1")] // long
    [TestCase("5c")] // double
    public void Of_converts_numbers_to_the_declared_type(string hex)
    {
        byte[] bytes = Hex.Parse(hex);
        Assert.That(Read(DubboArguments.CreateFormatter(As.SByte), bytes), Is.EqualTo(1));
        Assert.That(Read(DubboArguments.CreateFormatter(As.Int16), bytes), Is.EqualTo(1));
        Assert.That(Read(DubboArguments.CreateFormatter(As.Int32), bytes), Is.EqualTo(1));
        Assert.That(Read(DubboArguments.CreateFormatter(As.Int64), bytes), Is.EqualTo(1));
        Assert.That(Read(DubboArguments.CreateFormatter(As.Single), bytes), Is.EqualTo(1));
        Assert.That(Read(DubboArguments.CreateFormatter(As.Double), bytes), Is.EqualTo(1));
    }

    [TestCase("7a 91 92")] // untyped
    [TestCase("72 04\"[int\" 91 92")]
    [TestCase("72 13\"java.util.ArrayList\" 91 92")]
    public void Of_converts_lists_of_any_type_to_the_declared_collection(string hex)
    {
        byte[] bytes = Hex.Parse(hex);
        Assert.That(Read(DubboArguments.CreateFormatter(As.Int32Array), bytes), Is.EqualTo(new[] { 1, 2 }));
        Assert.That(Read(DubboArguments.CreateFormatter(As.List(As.Int32)), bytes), Is.EqualTo(new[] { 1, 2 }));
        Assert.That(Read(DubboArguments.CreateFormatter(As.Set(As.Int32)), bytes), Is.EquivalentTo(new[] { 1, 2 }));
        Assert.That(Read(DubboArguments.CreateFormatter(As.Int64Array), bytes), Is.EqualTo(new[] { 1L, 2L }));
    }

    private static byte[] Write<T>(IHessianFormatter<T> formatter, T value)
    {
        var output = new ArrayBufferWriter<byte>();
        HessianSerializer.Serialize(output, value, formatter);
        return output.WrittenSpan.ToArray();
    }

    private static T? Read<T>(IHessianFormatter<T> formatter, byte[] bytes) => HessianSerializer.Deserialize(bytes, formatter);
}
