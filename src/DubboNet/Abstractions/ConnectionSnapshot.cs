using System.Net;

namespace DubboNet;

/// <summary>Describes a connection at a point in time.</summary>
public sealed record ConnectionSnapshot
{
    /// <summary>Gets the local address.</summary>
    public EndPoint? LocalEndPoint { get; init; }

    /// <summary>Gets the peer's address.</summary>
    public EndPoint? RemoteEndPoint { get; init; }

    /// <summary>Gets a value indicating whether calls can be made on the connection. False while it is being closed.</summary>
    public bool IsOpen { get; init; }

    /// <summary>Gets a value indicating whether the provider has announced that it will stop.</summary>
    public bool IsReadOnly { get; init; }

    /// <summary>Gets the number of calls of this side that wait for a response.</summary>
    public int PendingCalls { get; init; }

    /// <summary>Gets the number of requests that were accepted from the peer and have no response yet.</summary>
    public int ServingCalls { get; init; }

    /// <summary>Gets the number of bytes that wait for the socket.</summary>
    public long QueuedBytes { get; init; }

    /// <summary>Gets the number of responses that were received when no call waited for them.</summary>
    public long LateResponses { get; init; }

    /// <summary>Gets the time since the connection was established.</summary>
    public TimeSpan Age { get; init; }

    /// <summary>Gets the time since the last bytes were received.</summary>
    public TimeSpan SinceLastRead { get; init; }
}
