using Microsoft.Extensions.Logging;

namespace DubboNet.Hosting;

/// <summary>Log entries of hosting, with the event ids 1400 to 1499. Ids and names must not change once they are released.</summary>
internal static partial class HostingLog
{
    [LoggerMessage(1400, LogLevel.Information, "Consumers reach {Provider} at {Host}:{Port}.", EventName = "Advertised")]
    public static partial void Advertised(ILogger logger, string provider, string host, int port);

    [LoggerMessage(1401, LogLevel.Warning, "{Section}", EventName = "UnusedSection")]
    public static partial void UnusedSection(ILogger logger, string section);

    [LoggerMessage(1402, LogLevel.Information, "QoS listens for commands on {Address}.", EventName = "QosListening")]
    public static partial void QosListening(ILogger logger, string address);
}
