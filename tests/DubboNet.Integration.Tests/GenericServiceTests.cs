using Frames;

namespace DubboNet.Integration.Tests;

/// <summary>Tests generic calls of a hosted service. Arguments, results and errors are converted as in Java.</summary>
public sealed class GenericServiceTests
{
    private const string PersonClass = "com.example.frames.Person";
    private const string TextClass = "java.lang.String";
    private const string GenericException = "com.alibaba.dubbo.rpc.service.GenericException";

    private const string Descriptor = "Ljava/lang/String;[Ljava/lang/String;[Ljava/lang/Object;";

    private static readonly ServiceKey Service = FrameMethods.Service;

    private static readonly HessianObject Shared = new(PersonClass, ("name", "n"));

    private Loopback _loopback = null!;
    private DubboChannel _channel = null!;

    [SetUp]
    public void Start()
    {
        _loopback = new Loopback();
        _channel = _loopback.Connect();
    }

    [TearDown]
    public async Task StopAsync()
    {
        await _channel.DisposeAsync();
        await _loopback.DisposeAsync();
    }

    [Test]
    [Property("Rule", "W47")]
    public async Task Map_becomes_the_declared_class_and_the_result_becomes_a_map()
    {
        var friend = new Dictionary<object, object?> { ["name"] = "friend", ["tags"] = new List<object?> { "a" } };
        var map = new Dictionary<object, object?>
        {
            ["id"] = "5",
            ["name"] = "gen",
            ["color"] = "RED",
            ["balance"] = "1.50",
            ["numbers"] = new List<object?> { 1, "2" },
            ["counts"] = new Dictionary<object, object?> { ["one"] = "1" },
            ["friend"] = friend,
            ["age"] = null,
            ["unheard"] = "of",
        };
        Dictionary<object, object?> saved = await SavePersonAsync(map);
        Assert.That(
            (saved["class"], saved["id"], saved["name"], saved["color"], saved["balance"]),
            Is.EqualTo((PersonClass, 5L, "gen", "RED", new BigDecimal(150, 2))));
        Assert.That(saved["numbers"], Is.EqualTo(new[] { 1, 2 }));
        Assert.That(saved["counts"], Is.EqualTo(new Dictionary<object, object?> { ["one"] = 1 }));
        Assert.That(((Dictionary<object, object?>)saved["friend"]!)["tags"], Is.EqualTo(new[] { "a" }));
    }

    [Test]
    [Property("Rule", "W47")]
    public async Task Object_that_arguments_share_is_created_twice_for_a_declared_method()
    {
        var person = new Dictionary<object, object?> { ["class"] = PersonClass, ["name"] = "n" };
        Assert.That(
            await _channel.InvokeGenericAsync(Service, "same", [PersonClass, PersonClass], [person, person]), Is.False, "as in Java");
        Assert.That(
            await _channel.InvokeDynamicAsync(Service, "same", [PersonClass, PersonClass], [Shared, Shared]), Is.True, "an ordinary call");
    }

    [TestCase("com.example.frames.VipPerson", "com.example.frames.VipPerson")]
    [TestCase("com.example.frames.Unheard", PersonClass)]
    [TestCase("com.example.frames.Color", PersonClass)]
    [Property("Rule", "W47")]
    public async Task Class_of_a_map_is_used_only_if_it_is_known_and_fits(string named, string made)
    {
        _loopback.Log.Expect("ClassSubstituted");
        Assert.That((await SavePersonAsync(new() { ["class"] = named, ["name"] = "n" }))["class"], Is.EqualTo(made));
    }

    [Test]
    [Property("Rule", "W47")]
    public async Task Without_a_declared_type_known_classes_become_objects_and_unknown_ones_maps()
    {
        object? known = await _channel.InvokeGenericRawAsync(
            Service, "any", ["java.lang.Object"], [new Dictionary<object, object?> { ["class"] = PersonClass, ["name"] = "n" }]);
        Assert.That(known, Is.TypeOf<Person>().With.Property("Name").EqualTo("n"));
        var map = new Dictionary<object, object?> { ["class"] = "com.acme.Unheard", ["x"] = 1 };
        Assert.That(await _channel.InvokeGenericRawAsync(Service, "any", ["java.lang.Object"], [map]), Is.EqualTo(map));
    }

    [Test]
    [Property("Rule", "W47")]
    public async Task Cycle_within_an_argument_is_preserved()
    {
        var map = new Dictionary<object, object?> { ["class"] = PersonClass };
        map["friend"] = map;
        Dictionary<object, object?> saved = await SavePersonAsync(map);
        Assert.That(saved["friend"], Is.SameAs(saved));
    }

    [TestCase(null)]
    [TestCase("")]
    [TestCase("TRUE")]
    [TestCase("whatever")]
    [Property("Rule", "W47")]
    public async Task Attachment_without_a_form_selects_maps(string? form)
    {
        var received = (Dictionary<object, object?>)(
            await AskAsync(form, "savePerson", [PersonClass], [new Dictionary<object, object?> { ["name"] = "n" }])).Values[1]!;
        Assert.That((received["class"], received["name"]), Is.EqualTo((PersonClass, "n")));
    }

    [Test]
    [Property("Rule", "W47")]
    public async Task Async_method_of_Java_is_the_same_call()
    {
        using RawPeer peer = await _loopback.ConnectRawAsync();
        RawFrame answer = await peer.AskAsync(
            Wire.Call(1, Service.Interface, "$invokeAsync", Descriptor, "echo", new[] { TextClass }, new object[] { "hi" }));
        Assert.That(answer.Values.Take(2), Is.EqualTo(new object[] { 4, "hi" }));
    }

    [Test]
    [Property("Rule", "W49")]
    public async Task Plain_result_is_the_object() => Assert.That(
        await _channel.InvokeGenericRawAsync(Service, "savePerson", [PersonClass], [new HessianObject(PersonClass, ("name", "n"))]),
        Is.TypeOf<Person>().With.Property("Name").EqualTo("n"));

    [Test]
    [Property("Rule", "W49")]
    public async Task Json_arguments_and_results_are_converted()
    {
        string person = await _channel.InvokeGenericJsonAsync(
            Service, "describe", [PersonClass, TextClass],
            ["""{"class":"com.example.frames.VipPerson","id":5,"color":"RED","born":"2026-11-25T18:06:00Z"}""", "\"Zoë\""]);
        Assert.That(person, Does.StartWith("{").And.Contain("\"id\":5").And.Contain("\"name\":\"Zoë\"").And.Contain("\"color\":\"RED\""));
        Assert.That(person, Does.Contain("\"born\":\"2026-11-25T18:06:00Z\"").And.Contain("\"score\":0.0"));
        Assert.That(person, Does.Not.Contain("null").And.Not.Contain("class").And.Not.Contain("level"));
        Assert.That(await _channel.InvokeGenericJsonAsync(Service, "nothing", [], []), Is.EqualTo("null"));
        Assert.That(await _channel.InvokeGenericJsonAsync(Service, "echo", null, ["\"hi\""]), Is.EqualTo("\"hi\""));
    }

    [TestCase("nativejava", "Java serialization is not safe")]
    [TestCase("NativeJava", "Java serialization is not safe")]
    [TestCase("bean", "not supported")]
    [TestCase("protobuf-json", "not supported")]
    [Property("Rule", "W49")]
    public async Task Other_forms_are_rejected(string form, string reason) =>
        AssertRefused(await AskAsync(form, "echo", [TextClass], [new byte[] { 1 }]), reason);

    [TestCase("fly", new[] { "int" }, "No such method fly in class interface com.example.frames.FrameService")]
    [TestCase("over", new[] { "long" }, "No such method over")]
    [TestCase("over", new[] { "a type" }, "No such method over")]
    [TestCase("", new string[0], "No such method")]
    [TestCase("fly", null, "No such method fly")]
    [TestCase("over", null, "Not unique method for method name(over)")]
    [TestCase("add", new[] { "int", "int" }, "args.length != types.length")]
    [TestCase("color", new[] { "com.example.frames.Color" }, "cannot be converted")]
    [Property("Rule", "W48")]
    public async Task Call_of_an_unknown_method_or_with_wrong_arguments_is_rejected(string method, string[]? types, string reason) =>
        AssertRefused(await AskAsync("true", method, types, ["no color"]), reason);

    [Test]
    [Property("Rule", "W48")]
    public async Task Invalid_json_is_rejected() =>
        AssertRefused(await AskAsync("gson", "echo", [TextClass], ["{"]), "cannot be converted");

    [TestCase("int[][]", "grid")]
    [TestCase("[[I", "grid")]
    [TestCase("[Ljava.lang.String;", "texts")]
    [Property("Rule", "W46")]
    public async Task Array_types_have_both_names_of_Java(string type, string method) =>
        Assert.That(await _channel.InvokeGenericAsync(Service, method, [type], [Array.Empty<object?>()]), Is.Empty);

    [Test]
    [Property("Rule", "W48")]
    public async Task Exception_of_a_method_is_sent_as_GenericException_and_thrown_with_its_own_class()
    {
        _loopback.Log.Expect("HandlerThrew");
        RawFrame answer = await AskAsync("true", "fail", [TextClass], ["checked"]);
        var thrown = (HessianObject)answer.Values[1]!;
        Assert.That(thrown.ClassName, Is.EqualTo(GenericException));
        Assert.That((thrown["exceptionClass"], thrown["exceptionMessage"]), Is.EqualTo(("com.example.frames.FrameException", "no stock")));
        Assert.That(thrown["detailMessage"], Does.StartWith("com.example.frames.FrameException: no stock"));
        Assert.That(
            async () => await _channel.InvokeGenericAsync(Service, "fail", [TextClass], ["custom"]),
            Throws.TypeOf<JavaException>().With.Property("JavaType").EqualTo("java.lang.RuntimeException")
                .And.Property("JavaMessage").EqualTo("System.InvalidOperationException: hidden from consumers"));
    }

    [Test]
    [Property("Rule", "W48")]
    public void Null_for_a_primitive_is_an_exception() => Assert.That(
        async () => await _channel.InvokeGenericAsync(Service, "add", ["int", "int"], [1, null]),
        Throws.TypeOf<JavaException>().With.Property("JavaType")
            .EqualTo("java.lang.NullPointerException").And.Message.Contains("Argument 1"));

    [Test]
    [Property("Feature", "59")]
    public async Task Dynamic_call_is_an_ordinary_request()
    {
        Assert.That(await _channel.InvokeDynamicAsync(Service, "add", ["int", "int"], [2, 40]), Is.EqualTo(42));
        Assert.That(
            await _channel.InvokeDynamicAsync(Service, "savePerson", [PersonClass], [new HessianObject(PersonClass, ("name", "n"))]),
            Is.TypeOf<Person>().With.Property("Name").EqualTo("n"));
        Assert.That(async () => await _channel.InvokeDynamicAsync(Service, "add", ["int"], [1, 2]), Throws.ArgumentException);
    }

    [Test]
    [Property("Feature", "60")]
    public async Task Signatures_come_from_the_contract()
    {
        Assert.That(
            await _channel.InvokeDynamicAsync(Service, "add", ContractSignatures.ParameterTypes<IFrameService>("add"), [2, 40]),
            Is.EqualTo(42));
        Assert.That(
            ContractSignatures.ParameterTypes<IFrameService>("describe", parameters: 2), Is.EqualTo(new[] { PersonClass, TextClass }));
        Assert.That(ContractSignatures.ParameterTypes<IFrameService>("grid"), Is.EqualTo(new[] { "int[][]" }));
        Assert.That(
            () => ContractSignatures.ParameterTypes<IFrameService>("over", 1),
            Throws.ArgumentException.With.Message.Contains("the contract has over(int), over(java.lang.Integer), over(java.lang.String)."));
        Assert.That(
            () => ContractSignatures.ParameterTypes<IFrameService>("add", 3),
            Throws.ArgumentException.With.Message.Contains("the contract has add(int, int)."));
        Assert.That(
            () => ContractSignatures.ParameterTypes<IFrameService>("fly"), Throws.ArgumentException.With.Message.Contains("echo, add, "));
    }

    private async Task<Dictionary<object, object?>> SavePersonAsync(Dictionary<object, object?> person) =>
        (Dictionary<object, object?>)(await _channel.InvokeGenericAsync(Service, "savePerson", [PersonClass], [person]))!;

    /// <summary>Sends a request from another client and returns the response.</summary>
    private async Task<RawFrame> AskAsync(string? form, string method, string[]? types, object?[] arguments)
    {
        var attachments = new Dictionary<object, object?>();
        if (form is not null)
            attachments["generic"] = form;
        using RawPeer peer = await _loopback.ConnectRawAsync();
        return await peer.AskAsync(Wire.Frame(
            Wire.TwoWay, 0, 1,
            Wire.Values("2.0.2", Service.Interface, "0.0.0", "$invoke", Descriptor, method, types, arguments, attachments)));
    }

    private static void AssertRefused(RawFrame answer, string reason)
    {
        Assert.That(answer.Status, Is.EqualTo((byte)DubboStatus.ServiceError));
        Assert.That(answer.Text, Does.Contain(reason));
    }
}
