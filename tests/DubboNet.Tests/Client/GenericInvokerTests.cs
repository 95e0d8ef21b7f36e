using DubboNet.Tests.Support;

namespace DubboNet.Tests.Client;

[Property("Rule", "W46")]
public sealed class GenericInvokerTests
{
    private static readonly ServiceKey Service = new("com.acme.S", "1.0");

    private readonly CapturingInvoker _invoker = new();

    [Test]
    public async Task InvokeGenericAsync_writes_the_exact_method_and_descriptor()
    {
        await _invoker.InvokeGenericAsync(Service, "find", ["java.lang.String", "int"], ["a", 1]);
        Assert.That(_invoker.Request!.Values.Take(5), Is.EqualTo(new[]
        {
            "2.0.2", "com.acme.S", "1.0", "$invoke", "Ljava/lang/String;[Ljava/lang/String;[Ljava/lang/Object;",
        }));
        Assert.That(Attachments()["generic"], Is.EqualTo("true"));
    }

    [Test]
    public async Task InvokeGenericAsync_writes_arguments_as_typed_arrays()
    {
        await _invoker.InvokeGenericAsync(Service, "find", ["java.lang.String", "int"], ["a", 1]);
        // The name, the types as String[] and the values as Object[].
        Assert.That(Hex.Format(_invoker.Request!.Body), Does.Contain(Hex.Format(Hex.Parse(
            "04\"find\" 56 07\"[string\" 92 10\"java.lang.String\" 03\"int\" 56 07\"[object\" 92 01\"a\" 91"))));
    }

    [Test]
    public async Task InvokeGenericAsync_can_leave_the_types_to_the_provider()
    {
        await _invoker.InvokeGenericAsync(Service, "ping", null, []);
        Assert.That(Hex.Format(_invoker.Request!.Body), Does.Contain(Hex.Format(Hex.Parse("04\"ping\" 4e 56 07\"[object\" 90"))));
    }

    [Test]
    public async Task InvokeGenericAsync_writes_objects_as_maps_with_their_class()
    {
        var address = new HessianObject("com.acme.Address", ("city", "Rome"));
        var person = new HessianObject("com.acme.Person", ("name", "Ann"), ("home", address), ("work", address), ("self", null));
        person["self"] = person;
        await _invoker.InvokeGenericAsync(Service, "save", ["com.acme.Person"], [person, new List<object?> { address }, null]);

        var arguments = (object?[])_invoker.Request!.Values[7]!;
        var map = (Dictionary<object, object?>)arguments[0]!;
        Assert.That(map["class"], Is.EqualTo("com.acme.Person"));
        Assert.That(map["name"], Is.EqualTo("Ann"));
        Assert.That(map["self"], Is.SameAs(map));
        var home = (Dictionary<object, object?>)map["home"]!;
        Assert.That(home, Is.EquivalentTo(new Dictionary<object, object?> { ["class"] = "com.acme.Address", ["city"] = "Rome" }));
        Assert.That(map["work"], Is.SameAs(home));
        Assert.That(((List<object?>)arguments[1]!)[0], Is.SameAs(home));
        Assert.That(arguments[2], Is.Null);
    }

    [Test]
    public async Task InvokeGenericAsync_writes_objects_inside_maps_and_arrays_as_maps()
    {
        var address = new HessianObject("com.acme.Address", ("city", "Rome"));
        await _invoker.InvokeGenericAsync(
            Service, "save", ["java.util.Map", "java.lang.Object[]"],
            [new Dictionary<object, object?> { ["at"] = address }, new object?[] { address, "x", new byte[] { 1 } }]);
        var arguments = (object?[])_invoker.Request!.Values[7]!;
        var inner = (Dictionary<object, object?>)((Dictionary<object, object?>)arguments[0]!)["at"]!;
        Assert.That(inner["class"], Is.EqualTo("com.acme.Address"));
        Assert.That(((object?[])arguments[1]!)[0], Is.SameAs(inner));
        Assert.That(((object?[])arguments[1]!)[2], Is.EqualTo(new byte[] { 1 }));
    }

    [Test]
    [Property("Rule", "W24")]
    public async Task InvokeGenericAsync_keeps_options_and_does_not_change_the_attachments_of_the_caller()
    {
        Attachments own = new() { ["a"] = "b" };
        await _invoker.InvokeGenericAsync(
            Service, "ping", [], [], new DubboCallOptions { Attachments = own, Timeout = TimeSpan.FromSeconds(5) });
        Assert.That(_invoker.Options.Timeout, Is.EqualTo(TimeSpan.FromSeconds(5)));
        Assert.That(Attachments()["a"], Is.EqualTo("b"));
        Assert.That(own, Has.Count.EqualTo(1));
    }

    [Test]
    [Property("Rule", "W44")]
    public async Task EchoAsync_calls_the_method_that_every_service_has()
    {
        await _invoker.EchoAsync(Service, "x");
        Assert.That(_invoker.Request!.Values.Skip(3).Take(3), Is.EqualTo(new[] { "$echo", "Ljava/lang/Object;", "x" }));
    }

    private Dictionary<object, object?> Attachments() => (Dictionary<object, object?>)_invoker.Request!.Values[^1]!;
}
