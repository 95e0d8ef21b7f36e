using System.Net;

namespace DubboNet;

/// <summary>Describes a channel at a point in time.</summary>
public sealed record ChannelSnapshot
{
    /// <summary>Gets the provider's address.</summary>
    public required EndPoint Address { get; init; }

    /// <summary>Gets the best state of the channel's connections.</summary>
    public ChannelState State { get; init; }

    /// <summary>Gets a value indicating whether the provider has announced on all connections that it will stop.</summary>
    public bool IsReadOnly { get; init; }

    /// <summary>Gets the reason why the last attempt failed or the last connection ended. Null if neither has happened.</summary>
    public string? LastError { get; init; }

    /// <summary>Gets the number of attempts that failed since the last successful one.</summary>
    public int FailedAttempts { get; init; }

    /// <summary>Gets the open connections.</summary>
    public IReadOnlyList<ConnectionSnapshot> Connections { get; init; } = [];
}
