using System.Diagnostics.CodeAnalysis;
using DubboNet.Hessian.Tests.Models;

namespace DubboNet.Hessian.Tests.Objects;

/// <summary>Tests several type resolvers in one chain.</summary>
public sealed class TypeResolverTests
{
    private static readonly PointPairFormatter Pairs = new();

    [Test]
    public void First_resolver_that_knows_a_class_decides()
    {
        byte[] point = HessianSerializer.Serialize(new Point { X = 1, Y = 2 }, Known.Models);
        var points = HessianTypeRegistry.Create(Point.Hessian);
        var pairs = HessianTypeRegistry.Create(Pairs);
        for (int i = 0; i < 3; i++)
        {
            Assert.That(HessianSerializer.Deserialize(point, With(points, pairs)), Is.TypeOf<Point>().With.Property("X").EqualTo(1));
            Assert.That(HessianSerializer.Deserialize(point, With(pairs, points)), Is.EqualTo(new PointPair(1, 2)));
        }

        Assert.That(HessianSerializer.Serialize(new PointPair(1, 2), With(points, pairs)), Is.EqualTo(point), "it is found in any place");
        Assert.That(HessianSerializer.Serialize(new Point { X = 1, Y = 2 }, With(pairs, points)), Is.EqualTo(point));
    }

    [Test]
    public void Chains_in_a_chain_keep_the_order()
    {
        var points = HessianTypeRegistry.Create(Point.Hessian);
        IHessianTypeResolver inner = HessianTypeResolver.Combine(HessianTypeRegistry.Create(Pairs), HessianTypeRegistry.BuiltIn);
        IHessianTypeResolver chain = HessianTypeResolver.Combine(inner, points);
        Assert.That(chain.TryGet(Point.ClassName, out HessianClassFormatter? formatter) ? formatter : null, Is.SameAs(Pairs));
        Assert.That(chain.TryGet(typeof(Point), out formatter) ? formatter : null, Is.SameAs(Point.Hessian));
    }

    [Test]
    public void Classes_of_Java_come_last_and_do_not_have_to_be_named()
    {
        HessianOptions options = With(new Empty());
        Assert.That(Again(new JavaYear(2024), options), Is.EqualTo(new JavaYear(2024)));
        Assert.That(Again(new BigDecimal[] { new(1, 0), new(25, 1) }, options), Is.EqualTo(new BigDecimal[] { new(1, 0), new(25, 1) }));

        var own = new OwnDecimalFormatter();
        byte[] java = HessianSerializer.Serialize(new BigDecimal(3, 0));
        Assert.That(HessianSerializer.Deserialize(java, With(HessianTypeRegistry.Create(own))), Is.EqualTo(new OwnDecimal("3")));
    }

    [Test]
    public void Resolver_of_the_application_finds_arrays_and_constants_with_bodies()
    {
        HessianOptions options = With(new ByName(Point.Hessian, Colors.Hessian));
        var points = (Point[])Again(new[] { new Point { X = 1 }, new Point { Y = 2 } }, options)!;
        Assert.That(points.Select(point => (point.X, point.Y)), Is.EqualTo(new[] { (1, 0), (0, 2) }));
        Codec.AssertReads("43 1e\"com.example.dubbonet.P$Color$1\" 91 04\"name\" 60 05\"GREEN\"", (object)Color.Green, As.Object, options);
    }

    [Test]
    public void Options_without_types_are_those_of_Java()
    {
        Assert.That(new HessianOptions { Types = HessianTypeRegistry.BuiltIn }, Is.EqualTo(HessianOptions.Default));
        Assert.That(() => new HessianOptions { Types = null! }, Throws.ArgumentNullException);
    }

    private static HessianOptions With(params ReadOnlySpan<IHessianTypeResolver> resolvers) =>
        new() { Types = HessianTypeResolver.Combine(resolvers) };

    private static object? Again(object value, HessianOptions options) =>
        HessianSerializer.Deserialize(HessianSerializer.Serialize(value, options), options);

    private sealed record PointPair(int X, int Y);

    private sealed record OwnDecimal(string? Text);

    /// <summary>Formats another type with the class of <see cref="Point"/>.</summary>
    private sealed class PointPairFormatter() : HessianClassFormatter<PointPair>(new ClassDefinition(Point.ClassName, "y", "x"))
    {
        protected override void WriteFields(ref HessianWriter writer, PointPair value)
        {
            writer.WriteInt32(value.Y);
            writer.WriteInt32(value.X);
        }

        protected override PointPair ReadFields(ref HessianReader reader, ref HessianFieldCursor fields)
        {
            int[] values = new int[2];
            while (reader.ReadNextField(ref fields, out int field))
                values[field] = reader.ReadInt32();
            return new PointPair(values[1], values[0]);
        }
    }

    /// <summary>Formats another type with a class of Java.</summary>
    private sealed class OwnDecimalFormatter() : HessianClassFormatter<OwnDecimal>(new ClassDefinition("java.math.BigDecimal", "value"))
    {
        protected override void WriteFields(ref HessianWriter writer, OwnDecimal value) => writer.WriteString(value.Text);

        protected override OwnDecimal ReadFields(ref HessianReader reader, ref HessianFieldCursor fields)
        {
            string? text = null;
            while (reader.ReadNextField(ref fields, out _))
                text = reader.ReadString();
            return new OwnDecimal(text);
        }
    }

    private sealed class Empty : IHessianTypeResolver
    {
        public bool TryGet(string className, [NotNullWhen(true)] out HessianClassFormatter? formatter) => (formatter = null) is not null;

        public bool TryGet(Type type, [NotNullWhen(true)] out HessianClassFormatter? formatter) => (formatter = null) is not null;
    }

    private sealed class ByName(params HessianClassFormatter[] formatters) : IHessianTypeResolver
    {
        public bool TryGet(string className, [NotNullWhen(true)] out HessianClassFormatter? formatter) =>
            (formatter = Array.Find(formatters, one => one.Definition.ClassName == className)) is not null;

        public bool TryGet(Type type, [NotNullWhen(true)] out HessianClassFormatter? formatter) =>
            (formatter = Array.Find(formatters, one => one.Type == type)) is not null;
    }
}
