using System.Net;
using System.Net.Security;

namespace DubboNet.Client;

/// <summary>
/// Contains everything that affects the connections of a channel. Channels whose keys are equal can share their connections. Objects such
/// as TLS options are equal only if they are the same.
/// </summary>
internal sealed record ChannelKey
{
    public ChannelKey(ChannelSettings settings)
    {
        DubboChannelOptions options = settings.Options;
        EndPoint = settings.Address.EndPoint;
        HostName = settings.Address.HostName;
        Tls = options.Tls;
        ApplicationName = options.ApplicationName;
        Times = (settings.HeartbeatInterval, settings.HeartbeatTimeout, options.ReconnectDelay, options.MaxReconnectDelay,
            options.ConnectTimeout, options.ShutdownTimeout);
        Limits = (settings.Connections, settings.Connection.MaxPayload, options.MaxPendingCalls, options.MaxQueuedBytes,
            options.MaxAttachments, options.MaxAttachmentBytes);
        Modes = (options.FailWhenFull, options.InlineCompletions);
        Parts = (options.Hessian, options.LoggerFactory, options.TimeProvider, options.Connector, options.Scheduler, options.Random);
    }

    public EndPoint EndPoint { get; }

    public string? HostName { get; }

    public SslClientAuthenticationOptions? Tls { get; }

    public string? ApplicationName { get; }

    public (TimeSpan Heartbeat, TimeSpan HeartbeatTimeout, TimeSpan Delay, TimeSpan MaxDelay, TimeSpan Connect, TimeSpan Shutdown) Times
    {
        get;
    }

    public (int Connections, int Payload, int Calls, int QueuedBytes, int Attachments, int AttachmentBytes) Limits { get; }

    public (bool FailWhenFull, bool InlineCompletions) Modes { get; }

    public (object Hessian, object Loggers, object Time, object Connector, object Scheduler, object Random) Parts { get; }
}
