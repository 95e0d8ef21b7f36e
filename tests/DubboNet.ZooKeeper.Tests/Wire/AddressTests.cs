namespace DubboNet.ZooKeeper.Tests.Wire;

public sealed class AddressTests
{
    private static readonly string[] Read = ["zk1:2182", "zk2:2181", "127.0.0.1:2181", "[::1]:2183", "[::1]:2181"];

    [Test]
    public void Addresses_are_names_and_numbers() => Assert.That(
        ZooKeeperAddresses.Parse("zk1:2182, zk2,127.0.0.1,[::1]:2183,[::1]").Select(ZooKeeperAddresses.Format), Is.EqualTo(Read));

    [TestCase("zk1:port")]
    [TestCase("zk1:0")]
    [TestCase("zk1:65536")]
    [TestCase(":2181")]
    [TestCase("::1")]
    public void Invalid_address_is_named(string address) => Assert.That(
        () => ZooKeeperAddresses.Parse($"zk0,{address}"),
        Throws.TypeOf<FormatException>().With.Message.StartsWith($"'{address}' is not the address of a ZooKeeper server."));
}
