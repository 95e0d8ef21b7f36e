using System.IO.Pipelines;
using DubboNet.Hessian;
using DubboNet.Protocol;
using Microsoft.Extensions.Logging;

namespace DubboNet.Remoting.Connections;

/// <summary>Contains the frozen settings of a connection of a client or a server.</summary>
internal sealed record ConnectionOptions
{
    public HessianOptions Hessian { get; init; } = HessianOptions.Default;

    /// <summary>Gets the maximum length of a sent or received body, in bytes.</summary>
    public required int MaxPayload { get; init; }

    public required int MaxPendingCalls { get; init; }

    /// <summary>Gets the number of bytes that can wait for the socket before writers have to wait.</summary>
    public required int MaxQueuedBytes { get; init; }

    /// <summary>
    /// Gets whether calls fail immediately if too many calls are pending or the send queue is full. By default, they wait.
    /// </summary>
    public bool FailsWhenFull { get; init; }

    public AttachmentLimits AttachmentLimits { get; init; } = AttachmentLimits.Default;

    /// <summary>Gets the name of the calling application as an encoded attachment. It is empty if there is none.</summary>
    public byte[] ApplicationAttachment { get; init; } = [];

    /// <summary>Gets the token of this provider as an encoded attachment of its callbacks. It is empty if there is none.</summary>
    public byte[] CallbackToken { get; init; } = [];

    /// <summary>Gets the maximum number of callback objects of a consumer for each Java interface. The default is 1.</summary>
    public int MaxCallbacks { get; init; } = 1;

    /// <summary>
    /// Gets the time in which a provider must respond to a heartbeat after a call to it has timed out. If null, no heartbeat is sent.
    /// </summary>
    public TimeSpan? ProbeTimeout { get; init; }

    /// <summary>
    /// Gets the time after which the connection ends if the peer does not read any of the sent bytes. Null means no limit.
    /// </summary>
    public TimeSpan? WriteTimeout { get; init; }

    /// <summary>Gets the limit for the memory of messages, which is shared with other connections. Null means no limit.</summary>
    public MemoryBudget? Budget { get; init; }

    public required TimeProvider Time { get; init; }

    /// <summary>
    /// Gets the scheduler of work that must not run on the current thread, such as loops, long bodies and the end of a drain.
    /// </summary>
    public PipeScheduler Scheduler { get; init; } = PipeScheduler.ThreadPool;

    /// <summary>
    /// Gets the scheduler of user code, such as handlers and the code after an awaited call. It is <see cref="Scheduler"/> or
    /// <see cref="PipeScheduler.Inline"/>.
    /// </summary>
    public PipeScheduler UserScheduler { get; init; } = PipeScheduler.ThreadPool;

    public required ILogger Logger { get; init; }
}
