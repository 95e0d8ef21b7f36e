namespace DubboNet.ZooKeeper;

/// <summary>Reads the result of a response.</summary>
internal delegate T ResultReader<T>(ZooKeeperError error, ref JuteReader body);
