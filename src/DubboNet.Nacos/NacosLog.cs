using Microsoft.Extensions.Logging;

namespace DubboNet.Nacos;

/// <summary>
/// Defines the log entries of Nacos, with event ids from 1700 to 1799. Ids and names must not change after a release.
/// </summary>
internal static partial class NacosLog
{
    [LoggerMessage(
        1700, LogLevel.Information, "Connected to Nacos server {Server} over {Transport}. Changes arrive by {Way}.",
        EventName = "Connected")]
    public static partial void Connected(ILogger logger, NacosServer server, string transport, string way);

    [LoggerMessage(
        1701, LogLevel.Warning, "The connection to Nacos server {Server} has ended: {Reason} The registry reconnects.",
        EventName = "ConnectionLost")]
    public static partial void ConnectionLost(ILogger logger, NacosServer server, string reason);

    [LoggerMessage(
        1702, LogLevel.Warning,
        "No Nacos server of {Address} can be reached. {Failure} The registry tries all servers until one can be reached. Check the "
            + "addresses, and that the servers run.",
        EventName = "Unreachable")]
    public static partial void Unreachable(ILogger logger, string address, string failure);

    [LoggerMessage(1703, LogLevel.Warning, "{Refusal} The registry tries again every {Period}.", EventName = "Refused")]
    public static partial void Refused(ILogger logger, string refusal, TimeSpan period);

    [LoggerMessage(
        1704, LogLevel.Warning,
        "gRPC at Nacos server {Server} cannot be reached: {Reason} The registry uses HTTP instead, and changes arrive later. "
            + "Open {Address}.",
        EventName = "GrpcUnreachable")]
    public static partial void GrpcUnreachable(ILogger logger, NacosServer server, string reason, Uri address);

    [LoggerMessage(
        1705, LogLevel.Warning,
        "Instance {Host}:{Port} of {Service} is ignored, because its metadata is not a URL: {Reason} Correct its provider.",
        EventName = "InstanceIgnored")]
    public static partial void InstanceIgnored(ILogger logger, string host, int port, string service, string reason);

    [LoggerMessage(
        1706, LogLevel.Warning,
        "Registrations at {Address} were not removed within {Timeout}: {Reason} The server removes them when it notices.",
        EventName = "NotRemoved")]
    public static partial void NotRemoved(ILogger logger, string address, TimeSpan timeout, string reason);

    [LoggerMessage(
        1707, LogLevel.Error, "The registry at {Address} ended an attempt with an internal error, and tries again.",
        EventName = "InternalError")]
    public static partial void InternalError(ILogger logger, string address, Exception exception);
}
