namespace DubboNet.ZooKeeper;

/// <summary>Represents the beginning of each packet of a server after the first.</summary>
/// <param name="Xid">The number of the request, or one of the constants.</param>
/// <param name="Zxid">The last transaction that the server knows. In events, it has another meaning.</param>
/// <param name="Error">Whether the operation succeeded. A packet with an error has no further content.</param>
internal readonly record struct ReplyHeader(int Xid, long Zxid, ZooKeeperError Error)
{
    public const int EventXid = -1;
    public const int PingXid = -2;
    public const int AuthXid = -4;
    public const int SetWatchesXid = -8;

    public static ReplyHeader Read(ref JuteReader reader) =>
        new(reader.ReadInt32(), reader.ReadInt64(), (ZooKeeperError)reader.ReadInt32());
}
