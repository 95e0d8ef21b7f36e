using System.Net;
using Microsoft.Extensions.Logging;

namespace DubboNet.Client;

/// <summary>
/// Defines the log entries of channels. Their event ids are 1100 to 1199. Ids and names are part of the public API after a release.
/// </summary>
internal static partial class ClientLog
{
    [LoggerMessage(
        1100, LogLevel.Warning, "The provider {EndPoint} is down: {Reason} Connecting is retried at intervals of up to {Seconds} s.",
        EventName = "ProviderDown")]
    public static partial void ProviderDown(ILogger logger, EndPoint endPoint, string reason, double seconds);

    [LoggerMessage(
        1101, LogLevel.Warning, "The provider {EndPoint} is back, after {Failures} failed attempts to connect in {Seconds} s.",
        EventName = "ProviderBack")]
    public static partial void ProviderBack(ILogger logger, EndPoint endPoint, int failures, double seconds);

    [LoggerMessage(
        1102, LogLevel.Information, "The provider {EndPoint} is about to stop. Calls use a new connection as soon as it is open.",
        EventName = "ProviderStops")]
    public static partial void ProviderStops(ILogger logger, EndPoint endPoint);

    [LoggerMessage(
        1103, LogLevel.Error, "Connecting to {EndPoint} failed because of an internal error. It is retried.", EventName = "KeeperFailed")]
    public static partial void KeeperFailed(ILogger logger, EndPoint endPoint, Exception exception);
}
