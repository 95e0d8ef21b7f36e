using Microsoft.Extensions.Logging;

namespace DubboNet.Kubernetes;

/// <summary>
/// Defines the log entries of Kubernetes, with event ids from 1800 to 1899. Ids and names must not change after a release.
/// </summary>
internal static partial class KubernetesLog
{
    [LoggerMessage(1800, LogLevel.Warning, "{Problem} The registry tries again.", EventName = "WatchFailed")]
    public static partial void WatchFailed(ILogger logger, string problem, Exception exception);

    [LoggerMessage(1801, LogLevel.Information, "The endpoints of {Service} at {Address} are watched again.", EventName = "WatchRestored")]
    public static partial void WatchRestored(ILogger logger, string service, string address);

    [LoggerMessage(
        1802, LogLevel.Information,
        "The API server no longer knows the changes of {Service} at {Address} since the last one, so the registry lists the endpoints "
            + "again.",
        EventName = "WatchExpired")]
    public static partial void WatchExpired(ILogger logger, string service, string address);

    [LoggerMessage(
        1803, LogLevel.Warning,
        "Endpoints of {Service} at {Address} are ignored, because the service does not have {Port}. Add the port to the service, or "
            + "set the parameter port to the number of the pods' port.",
        EventName = "PortMissing")]
    public static partial void PortMissing(ILogger logger, string service, string address, string port);

    [LoggerMessage(
        1804, LogLevel.Information,
        "{Provider} is not written to {Address}, because Kubernetes itself registers pods. Consumers find it if the pod is ready and a "
            + "service selects it.",
        EventName = "RegisteredByKubernetes")]
    public static partial void RegisteredByKubernetes(ILogger logger, string provider, string address);
}
