namespace DubboNet.ZooKeeper;

/// <summary>
/// The only exception for failed operations. A cancellation by the caller is an <see cref="OperationCanceledException"/>.
/// </summary>
internal sealed class ZooKeeperException : Exception
{
    /// <param name="error">Why the operation failed.</param>
    /// <param name="operation">The operation, such as <see cref="ZooKeeperOperation.Create"/>.</param>
    /// <param name="path">The path of the node. It is empty for operations of the session.</param>
    /// <param name="server">The server that has the connection, or null if the request was not sent.</param>
    /// <param name="detail">A sentence with more about the reason, or null.</param>
    /// <param name="innerException">The exception that ended the connection, or null.</param>
    public ZooKeeperException(
        ZooKeeperError error,
        ZooKeeperOperation operation,
        string path,
        string? server,
        string? detail = null,
        Exception? innerException = null)
        : base(Describe(error, operation, path, server, detail), innerException) =>
        (Error, Operation, Path, Server) = (error, operation, path, server);

    /// <summary>Gets why the operation failed.</summary>
    public ZooKeeperError Error { get; }

    public ZooKeeperOperation Operation { get; }

    /// <summary>Gets the path of the node. It is empty for operations of the session.</summary>
    public string Path { get; }

    /// <summary>Gets the server that the request was sent to, or null if it was not sent.</summary>
    public string? Server { get; }

    /// <summary>Gets whether the operation may have taken place. Read the node before the operation is repeated.</summary>
    public bool IsOutcomeUnknown =>
        Server is not null && Error is ZooKeeperError.ConnectionLoss or ZooKeeperError.OperationTimeout or ZooKeeperError.Closed;

    /// <summary>Gets whether the operation can succeed later without a change of the settings or of the server.</summary>
    public bool IsPassing => Error is ZooKeeperError.ConnectionLoss or ZooKeeperError.OperationTimeout
        or ZooKeeperError.SessionExpired or ZooKeeperError.SessionMoved or ZooKeeperError.QueueFull;

    private static string Describe(ZooKeeperError error, ZooKeeperOperation operation, string path, string? server, string? detail)
    {
        string node = path.Length == 0 ? "" : $" of {path}";
        string where = server is null ? "" : $" at ZooKeeper server {server}";
        string more = detail is null ? "" : $" {detail}";
        string advice = Advice(error, server is not null);
        return $"{operation}{node}{where} failed with {error} ({(int)error}).{more}{(advice.Length == 0 ? "" : " ")}{advice}";
    }

    private static string Advice(ZooKeeperError error, bool wasSent) => error switch
    {
        ZooKeeperError.ConnectionLoss or ZooKeeperError.OperationTimeout or ZooKeeperError.Closed when wasSent =>
            "The operation may have taken place. Read the node before you repeat it.",
        ZooKeeperError.ConnectionLoss or ZooKeeperError.OperationTimeout =>
            "The request was not sent. Check the addresses of the servers, and that one of them runs.",
        ZooKeeperError.Closed => "The client was closed. Create another one.",
        ZooKeeperError.QueueFull => "Too many operations wait. Start fewer at a time, or raise MaxPendingRequests.",
        ZooKeeperError.Marshalling => "Check that the peer is a ZooKeeper server, and the limits MaxPacketBytes and MaxRequestBytes.",
        ZooKeeperError.Unimplemented => "The server does not know the operation. Use ZooKeeper 3.5 or later.",
        ZooKeeperError.BadArguments => "Correct the path or the data.",
        ZooKeeperError.NoNode => "The node or its parent does not exist. Create the parents first.",
        ZooKeeperError.NoAuth => "Use the credentials of a user who has the right in the access list of the node.",
        ZooKeeperError.BadVersion => "The node was changed in the meantime. Read it again.",
        ZooKeeperError.NoChildrenForEphemerals => "Ephemeral nodes have no children. Use a persistent parent.",
        ZooKeeperError.NodeExists => "Delete the node first, or use the existing one.",
        ZooKeeperError.NotEmpty => "Delete the children first.",
        ZooKeeperError.SessionExpired => "The client opens a new session. Create ephemeral nodes again.",
        ZooKeeperError.InvalidAcl => "An access list for the creator needs Credentials.",
        ZooKeeperError.AuthFailed => "Correct the user and the password, and connect again with a new object.",
        ZooKeeperError.SessionMoved => "The session is connected to another server. Repeat the operation.",
        _ => "See the log of the server.",
    };
}
