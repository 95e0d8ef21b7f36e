using Microsoft.Extensions.Logging;

namespace DubboNet.Cluster;

/// <summary>Log entries of clusters, with the event ids 1300 to 1399. Ids and names must not change once they are released.</summary>
internal static partial class ClusterLog
{
    [LoggerMessage(1300, LogLevel.Information, "The providers of {Directory} are now {Providers}.", EventName = "ProvidersChanged")]
    public static partial void ProvidersChanged(ILogger logger, object directory, string providers);

    [LoggerMessage(
        1301, LogLevel.Warning, "The list of providers of {Directory} may be out of date. {Problem}", EventName = "DirectoryProblem")]
    public static partial void DirectoryProblem(ILogger logger, object directory, string problem);

    [LoggerMessage(
        1302, LogLevel.Error, "The directory {Directory} failed. Its last list of providers stays in use, and it is asked again.",
        EventName = "DirectoryFailed")]
    public static partial void DirectoryFailed(ILogger logger, object directory, Exception exception);

    [LoggerMessage(1303, LogLevel.Debug, "{Method} failed at {Provider} and is retried. {Reason}", EventName = "Retrying")]
    public static partial void Retrying(ILogger logger, DubboMethod method, ProviderAddress provider, string reason);

    [LoggerMessage(
        1304, LogLevel.Warning,
        "{Method} failed and is not retried, because retries exceed the share {Share} of the calls (MaxRetryShare). {Reason}",
        EventName = "RetryBudgetSpent")]
    public static partial void RetryBudgetSpent(ILogger logger, DubboMethod method, double share, string reason);

    [LoggerMessage(
        1305, LogLevel.Warning, "{Method} failed. The caller gets the default value, as the failure policy of the cluster says.",
        EventName = "FailedSafe")]
    public static partial void FailedSafe(ILogger logger, DubboMethod method, Exception exception);

    [LoggerMessage(
        1306, LogLevel.Warning, "{Method} failed and is not retried later, because {Limit} failed calls already wait for that.",
        EventName = "FailbackFull")]
    public static partial void FailbackFull(ILogger logger, DubboMethod method, int limit);

    [LoggerMessage(
        1310, LogLevel.Warning, "{Method} failed in the group '{Group}'. The merged result is without it.", EventName = "GroupFailed")]
    public static partial void GroupFailed(ILogger logger, DubboMethod method, string group, Exception exception);
}
