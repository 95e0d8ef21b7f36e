namespace DubboNet.ZooKeeper;

/// <summary>Represents what was read of a node.</summary>
/// <param name="Value">The data, or the names of the children.</param>
/// <param name="Stat">The stat of the node.</param>
/// <param name="Watch">The watch that waits for the next change, or null if none was asked for.</param>
internal readonly record struct ZooKeeperRead<T>(T Value, ZooKeeperStat Stat, ZooKeeperWatch? Watch);
