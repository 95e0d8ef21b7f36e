namespace DubboNet.Nacos.Tests.Registry;

/// <summary>Tests the conversion between URLs and instances.</summary>
public sealed class InstanceUrlTests
{
    private static IEnumerable<JavaInstance> Interfaces => JavaInstance.All.Where(java => java.Service.Contains(':'));

    [TestCase("dubbo://10.0.0.5:20880/a.B?interface=a.B&methods=x,y&side=provider&version=1.0.0")]
    [TestCase("dubbo://[::1]:20880/context/a.B?interface=a.B")]
    [TestCase("consumer://10.0.0.5/a.B?category=consumers&interface=a.B")]
    public void Url_is_the_same_after_both_conversions(string text)
    {
        DubboUrl url = DubboUrl.Parse(text);
        Assert.That(InstanceUrls.ToUrl(InstanceUrls.ToInstance(url), "other"), Is.EqualTo(url));
    }

    [Test]
    public void Metadata_is_that_of_Java()
    {
        NacosInstance instance = InstanceUrls.ToInstance(DubboUrl.Parse("dubbo://10.0.0.5:20880/a.B?side=provider"));
        Assert.That((instance.Ip, instance.Port, instance.Weight, instance.Ephemeral), Is.EqualTo(("10.0.0.5", 20880, 1.0, true)));
        Assert.That(instance.Metadata, Is.EqualTo(new Dictionary<string, string?>
        {
            ["side"] = "provider",
            ["category"] = "providers",
            ["protocol"] = "dubbo",
            ["path"] = "a.B",
        }));
    }

    [TestCaseSource(nameof(Interfaces))]
    public void Instance_of_Java_is_converted_to_its_metadata(JavaInstance java)
    {
        var instance = new NacosInstance { Ip = java.Ip, Port = java.Port, Metadata = java.Metadata! };
        DubboUrl url = InstanceUrls.ToUrl(instance, "other");
        Assert.That(ServiceNames.Of(url), Is.EqualTo(java.Service));
        Assert.That(InstanceUrls.ToInstance(url).Metadata, Is.EquivalentTo(java.Metadata));
    }
}
