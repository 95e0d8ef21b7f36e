using System.Globalization;
using System.Text;

namespace DubboNet.ZooKeeper.Tests.Registry;

/// <summary>Tests the JSON of instances.</summary>
public sealed class InstanceJsonTests
{
    [TestCase("3.2-all")]
    [TestCase("3.3-all")]
    [TestCase("3.3-metadata-remote")]
    public void Instance_of_Java_is_written_byte_for_byte(string line)
    {
        string data = DataOf(line);
        ServiceInstance instance = Read(data);
        Assert.That(instance, Is.EqualTo(new ServiceInstance("frames-app", "127.0.0.1", 23800) { Metadata = instance.Metadata }));
        Assert.That(instance.Metadata["dubbo.endpoints"], Is.EqualTo("[{\"port\":23800,\"protocol\":\"dubbo\"}]"));
        long time = long.Parse(data.Split("\"registrationTimeUTC\":")[1].Split(',')[0], CultureInfo.InvariantCulture);
        byte[] written = InstanceJson.Write(instance, DateTimeOffset.FromUnixTimeMilliseconds(time));
        Assert.That(Encoding.UTF8.GetString(written), Is.EqualTo(data));
    }

    [Test]
    public void Missing_storage_type_is_left_out()
    {
        ServiceInstance instance = Read(DataOf("3.3"));
        Assert.That(instance.Metadata.Keys, Does.Not.Contain("dubbo.metadata.storage-type").And.Contain("dubbo.metadata.revision"));
    }

    [TestCase("""{"id":"h:1","payload":{"metadata":{}}}""", "app h 1 True ")]
    [TestCase("""{"name":"n","address":"::1","port":2,"payload":{"metadata":{"a":"b","c":3,"d":null}},"x":[]}""", "n ::1 2 True a=b,c=3")]
    [TestCase("""{"id":"h:1","enabled":false,"payload":{"metadata":{}}}""", "app h 1 False ")]
    public void Only_the_address_and_the_metadata_are_needed(string data, string expected)
    {
        ServiceInstance instance = Read(data);
        string metadata = string.Join(',', instance.Metadata.Select(pair => $"{pair.Key}={pair.Value}"));
        Assert.That($"{instance.Application} {instance.Host} {instance.Port} {instance.IsEnabled} {metadata}", Is.EqualTo(expected));
    }

    [TestCase("", "It is not JSON")]
    [TestCase("{\"name\":", "It is not JSON")]
    [TestCase("[]", "It is not a JSON object")]
    [TestCase("""{"port":1,"payload":{"metadata":{}}}""", "It has no address")]
    [TestCase("""{"address":"h","port":0,"payload":{"metadata":{}}}""", "It has no port")]
    [TestCase("""{"address":"h","port":65536,"id":"h:x","payload":{"metadata":{}}}""", "It has no port")]
    [TestCase("""{"id":"h:1"}""", "It has no payload with metadata")]
    [TestCase("""{"id":"h:1","payload":{"metadata":{"a":{}}}}""", "The metadata 'a' is not a text")]
    public void Malformed_data_is_explained(string data, string reason) =>
        Assert.That(Assert.Throws<FormatException>(() => Read(data))!.Message, Does.StartWith(reason));

    [Test]
    public void Disabled_instance_and_special_characters_are_written()
    {
        var instance = new ServiceInstance("shöp", "10.0.0.5", 1)
        {
            Metadata = new Dictionary<string, string> { ["b"] = "\"\\\n€<&", ["a-x"] = "", ["a.x"] = "1" },
            IsEnabled = false,
        };
        ServiceInstance read = Read(Encoding.UTF8.GetString(InstanceJson.Write(instance, DateTimeOffset.UnixEpoch)));
        Assert.That(read.Metadata, Is.EquivalentTo(instance.Metadata));
        Assert.That(read, Is.EqualTo(instance with { Metadata = read.Metadata }));
    }

    private static string DataOf(string line) =>
        Capture.Read(line).Single(node => node.Parent == $"/services/{Capture.Application}").Data;

    private static ServiceInstance Read(string data) => InstanceJson.Read(Encoding.UTF8.GetBytes(data), "app");
}
