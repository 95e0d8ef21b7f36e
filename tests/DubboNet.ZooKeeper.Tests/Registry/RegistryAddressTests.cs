namespace DubboNet.ZooKeeper.Tests.Registry;

/// <summary>Tests how addresses and options of registries are read.</summary>
public sealed class RegistryAddressTests
{
    [TestCase("zookeeper://h1", "h1:2181")]
    [TestCase("zookeeper://h1:1", "h1:1")]
    [TestCase("zookeeper://h1:1?backup=h2:2,h3", "h1:1 h2:2 h3:2181")]
    [TestCase("zookeeper://h1:1,h2:2", "h1:1 h2:2")]
    [TestCase("zookeeper://h1,h2:2/ignored?a=b", "h1:2181 h2:2")]
    [TestCase("zookeeper://u:p@h1,h2", "h1:2181 h2:2181")]
    [TestCase("zookeeper://[::1]:1", "[::1]:1")]
    [TestCase("zookeeper://[::1]:1,[::2]:2", "[::1]:1 [::2]:2")]
    [TestCase("zookeeper://h1:1,[::2]:2", "h1:1 [::2]:2")]
    [TestCase("zookeeper://[::1]:1,h2:2", "[::1]:1 h2:2")]
    [TestCase("zookeeper://[::1],[::2]", "[::1]:2181 [::2]:2181")]
    public void Servers_are_read(string address, string servers) =>
        Assert.That(Read(address).Servers.Select(ZooKeeperAddresses.Format), Is.EqualTo(servers.Split(' ')));

    [TestCase("nacos://h1", "Begin it with zookeeper://")]
    [TestCase("zookeeper://h1?backup=h2:x", "'h2:x' is not the address of a ZooKeeper server")]
    [TestCase("zookeeper://h1:1,:2", "':2' is not the address of a ZooKeeper server")]
    [TestCase("zookeeper://h1?acl=none", "is 'none'. Set it to creator or open")]
    public void Mistakes_are_explained(string address, string reason)
    {
        ArgumentException e = Assert.Throws<ArgumentException>(() => Read(address))!;
        Assert.That(e.Message, Does.Contain(reason).And.Contain($"'{DubboUrl.Parse(address)}'"));
    }

    [Test]
    public void Address_must_name_a_server()
    {
        var options = new DubboRegistryOptions(new DubboUrl("zookeeper", host: ""));
        Assert.That(
            Assert.Throws<ArgumentException>(() => RegistryAddress.Read(options))!.Message, Does.Contain("It names no server."));
    }

    [Test]
    public void Times_must_be_positive()
    {
        var options = new DubboRegistryOptions(DubboUrl.Parse("zookeeper://h1")) { Timeout = TimeSpan.Zero };
        Assert.That(
            Assert.Throws<ArgumentException>(() => new ZooKeeperRegistryFactory().Create(options))!.Message,
            Is.EqualTo("Timeout is 00:00:00. It must be more than 0."));
    }

    [TestCase("zookeeper://u:p@h1", "u:p", false)]
    [TestCase("zookeeper://h1?username=u&password=p&acl=open", "u:p", true)]
    [TestCase("zookeeper://u@h1?acl=creator", "u:", false)]
    [TestCase("zookeeper://h1", null, true)]
    public void Credentials_decide_about_the_access_list(string address, string? credentials, bool isOpen)
    {
        ZooKeeperOptions options = Read(address);
        Assert.That(options.Credentials, Is.EqualTo(credentials));
        Assert.That(options.DefaultAcl, Is.SameAs(isOpen ? ZooKeeperAcl.Open : ZooKeeperAcl.Creator));
    }

    [Test]
    public async Task Address_is_shown_without_the_password()
    {
        await using DubboRegistry registry = new ZooKeeperRegistryFactory().Create(
            new DubboRegistryOptions(DubboUrl.Parse("zookeeper://u:secret@h1:1?backup=h2&timeout=7000&session=8000")));
        Assert.That($"{registry}", Is.EqualTo("zookeeper://h1:1,h2:2181"));
        Assert.That(registry.Problem, Is.Null);
    }

    private static ZooKeeperOptions Read(string address) => RegistryAddress.Read(new DubboRegistryOptions(DubboUrl.Parse(address)));
}
