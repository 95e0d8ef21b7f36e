using System.Collections;
using System.Net;
using DubboNet.Hessian.Tests.Vectors;

namespace DubboNet.Hessian.Tests.JavaTypes;

/// <summary>Tests Java objects that contain one value, including those that are read-only.</summary>
public sealed class HolderTests
{
    private const string Atomic = "java.util.concurrent.atomic.";

    [Test]
    [Property("Rule", "H51")]
    public void Atomics_are_read_as_their_value()
    {
        AssertRow("java.util.concurrent.atomic.AtomicInteger", 5, As.AtomicInt32);
        AssertRow("java.util.concurrent.atomic.AtomicLong", 5L, As.AtomicInt64);
        AssertRow("java.util.concurrent.atomic.AtomicBoolean", true, As.AtomicBoolean);
        AssertRow("java.util.concurrent.atomic.AtomicReference", "a", As.AtomicReference(As.String));
        AssertRow("java.util.concurrent.atomic.AtomicIntegerArray", [1, 2], As.AtomicInt32Array);
        AssertRow("java.util.concurrent.atomic.AtomicLongArray", [1L], As.AtomicInt64Array);
        AssertRow("java.util.concurrent.atomic.AtomicReferenceArray", ["a", null!], As.AtomicReferenceArray(As.String));
        Codec.AssertReads($"43 30 2b \"{Atomic}AtomicReference\" 91 05\"value\" 60 4e", null, As.AtomicReference(As.String));
        Codec.AssertBoth($"43 30 2b \"{Atomic}AtomicReference\" 91 05\"value\" 60 79 c8 c8", [200], As.AtomicReference(As.List(As.Int16)));
        Codec.AssertReads($"43 30 29 \"{Atomic}AtomicBoolean\" 91 05\"value\" 60 54", true, As.AtomicBoolean);
    }

    [Test]
    public void Null_is_the_value_of_a_reference_and_not_an_array()
    {
        Assert.That(
            HessianSerializer.Deserialize(HessianSerializer.Serialize(null, As.AtomicReference(As.String))), Is.TypeOf<HessianObject>());
        AssertNull(As.AtomicInt32Array);
        AssertNull(As.AtomicInt64Array);
        AssertNull(As.AtomicReferenceArray(As.String));

        static void AssertNull<T>(IHessianFormatter<T> formatter)
            where T : class
        {
            Assert.That(HessianSerializer.Serialize(null, formatter), Is.EqualTo("N"u8.ToArray()));
            Assert.That(HessianSerializer.Deserialize("N"u8.ToArray(), formatter), Is.Null);
        }
    }

    [TestCase(null)]
    [TestCase("hessian-lite 3.2.12")]
    public void Bit_set_is_read_in_every_form(string? mark)
    {
        byte[] bytes = VectorFile.Rows.First(row => row.Type == "java.util.BitSet" && row.Mark == mark).GetBytes();
        foreach (object? read in (object?[])[HessianSerializer.Deserialize(bytes), HessianSerializer.Deserialize(bytes, As.BitSet)])
            Assert.That(((BitArray)read!).Cast<bool>().Index().Where(bit => bit.Item).Select(bit => bit.Index), Is.EqualTo([0, 5, 64]));
    }

    [Test]
    public void Text_of_a_builder_can_contain_single_surrogates()
    {
        const string builder = "43 17\"java.lang.StringBuilder\" 93 05\"value\" 05\"count\" 05\"coder\" 60 ";
        Codec.AssertReads(builder + "26 3d d8 2d 4e 00 dc 93 91", "\ud83d\u4e2d\udc00", As.StringBuilder);
        Codec.Fail(builder + "22 2d 4e 92 91", As.StringBuilder);
        Codec.Fail(builder + "22 2d 4e 8f 91", As.StringBuilder);
    }

    [Test]
    public void Shared_atomic_is_its_value_or_the_object_depending_on_the_place()
    {
        const string five = "43 30 29 \"java.util.concurrent.atomic.AtomicInteger\" 91 05\"value\" 60 95 ";
        Codec.AssertReads("7a " + five + "51 91", [5, 5], As.List(As.AtomicInt32));
        byte[] bytes = Hex.Parse(five + "51 90 51 90");
        var reader = new HessianReader(bytes, HessianOptions.Default);
        Assert.That(As.AtomicInt32.Read(ref reader), Is.EqualTo(5));
        object? undeclared = reader.ReadObject();
        Assert.That(Hex.Format(HessianSerializer.Serialize(undeclared)), Is.EqualTo(Hex.Format(Hex.Parse(five))));
        Assert.That(As.AtomicInt32.Read(ref reader), Is.EqualTo(5));
        reader.Dispose();
    }

    [Test]
    public void Holder_read_first_without_a_declared_type_is_its_value_elsewhere()
    {
        const string reference = $"43 30 2b \"{Atomic}AtomicReference\" 91 05\"value\" 60 ";
        AssertShared(reference + "79 c8 c8", [200], As.AtomicReference(As.List(As.Int16)));
        AssertShared(reference + "91", (short)1, As.AtomicReference(As.Int16));
        AssertShared(reference + "4e", null, As.AtomicReference(As.String));
        AssertShared($"43 30 29 \"{Atomic}AtomicBoolean\" 91 05\"value\" 60 91", true, As.AtomicBoolean);
        AssertShared("43 15\"java.util.OptionalInt\" 92 05\"value\" 09\"isPresent\" 60 90 46", null, As.OptionalInt32);
        AssertShared("43 15\"java.util.OptionalInt\" 92 05\"value\" 09\"isPresent\" 60 95 54", 5, As.OptionalInt32);
        AssertShared(
            "43 30 21 \"java.util.AbstractMap$SimpleEntry\" 92 03\"key\" 05\"value\" 60 01\"k\" 91", KeyValuePair.Create("k", (short)1),
            As.Entry(As.String, As.Int16));

        static void AssertShared<T>(string hex, T? value, IHessianFormatter<T> formatter)
        {
            var reader = new HessianReader(Hex.Parse(hex + " 51 90"), HessianOptions.Default);
            try
            {
                reader.ReadObject();
                Assert.That(formatter.Read(ref reader), Is.EqualTo(value));
            }
            finally
            {
                reader.Dispose();
            }
        }
    }

    [Test]
    [Property("Rule", "H49")]
    public void Adders_optionals_and_entries_are_read_only()
    {
        AssertReadOnly("java.util.concurrent.atomic.LongAdder", 7L, As.LongAdder);
        AssertReadOnly("java.util.concurrent.atomic.DoubleAdder", 1.5, As.DoubleAdder);
        AssertReadOnly("java.util.Optional", "a", As.Optional(As.String));
        AssertReadOnly("java.util.OptionalInt", 1, As.OptionalInt32);
        AssertReadOnly("java.util.AbstractMap$SimpleEntry", KeyValuePair.Create("k", 1), As.Entry(As.String, As.Int32));
        Codec.AssertReads("43 15\"java.util.OptionalInt\" 92 05\"value\" 09\"isPresent\" 60 90 46", null, As.OptionalInt32);
        Codec.AssertReads("43 16\"java.util.OptionalLong\" 92 05\"value\" 09\"isPresent\" 60 e5 54", 5L, As.OptionalInt64);
        Codec.AssertReads("43 18\"java.util.OptionalDouble\" 92 05\"value\" 09\"isPresent\" 60 5c 54", 1.0, As.OptionalDouble);
        Codec.AssertReads("43 12\"java.util.Optional\" 91 05\"value\" 60 4e", null, As.Optional(As.Nullable(As.Int32)));
        foreach (VectorRow row in VectorFile.Rows.Where(row => row.Type is "java.lang.StringBuilder" or "java.lang.StringBuffer"))
        {
            string expected = row.Description switch { "empty" => "", "\"abc\"" => "abc", _ => "\u4e2d" };
            Codec.AssertReads(row.GetBytes(), expected, As.StringBuilder);
            Codec.AssertReads(row.GetBytes(), expected, As.String);
        }

        Codec.AssertReads("01\"a\"", "a", As.StringBuilder);
        Codec.AssertReads("4e", null, As.StringBuilder);
    }

    [Test]
    [Property("Rule", "H51")]
    public void Addresses_are_read_in_every_form_that_contains_them()
    {
        AssertAddress(Row("java.net.Inet4Address"), "10.1.2.3");
        AssertAddress(Row("java.net.Inet4Address", "hessian-lite 4.0.0"), "10.1.2.3");
        AssertAddress(Row("java.net.Inet6Address"), "::1");
        AssertAddress(Row("java.net.Inet6Address", "hessian-lite 4.0.0"), "::1");
        AssertSocket("h/10.1.2.3:8080", new IPEndPoint(IPAddress.Parse("10.1.2.3"), 8080));
        AssertSocket("h6/::1:0", new IPEndPoint(IPAddress.IPv6Loopback, 0));
        AssertSocket("unresolved u:80", new DnsEndPoint("u", 80));
        Codec.AssertReads("4e", null, As.InetAddress);
        Codec.AssertReads("4e", null, As.InetSocketAddress);

        static void AssertAddress(VectorRow row, string address) =>
            Codec.AssertReads(row.GetBytes(), IPAddress.Parse(address), As.InetAddress);

        static void AssertSocket(string description, EndPoint expected) =>
            Codec.AssertReads(
                VectorFile.Rows.First(row => row.Description == description && row.Mark is null).GetBytes(), expected,
                As.InetSocketAddress);
    }

    [Test]
    [Property("Rule", "H51")]
    public void Address_is_written_as_the_stand_in()
    {
        const string handle = "43 30 33 \"com.alibaba.com.caucho.hessian.io.InetAddressHandle\" 92 07\"address\" 08\"hostName\" ";
        Codec.AssertBoth(handle + "60 24 0a 01 02 03 4e", IPAddress.Parse("10.1.2.3"), As.InetAddress);
        const string socket = "43 1a\"java.net.InetSocketAddress\" 93 08\"hostName\" 04\"addr\" 04\"port\" 60 ";
        Codec.AssertBoth(socket + "01\"h\" 4e d4 1f 90", new DnsEndPoint("h", 8080), As.InetSocketAddress);
        Codec.AssertBoth(
            socket + "4e " + handle + "61 24 0a 01 02 03 4e 90", new IPEndPoint(IPAddress.Parse("10.1.2.3"), 0), As.InetSocketAddress);
        Codec.AssertReads("4e", null, As.InetAddress);
    }

    [Test]
    public void Address_that_the_sender_lost_is_an_error_with_the_reason()
    {
        Assert.That(
            Codec.Fail(Row("java.net.Inet4Address", "hessian-lite 3.2.13").GetBytes(), As.InetAddress).Message, Does.Contain("3.2.x"));
        Assert.That(
            Codec.Fail(Row("java.net.InetSocketAddress", "hessian-lite 3.2.13").GetBytes(), As.InetSocketAddress).Message,
            Does.Contain("3.2.x"));
        Codec.Fail("91", As.InetAddress);
        Codec.Fail("01\"h\"", As.InetSocketAddress);
    }

    [TestCase("95")]
    [TestCase("78")]
    [TestCase("43 01\"C\" 91 05\"other\" 60 91")]
    [TestCase("4e")]
    public void Other_values_are_not_atomics(string hex)
    {
        Codec.Fail(hex, As.AtomicInt32);
        Codec.Fail($"7a {hex} 51 91", As.List(As.AtomicInt32));
    }

    private static VectorRow Row(string type, string? mark = null) => VectorFile.Rows.First(row => row.Type == type && row.Mark == mark);

    private static void AssertRow<T>(string type, T value, IHessianFormatter<T> formatter)
    {
        byte[] bytes = Row(type).GetBytes();
        Codec.AssertReads(bytes, value, formatter);
        Assert.That(Hex.Format(HessianSerializer.Serialize(value, formatter, Codec.Compact)), Is.EqualTo(Hex.Format(bytes)));
    }

    private static void AssertReadOnly<T>(string type, T value, IHessianFormatter<T> formatter) =>
        AssertReadOnly(VectorFile.Rows.First(row => row.Type == type), value, formatter);

    private static void AssertReadOnly<T>(VectorRow row, T value, IHessianFormatter<T> formatter)
    {
        Codec.AssertReads(row.GetBytes(), value, formatter);
        Assert.That(
            () => HessianSerializer.Serialize(value, formatter), Throws.TypeOf<HessianException>().With.Message.Contains("read only"));
    }
}
