using System.IO.Pipelines;
using System.Net.Security;
using DubboNet.Hessian;
using DubboNet.Protocol;
using DubboNet.Remoting.Transport;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace DubboNet;

/// <summary>Settings of a channel. Read once, when the channel is made.</summary>
public sealed class DubboChannelOptions
{
    /// <summary>
    /// The time-out of calls that state none and whose method and service state none, from the invocation to the response. Default null: what the provider's
    /// URL says, else 1,000 ms, as Java's.
    /// </summary>
    public TimeSpan? Timeout { get; set; }

    /// <summary>
    /// Whether providers are told how much time a call has left (attachment <c>_TO</c>), which Java does with <c>enable-timeout-countdown</c>. Calls made
    /// while serving a call that came with such a limit always say it. Default false.
    /// </summary>
    public bool SendDeadline { get; set; }

    /// <summary>Connections to the provider; each call takes the less loaded of two. Default null: what the provider's URL says, else 1.</summary>
    public int? Connections { get; set; }

    /// <summary>
    /// After how long without a byte from the provider, or to it, a heartbeat is sent; zero or less turns heartbeats off. Default null: what the provider's
    /// URL says, else 60 s, as Java's.
    /// </summary>
    public TimeSpan? HeartbeatInterval { get; set; }

    /// <summary>
    /// After how long without a byte from the provider the connection is given up and made anew. Default null: what the provider's URL says, else three
    /// heartbeat intervals, as Java's.
    /// </summary>
    public TimeSpan? HeartbeatTimeout { get; set; }

    /// <summary>
    /// How long to wait after a first failed attempt to connect; later waits grow. Default 100 ms. A lost connection is made again at once.
    /// If the attempt was refused and calls need the connection, waits grow from 20 ms to this time and no longer, so that a provider that
    /// starts is soon found.
    /// </summary>
    public TimeSpan ReconnectDelay { get; set; } = TimeSpan.FromMilliseconds(100);

    /// <summary>The longest wait between attempts to connect. Default 1 s, so that calls flow soon after a provider is back.</summary>
    public TimeSpan MaxReconnectDelay { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>How long connecting may take, the TLS handshake included. Default 3,000 ms, as Java's.</summary>
    public TimeSpan ConnectTimeout { get; set; } = TimeSpan.FromMilliseconds(3000);

    /// <summary>
    /// Makes connections with TLS from the first byte, which the provider must expect. The certificate must name the host of the address, or
    /// <see cref="SslClientAuthenticationOptions.TargetHost"/> where that is set; client certificates go into it, too. Default null: no TLS.
    /// </summary>
    public SslClientAuthenticationOptions? Tls { get; set; }

    /// <summary>The name of this application, sent as <c>remote.application</c>. Default: not sent.</summary>
    public string? ApplicationName { get; set; }

    /// <summary>Sent with every call as attachment <c>token</c>, for providers that want one. Default null: what the provider's URL says, else none.</summary>
    public string? Token { get; set; }

    /// <summary>Types, limits and forms of Hessian.</summary>
    public HessianOptions Hessian { get; set; } = HessianOptions.Default;

    /// <summary>
    /// The longest request sent and the longest response accepted, in bytes of body. Default null: what the provider's URL says (<c>payload</c>), else 8 MiB,
    /// as Java's.
    /// </summary>
    public int? MaxPayload { get; set; }

    /// <summary>Attachments that a response may have; one with more fails its call. Default 1,000.</summary>
    public int MaxAttachments { get; set; } = AttachmentLimits.Default.Count;

    /// <summary>Bytes that the attachments of a response may have on the wire, all together. Default 1 MiB, an eighth of the default <see cref="MaxPayload"/>.</summary>
    public int MaxAttachmentBytes { get; set; } = AttachmentLimits.Default.Bytes;

    /// <summary>Calls that may wait for responses on a connection at once; further ones wait for a place, see <see cref="FailWhenFull"/>. Default and maximum 65,536.</summary>
    public int MaxPendingCalls { get; set; } = 65_536;

    /// <summary>Bytes that may wait for the socket; calls beyond that wait within their time-out. Default 1 MiB.</summary>
    public int MaxQueuedBytes { get; set; } = 1024 * 1024;

    /// <summary>Whether calls that exceed <see cref="MaxPendingCalls"/> or <see cref="MaxQueuedBytes"/> fail at once instead of waiting within their time-out. Default false.</summary>
    public bool FailWhenFull { get; set; }

    /// <summary>Code around every call of the channel, in order: the first one sees a call first and its result last. Default: none.</summary>
    public IList<IClientInterceptor> Interceptors { get; } = [];

    /// <summary>How long disposing waits for calls under way. Default 10 s.</summary>
    public TimeSpan ShutdownTimeout { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>
    /// Whether what follows an awaited call, and what the provider calls back, runs on the thread that received the message, instead of the thread pool. Saves
    /// a hop where that code is short and never blocks; code that blocks there stops the whole connection. Default false.
    /// </summary>
    public bool InlineCompletions { get; set; }

    /// <summary>Where log entries go. Default: nowhere.</summary>
    public ILoggerFactory LoggerFactory { get; set; } = NullLoggerFactory.Instance;

    /// <summary>The clock. Default: the system's.</summary>
    public TimeProvider TimeProvider { get; set; } = TimeProvider.System;

    /// <summary>
    /// Opens the byte stream to a provider, for tests in memory and other transports. TLS, if set, runs over it. Default: a TCP socket.
    /// </summary>
    public TransportConnector Connector { get; set; } = SocketTransport.ConnectAsync;

    /// <summary>Runs loops and completions.</summary>
    internal PipeScheduler Scheduler { get; set; } = PipeScheduler.ThreadPool;

    /// <summary>Jitter, and the choice among connections.</summary>
    internal Random Random { get; set; } = Random.Shared;
}
