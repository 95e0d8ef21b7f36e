using System.IO.Pipelines;
using System.Net.Security;
using DubboNet.Hessian;
using DubboNet.Protocol;
using DubboNet.Remoting.Transport;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace DubboNet;

/// <summary>Contains the settings of a channel. They are read once, when the channel is created.</summary>
public sealed class DubboChannelOptions
{
    /// <summary>
    /// Gets or sets the timeout of calls, from the invocation to the response, unless the call, its method or its service has one. The
    /// default is null, which means the timeout of the provider's URL, or else 1,000 ms, as in Java. For providers in a registry, rules and
    /// timeouts of methods in the URL (<c>find.timeout</c>) take precedence.
    /// </summary>
    public TimeSpan? Timeout { get; set; }

    /// <summary>
    /// Gets or sets a value indicating whether the remaining time of a call is sent to providers (attachment <c>_TO</c>). Java does this
    /// with <c>enable-timeout-countdown</c>. Calls made while serving a call with such a limit always send it. The default is false.
    /// </summary>
    public bool SendDeadline { get; set; }

    /// <summary>
    /// Gets or sets the number of connections to the provider. For each call, two are compared and the one with less load is used. The
    /// default is null, which means the number in the provider's URL, or else 1.
    /// </summary>
    public int? Connections { get; set; }

    /// <summary>
    /// Gets or sets the time after which a heartbeat is sent if no bytes were received from the provider or sent to it. Zero or less turns
    /// heartbeats off. The default is null, which means the value in the provider's URL, or else 60 s, as in Java.
    /// </summary>
    public TimeSpan? HeartbeatInterval { get; set; }

    /// <summary>
    /// Gets or sets the time after which the connection is closed and established again if no bytes were received from the provider. The
    /// default is null, which means the value in the provider's URL, or else three heartbeat intervals, as in Java.
    /// </summary>
    public TimeSpan? HeartbeatTimeout { get; set; }

    /// <summary>
    /// Gets or sets the delay after the first failed attempt to connect. Later delays grow. The default is 100 ms. A lost connection is
    /// replaced at once. If the attempt was refused and calls need the connection, the delays grow from 20 ms to this time only, so
    /// that a provider that starts is soon found.
    /// </summary>
    public TimeSpan ReconnectDelay { get; set; } = TimeSpan.FromMilliseconds(100);

    /// <summary>
    /// Gets or sets the longest delay between attempts to connect. The default is 1 s, so that calls succeed soon after a provider is back.
    /// </summary>
    public TimeSpan MaxReconnectDelay { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>Gets or sets the timeout for connecting, including the TLS handshake. The default is 3,000 ms, as in Java.</summary>
    public TimeSpan ConnectTimeout { get; set; } = TimeSpan.FromMilliseconds(3000);

    /// <summary>
    /// Gets or sets the TLS options. If they are set, TLS is used from the first byte, which the provider must expect. The certificate must
    /// contain the host of the address, or <see cref="SslClientAuthenticationOptions.TargetHost"/> if it is set. The options can also
    /// contain client certificates. The default is null, for no TLS.
    /// </summary>
    public SslClientAuthenticationOptions? Tls { get; set; }

    /// <summary>
    /// Gets or sets the name of this application, which is sent as <c>remote.application</c>. By default, no name is sent.
    /// </summary>
    public string? ApplicationName { get; set; }

    /// <summary>
    /// Gets or sets the value of the attachment <c>token</c> of all calls, for providers that require one. The default is null, which means
    /// the token in the provider's URL, or else none.
    /// </summary>
    public string? Token { get; set; }

    /// <summary>Gets or sets the Hessian options for types, limits and formats.</summary>
    public HessianOptions Hessian { get; set; } = HessianOptions.Default;

    /// <summary>
    /// Gets or sets the maximum body size, in bytes, of requests that are sent and responses that are accepted. The default is null, which
    /// means the <c>payload</c> in the provider's URL, or else 8 MiB, as in Java.
    /// </summary>
    public int? MaxPayload { get; set; }

    /// <summary>
    /// Gets or sets the maximum number of attachments of a response. If a response has more, its call fails. The default is 1,000.
    /// </summary>
    public int MaxAttachments { get; set; } = AttachmentLimits.Default.Count;

    /// <summary>
    /// Gets or sets the maximum total size, in bytes on the wire, of the attachments of a response. The default is 1 MiB, an eighth of the
    /// default <see cref="MaxPayload"/>.
    /// </summary>
    public int MaxAttachmentBytes { get; set; } = AttachmentLimits.Default.Bytes;

    /// <summary>
    /// Gets or sets the maximum number of calls that wait for responses on a connection. Further calls wait for a free place, unless
    /// <see cref="FailWhenFull"/> is set. The default and the maximum are 65,536.
    /// </summary>
    public int MaxPendingCalls { get; set; } = 65_536;

    /// <summary>
    /// Gets or sets the maximum number of calls of each method that wait for their responses at a provider, as Java's <c>actives</c>.
    /// Further calls wait within their timeout. By default, it is <c>actives</c> in the provider's URL. Without that, calls are not
    /// limited.
    /// </summary>
    public int? MaxConcurrentCalls { get; set; }

    /// <summary>
    /// Gets or sets the maximum number of bytes that wait for the socket. Further calls wait within their timeout. The default is 1 MiB.
    /// </summary>
    public int MaxQueuedBytes { get; set; } = 1024 * 1024;

    /// <summary>
    /// Gets or sets a value indicating whether calls that exceed <see cref="MaxPendingCalls"/> or <see cref="MaxQueuedBytes"/> fail
    /// immediately instead of waiting within their timeout. The default is false.
    /// </summary>
    public bool FailWhenFull { get; set; }

    /// <summary>
    /// Gets the interceptors of all calls of the channel, in order. The first one sees a call first and its result last. By default, there
    /// are none.
    /// </summary>
    public IList<IClientInterceptor> Interceptors { get; } = [];

    /// <summary>Gets or sets the time for which disposing waits for pending calls. The default is 10 s.</summary>
    public TimeSpan ShutdownTimeout { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>
    /// Gets or sets a value indicating whether continuations of awaited calls and callbacks from the provider run on the thread that
    /// received the message instead of the thread pool. This saves a thread switch if the code is short and never blocks. Code that blocks
    /// there stops the whole connection. The default is false.
    /// </summary>
    public bool InlineCompletions { get; set; }

    /// <summary>Gets or sets the factory of the loggers. By default, nothing is logged.</summary>
    public ILoggerFactory LoggerFactory { get; set; } = NullLoggerFactory.Instance;

    /// <summary>Gets or sets the clock. The default is the system clock.</summary>
    public TimeProvider TimeProvider { get; set; } = TimeProvider.System;

    /// <summary>
    /// Gets or sets the connector that opens the byte stream to a provider. Use it for tests in memory and other transports. TLS, if it is
    /// set, runs over this stream. The default is a TCP socket.
    /// </summary>
    public TransportConnector Connector { get; set; } = SocketTransport.ConnectAsync;

    /// <summary>Gets or sets the scheduler of loops and completions.</summary>
    internal PipeScheduler Scheduler { get; set; } = PipeScheduler.ThreadPool;

    /// <summary>Gets or sets the source of randomness for jitter and for the choice of connections.</summary>
    internal Random Random { get; set; } = Random.Shared;
}
