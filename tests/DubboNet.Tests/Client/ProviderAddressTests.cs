using System.Net;
using System.Net.NetworkInformation;

namespace DubboNet.Tests.Client;

[Property("Feature", "79")]
public sealed class ProviderAddressTests
{
    [TestCase("dubbo://inventory", "dubbo://inventory:20880")]
    [TestCase("inventory:1234", "dubbo://inventory:1234")]
    [TestCase("10.0.0.1", "dubbo://10.0.0.1:20880")]
    [TestCase("dubbo://[::1]:1234/com.acme.Inventory", "dubbo://[::1]:1234")]
    [TestCase("fe80::1", "dubbo://[fe80::1]:20880")]
    [TestCase("[fe80::1%1]:1234", "dubbo://[fe80::1%1]:1234")]
    [TestCase("fe80::1%1", "dubbo://[fe80::1%1]:20880")]
    [TestCase("dubbo://[fe80::1%1]?timeout=3000", "dubbo://[fe80::1%1]:20880")]
    public void Hosts_and_ports_are_read(string address, string expected) =>
        Assert.That($"{ProviderAddress.Parse(address)}", Is.EqualTo(expected));

    [Test]
    public void Scope_of_an_address_is_the_name_or_the_number_of_an_interface()
    {
        NetworkInterface loopback = NetworkInterface.GetAllNetworkInterfaces()
            .First(one => one.NetworkInterfaceType == NetworkInterfaceType.Loopback);
        int number = loopback.GetIPProperties().GetIPv6Properties().Index;
        var byName = ProviderAddress.Parse($"[fe80::1%{loopback.Name}]:20880");
        Assert.That(byName, Is.EqualTo(ProviderAddress.Parse($"[fe80::1%{number}]:20880")));
        Assert.That(byName, Is.EqualTo(ProviderAddress.Parse($"fe80::1%{loopback.Name}")));
        Assert.That(byName, Is.EqualTo(ProviderAddress.Parse($"{byName}")));
        Assert.That(byName, Is.Not.EqualTo(ProviderAddress.Parse("[fe80::1]:20880")));
        Assert.That(
            () => ProviderAddress.Parse("[fe80::1%absent9]:20880"),
            Throws.ArgumentException
                .With.Message.StartsWith(
                    "'[fe80::1%absent9]:20880' has the scope absent9, which is not a network interface of this machine. Use ")
                .And.Message.Match($@"\b{loopback.Name}\b"));
    }

    [Test]
    public void Known_parameters_are_read_and_others_are_ignored()
    {
        var address = ProviderAddress.Parse(
            "dubbo://10.0.0.1:20880/ctx/com.acme.Inventory?timeout=3000&heartbeat=1000;heartbeat.timeout=4000&connections=2&weight=50"
                + "&payload=100&token=a%20b&group=g&version=1.0&side=provider&weight=60");
        Assert.That(address, Is.EqualTo(new ProviderAddress(new IPEndPoint(IPAddress.Parse("10.0.0.1"), 20880))
        {
            Timeout = TimeSpan.FromSeconds(3),
            HeartbeatInterval = TimeSpan.FromSeconds(1),
            HeartbeatTimeout = TimeSpan.FromSeconds(4),
            Connections = 2,
            Weight = 60,
            MaxPayload = 100,
            Token = "a b",
            Path = "ctx/com.acme.Inventory",
            Group = "g",
            Version = "1.0",
        }));
    }

    [TestCase("timeout=-1")]
    [TestCase("timeout=")]
    [TestCase("connections=0")]
    [TestCase("payload=0")]
    public void Unknown_parameter_is_ignored(string parameter) =>
        Assert.That(ProviderAddress.Parse($"dubbo://a?{parameter}"), Is.EqualTo(ProviderAddress.Parse("dubbo://a")));

    [TestCase("")]
    [TestCase("dubbo://")]
    [TestCase("dubbo://a:port")]
    public void Invalid_address_is_rejected_with_an_example(string address) =>
        Assert.That(
            () => ProviderAddress.Parse(address),
            Throws.ArgumentException.With.Message.StartsWith($"'{address}' is not an address such as dubbo://inventory:20880."));

    private const string Registry =
        " is the address of a registry, and the address of a provider is required here. Add the registry with AddDubboRegistry in a "
        + "host, or use a RegistryDirectory without one. Or use the provider's own address, such as dubbo://inventory:20880, which the "
        + "registry and the provider's log show.";

    [TestCase("zookeeper://zk-1:2181", Registry)]
    [TestCase("nacos://nacos:8848?namespace=dev", Registry)]
    [TestCase("consul://a:8500", Registry)]
    [TestCase(
        "tri://a:50051",
        " has the protocol tri, and DubboNet uses the dubbo protocol. Use the address of the provider's dubbo port, such as "
            + "dubbo://inventory:20880;")]
    [TestCase("http://a", " has the protocol http, and DubboNet uses the dubbo protocol.")]
    [TestCase("HTTPS://a", " has the protocol https, and DubboNet uses the dubbo protocol.")]
    [TestCase("grpc://a:1", " has the protocol grpc, and DubboNet uses the dubbo protocol.")]
    [TestCase("rest://a:1", " has the protocol rest, and DubboNet uses the dubbo protocol.")]
    [TestCase("dns://a", " represents several providers, but one address is required here. Use a DubboCluster or the Addresses of a ")]
    [TestCase("dubo://a", " has the unknown scheme dubo. Use an address such as dubbo://inventory:20880.")]
    public void Another_scheme_is_rejected_with_the_supported_one(string address, string advice) =>
        Assert.That(() => ProviderAddress.Parse(address), Throws.ArgumentException.With.Message.StartsWith($"'{address}'{advice}"));

    [TestCase("dubbo://a:1,dubbo://b:2", "dubbo://a:1 | dubbo://b:2")]
    [TestCase(" a ; b:2 ,, dns://c", "a | b:2 | dns://c")]
    [TestCase("[fe80::1%1]:1,fe80::1%1;[::1]", "[fe80::1%1]:1 | fe80::1%1 | [::1]")]
    [TestCase(
        "dubbo://a:1/com.acme.X?methods=find,list&prefer.serialization=fastjson2,hessian2&side=provider",
        "dubbo://a:1/com.acme.X?methods=find,list&prefer.serialization=fastjson2,hessian2&side=provider")]
    [TestCase(
        "dubbo://a:1?methods=find,list;dubbo://b:2?methods=find,list,c:20880",
        "dubbo://a:1?methods=find,list | dubbo://b:2?methods=find,list | c:20880")]
    [TestCase(
        "dubbo://a?heartbeat=1000;heartbeat.timeout=4000;url=dubbo://x", "dubbo://a?heartbeat=1000;heartbeat.timeout=4000;url=dubbo://x")]
    public void List_is_split_at_the_start_of_each_address(string list, string addresses) =>
        Assert.That(string.Join(" | ", ProviderAddress.SplitList(list)), Is.EqualTo(addresses));
}
