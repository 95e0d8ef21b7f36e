using System.Net;

namespace DubboNet;

/// <summary>A connection at one moment.</summary>
public sealed record ConnectionSnapshot
{
    /// <summary>This side's address.</summary>
    public EndPoint? LocalEndPoint { get; init; }

    /// <summary>The peer's address.</summary>
    public EndPoint? RemoteEndPoint { get; init; }

    /// <summary>Whether it takes calls; false while it is being closed.</summary>
    public bool IsOpen { get; init; }

    /// <summary>Whether the provider has announced that it stops.</summary>
    public bool IsReadOnly { get; init; }

    /// <summary>Calls of this side that wait for a response.</summary>
    public int PendingCalls { get; init; }

    /// <summary>Requests of the peer that were taken in and not answered yet.</summary>
    public int ServingCalls { get; init; }

    /// <summary>Bytes that wait for the socket.</summary>
    public long QueuedBytes { get; init; }

    /// <summary>Responses that came for no waiting call.</summary>
    public long LateResponses { get; init; }

    /// <summary>How long it has been connected.</summary>
    public TimeSpan Age { get; init; }

    /// <summary>How long nothing has come.</summary>
    public TimeSpan SinceLastRead { get; init; }
}
