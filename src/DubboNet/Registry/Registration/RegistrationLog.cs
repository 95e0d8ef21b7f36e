using Microsoft.Extensions.Logging;

namespace DubboNet.Registry.Registration;

/// <summary>Log entries of registrations, with the event ids 1550 to 1599. Ids and names must not change once they are released.</summary>
internal static partial class RegistrationLog
{
    [LoggerMessage(
        1550, LogLevel.Information, "{Application} is registered in {Registry} with the services {Services}.", EventName = "Registered")]
    public static partial void Registered(ILogger logger, string application, DubboRegistry registry, string services);

    [LoggerMessage(1551, LogLevel.Information, "{Application} is not registered in {Registry} any more.", EventName = "Unregistered")]
    public static partial void Unregistered(ILogger logger, string application, DubboRegistry registry);

    [LoggerMessage(
        1552, LogLevel.Warning, "{Problem} It is tried again every {Seconds} s.", EventName = "RegistrationFailed")]
    public static partial void Failed(ILogger logger, string problem, double seconds, Exception exception);

    [LoggerMessage(
        1553, LogLevel.Warning, "{Registry} did not respond within {Seconds} s. The attempt continues in the background.",
        EventName = "RegistrationSlow")]
    public static partial void Slow(ILogger logger, DubboRegistry registry, double seconds);

    [LoggerMessage(
        1554, LogLevel.Information, "Rules of registries change what {Application} registers. They now set: {Rules}.",
        EventName = "RulesApplied")]
    public static partial void RulesApplied(ILogger logger, string application, string rules);
}
