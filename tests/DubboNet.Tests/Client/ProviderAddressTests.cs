using System.Net;
using DubboNet.Client;

namespace DubboNet.Tests.Client;

[Property("Feature", "79")]
public sealed class ProviderAddressTests
{
    [TestCase("dubbo://inventory", "dubbo://inventory:20880")]
    [TestCase("inventory:1234", "dubbo://inventory:1234")]
    [TestCase("10.0.0.1", "dubbo://10.0.0.1:20880")]
    [TestCase("dubbo://[::1]:1234/com.acme.Inventory", "dubbo://[::1]:1234")]
    public void Hosts_and_ports_are_read(string address, string expected) => Assert.That($"{ProviderAddress.Parse(address)}", Is.EqualTo(expected));

    [Test]
    public void What_the_parameters_say_is_read_and_the_rest_passed_over()
    {
        var address = ProviderAddress.Parse(
            "dubbo://10.0.0.1:20880/ctx/com.acme.Inventory?timeout=3000&heartbeat=1000;heartbeat.timeout=4000&connections=2&weight=50&payload=100&token=a%20b&group=g&version=1.0&side=provider&weight=60");
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
    public void Parameter_that_means_nothing_says_nothing(string parameter) =>
        Assert.That(ProviderAddress.Parse($"dubbo://a?{parameter}"), Is.EqualTo(ProviderAddress.Parse("dubbo://a")));

    [TestCase("")]
    [TestCase("dubbo://")]
    [TestCase("http://a")]
    [TestCase("dubbo://a:port")]
    public void What_is_no_address_is_refused_with_an_example(string address) =>
        Assert.That(() => ProviderAddress.Parse(address), Throws.ArgumentException.With.Message.StartsWith($"'{address}' is not an address such as dubbo://inventory:20880."));
}
