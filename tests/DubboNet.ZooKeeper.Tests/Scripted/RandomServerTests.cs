using System.Buffers.Binary;

namespace DubboNet.ZooKeeper.Tests.Scripted;

/// <summary>Tests that random bytes of a server end at most its connection.</summary>
public sealed class RandomServerTests : ScriptedTest
{
    private const int Connections = 100;

    [Test]
    public async Task Random_packets_end_at_most_their_connection()
    {
        Options = Options with { Random = new WithoutPauses() };
        _ = Client;
        var random = new Random(7);
        for (int i = 0; i < Connections; i++)
        {
            using ScriptedConnection server = await Server.EstablishAsync();
            Task<ZooKeeperRead<string[]>> read = Client.WatchChildrenAsync("/a");
            try
            {
                await server.Stream.WriteAsync(RandomPacket(random));
            }
            catch (IOException)
            {
                // The client has closed the connection, because the packet before was malformed.
            }

            server.Dispose();
            Assert.That(await EndAsync(read), Is.True, $"request {i} ends");
        }

        Assert.That(Client.WatchCount, Is.Zero);
        using ScriptedConnection last = await Server.EstablishAsync();
        Task synced = Client.SyncAsync("/a");
        await last.RespondAsync(await last.ReadXidAsync());
        await synced.Within();
    }

    /// <summary>Waits for the end of a request. Its watch, if it succeeded, is given up.</summary>
    private static async Task<bool> EndAsync(Task<ZooKeeperRead<string[]>> read)
    {
        try
        {
            (await read.Within()).Watch!.Dispose();
            return true;
        }
        catch (ZooKeeperException)
        {
            return true;
        }
        catch (TimeoutException)
        {
            return false;
        }
    }

    /// <summary>Returns a packet with a likely header and a random body, of which the length is sometimes wrong.</summary>
    private static byte[] RandomPacket(Random random)
    {
        byte[] packet = new byte[4 + 16 + random.Next(100)];
        random.NextBytes(packet);
        // Small numbers are more likely to be taken for lengths that fit.
        for (int i = 20; i < packet.Length; i++)
            packet[i] = (byte)(random.Next(3) == 0 ? packet[i] & 7 : 0);
        BinaryPrimitives.WriteInt32BigEndian(packet, random.Next(10) == 0 ? random.Next() : packet.Length - 4);
        BinaryPrimitives.WriteInt32BigEndian(packet.AsSpan(4), random.Next(-9, 3));
        BinaryPrimitives.WriteInt32BigEndian(packet.AsSpan(16), random.Next(3) == 0 ? random.Next(-120, 2) : 0);
        return packet;
    }

    private sealed class WithoutPauses : Random
    {
        public override double NextDouble() => 0;
    }
}
