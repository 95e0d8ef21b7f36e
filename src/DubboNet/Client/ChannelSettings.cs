using System.IO.Pipelines;
using DubboNet.Protocol;
using DubboNet.Remoting.Connections;
using DubboNet.Remoting.Diagnostics;
using DubboNet.Remoting.Scheduling;
using Microsoft.Extensions.Logging;

namespace DubboNet.Client;

/// <summary>
/// Contains the settings of a channel to a provider. A setting that the options leave open comes from the provider's URL, or else is Java's
/// default.
/// </summary>
internal sealed class ChannelSettings
{
    private const int DefaultPayload = 8 * 1024 * 1024;

    private static readonly TimeSpan DefaultHeartbeat = TimeSpan.FromSeconds(60);

    /// <exception cref="ArgumentOutOfRangeException">The heartbeat timeout is not positive.</exception>
    public ChannelSettings(ProviderAddress address, DubboChannelOptions options)
    {
        ILogger logger = options.LoggerFactory.CreateLogger<DubboChannel>();
        Address = address;
        Options = options;
        Connections = options.Connections ?? address.Connections ?? 1;
        HeartbeatInterval = TimerRange.Cap(options.HeartbeatInterval ?? address.HeartbeatInterval ?? DefaultHeartbeat);
        HeartbeatTimeout = options.HeartbeatTimeout ?? address.HeartbeatTimeout ?? (3 * HeartbeatInterval);
        if (HasHeartbeats)
            TimerRange.CheckPositive(HeartbeatTimeout, logger);
        Connection = CreateConnectionOptions(logger);
    }

    public ProviderAddress Address { get; }

    public DubboChannelOptions Options { get; }

    public int Connections { get; }

    public bool HasHeartbeats => HeartbeatInterval > TimeSpan.Zero;

    public TimeSpan HeartbeatInterval { get; }

    public TimeSpan HeartbeatTimeout { get; }

    /// <summary>Gets the settings of each connection.</summary>
    public ConnectionOptions Connection { get; }

    /// <summary>Checks the numbers and times of options, whatever the provider is.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A number or a time is not in its range. The message names the option.</exception>
    public static void Check(DubboChannelOptions options, ILogger logger)
    {
        OptionRanges.Connections.Check(options.Connections);
        OptionRanges.AtLeastOne.Check(options.MaxPayload);
        OptionRanges.AtLeastOne.Check(options.MaxAttachments);
        OptionRanges.AtLeastOne.Check(options.MaxAttachmentBytes);
        OptionRanges.PendingCalls.Check(options.MaxPendingCalls);
        OptionRanges.AtLeastOne.Check(options.MaxConcurrentCalls);
        OptionRanges.AtLeastOne.Check(options.MaxQueuedBytes);
        if (options.Timeout is { } timeout)
            TimerRange.CheckPositive(timeout, logger, mayBeInfinite: true, nameof(options.Timeout));
        if (options.HeartbeatInterval is { } interval)
            TimerRange.CheckLength(interval, logger, nameof(options.HeartbeatInterval));
        if (options.HeartbeatTimeout is { } limit)
            TimerRange.CheckPositive(limit, logger, name: nameof(options.HeartbeatTimeout));
        TimerRange.CheckNotNegative(options.ReconnectDelay, logger);
        TimerRange.CheckPositive(options.MaxReconnectDelay, logger);
        TimerRange.CheckPositive(options.ConnectTimeout, logger);
        TimerRange.CheckNotNegative(options.ShutdownTimeout, logger, mayBeInfinite: true);
    }

    private ConnectionOptions CreateConnectionOptions(ILogger logger) => new()
    {
        Hessian = SubstitutionLog.Attach(Options.Hessian, Options.LoggerFactory),
        MaxPayload = Options.MaxPayload ?? Address.MaxPayload ?? DefaultPayload,
        MaxPendingCalls = Options.MaxPendingCalls,
        MaxQueuedBytes = Options.MaxQueuedBytes,
        AttachmentLimits = new(Options.MaxAttachments, Options.MaxAttachmentBytes),
        FailsWhenFull = Options.FailWhenFull,
        ApplicationAttachment = string.IsNullOrEmpty(Options.ApplicationName)
            ? []
            : DubboMethod.EncodeStrings(AttachmentKeys.RemoteApplication, Options.ApplicationName),
        // The time for a connection attempt is long enough for the response to a heartbeat.
        ProbeTimeout = !HasHeartbeats ? null : Options.ConnectTimeout < HeartbeatTimeout ? Options.ConnectTimeout : HeartbeatTimeout,
        Time = Options.TimeProvider,
        Scheduler = Options.Scheduler,
        UserScheduler = Options.InlineCompletions ? PipeScheduler.Inline : Options.Scheduler,
        Logger = logger,
    };
}
