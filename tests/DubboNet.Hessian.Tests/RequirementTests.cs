using System.Reflection;
using DubboNet.Hessian.Tests.Models;

namespace DubboNet.Hessian.Tests;

/// <summary>
/// Tests that every requirement of the wire specification has a test. A test names its requirements in a property,
/// <c>[Property("Rule", "H48")]</c>. Requirements of a whole Dubbo body are tested here as far as they concern the serializer. The tests of
/// the RPC layer cover the rest.
/// </summary>
public sealed class RequirementTests
{
    private const int Last = 67;
    private const string Uuid = "43 0e\"java.util.UUID\" 91 05\"value\" 60 30 24 \"00000000-0000-0000-0000-000000000001\"";

    private static readonly Guid Id = new("00000000-0000-0000-0000-000000000001");

    [Test]
    public void Every_requirement_has_a_test()
    {
        HashSet<object> named = [.. typeof(RequirementTests).Assembly.GetTypes().SelectMany(Named)];
        IEnumerable<string> all = Enumerable.Range(1, Last).Select(number => $"H{number}");
        Assert.That(all.Where(rule => !named.Contains(rule)), Is.Empty);
    }

    [Test]
    [Property("Rule", "H19")]
    public void Object_after_a_UUID_is_written_again()
    {
        var before = new List<object?> { 1 };
        var after = new List<object?> { 2 };
        var value = new List<object?> { before, Id, after, before, after };
        Codec.AssertWrites("7d 79 91 " + Uuid + " 79 92 51 91 79 92", value, As.Object!);
        Codec.AssertWrites(
            "7d 79 91 " + Uuid + " 79 92 51 91 51 93", value, As.Object!, new HessianOptions { ReferToObjectsAfterUuid = true });
        var circle = new List<object?> { Id };
        circle.Add(circle);
        Codec.AssertWrites("7a 7a " + Uuid + " 51 91 01\"x\"", new List<object?> { circle, "x" }, As.Object!);
        var inner = new List<object?>();
        inner.Add(inner);
        Codec.AssertWrites("7a " + Uuid + " 79 51 92", new List<object?> { Id, inner }, As.Object!);
    }

    [Test]
    [Property("Rule", "H26")]
    public void Null_is_rejected_where_Java_does_not_allow_it()
    {
        IHessianFormatter<object> argument = As.Required(As.Object, "argument 1 (int)");
        Codec.AssertBoth("91", 1, argument!);
        Assert.That(
            () => HessianSerializer.Serialize(null, argument), Throws.TypeOf<HessianException>().With.Message.Contains("argument 1 (int)"));
        Assert.That(Codec.Fail("4e", argument).Message, Does.Contain("argument 1 (int)"));
        IHessianFormatter<int?> number = As.Required(As.Nullable(As.Int32), "the field count");
        Assert.That(() => HessianSerializer.Serialize(null, number), Throws.TypeOf<HessianException>());
        Codec.Fail("4e", As.Decimal);
        Codec.Fail("4e", Pixel.Hessian);
    }

    [TestCase("48 01\"k\" 01\"v\" 01\"n\" 91 01\"z\" 4e 5a", 3)]
    [TestCase("4d 1d\"java.util.concurrent.Whatever\" 01\"k\" 01\"v\" 5a", 1)]
    [TestCase("4d 11\"java.util.TreeMap\" 01\"k\" 79 91 5a", 1)]
    [TestCase("48 5a", 0)]
    [Property("Rule", "H55")]
    public void Attachments_can_have_any_form_and_any_values(string hex, int count)
    {
        Dictionary<string, object> attachments = HessianSerializer.Deserialize(Hex.Parse(hex), As.Dictionary(As.String, As.Object))!;
        Assert.That(attachments, Has.Count.EqualTo(count));
        Codec.AssertReads("4e", null, As.Dictionary(As.String, As.Object));
        byte[] shared = Hex.Parse(hex + " 51 90");
        var reader = new HessianReader(shared, HessianOptions.Default);
        Dictionary<string, object>? first = As.Dictionary(As.String, As.Object).Read(ref reader);
        Assert.That(As.Dictionary(As.String, As.Object).Read(ref reader), Is.SameAs(first));
        reader.Dispose();
    }

    [TestCase("94")]
    [TestCase("c8 04")]
    [TestCase("d4 00 04")]
    [TestCase("49 00 00 00 04")]
    [TestCase("e4")]
    [TestCase("59 00 00 00 04")]
    [Property("Rule", "H56")]
    public void Flag_of_a_response_can_have_any_form(string hex) => Codec.AssertReads(hex, 4, As.Int32);

    [Test]
    [Property("Rule", "H57")]
    public void Body_of_a_heartbeat_is_null() => Codec.AssertBoth("4e", (object?)null);

    [Test]
    [Property("Rule", "H67")]
    public void Assembly_needs_no_code_generation_at_run_time()
    {
        Assembly hessian = typeof(HessianReader).Assembly;
        Assert.That(
            hessian.GetReferencedAssemblies().Select(reference => reference.Name),
            Has.None.StartsWith("System.Reflection.Emit").And.None.EqualTo("System.Linq.Expressions").And.None.EqualTo("Microsoft.CSharp"));
        Assert.That(
            hessian.GetCustomAttributes<AssemblyMetadataAttribute>()
                .Select(attribute => (attribute.Key, attribute.Value)), Does.Contain(("IsAotCompatible", "True")));
    }

    private static IEnumerable<object> Named(Type type) => type.GetMethods(
        BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)
        .Where(
            method => method.IsDefined(typeof(TestAttribute)) || method.IsDefined(typeof(TestCaseAttribute)) || method.IsDefined(
                typeof(TestCaseSourceAttribute)))
        .SelectMany(method => method.GetCustomAttributes<PropertyAttribute>().Concat(type.GetCustomAttributes<PropertyAttribute>()))
        .SelectMany(property => property.Properties["Rule"].Cast<object>());
}
