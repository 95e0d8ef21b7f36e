using System.IO.Pipelines;
using DubboNet.Hessian;
using DubboNet.Protocol;
using Microsoft.Extensions.Logging;

namespace DubboNet.Remoting.Connections;

/// <summary>The frozen settings of a connection, whichever role it has.</summary>
internal sealed record ConnectionOptions
{
    public HessianOptions Hessian { get; init; } = HessianOptions.Default;

    /// <summary>The longest body sent or accepted, in bytes.</summary>
    public required int MaxPayload { get; init; }

    public required int MaxPendingCalls { get; init; }

    /// <summary>Bytes that may wait for the socket before writers have to.</summary>
    public required int MaxQueuedBytes { get; init; }

    /// <summary>Whether calls fail at once where they would have to wait for room, among the calls in flight or in the send queue.</summary>
    public bool FailsWhenFull { get; init; }

    public AttachmentLimits AttachmentLimits { get; init; } = AttachmentLimits.Default;

    /// <summary>The calling application as a ready attachment; empty for none.</summary>
    public byte[] ApplicationAttachment { get; init; } = [];

    /// <summary>The provider's token as a ready attachment; empty for none.</summary>
    public byte[] TokenAttachment { get; init; } = [];

    /// <summary>Objects of a consumer that may be handed over to be called back, for each Java interface.</summary>
    public int MaxCallbacks { get; init; } = 1;

    /// <summary>How long a provider that let a call time out has for a heartbeat; null if it gets none.</summary>
    public TimeSpan? ProbeTimeout { get; init; }

    /// <summary>How long a peer may take no bytes of what is sent before the connection ends; null for ever.</summary>
    public TimeSpan? WriteTimeout { get; init; }

    /// <summary>What messages may hold together with those of other connections; null for no limit.</summary>
    public MemoryBudget? Budget { get; init; }

    public required TimeProvider Time { get; init; }

    /// <summary>Runs what must not run where it was decided: loops, long bodies, the end of a drain.</summary>
    public PipeScheduler Scheduler { get; init; } = PipeScheduler.ThreadPool;

    /// <summary>Runs what users wrote, handlers and what follows an awaited call; the same scheduler, or <see cref="PipeScheduler.Inline"/>.</summary>
    public PipeScheduler UserScheduler { get; init; } = PipeScheduler.ThreadPool;

    public required ILogger Logger { get; init; }
}
