namespace DubboNet.Nacos.Tests.Registry;

/// <summary>Tests what is read from the address of a registry.</summary>
public sealed class SettingsTests
{
    [Test]
    public void Address_names_all_servers()
    {
        NacosSettings settings = Read("nacos://u:secret@n1?backup=n2:8849, [::1]:8850&group=G&namespace=ns&timeout=500");
        Assert.That(settings.Servers.Select(server => $"{server}"), Is.EquivalentTo(new[] { "n1:8848", "n2:8849", "[::1]:8850" }));
        Assert.That((settings.Group, settings.Namespace, settings.Tenant), Is.EqualTo(("G", "ns", "ns")));
        Assert.That((settings.UserName, settings.Password), Is.EqualTo(("u", "secret")));
        Assert.That(settings.RequestTimeout, Is.EqualTo(TimeSpan.FromMilliseconds(500)));
    }

    [TestCase("nacos://n1")]
    [TestCase("nacos://n1?namespace=public")]
    public void Default_namespace_has_two_names(string address)
    {
        NacosSettings settings = Read(address);
        Assert.That((settings.Group, settings.Namespace, settings.Tenant), Is.EqualTo(("DEFAULT_GROUP", "public", "")));
    }

    [Test]
    public void Grpc_has_the_port_1000_above() => Assert.That(new NacosServer("n1", 8848).Grpc, Is.EqualTo(new Uri("http://n1:9848")));

    [TestCase("nacos://u:secret@n1:8848?password=secret&username=u")]
    [TestCase("nacos://n1:8848?password=secret")]
    public async Task Text_of_a_registry_has_no_password(string address)
    {
        await using DubboRegistry registry = new NacosRegistryFactory().Create(new DubboRegistryOptions(DubboUrl.Parse(address)));
        Assert.That(registry.ToString(), Is.EqualTo("nacos://n1:8848"));
        Assert.That(registry.Problem, Is.Null);
    }

    [TestCase("nacos://n1:65000", "nacos://n1:65000")]
    [TestCase("nacos://n1?backup=n2:x", "n2:x")]
    [TestCase("nacos://n1?backup=n 2", "n 2")]
    [TestCase("nacos://:8848", "nacos://:8848")]
    public void Invalid_address_is_named(string address, string named) => Assert.That(
        () => new NacosRegistryFactory().Create(new DubboRegistryOptions(DubboUrl.Parse(address))),
        Throws.ArgumentException.With.Message.StartsWith($"'{named}").And.Message.Contains("Write it as"));

    private static NacosSettings Read(string address) => new(new DubboRegistryOptions(DubboUrl.Parse(address)));
}
