using System.Buffers;

namespace DubboNet.ZooKeeper.Tests.Wire;

public sealed class PacketTests
{
    [Test]
    public void First_packet_asks_for_a_session() => Assert.That(
        Hex.Format(Packet.Connect(0, TimeSpan.FromSeconds(60), 0, new byte[16])),
        Is.EqualTo(Spaced($"0000002d 00000000 0000000000000000 0000ea60 0000000000000000 00000010 {new string('0', 32)} 00")));

    [Test]
    public void First_packet_of_another_connection_names_the_session_and_the_last_transaction() => Assert.That(
        Hex.Format(Packet.Connect(0x19d, TimeSpan.FromDays(100), 0x0100001ba46e0000, [1, 2])),
        Is.EqualTo(Spaced("0000001f 00000000 000000000000019d 7fffffff 0100001ba46e0000 00000002 0102 00")));

    [TestCase("00")]
    [TestCase("")]
    public void First_response_may_end_with_a_further_byte(string end)
    {
        var response = ConnectResponse.Read(
            Hex.Parse($"00000000 00009c40 0100001ba46e0000 00000010 50249d169d87dd75ae97e609ae317fb1 {end}"));
        Assert.That(response.IsExpired, Is.False);
        Assert.That(response.Timeout, Is.EqualTo(TimeSpan.FromSeconds(40)));
        Assert.That(response.SessionId, Is.EqualTo(0x0100001ba46e0000));
        Assert.That(response.Password, Is.EqualTo(Hex.Parse("50249d169d87dd75ae97e609ae317fb1")));
    }

    [Test]
    public void Session_with_the_id_0_has_expired() => Assert.That(
        ConnectResponse.Read(Hex.Parse($"00000000 00000000 0000000000000000 00000010 {new string('0', 32)} 00")).IsExpired);

    [Test]
    public void Auth_has_the_credentials_as_bytes() => Assert.That(
        Hex.Format(Packet.Auth("digest", "user:pass"u8.ToArray())),
        Is.EqualTo(Spaced("00000023 fffffffc 00000064 00000000 00000006 646967657374 00000009 757365723a70617373")));

    [Test]
    public void Ping_has_no_body() => Assert.That(
        Hex.Format(Packet.Request(ReplyHeader.PingXid, ZooKeeperOperation.Ping)), Is.EqualTo(Spaced("00000008 fffffffe 0000000b")));

    [Test]
    public void Watches_are_set_again_by_their_kinds() => Assert.That(
        Packet.SetWatches(0x16, [(WatchKind.Children, "/t/a"), (WatchKind.Data, "/t/b"), (WatchKind.Absence, "/t/none")]).Select(
            packet => Hex.Format(packet)),
        Is.EqualTo([Spaced(
            "00000037 fffffff8 00000065 0000000000000016 00000001 00000004 2f742f62 00000001 00000007 2f742f6e6f6e65 "
                + "00000001 00000004 2f742f61")]));

    [Test]
    public void Many_watches_are_set_again_by_several_packets()
    {
        (WatchKind Kind, string Path)[] watches = [.. Enumerable.Range(0, 5000).Select(i => (WatchKind.Data, $"/{i:d60}"))];
        byte[][] packets = [.. Packet.SetWatches(1, watches)];
        Assert.That(packets, Has.Length.EqualTo(3));
        Assert.That(packets.Select(packet => packet.Length), Has.All.LessThan(129 * 1024));
        Assert.That(packets.SelectMany(PathsOfData), Is.EqualTo(watches.Select(watch => watch.Path)));
    }

    [Test]
    public void Packet_is_taken_when_it_is_complete()
    {
        byte[] bytes = Hex.Parse("00000002 0102 00000001 03 000000");
        for (int length = 0; length < 6; length++)
        {
            var part = new ReadOnlySequence<byte>(bytes, 0, length);
            Assert.That(Packet.TryTake(ref part, 10, out _), Is.False);
        }

        var received = new ReadOnlySequence<byte>(bytes);
        Assert.That(Packet.TryTake(ref received, 10, out ReadOnlySequence<byte> first));
        Assert.That(Packet.TryTake(ref received, 10, out ReadOnlySequence<byte> second));
        Assert.That(first.ToArray(), Is.EqualTo(new byte[] { 1, 2 }));
        Assert.That(second.ToArray(), Is.EqualTo(new byte[] { 3 }));
        Assert.That(Packet.TryTake(ref received, 10, out _), Is.False);
        Assert.That(received.Length, Is.EqualTo(3));
    }

    [TestCase("ffffffff", -1)]
    [TestCase("0000000b", 11)]
    [TestCase("7fffffff", int.MaxValue)]
    public void Length_over_the_limit_is_refused(string bytes, int length)
    {
        var received = new ReadOnlySequence<byte>(Hex.Parse(bytes));
        Assert.That(
            () => Packet.TryTake(ref received, 10, out _),
            Throws.TypeOf<InvalidDataException>().With.Message.EqualTo(
                $"The server sent a packet with a length of {length} bytes. Up to 10 bytes are accepted (MaxPacketBytes)."));
    }

    private static string[] PathsOfData(byte[] packet) => new JuteReader(packet.AsSpan(20)).ReadStrings();

    private static string Spaced(string bytes) => Hex.Format(Hex.Parse(bytes));
}
