using System.Text.Json.Nodes;
using DubboNet.Registry.Metadata;

namespace DubboNet.Tests.Registry;

/// <summary>Tests the metadata of applications as Java writes, reads and sends it.</summary>
[Property("Rule", "W51")]
public sealed class ApplicationMetadataTests
{
    private static readonly string[] Lines = ["3.2", "3.3"];

    [Test]
    public void Revision_equals_that_of_Java()
    {
        var url = DubboUrl.Parse(
            "dubbo://10.0.0.5:20880/org.demo.Hi?side=provider&interface=org.demo.Hi&methods=sayHello&application=demo-provider&pid=1"
                + "&timestamp=2");
        var service = ServiceInfo.FromUrl(url) with { Version = "1.0.0" };
        Assert.That(
            new ApplicationMetadata("demo-provider", [service], null).Revision, Is.EqualTo("a7d7cec5cb43b747b1864cec232add20"));
    }

    [TestCase("weight", "1")]
    [TestCase("methods", "find")]
    public void Changed_parameter_changes_the_revision(string name, string value)
    {
        var url = DubboUrl.Parse("dubbo://h:1/x?interface=x");
        DubboUrl changed = url.WithParameters(KeyValuePair.Create(name, (string?)value));
        var other = DubboUrl.Parse("dubbo://other:1/x?interface=x&pid=5&timestamp=6");
        string before = new ApplicationMetadata("a", [url]).Revision;
        Assert.That(new ApplicationMetadata("a", [changed]).Revision, Is.Not.EqualTo(before));
        Assert.That(new ApplicationMetadata("a", [other]).Revision, Is.EqualTo(before));
    }

    [Test]
    public void Path_in_the_metadata_is_the_interface_because_Java_looks_for_it() => Assert.That(
        ServiceInfo.FromUrl(DubboUrl.Parse("dubbo://h:1/shop/x?interface=x")).Path, Is.EqualTo("x"));

    [TestCaseSource(nameof(Lines))]
    public void Metadata_of_Java_in_a_registry_is_read_and_written_again(string line)
    {
        string json = Repository.Read($"tests/DubboNet.Tests/Registry/Captures/metadata-{line}.json");
        Assert.That(ApplicationMetadata.TryParse(json, out ApplicationMetadata? metadata));
        Assert.That(JsonNode.DeepEquals(JsonNode.Parse(metadata!.ToJson()), JsonNode.Parse(json)));
        Assert.That(
            new ApplicationMetadata(metadata.Application, metadata.Services, null).Revision, Is.EqualTo(metadata.Revision),
            "computed as in Java");
        Assert.That(
            metadata.Services.Single().ToUrl("10.0.0.1", 5, []).ServiceKey, Is.EqualTo("blue/com.example.frames.FrameService:2.1.0"));
    }

    [TestCase("")]
    [TestCase("[]")]
    [TestCase("{}")]
    [TestCase("""{"services":[]}""")]
    [TestCase("""{"services":{"a":{"name":"\ud800"}}}""")]
    public void Malformed_metadata_is_rejected(string json) => Assert.That(ApplicationMetadata.TryParse(json, out _), Is.False);

    [Test]
    public void Members_that_are_missing_or_of_another_kind_are_left_out()
    {
        const string Json = """
            {"app":5,"services":{"a":{"name":"x","port":"1","params":{"k":1,"l":"m"},"version":null},"b":{"path":"x"},"c":1}}
            """;
        Assert.That(ApplicationMetadata.TryParse(Json, out ApplicationMetadata? metadata));
        ServiceInfo service = metadata!.Services.Single();
        Assert.That(
            (service.Interface, service.Path, service.Port, service.Protocol, service.Version, string.Join(",", service.Parameters)),
            Is.EqualTo(("x", "x", 0, "dubbo", (string?)null, "[l, m]")));
    }

    [TestCaseSource(nameof(Lines))]
    public void Response_of_Java_is_read(string line)
    {
        string[][] frames = [.. Repository.Read($"tests/DubboNet.Interop.Tests/Fixtures/metadata-{line}.tsv").Split('\n')
            .Select(each => each.Split('\t')).Where(fields => fields.Length == 4 && fields[2] == "<")];
        byte[] response = Convert.FromHexString(frames.First(fields => fields[0] == "by-hand-hessian2")[3].Trim());
        object? java = new RawFrame(response[..16], response[16..]).Values[1];
        string revision = (string)((HessianObject)java!)["revision"]!;
        ApplicationMetadata metadata = MetadataMethods.FromJava(java, "frames-app", revision)!;
        Assert.That(
            new ApplicationMetadata("frames-app", metadata.Services, null).Revision, Is.EqualTo(revision), "nothing of a service is lost");
        Assert.That(metadata.Services.Single().Key, Is.EqualTo("blue/com.example.frames.FrameService:2.1.0:dubbo"));
    }

    [Test]
    public void Object_that_is_not_metadata_is_none()
    {
        Assert.That(MetadataMethods.FromJava("text", "a", "r"), Is.Null);
        Assert.That(MetadataMethods.FromJava(new HessianObject("x", ("services", "text")), "a", "r"), Is.Null);
        var odd = new Dictionary<object, object?>
        {
            ["a"] = 1,
            ["b"] = new HessianObject("x", ("name", null)),
            ["c"] = new HessianObject("x", ("name", "y")),
        };
        Assert.That(
            MetadataMethods.FromJava(new HessianObject("x", ("services", odd)), "a", "r")!.Services.Select(service => service.Key),
            Is.EqualTo(new[] { "y:dubbo" }));
    }

    [Test]
    public void Java_object_is_read_as_it_was_written()
    {
        var metadata = new ApplicationMetadata("depot", [DubboUrl.Parse("dubbo://h:1/x?interface=x&group=g&version=2&timeout=300")]);
        object? copy = HessianSerializer.Deserialize(HessianSerializer.Serialize((object)MetadataMethods.ToJava(metadata)));
        ApplicationMetadata read = MetadataMethods.FromJava(copy, metadata.Application, metadata.Revision)!;
        Assert.That(read.ToJson(), Is.EqualTo(metadata.ToJson()));
    }
}
