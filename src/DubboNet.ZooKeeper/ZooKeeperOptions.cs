using System.IO.Pipelines;
using System.Net;
using System.Net.Security;
using DubboNet.Remoting.Scheduling;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace DubboNet.ZooKeeper;

/// <summary>Contains the settings of a <see cref="ZooKeeperClient"/>.</summary>
internal sealed record ZooKeeperOptions
{
    /// <summary>Gets the servers of the ensemble. The client uses one at a time, in random order.</summary>
    public required IReadOnlyList<EndPoint> Servers { get; init; }

    /// <summary>
    /// Gets how long a server keeps the session and its ephemeral nodes without a connection. The server may choose another time. The
    /// default is 60 s.
    /// </summary>
    public TimeSpan SessionTimeout { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>Gets the time that an operation may take, including the wait for a connection. The default is 10 s.</summary>
    public TimeSpan RequestTimeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Gets how long the client waits for the end of the session when it is closed. The default is 3 s.</summary>
    public TimeSpan CloseTimeout { get; init; } = TimeSpan.FromSeconds(3);

    /// <summary>Gets the maximum length of a packet from a server in bytes. The default is 16 MiB.</summary>
    public int MaxPacketBytes { get; init; } = 16 * 1024 * 1024;

    /// <summary>
    /// Gets the maximum length of a request in bytes. Servers close the connection for longer ones. The default is that of ZooKeeper,
    /// 1,048,575 (<c>jute.maxbuffer</c>).
    /// </summary>
    public int MaxRequestBytes { get; init; } = 1_048_575;

    /// <summary>Gets how many requests can wait for a connection, and how many for a response. The default is 1,024.</summary>
    public int MaxPendingRequests { get; init; } = 1024;

    /// <summary>Gets the user and the password as <c>user:password</c> (scheme <c>digest</c>), or null for none.</summary>
    public string? Credentials { get; init; }

    /// <summary>
    /// Gets the settings of TLS, or null for none. Without a <see cref="SslClientAuthenticationOptions.TargetHost"/>, the certificate must
    /// contain the host of the server.
    /// </summary>
    public SslClientAuthenticationOptions? Tls { get; init; }

    public ILogger Logger { get; init; } = NullLogger.Instance;

    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;

    /// <summary>Gets the scheduler of loops and of continuations of callers. The default is the thread pool.</summary>
    public PipeScheduler Scheduler { get; init; } = PipeScheduler.ThreadPool;

    /// <summary>Gets the source of the order of servers and of pauses.</summary>
    public Random Random { get; init; } = Random.Shared;

    /// <summary>Gets whether new nodes are open to all users in spite of the credentials.</summary>
    public bool HasOpenNodes { get; init; }

    /// <summary>Gets the access list of new nodes, which is for the creator only if there are credentials.</summary>
    public IReadOnlyList<ZooKeeperAcl> DefaultAcl => Credentials is null || HasOpenNodes ? ZooKeeperAcl.Open : ZooKeeperAcl.Creator;

    /// <exception cref="ArgumentException">A setting is invalid. The message names it.</exception>
    public void Check()
    {
        if (Servers.Count == 0)
            throw new ArgumentException("Servers is empty. Set it to the addresses of the ensemble.");
        TimerRange.CheckPositive(SessionTimeout, Logger);
        TimerRange.CheckPositive(RequestTimeout, Logger);
        TimerRange.CheckPositive(CloseTimeout, Logger);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(MaxPacketBytes);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(MaxRequestBytes);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(MaxPendingRequests);
    }
}
