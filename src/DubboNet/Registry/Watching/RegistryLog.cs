using Microsoft.Extensions.Logging;

namespace DubboNet.Registry.Watching;

/// <summary>Log entries of directories over registries, with the event ids 1500 to 1599. Ids and names must not change once they are
/// released.</summary>
internal static partial class RegistryLog
{
    [LoggerMessage(
        1500, LogLevel.Warning, "{Registry} failed while it was asked for {What}. What is known stays in use, and it is asked again.",
        EventName = "RegistryFailed")]
    public static partial void RegistryFailed(ILogger logger, DubboRegistry registry, string what, Exception exception);

    [LoggerMessage(1501, LogLevel.Warning, "An entry of {Source} is not used. {Problem}", EventName = "EntrySkipped")]
    public static partial void EntrySkipped(ILogger logger, object source, string problem);

    [LoggerMessage(1502, LogLevel.Warning, "{Problem}", EventName = "MetadataUnavailable")]
    public static partial void MetadataUnavailable(ILogger logger, string problem);

    [LoggerMessage(1503, LogLevel.Information, "The metadata of {Application} can be read again.", EventName = "MetadataAvailable")]
    public static partial void MetadataAvailable(ILogger logger, string application);

    [LoggerMessage(
        1504, LogLevel.Warning, "The rule {Key} of {Registry} is not used, and the previous one stays. {Problem}",
        EventName = "RuleSkipped")]
    public static partial void RuleSkipped(ILogger logger, DubboRegistry registry, string key, string problem);

    [LoggerMessage(
        1505, LogLevel.Warning,
        "The consumer of {Service} could not be registered at {Registry}. Calls are not affected, and it is tried again.",
        EventName = "ConsumerNotRegistered")]
    public static partial void ConsumerNotRegistered(ILogger logger, ServiceKey service, DubboRegistry registry, Exception exception);

    [LoggerMessage(
        1506, LogLevel.Debug, "The consumer of {Service} could not be removed from {Registry}, which removes it by itself later.",
        EventName = "ConsumerNotRemoved")]
    public static partial void ConsumerNotRemoved(ILogger logger, ServiceKey service, DubboRegistry registry, Exception exception);

    [LoggerMessage(1507, LogLevel.Warning, "The cache file {File} is not used. {Problem}", EventName = "CacheFailed")]
    public static partial void CacheFailed(ILogger logger, string file, string problem);

    [LoggerMessage(1508, LogLevel.Warning, "{Problem}", EventName = "RouteSkipped")]
    public static partial void RouteSkipped(ILogger logger, string problem);
}
