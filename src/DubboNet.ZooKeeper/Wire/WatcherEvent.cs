namespace DubboNet.ZooKeeper;

/// <summary>Represents the packet that says that a watched node has changed.</summary>
internal readonly record struct WatcherEvent(ZooKeeperChange Change, string Path)
{
    public static WatcherEvent Read(ref JuteReader reader)
    {
        var change = (ZooKeeperChange)reader.ReadInt32();
        _ = reader.ReadInt32();
        return new WatcherEvent(change, reader.ReadString());
    }
}
