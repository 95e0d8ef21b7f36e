namespace DubboNet.Integration.Tests;

/// <summary>Tests the bytes of generic calls that reach the provider.</summary>
public sealed class GenericCallTests
{
    private static readonly ServiceKey Service = new("com.acme.GreetingService");

    [Test]
    [Property("Rule", "W46")]
    public async Task Call_has_the_exact_descriptor_typed_arrays_and_objects_as_maps()
    {
        var person = new HessianObject("com.acme.Person", ("name", "Zoë"), ("friend", null));
        person["friend"] = person;

        IReadOnlyList<object?> body = (await SendAsync(["com.acme.Person"], [person])).Values;

        Assert.That(body[3], Is.EqualTo("$invoke"));
        Assert.That(body[4], Is.EqualTo("Ljava/lang/String;[Ljava/lang/String;[Ljava/lang/Object;"));
        Assert.That(body[5], Is.EqualTo("sayHello"));
        Assert.That(body[6], Is.TypeOf<string[]>().And.EqualTo(new[] { "com.acme.Person" }));
        var map = (Dictionary<object, object?>)((object[])body[7]!)[0];
        Assert.That((map["class"], map["name"]), Is.EqualTo(("com.acme.Person", "Zoë")));
        Assert.That(map["friend"], Is.SameAs(map));
        Assert.That(((Dictionary<object, object?>)body[8]!)["generic"], Is.EqualTo("true"));
    }

    [Test]
    [Property("Rule", "W46")]
    public async Task Null_types_let_the_provider_find_the_method_by_name() =>
        Assert.That((await SendAsync(null, ["hi"])).Values[6], Is.Null);

    private static async Task<RawFrame> SendAsync(string[]? types, object?[] arguments)
    {
        using var listener = new ScriptedPeer();
        await using var channel = new DubboChannel(listener.EndPoint);
        Task<object?> call = channel.InvokeGenericAsync(Service, "sayHello", types, arguments).AsTask();
        using RawPeer peer = await listener.AcceptAsync();
        RawFrame request = (await peer.ReadFrameAsync())!;
        await peer.SendAsync(Wire.Result(request.Id, 4, "hello", null));
        Assert.That(await call.Within(), Is.EqualTo("hello"));
        return request;
    }
}
