using System.IO.Pipelines;
using System.Net.Security;
using DubboNet.Hessian;
using DubboNet.Remoting.Transport;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace DubboNet.Client;

/// <summary>Settings of a channel. Read once, when the channel is made.</summary>
public sealed class DubboChannelOptions
{
    /// <summary>The time-out of calls that state none, from the invocation to the answer. Default 1,000 ms, as Java's.</summary>
    public TimeSpan Timeout { get; set; } = TimeSpan.FromMilliseconds(1000);

    /// <summary>How long connecting may take, the TLS handshake included. Default 3,000 ms, as Java's.</summary>
    public TimeSpan ConnectTimeout { get; set; } = TimeSpan.FromMilliseconds(3000);

    /// <summary>
    /// Makes connections with TLS from the first byte, which the provider must expect. The certificate must name the host of the address, or
    /// <see cref="SslClientAuthenticationOptions.TargetHost"/> where that is set; client certificates go into it, too. Default null: no TLS.
    /// </summary>
    public SslClientAuthenticationOptions? Tls { get; set; }

    /// <summary>The name of this application, sent as <c>remote.application</c>. Default: not sent.</summary>
    public string? ApplicationName { get; set; }

    /// <summary>Types, limits and forms of Hessian.</summary>
    public HessianOptions Hessian { get; set; } = HessianOptions.Default;

    /// <summary>The longest request sent and the longest response accepted, in bytes of body. Default 8 MiB, as Java's <c>payload</c>.</summary>
    public int MaxPayload { get; set; } = 8 * 1024 * 1024;

    /// <summary>Calls that may wait for answers at once; further ones fail before anything is sent. Default and maximum 65,536.</summary>
    public int MaxPendingCalls { get; set; } = 65_536;

    /// <summary>Bytes that may wait for the socket; calls beyond that wait within their time-out. Default 1 MiB.</summary>
    public int MaxQueuedBytes { get; set; } = 1024 * 1024;

    /// <summary>How long disposing waits for calls under way. Default 10 s.</summary>
    public TimeSpan ShutdownTimeout { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>
    /// Whether what follows an awaited call runs on the thread that received the answer, instead of the thread pool. Saves a hop where that code is short
    /// and never blocks; code that blocks there stops the whole connection. Default false.
    /// </summary>
    public bool InlineCompletions { get; set; }

    /// <summary>Where log entries go. Default: nowhere.</summary>
    public ILoggerFactory LoggerFactory { get; set; } = NullLoggerFactory.Instance;

    /// <summary>The clock. Default: the system's.</summary>
    public TimeProvider TimeProvider { get; set; } = TimeProvider.System;

    /// <summary>Runs loops and completions.</summary>
    internal PipeScheduler Scheduler { get; set; } = PipeScheduler.ThreadPool;

    /// <summary>Jitter, and the choice among connections.</summary>
    internal Random Random { get; set; } = Random.Shared;

    /// <summary>Makes the byte stream to a provider.</summary>
    internal TransportConnector Connector { get; set; } = SocketTransport.ConnectAsync;
}
