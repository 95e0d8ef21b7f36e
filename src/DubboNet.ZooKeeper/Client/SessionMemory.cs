namespace DubboNet.ZooKeeper;

/// <summary>Contains what a client needs to take its session to another connection.</summary>
/// <remarks>
/// Threading: the loop of the client changes the session between connections. The receive loop of the only connection notes transactions.
/// </remarks>
internal sealed class SessionMemory
{
    private const int PasswordSize = 16;

    private long _lastZxid;

    /// <summary>Gets the id of the session, or 0 before the first one and after its end.</summary>
    public long Id { get; private set; }

    public byte[] Password { get; private set; } = new byte[PasswordSize];

    /// <summary>Gets the session timeout that the server chose, or zero without a session.</summary>
    public TimeSpan Timeout { get; private set; }

    /// <summary>Gets the last transaction that a server has told of. A server that is behind it refuses the session.</summary>
    public long LastZxid => Volatile.Read(ref _lastZxid);

    public string IdText => $"0x{Id:x}";

    public void Begin(ConnectResponse response) => (Id, Password, Timeout) = (response.SessionId, response.Password, response.Timeout);

    public void Forget() => (Id, Password, Timeout) = (0, new byte[PasswordSize], TimeSpan.Zero);

    /// <summary>Forgets the transactions, so that servers with other data accept the client.</summary>
    public void ForgetTransactions() => Volatile.Write(ref _lastZxid, 0);

    /// <summary>Notes the transaction of a response. Events have other numbers, and are not noted.</summary>
    public void Note(long zxid)
    {
        if (zxid > _lastZxid)
            Volatile.Write(ref _lastZxid, zxid);
    }
}
