using DubboNet.Hessian.Tests.Models;

namespace DubboNet.Hessian.Tests.Objects;

[Property("Rule", "H22")]
public sealed class EnumTests
{
    private const string Definition = "43 1c\"com.example.dubbonet.P$Color\" 91 04\"name\" ";

    [TestCase((int)Color.Red, "03\"RED\"")]
    [TestCase((int)Color.Green, "05\"GREEN\"")]
    public void Constant_is_an_object_with_its_name(int value, string name)
    {
        Codec.AssertBoth(Definition + "60 " + name, (Color)value, Colors.Hessian);
        Codec.AssertBoth(Definition + "60 " + name, (Color)value, Known.Models);
    }

    [Test]
    [Property("Rule", "H16")]
    public void Constant_that_comes_again_is_a_reference()
    {
        const string hex = "7c " + Definition + "60 05\"GREEN\" 51 91 60 03\"RED\" 51 91";
        Codec.AssertBoth(hex, new List<Color> { Color.Green, Color.Green, Color.Red, Color.Green }, As.List(Colors.Hessian));
        Codec.AssertWrites(hex, new List<object?> { Color.Green, Color.Green, Color.Red, Color.Green }, As.Object!, Known.Models);
    }

    [TestCase("4d 1c\"com.example.dubbonet.P$Color\" 04\"name\" 05\"GREEN\" 5a")]
    [TestCase("43 1e\"com.example.dubbonet.P$Color$1\" 91 04\"name\" 60 05\"GREEN\"")]
    [TestCase("43 1c\"com.example.dubbonet.P$Color\" 92 05\"extra\" 04\"name\" 60 79 91 05\"GREEN\"")]
    public void Read_accepts_map_form_class_of_a_constant_and_more_fields(string hex) =>
        Codec.AssertReads(hex, Color.Green, Colors.Hessian);

    [TestCase(Definition + "60 05\"WHITE\"")]
    [TestCase(Definition + "60 05\"green\"")]
    [TestCase(Definition + "60 4e")]
    [TestCase("43 1c\"com.example.dubbonet.P$Color\" 90 60")]
    [Property("Attack", "A18")]
    [Property("Rule", "H60")]
    public void Unknown_constant_throws_or_becomes_the_fallback(string hex)
    {
        Codec.Fail(hex, Colors.Hessian);
        Codec.AssertReads(hex, Color.Blue, Colors.Lenient);
    }

    [TestCase("05\"GREEN\"")]
    [TestCase("91")]
    [TestCase("4e")]
    public void Read_of_other_values_as_object_throws(string hex) => Codec.Fail(hex, Colors.Lenient);

    [Test]
    public void Null_is_read_into_a_nullable() => Codec.AssertBoth("4e", null, As.Nullable(Colors.Hessian));

    [Test]
    public void Write_of_a_value_without_a_constant_throws()
    {
        Assert.That(
            () => HessianSerializer.Serialize((Color)7, Colors.Hessian), Throws.TypeOf<HessianException>().With.Message.Contains("7"));
        Assert.That(
            () => HessianSerializer.Serialize(DayOfWeek.Friday), Throws.TypeOf<HessianException>().With.Message.Contains("[HessianType]"));
    }

    [Test]
    public void Flags_are_single_constants_because_Java_has_no_others()
    {
        var access =
            new HessianEnumFormatter<Access>("com.acme.Access", [(Access.Read, "READ"), (Access.Write, "WRITE"), (Access.All, "ALL")]);
        Assert.That(
            () => HessianSerializer.Serialize(Access.Read | Access.Write, access),
            Throws.TypeOf<HessianException>().With.Message.EqualTo(
                "Access has no constant for the value Read, Write, so Java has no name for it."));
        Assert.That(
            () => HessianSerializer.Serialize(default, access),
            Throws.TypeOf<HessianException>().With.Message.EqualTo("Access has no constant for the value 0, so Java has no name for it."));
        Codec.AssertBoth("43 0f\"com.acme.Access\" 91 04\"name\" 60 04\"READ\"", Access.Read, access);
        Codec.AssertBoth("43 0f\"com.acme.Access\" 91 04\"name\" 60 03\"ALL\"", Access.Read | Access.Write | Access.Run, access);

        var set = new HashSet<Access> { Access.Read, Access.Write };
        byte[] bytes = HessianSerializer.Serialize(set, As.EnumSet(access));
        Assert.That(
            HessianSerializer.Deserialize(bytes, As.EnumSet(access), new HessianOptions { Types = HessianTypeRegistry.Create(access) }),
            Is.EquivalentTo(set), "what Java has in place of a combination");
    }

    [Test]
    public void Constant_as_key_and_array_element()
    {
        var map = new Dictionary<Color, int> { [Color.Green] = 1 };
        Codec.AssertBoth("48 " + Definition + "60 05\"GREEN\" 91 5a", map, As.Dictionary(Colors.Hessian, As.Int32));
        Codec.AssertBoth("71 1d\"[com.example.dubbonet.P$Color\" " + Definition + "60 05\"GREEN\"", new[] { Color.Green }, Known.Compact);
    }

    [Flags]
    private enum Access
    {
        Read = 1,
        Write = 2,
        Run = 4,
        All = Read | Write | Run,
    }
}
