using System.Buffers;
using System.Buffers.Binary;
using System.Text;

namespace DubboNet.ZooKeeper;

/// <summary>Creates packets and finds them in received bytes. A packet is its length in four bytes, and its content.</summary>
internal static class Packet
{
    private const int LengthSize = sizeof(int);

    // The server drops the whole connection if a packet is longer than its limit, which is 1 MiB by default.
    private const int MaxSetWatchesBytes = 128 * 1024;

    /// <summary>Writes the content of a request after its header.</summary>
    internal delegate void BodyWriter(JuteWriter writer);

    /// <summary>Returns a request.</summary>
    public static byte[] Request(int xid, ZooKeeperOperation operation, BodyWriter? write = null) => Frame(writer =>
    {
        writer.WriteInt32(xid);
        writer.WriteInt32((int)operation);
        write?.Invoke(writer);
    });

    /// <summary>Changes the number of a request.</summary>
    public static void SetXid(Span<byte> packet, int xid) => BinaryPrimitives.WriteInt32BigEndian(packet[LengthSize..], xid);

    /// <summary>Returns the first packet of a connection. It asks for a session, or for a new one if the id is 0.</summary>
    public static byte[] Connect(long lastZxid, TimeSpan timeout, long sessionId, byte[] password) => Frame(writer =>
    {
        writer.WriteInt32(0);
        writer.WriteInt64(lastZxid);
        writer.WriteInt32((int)Math.Min(timeout.TotalMilliseconds, int.MaxValue));
        writer.WriteInt64(sessionId);
        writer.WriteBuffer(password);
        writer.WriteBoolean(false);
    });

    /// <summary>Returns the packet that gives the connection the rights of a user.</summary>
    public static byte[] Auth(string scheme, ReadOnlyMemory<byte> credentials) =>
        Request(ReplyHeader.AuthXid, ZooKeeperOperation.Auth, writer =>
        {
            writer.WriteInt32(0);
            writer.WriteString(scheme);
            writer.WriteBuffer(credentials.Span);
        });

    /// <summary>
    /// Returns the packets that set watches again on a new connection. The server reports what has changed since a transaction.
    /// </summary>
    public static IEnumerable<byte[]> SetWatches(long lastZxid, IReadOnlyList<(WatchKind Kind, string Path)> watches)
    {
        List<(WatchKind Kind, string Path)> part = [];
        int size = 0;
        foreach ((WatchKind Kind, string Path) watch in watches)
        {
            int next = LengthSize + Encoding.UTF8.GetByteCount(watch.Path);
            if (part.Count > 0 && size + next > MaxSetWatchesBytes)
            {
                yield return SetWatchesPart(lastZxid, part);
                part.Clear();
                size = 0;
            }

            part.Add(watch);
            size += next;
        }

        if (part.Count > 0)
            yield return SetWatchesPart(lastZxid, part);
    }

    /// <summary>Takes the next packet from the beginning of received bytes.</summary>
    /// <returns>False if it has not been received as a whole.</returns>
    /// <exception cref="InvalidDataException">The length is negative or over the limit.</exception>
    public static bool TryTake(ref ReadOnlySequence<byte> received, int maxBytes, out ReadOnlySequence<byte> content)
    {
        content = default;
        var reader = new SequenceReader<byte>(received);
        if (!reader.TryReadBigEndian(out int length))
            return false;
        if (length < 0 || length > maxBytes)
        {
            throw new InvalidDataException(
                $"The server sent a packet with a length of {length} bytes. Up to {maxBytes} bytes are accepted (MaxPacketBytes).");
        }

        if (reader.Remaining < length)
            return false;
        content = received.Slice(LengthSize, length);
        received = received.Slice(LengthSize + (long)length);
        return true;
    }

    private static byte[] SetWatchesPart(long lastZxid, List<(WatchKind Kind, string Path)> watches) =>
        Request(ReplyHeader.SetWatchesXid, ZooKeeperOperation.SetWatches, writer =>
        {
            writer.WriteInt64(lastZxid);
            foreach (WatchKind kind in (ReadOnlySpan<WatchKind>)[WatchKind.Data, WatchKind.Absence, WatchKind.Children])
                writer.WriteStrings([.. watches.Where(watch => watch.Kind == kind).Select(watch => watch.Path)]);
        });

    private static byte[] Frame(BodyWriter write)
    {
        var output = new ArrayBufferWriter<byte>();
        var writer = new JuteWriter(output);
        writer.WriteInt32(0);
        write(writer);
        byte[] packet = output.WrittenSpan.ToArray();
        BinaryPrimitives.WriteInt32BigEndian(packet, packet.Length - LengthSize);
        return packet;
    }
}
