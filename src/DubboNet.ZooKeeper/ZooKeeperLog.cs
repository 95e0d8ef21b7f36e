using Microsoft.Extensions.Logging;

namespace DubboNet.ZooKeeper;

/// <summary>
/// Defines the log entries of ZooKeeper clients, with event ids from 1600 to 1699. Ids and names must not change after a release.
/// </summary>
internal static partial class ZooKeeperLog
{
    [LoggerMessage(
        1600, LogLevel.Information,
        "The new session {SessionId} was opened at ZooKeeper server {Server}. The session timeout is {Timeout}.",
        EventName = "SessionOpened")]
    public static partial void SessionOpened(ILogger logger, string sessionId, string server, TimeSpan timeout);

    [LoggerMessage(1601, LogLevel.Information, "Session {SessionId} continues at ZooKeeper server {Server}.", EventName = "SessionResumed")]
    public static partial void SessionResumed(ILogger logger, string sessionId, string server);

    [LoggerMessage(
        1602, LogLevel.Warning, "The connection to ZooKeeper server {Server} has ended: {Reason} The client reconnects.",
        EventName = "ConnectionLost")]
    public static partial void ConnectionLost(ILogger logger, string server, string reason);

    [LoggerMessage(
        1603, LogLevel.Warning,
        "Session {SessionId} has expired, and its ephemeral nodes are deleted. The client opens a new session.",
        EventName = "SessionExpired")]
    public static partial void SessionExpired(ILogger logger, string sessionId);

    [LoggerMessage(
        1604, LogLevel.Warning,
        "No ZooKeeper server can be reached. {Failure} The client tries all servers until one can be reached. Check the addresses, and "
            + "that the servers run.",
        EventName = "Unreachable")]
    public static partial void Unreachable(ILogger logger, string failure);

    [LoggerMessage(
        1605, LogLevel.Error,
        "ZooKeeper server {Server} refused the credentials. The client does not connect again. Correct the Credentials.",
        EventName = "CredentialsRefused")]
    public static partial void CredentialsRefused(ILogger logger, string server);

    [LoggerMessage(
        1606, LogLevel.Warning,
        "Session {SessionId} was not closed within {Timeout}: {Reason} Its ephemeral nodes stay until the session timeout.",
        EventName = "SessionNotClosed")]
    public static partial void SessionNotClosed(ILogger logger, string sessionId, TimeSpan timeout, string reason);

    [LoggerMessage(1607, LogLevel.Error, "An operation ended with an internal error.", EventName = "OperationFailed")]
    public static partial void OperationFailed(ILogger logger, Exception exception);

    [LoggerMessage(
        1608, LogLevel.Error, "An attempt to connect ended with an internal error. The client tries the next server.",
        EventName = "ConnectingFailed")]
    public static partial void ConnectingFailed(ILogger logger, Exception exception);

    [LoggerMessage(
        1620, LogLevel.Warning,
        "The node {Path} is skipped, because it is not {Expected}. {Reason} Correct or delete it, and look for the program that wrote it.",
        EventName = "NodeSkipped")]
    public static partial void NodeSkipped(ILogger logger, string path, string expected, string reason);

    [LoggerMessage(
        1621, LogLevel.Warning,
        "The registration {Path} could not be restored. It is tried again every {Pause}. {Reason}", EventName = "RegistrationNotRestored")]
    public static partial void RegistrationNotRestored(ILogger logger, string path, TimeSpan pause, string reason);

    [LoggerMessage(1622, LogLevel.Information, "The registration {Path} is restored.", EventName = "RegistrationRestored")]
    public static partial void RegistrationRestored(ILogger logger, string path);

    [LoggerMessage(
        1623, LogLevel.Information, "The registrations are created again in the new session {SessionId}. Their number is {Count}.",
        EventName = "RestoringRegistrations")]
    public static partial void RestoringRegistrations(ILogger logger, long sessionId, int count);

    [LoggerMessage(
        1624, LogLevel.Warning,
        "The folder {Path} cannot be created, so its creation by others is awaited. {Reason}", EventName = "FolderNotCreated")]
    public static partial void FolderNotCreated(ILogger logger, string path, string reason);
}
