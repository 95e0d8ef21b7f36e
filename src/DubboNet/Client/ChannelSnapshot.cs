using System.Net;

namespace DubboNet;

/// <summary>A channel at one moment.</summary>
public sealed record ChannelSnapshot
{
    /// <summary>The provider's address.</summary>
    public required EndPoint Address { get; init; }

    /// <summary>The best state among its connections.</summary>
    public ChannelState State { get; init; }

    /// <summary>Whether the provider has announced on all connections that it stops.</summary>
    public bool IsReadOnly { get; init; }

    /// <summary>Why the last attempt failed or the last connection ended; null if neither has happened.</summary>
    public string? LastError { get; init; }

    /// <summary>Attempts that failed since the last one that did not.</summary>
    public int FailedAttempts { get; init; }

    /// <summary>The connections that are open.</summary>
    public IReadOnlyList<ConnectionSnapshot> Connections { get; init; } = [];
}
