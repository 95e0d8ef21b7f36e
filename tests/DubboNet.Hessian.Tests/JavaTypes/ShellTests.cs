namespace DubboNet.Hessian.Tests.JavaTypes;

/// <summary>
/// Tests numbers and strings that are wrapped in an object where a number or string is declared, and how they are written again.
/// </summary>
public sealed class ShellTests
{
    private const string Handles = "com.alibaba.com.caucho.hessian.io.";
    private const string Byte = "43 30 2c\"" + Handles + "ByteHandle\" 91 06\"_value\" 60 85";
    private const string Short = "43 30 2d\"" + Handles + "ShortHandle\" 91 06\"_value\" 60 c9 2c";
    private const string Float = "43 30 2d\"" + Handles + "FloatHandle\" 91 06\"_value\" 60 5f 00 00 05 dc";
    private const string Builder =
        "43 17\"java.lang.StringBuilder\" 93 05\"value\" 05\"count\" 05\"coder\" 60 34 13\"abc\" 00 00 00 00 00 00 00 00 00 00 00 00 00 "
            + "00 00 00 93 90";
    private const string Wide = "43 16\"java.lang.StringBuffer\" 93 05\"value\" 05\"count\" 05\"coder\" 60 34 22 2d 4e "
        + "00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 91 91";

    private const string OfJdk8 = "43 17\"java.lang.StringBuilder\" 92 05\"value\" 05\"count\" 60 03\"abc\" 93";

    [Test]
    public void Byte_is_read_in_every_place()
    {
        Codec.AssertReads(Byte, (sbyte)-11, As.SByte);
        Codec.AssertReads(Byte, (sbyte)-11, As.Nullable(As.SByte));
        Codec.AssertReads(Byte, -11, As.Int32);
        Codec.AssertReads(Byte, -11L, As.Int64);
        Codec.AssertReads(Byte, unchecked((byte)-11), As.Byte);
        Codec.AssertReads<object>(Byte, (sbyte)-11, As.Object);
        Codec.AssertReads("79 " + Byte, [(sbyte)-11], As.List(As.SByte));
        Codec.AssertReads("48 " + Byte + " 91 5a", new Dictionary<sbyte, int> { [-11] = 1 }, As.Dictionary(As.SByte, As.Int32));
        Codec.AssertReads("7a " + Byte + " 51 91", [(sbyte)-11, (sbyte)-11], As.List(As.SByte));
    }

    [Test]
    public void Short_and_Float_are_read_in_every_place()
    {
        Codec.AssertReads(Short, (short)300, As.Int16);
        Codec.AssertReads(Short, (short)300, As.Nullable(As.Int16));
        Codec.AssertReads("79 " + Short, [(short)300], As.List(As.Int16));
        Codec.AssertReads("71 10\"[java.lang.Short\" " + Short, [(short)300], As.Array(As.Nullable(As.Int16), "[java.lang.Short"));
        Codec.AssertReads(Float, 1.5f, As.Single);
        Codec.AssertReads(Float, 1.5f, As.Nullable(As.BoxedSingle));
        Codec.AssertReads(Float, 1.5, As.Double);
        Codec.AssertReads(
            "48 01\"k\" " + Float + " 5a", new Dictionary<string, float> { ["k"] = 1.5f }, As.Dictionary(As.String, As.BoxedSingle));
        Assert.That(Codec.Fail(Short, As.SByte).Message, Does.Contain("does not fit"));
    }

    [Test]
    public void Other_object_is_an_error_that_names_its_class()
    {
        Assert.That(
            Codec.Fail(Models.Known.PointDefinition + "60 91 92", As.Int32).Message,
            Does.Contain("expected an int, found com.example.dubbonet.P$Point"));
        Assert.That(
            Codec.Fail(Models.Known.PointDefinition + "60 91 92", As.String).Message,
            Does.Contain("expected a string, found com.example.dubbonet.P$Point"));
        Codec.Fail("7a " + Byte + " 51 90", As.List(As.Int32));
    }

    [Test]
    public void Builder_is_read_as_text_where_text_is_declared()
    {
        Codec.AssertReads(Builder, "abc", As.String);
        Codec.AssertReads(Wide, "\u4e2d", As.String);
        Codec.AssertReads(OfJdk8, "abc", As.String);
        Codec.AssertReads("79 " + Builder, ["abc"], As.List(As.String));
        Codec.AssertReads("48 " + Builder + " 91 5a", new Dictionary<string, int> { ["abc"] = 1 }, As.Dictionary(As.String, As.Int32));
        Codec.AssertReads("7a " + Builder + " 51 91", ["abc", "abc"], As.List(As.String));
    }

    [TestCase(Builder)]
    [TestCase(Wide)]
    [TestCase(OfJdk8)]
    public void Builder_is_written_back_unchanged(string hex)
    {
        object? value = HessianSerializer.Deserialize(Hex.Parse(hex));
        Assert.That(value, Is.TypeOf<JavaStringBuilder>());
        Assert.That(Hex.Format(HessianSerializer.Serialize(value)), Is.EqualTo(Hex.Format(Hex.Parse(hex))));
    }

    [Test]
    public void Builder_that_is_shared_stays_one_object()
    {
        byte[] bytes = Hex.Parse("7a " + Builder + " 51 91");
        Assert.That(Hex.Format(HessianSerializer.Serialize(HessianSerializer.Deserialize(bytes))), Is.EqualTo(Hex.Format(bytes)));
    }

    [Test]
    public void Builder_is_written_where_it_is_declared()
    {
        Codec.AssertBoth(Builder, "abc", As.StringBuilder);
        Codec.AssertBoth(Wide, "\u4e2d", As.StringBuffer);
        Codec.AssertBoth("4e", null!, As.StringBuilder);
        Codec.AssertReads(Wide, "\u4e2d", As.StringBuilder);
        Assert.That(new JavaStringBuilder("abc", isBuffer: true).ToString(), Is.EqualTo("abc"));
        Assert.That(() => new JavaStringBuilder(null!), Throws.ArgumentNullException);
    }

    [TestCase("LongAdder", "e5")]
    [TestCase("DoubleAdder", "5c")]
    public void Adder_is_written_back_unchanged(string name, string value)
    {
        string hex =
            $"43 30 {(name.Length == 9 ? "38" : "3a")}\"java.util.concurrent.atomic.{name}$SerializationProxy\" 91 05\"value\" 60 {value}";
        Assert.That(
            Hex.Format(HessianSerializer.Serialize(HessianSerializer.Deserialize(Hex.Parse(hex)))), Is.EqualTo(Hex.Format(Hex.Parse(hex))));
    }

    [Test]
    public void Iterator_is_a_list_without_a_count()
    {
        Codec.AssertBoth("57 01\"i\" 01\"j\" 5a", ["i", "j"], As.Iterator(As.List(As.String), As.String));
        Codec.AssertBoth("57 5a", [], As.Iterator(As.List(As.String), As.String));
        Codec.AssertBoth("4e", null!, As.Iterator(As.List(As.String), As.String));
        Codec.AssertReads("7a 01\"i\" 01\"j\"", ["i", "j"], As.Iterator(As.List(As.String), As.String));
        Codec.AssertWrites("57 91 92 5a", Enumerable.Range(1, 2), As.Iterator(As.ListAs<IEnumerable<int>, int>(As.Int32), As.Int32));
    }
}
