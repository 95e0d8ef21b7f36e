using Microsoft.Extensions.Logging;

namespace DubboNet.Remoting.Scheduling;

/// <summary>
/// Defines the log entries of timers and work items. Their event ids are those of the connections that they belong to. Ids and names must
/// not change after a release.
/// </summary>
internal static partial class SchedulingLog
{
    [LoggerMessage(
        1007, LogLevel.Error, "Application code that ran when a call ended or a token was canceled threw an exception.",
        EventName = "CallbackThrew")]
    public static partial void CallbackThrew(ILogger logger, Exception exception);

    [LoggerMessage(
        1012, LogLevel.Warning, "{Option} is {Time}. Timers wait for 49 days at most, so this means no limit.", EventName = "TimeTooLong")]
    public static partial void TimeTooLong(ILogger logger, string option, TimeSpan time);
}
