using System.Net;
using DubboNet.Hessian;
using Microsoft.Extensions.Logging;

namespace DubboNet.Remoting.Diagnostics;

/// <summary>
/// Defines the log entries of connections, with event ids from 1000 to 1099. Ids and names must not change after a release.
/// </summary>
internal static partial class RemotingLog
{
    [LoggerMessage(1000, LogLevel.Information, "Connected to {RemoteEndPoint}.", EventName = "Connected")]
    public static partial void Connected(ILogger logger, EndPoint? remoteEndPoint);

    [LoggerMessage(
        EventId = 1001,
        Message = "The connection to {RemoteEndPoint} has ended: {Reason} Calls that were waiting for a response: {PendingCalls}.",
        EventName = "Disconnected")]
    public static partial void Disconnected(ILogger logger, LogLevel level, EndPoint? remoteEndPoint, string reason, int pendingCalls);

    [LoggerMessage(
        EventId = 1002, Message = "{RemoteEndPoint} does not use the dubbo protocol, and its connection was closed. {Reason}",
        EventName = "NotDubbo")]
    public static partial void NotDubbo(ILogger logger, LogLevel level, EndPoint? remoteEndPoint, string reason);

    [LoggerMessage(
        1003, LogLevel.Error, "The connection to {RemoteEndPoint} was closed because of an internal error.", EventName = "LoopFailed")]
    public static partial void LoopFailed(ILogger logger, EndPoint? remoteEndPoint, Exception exception);

    [LoggerMessage(
        1004, LogLevel.Debug,
        "A response from {RemoteEndPoint} with id {InvokeId} was dropped, because no call waits for it. The call may have timed out.",
        EventName = "LateResponse")]
    public static partial void LateResponse(ILogger logger, EndPoint? remoteEndPoint, long invokeId);

    [LoggerMessage(
        1005, LogLevel.Warning,
        "The connection to {RemoteEndPoint} was closed after the shutdown timeout with {PendingCalls} calls pending and {UnsentBytes} "
            + "bytes unsent.",
        EventName = "CloseTimedOut")]
    public static partial void CloseTimedOut(ILogger logger, EndPoint? remoteEndPoint, int pendingCalls, long unsentBytes);

    [LoggerMessage(
        1006, LogLevel.Warning, "An object was read as a class other than its own: {Substitution}", EventName = "ClassSubstituted")]
    public static partial void ClassSubstituted(ILogger logger, HessianClassSubstitution substitution);

    [LoggerMessage(
        1008, LogLevel.Warning, "A listener to activities or measurements of {Method} threw an exception. The call continues without it.",
        EventName = "ObservationFailed")]
    public static partial void ObservationFailed(ILogger logger, DubboMethod method, Exception exception);

    [LoggerMessage(1009, LogLevel.Error, "The check for silent connections failed. It is repeated.", EventName = "WatchFailed")]
    public static partial void WatchFailed(ILogger logger, Exception exception);

    [LoggerMessage(
        1010, LogLevel.Warning,
        "No connection can be accepted on {EndPoint}: {Reason} Accepting is retried at intervals of up to {Seconds} s. If too many "
            + "files are open, raise the limit of open files.",
        EventName = "AcceptFailing")]
    public static partial void AcceptFailing(ILogger logger, EndPoint endPoint, string reason, double seconds);

    [LoggerMessage(
        1011, LogLevel.Warning, "Connections are accepted again on {EndPoint}, after {Failures} attempts that failed.",
        EventName = "AcceptRecovered")]
    public static partial void AcceptRecovered(ILogger logger, EndPoint endPoint, int failures);

    [LoggerMessage(1020, LogLevel.Warning, "The TLS handshake with {RemoteEndPoint} failed. {Reason}", EventName = "HandshakeFailed")]
    public static partial void HandshakeFailed(ILogger logger, EndPoint? remoteEndPoint, string reason);

    [LoggerMessage(1021, LogLevel.Debug, "{RemoteEndPoint} did not finish its TLS handshake. {Reason}", EventName = "HandshakeAbandoned")]
    public static partial void HandshakeAbandoned(ILogger logger, EndPoint? remoteEndPoint, string reason);

    [LoggerMessage(
        1022, LogLevel.Warning,
        "More than {Limit} connections have not finished their TLS handshakes (MaxTlsHandshakes). The oldest of the "
            + "addresses with the most connections are closed, beginning with {RemoteEndPoint}.",
        EventName = "TooManyHandshakes")]
    public static partial void TooManyHandshakes(ILogger logger, EndPoint? remoteEndPoint, int limit);

    [LoggerMessage(
        1023, LogLevel.Warning,
        "More than {Limit} connections have sent nothing that shows whether they use TLS (MaxConnections). The oldest of the "
            + "addresses with the most connections are closed, beginning with {RemoteEndPoint}.",
        EventName = "TooManyUndecided")]
    public static partial void TooManyUndecided(ILogger logger, EndPoint? remoteEndPoint, int limit);
}
