using Frames;

namespace DubboNet.Integration.Tests;

/// <summary>Tests the responses of a provider, frame by frame.</summary>
public sealed class ProviderTests
{
    private const string Service = FrameMethods.Interface;
    private const string StringParameter = "Ljava/lang/String;";

    [Test]
    [Property("Rule", "W27")]
    [Property("Rule", "W29")]
    public async Task Result_is_form_4_with_the_protocol_version()
    {
        RawFrame answer = await AskAsync(Wire.Call(7, Service, "echo", StringParameter, "hi"));

        Assert.That((answer.Flags, answer.Status, answer.Id), Is.EqualTo((Wire.Response, Wire.Ok, 7L)));
        Assert.That(Convert.ToHexString(answer.Body), Is.EqualTo("94" + "026869" + "48" + "05647562626F" + "05322E302E32" + "5A"));
    }

    [TestCase("2.0.2", 4)]
    [TestCase("2.0.99", 4)]
    [TestCase("2.0.1", 1)]
    [TestCase("2.6.2", 1)]
    [TestCase("2.7.0", 1)]
    [TestCase("3.2.0", 1)]
    [TestCase("", 1)]
    [TestCase(null, 1)]
    [TestCase("client", 1)]
    [Property("Rule", "W28")]
    public async Task Form_depends_on_the_version_of_the_consumer(string? version, int form)
    {
        RawFrame answer = await AskAsync(Request([version, Service, "0.0.0", "echo", StringParameter, "x", null]));
        Assert.That(answer.Value, Is.EqualTo(form));
    }

    [Test]
    [Property("Rule", "W30")]
    public async Task Void_and_null_are_form_5()
    {
        Assert.That((await AskAsync(Wire.Call(1, Service, "nothing", ""))).Value, Is.EqualTo(5));
        Assert.That((await AskAsync(Wire.Call(1, Service, "nul", ""))).Value, Is.EqualTo(5));
    }

    [TestCase("0.0.0")]
    [TestCase("")]
    [TestCase(null)]
    [Property("Rule", "W23")]
    public async Task Absent_version_has_three_spellings(string? version) =>
        Assert.That((await AskAsync(Request(["2.0.2", Service, version, "echo", StringParameter, "x", null]))).Value, Is.EqualTo(4));

    [Test]
    [Property("Rule", "W18")]
    [Property("Rule", "W23")]
    [Property("Rule", "W52")]
    public async Task Attachments_take_precedence_over_the_head_and_select_the_group()
    {
        DubboMethod<string, string> plain = FrameMethods.Echo;
        DubboMethod<string, string> blue = plain.For(new ServiceKey(Service, "2.1.0", "blue", "custom/path"));
        await using var loopback = new Loopback(
            new DubboService(plain.Service).Map(plain, _ => "plain"), new DubboService(blue.Service).Map(blue, _ => "blue"));
        using RawPeer peer = await loopback.ConnectRawAsync();
        var map = new Dictionary<object, object?> { ["path"] = "custom/path", ["version"] = "2.1.0", ["group"] = "blue" };

        RawFrame answer = await peer.AskAsync(Request(["2.0.2", Service, "0.0.0", "echo", StringParameter, "x", map]));

        Assert.That(answer.Values[1], Is.EqualTo("blue"));
        Assert.That(await loopback.Connect().InvokeAsync(blue, "x"), Is.EqualTo("blue"));
        Assert.That(await loopback.Connect().InvokeAsync(plain, "x"), Is.EqualTo("plain"));
    }

    [TestCase("I", 1, "int 1")]
    [TestCase("Ljava/lang/Integer;", 1, "Integer 1")]
    [TestCase(StringParameter, "1", "String 1")]
    [Property("Rule", "W21")]
    public async Task Overload_is_chosen_by_descriptor(string descriptor, object argument, string expected) =>
        Assert.That((await AskAsync(Wire.Call(1, Service, "over", descriptor, argument))).Values[1], Is.EqualTo(expected));

    [TestCase("com.example.Nobody", "echo", StringParameter, 70, "Not found exported service: com.example.Nobody")]
    [TestCase(Service, "nope", StringParameter, 40, "Service not found:" + Service + ", nope")]
    [TestCase(Service, "echo", "I", 40, "The service has " + Service + ".echo(Ljava/lang/String;)")]
    [TestCase(Service, "echo", "Ljava/lang/String", 40, "Malformed parameter descriptor")]
    [Property("Rule", "W19")]
    [Property("Rule", "W53")]
    public async Task Unknown_targets_get_the_response_of_Java(string service, string method, string descriptor, int status, string text)
    {
        RawFrame answer = await AskAsync(Wire.Call(9, service, method, descriptor, "x"));

        Assert.That(((int)answer.Status, answer.Id), Is.EqualTo((status, 9L)));
        Assert.That(answer.Text, Does.Contain(text));
    }

    [TestCase(Service, null, 70, "Invalid token!", 0)]
    [TestCase(Service, "wrong", 70, "Invalid token!", 0)]
    [TestCase(Service, "secret", 20, "ran", 1)]
    [TestCase("com.example.Nobody", "secret", 70, "Not found exported service", 0)]
    public async Task Arguments_are_read_only_if_the_call_can_run(string service, string? token, int status, string text, int reads)
    {
        var argument = new CountingFormatter();
        var method = new DubboMethod<string, string>(
            FrameMethods.Service, "echo", StringParameter, DubboArguments.CreateFormatter(argument), HessianFormatters.String);
        await using var loopback =
            new Loopback(new DubboServerOptions { Token = "secret" }, new DubboService(FrameMethods.Service).Map(method, _ => "ran"));
        using RawPeer peer = await loopback.ConnectRawAsync();
        // Test the usual form on the wire, and an attachment that only the slow path reads.
        foreach (object extra in new object[] { "x", new List<object?> { 1 } })
        {
            argument.Reads = 0;
            var attachments = new Dictionary<object, object?> { ["path"] = service, ["token"] = token, ["extra"] = extra };
            RawFrame answer = await peer.AskAsync(Request(["2.0.2", service, "0.0.0", "echo", StringParameter, "x", attachments]));

            Assert.That(((int)answer.Status, argument.Reads), Is.EqualTo((status, reads)));
            Assert.That(reads == 0 ? answer.Text : answer.Values[1], Does.Contain(text));
        }
    }

    [TestCase("V")]
    [TestCase("[V")]
    [TestCase("Lcom//A;")]
    [TestCase("dimensions")]
    [TestCase("letters")]
    [TestCase("parameters")]
    public async Task Malformed_descriptor_is_also_a_bad_request_for_dynamic_handlers(string kind)
    {
        string descriptor = kind switch
        {
            "dimensions" => new string('[', 300) + "I",
            "letters" => $"L{new string('a', 100_000)};",
            "parameters" => new string('I', 256),
            _ => kind,
        };
        await using var loopback =
            new Loopback(new DubboService(new ServiceKey(Service)).MapDynamic((_, _) => ValueTask.FromResult<object?>("ran")));
        using RawPeer peer = await loopback.ConnectRawAsync();

        RawFrame answer = await peer.AskAsync(Wire.Call(9, Service, "any", descriptor, "x"));

        Assert.That((int)answer.Status, Is.EqualTo(40));
        Assert.That(answer.Text, Does.Contain("Malformed parameter descriptor").And.Length.LessThan(300));
    }

    [Test]
    [Property("Rule", "W22")]
    [Property("Rule", "W53")]
    public async Task Body_that_cannot_be_decoded_is_a_bad_request_and_fails_no_other_call()
    {
        await using var loopback = new Loopback();
        using RawPeer peer = await loopback.ConnectRawAsync();

        RawFrame garbled = await peer.AskAsync(Wire.Frame(Wire.TwoWay, 0, 1, 0xff, 0xff));
        RawFrame noMap = await peer.AskAsync(Request(["2.0.2", Service, "0.0.0", "echo", StringParameter, "x"]));
        RawFrame wrongMap = await peer.AskAsync(Request(["2.0.2", Service, "0.0.0", "echo", StringParameter, "x", "no map"]));
        RawFrame nullForInt = await peer.AskAsync(Wire.Call(1, Service, "over", "I", [null]));

        Assert.That(new[] { garbled, noMap, wrongMap, nullForInt }.Select(frame => frame.Status), Is.All.EqualTo(40));
        Assert.That((await peer.AskAsync(Wire.Call(1, Service, "echo", StringParameter, "x"))).Status, Is.EqualTo(Wire.Ok));
    }

    [Test]
    [Property("Rule", "W3")]
    [Property("Rule", "W4")]
    public async Task Other_serialization_is_rejected_in_hessian_and_the_connection_stays_open()
    {
        await using var loopback = new Loopback();
        using RawPeer peer = await loopback.ConnectRawAsync();

        RawFrame answer = await peer.AskAsync(Wire.Frame(0xd7, 0, 5, 0, 0, 0, 1, 0xaf));

        Assert.That((answer.Flags, answer.Status, answer.Id), Is.EqualTo((Wire.Response, (byte)40, 5L)));
        Assert.That(answer.Text, Does.Contain("Unexpected serialization id:23"));
        Assert.That((await peer.AskAsync(Wire.Call(1, Service, "echo", StringParameter, "x"))).Status, Is.EqualTo(Wire.Ok));
    }

    [Test]
    [Property("Rule", "W12")]
    public async Task Extra_byte_after_the_attachments_is_skipped()
    {
        byte[] request = Request(["2.0.2", Service, "0.0.0", "echo", StringParameter, "x", null, null]);
        Assert.That((await AskAsync(request)).Status, Is.EqualTo(Wire.Ok));
    }

    [Test]
    [Property("Rule", "W44")]
    public async Task Every_service_responds_to_echo() =>
        Assert.That((await AskAsync(Wire.Call(1, Service, "$echo", "Ljava/lang/Object;", "OK"))).Values[1], Is.EqualTo("OK"));

    [TestCase("a2", "0152")]
    [TestCase("a2", "4e")]
    [TestCase("e2", "03616263")]
    [Property("Rule", "W37")]
    public async Task One_way_events_get_no_response(string flags, string body)
    {
        await using var loopback = new Loopback();
        using RawPeer peer = await loopback.ConnectRawAsync();
        await peer.SendAsync(Wire.Frame(Convert.FromHexString(flags)[0], 0, 1, Convert.FromHexString(body)));

        Assert.That((await peer.AskAsync(Wire.Heartbeat(2))).Id, Is.EqualTo(2));
    }

    [TestCase("runtime", "java.lang.IllegalArgumentException", "bad argument")]
    [TestCase("custom", "java.lang.RuntimeException", "System.InvalidOperationException: hidden from consumers")]
    [TestCase("checked", "com.example.frames.FrameException", "no stock")]
    [Property("Rule", "W31")]
    [Property("Rule", "W33")]
    [Property("Rule", "W34")]
    public async Task Exception_is_sent_as_a_Throwable(string kind, string javaType, string message)
    {
        RawFrame answer = await AskAsync(Wire.Call(1, Service, "fail", StringParameter, kind));
        var thrown = (HessianObject)answer.Values[1]!;

        Assert.That((answer.Status, answer.Value), Is.EqualTo((Wire.Ok, (object)3)));
        Assert.That((thrown.ClassName, thrown["detailMessage"]), Is.EqualTo((javaType, (object)message)));
        Assert.That(thrown["stackTrace"], Is.Empty);
    }

    [Test]
    [Property("Rule", "W35")]
    [Property("Rule", "W56")]
    public async Task Result_that_cannot_be_encoded_is_one_status_50()
    {
        var service = new DubboService(FrameMethods.Service).Map(FrameMethods.Any, _ => new object[] { "half", new Version(1, 2) });
        await using var loopback = new Loopback(service);
        loopback.Log.Expect("ResponseNotEncodable");
        using RawPeer peer = await loopback.ConnectRawAsync();

        RawFrame answer = await peer.AskAsync(Wire.Call(3, Service, "any", "Ljava/lang/Object;", "x"));

        Assert.That((answer.Status, answer.Id), Is.EqualTo(((byte)50, 3L)));
        Assert.That(answer.Text, Does.StartWith("Failed to send response: ").And.Contain("System.Version"));
        Assert.That((await peer.AskAsync(Wire.Heartbeat(4))).Id, Is.EqualTo(4));
    }

    [Test]
    [Property("Rule", "W11")]
    public async Task Result_over_the_limit_is_a_status_25()
    {
        var options = new DubboServerOptions { MaxPayload = 1000 };
        await using var loopback = new Loopback(options, new FrameProvider().CreateService());
        loopback.Log.Expect("ResponseTooLarge");
        using RawPeer peer = await loopback.ConnectRawAsync();

        RawFrame answer = await peer.AskAsync(Wire.Call(1, Service, "zeros", "I", 5000));

        Assert.That(answer.Status, Is.EqualTo(25));
        Assert.That(answer.Text, Does.StartWith("Data length too large: 50").And.EndsWith(", max payload: 1000"));
    }

    [Test]
    [Property("Rule", "W9")]
    public async Task Request_over_the_limit_is_rejected_and_skipped()
    {
        await using var loopback = new Loopback(new DubboServerOptions { MaxPayload = 1000 }, new FrameProvider().CreateService());
        using RawPeer peer = await loopback.ConnectRawAsync();

        RawFrame answer = await peer.AskAsync(Wire.Frame(Wire.TwoWay, 0, 8, new byte[1001]));

        Assert.That((answer.Status, answer.Text), Is.EqualTo(((byte)40, "Data length too large: 1001, max payload: 1000")));
        Assert.That((await peer.AskAsync(Wire.Heartbeat(9))).Id, Is.EqualTo(9));
    }

    [Test]
    [Property("Rule", "W43")]
    public async Task One_way_request_gets_no_response()
    {
        await using var loopback = new Loopback();
        loopback.Log.Expect("OneWayThrew");
        using RawPeer peer = await loopback.ConnectRawAsync();
        byte[] failing = Wire.Call(1, Service, "fail", StringParameter, "checked");
        byte[] unknown = Wire.Call(2, Service, "nope", StringParameter, "x");
        failing[2] = unknown[2] = Wire.OneWay;
        await peer.SendAsync(failing);
        await peer.SendAsync(unknown);
        await peer.SendAsync(Wire.Frame(Wire.OneWay, 0, 3, 0xff));

        Assert.That((await peer.AskAsync(Wire.Call(4, Service, "echo", StringParameter, "x"))).Id, Is.EqualTo(4));
    }

    [Test]
    [Property("Rule", "W26")]
    public async Task Object_shared_by_two_arguments_is_one_object()
    {
        await using var loopback = new Loopback();
        IFrameService client = loopback.Connect().CreateClient<IFrameService>();
        var person = new Person();
        Assert.That(await client.SameAsync(person, person), Is.True);
        Assert.That(await client.SameAsync(person, new Person()), Is.False);
    }

    private sealed class CountingFormatter : IHessianFormatter<string>
    {
        public int Reads { get; set; }

        public void Write(ref HessianWriter writer, string? value) => writer.WriteString(value);

        public string? Read(ref HessianReader reader)
        {
            Reads++;
            return reader.ReadString();
        }
    }

    private static byte[] Request(object?[] values) => Wire.Frame(Wire.TwoWay, 0, 1, Wire.Values(values));

    private static async Task<RawFrame> AskAsync(byte[] request)
    {
        await using var loopback = new Loopback();
        loopback.Log.Expect("HandlerThrew");
        using RawPeer peer = await loopback.ConnectRawAsync();
        return await peer.AskAsync(request);
    }
}
