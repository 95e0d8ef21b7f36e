using DubboNet.Protocol.Requests;
using DubboNet.Tests.Support;

namespace DubboNet.Tests.Protocol;

public sealed class RequestEncoderTests
{
    private const string HelloRequest =
        """
        da bb c2 00  00 00 00 00 00 00 00 01  00 00 00 8a
        05 "2.0.2"
        10 "org.acme.Greeter"
        05 "0.0.0"
        05 "hello"
        12 "Ljava/lang/String;"
        05 "world"
        48
          04 "path"       10 "org.acme.Greeter"
          09 "interface"  10 "org.acme.Greeter"
          07 "version"    05 "0.0.0"
          07 "timeout"    04 "3000"
        5a
        """;

    private static readonly ServiceKey Greeter = new("org.acme.Greeter");

    [Test]
    [Property("Rule", "W1")]
    [Property("Rule", "W2")]
    [Property("Rule", "W16")]
    [Property("Rule", "W17")]
    public void Encode_writes_the_bytes_of_Java()
    {
        RawFrame frame = Encoding.Request(Hello(Greeter), "world", null, Encoding.PlainRequest with { TimeoutMilliseconds = 3000 });
        Assert.That(Hex.Format(frame.Bytes), Is.EqualTo(Hex.Format(Hex.Parse(HelloRequest))));
    }

    [Test]
    [Property("Rule", "W16")]
    public void Read_returns_all_five_fields_of_a_request_of_Java()
    {
        var reader = new HessianReader(Hex.Parse(HelloRequest).AsSpan(16), HessianOptions.Default);
        try
        {
            RequestHead head = RequestHead.Read(ref reader);
            Assert.That(head, Is.EqualTo(new RequestHead("2.0.2", "org.acme.Greeter", "0.0.0", "hello", "Ljava/lang/String;")));
        }
        finally
        {
            reader.Dispose();
        }
    }

    [Test]
    [Property("Rule", "W16")]
    public void Encode_writes_an_empty_descriptor_without_arguments()
    {
        var method = new DubboMethod<DubboVoid, DubboVoid>(Greeter, "ping", "", DubboArguments.None, DubboArguments.None);
        IReadOnlyList<object?> values = Encoding.Request(method, default).Values;
        Assert.That(values.Take(5), Is.EqualTo(new[] { "2.0.2", "org.acme.Greeter", "0.0.0", "ping", "" }));
        Assert.That(values, Has.Count.EqualTo(6));
    }

    [Test]
    [Property("Rule", "W17")]
    [Property("Rule", "W18")]
    [Property("Rule", "W52")]
    public void Encode_writes_path_group_and_version()
    {
        RawFrame frame = Encoding.Request(Hello(new ServiceKey("org.acme.Greeter", "1.2.3", "blue", "/greeting")), "x");
        Assert.That(frame.Values.Take(3), Is.EqualTo(new[] { "2.0.2", "org.acme.Greeter", "1.2.3" }));
        Assert.That(Map(frame), Is.EquivalentTo(new Dictionary<object, object?>
        {
            ["path"] = "greeting",
            ["interface"] = "org.acme.Greeter",
            ["version"] = "1.2.3",
            ["group"] = "blue",
        }));
    }

    [TestCase(0L, "0")]
    [TestCase(1L, "1")]
    [TestCase(1000L, "1000")]
    [TestCase(long.MaxValue, "9223372036854775807")]
    [Property("Rule", "W24")]
    public void Encode_writes_the_timeout_as_text(long timeout, string text) =>
        Assert.That(
            Map(Encoding.Request(Hello(Greeter), "x", null, Encoding.PlainRequest with { TimeoutMilliseconds = timeout }))["timeout"],
            Is.EqualTo(text));

    [Test]
    [Property("Rule", "W24")]
    public void Encode_adds_the_attachments_of_application_and_user()
    {
        Attachments attachments = new() { ["trace"] = "abc", ["count"] = 7L, ["list"] = new List<object?> { 1, "a" }, ["none"] = null };
        RequestContext context =
            Encoding.PlainRequest with { ApplicationAttachment = DubboMethod.EncodeStrings("remote.application", "shop") };
        Assert.That(Map(Encoding.Request(Hello(Greeter), "x", attachments, context)), Is.EquivalentTo(new Dictionary<object, object?>
        {
            ["path"] = "org.acme.Greeter",
            ["interface"] = "org.acme.Greeter",
            ["version"] = "0.0.0",
            ["remote.application"] = "shop",
            ["trace"] = "abc",
            ["count"] = 7L,
            ["list"] = new List<object?> { 1, "a" },
            ["none"] = null,
        }));
    }

    [Test]
    [Property("Rule", "W24")]
    [Property("Rule", "W61")]
    public void Encode_ignores_keys_of_the_protocol_in_the_user_attachments()
    {
        var attachments = new Attachments();
        foreach (string key in (string[])["path", "interface", "version", "group", "timeout", "remote.application", "dubbo"])
            attachments[key] = "forged";
        Assert.That(Map(Encoding.Request(Hello(Greeter), "x", attachments)).Values, Has.None.EqualTo("forged"));
    }

    [Test]
    [Property("Rule", "W16")]
    [Property("Rule", "W26")]
    public void Encode_writes_a_shared_object_once()
    {
        List<object?> shared = ["s"];
        var method = new DubboMethod<(object?, object?), object>(
            Greeter, "both", "Ljava/lang/Object;Ljava/lang/Object;", DubboArguments.CreateFormatter(As.Object, As.Object), As.Object);
        RawFrame frame = Encoding.Request(method, (shared, shared), new Attachments { ["again"] = shared });
        IReadOnlyList<object?> values = frame.Values;
        Assert.That(values[5], Is.EqualTo(shared));
        Assert.That(values[6], Is.SameAs(values[5]));
        Assert.That(Map(frame, values)["again"], Is.SameAs(values[5]));
    }

    [Test]
    [Property("Rule", "W26")]
    public void Encode_counts_the_map_of_attachments_as_a_reference()
    {
        // Reference 0 is the map of attachments, so its values count from 1.
        List<object?> shared = [];
        RawFrame frame = Encoding.Request(Hello(Greeter), "x", new Attachments { ["a"] = shared, ["b"] = shared });
        Assert.That(Hex.Format(frame.Body), Does.Contain(Hex.Format(Hex.Parse("01\"a\" 78 01\"b\" 51 91"))));
    }

    [Test]
    [Property("Rule", "W35")]
    public void Encode_throws_for_an_argument_that_cannot_be_written() =>
        Assert.That(
            () =>
                Encoding.Request(
                    new DubboMethod<object, object>(
                        Greeter, "any", "Ljava/lang/Object;", DubboArguments.CreateFormatter(As.Object), As.Object),
                    new object()),
            Throws.TypeOf<HessianException>());

    private static DubboMethod<string, string> Hello(ServiceKey service) =>
        new(service, "hello", "Ljava/lang/String;", DubboArguments.CreateFormatter(As.String), As.String);

    private static Dictionary<object, object?> Map(RawFrame frame) => Map(frame, frame.Values);

    private static Dictionary<object, object?> Map(RawFrame frame, IReadOnlyList<object?> values)
    {
        Assert.That(frame.Head[2], Is.EqualTo(Wire.TwoWay));
        return (Dictionary<object, object?>)values[^1]!;
    }
}
