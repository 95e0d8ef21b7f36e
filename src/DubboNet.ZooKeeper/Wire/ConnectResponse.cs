namespace DubboNet.ZooKeeper;

/// <summary>Represents the first packet of a server, which says whether the session exists.</summary>
/// <param name="Timeout">The session timeout that the server chose. It is zero if the session has expired.</param>
/// <param name="SessionId">The id of the session. It is 0 if the session has expired.</param>
/// <param name="Password">The password with which another connection can take over the session.</param>
internal readonly record struct ConnectResponse(TimeSpan Timeout, long SessionId, byte[] Password)
{
    /// <summary>Gets whether the server does not have the session any more, or the password was wrong.</summary>
    public bool IsExpired => SessionId == 0 || Timeout <= TimeSpan.Zero;

    /// <summary>Reads the packet. Newer servers send a further byte, which says that the server is read-only.</summary>
    public static ConnectResponse Read(ReadOnlySpan<byte> packet)
    {
        var reader = new JuteReader(packet);
        _ = reader.ReadInt32();
        return new ConnectResponse(
            TimeSpan.FromMilliseconds(reader.ReadInt32()), reader.ReadInt64(), reader.ReadBuffer().ToArray());
    }
}
