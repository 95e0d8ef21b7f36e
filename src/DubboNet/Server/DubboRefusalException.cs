namespace DubboNet;

/// <summary>
/// Thrown by an interceptor that does not let a call run: the consumer gets this status and text, and no result. Java consumers take every such response for a
/// failure of this provider and try others: an error of the method itself is no refusal, and what a handler throws for one is better a
/// <see cref="JavaException"/>.
/// </summary>
/// <param name="status">
/// <see cref="DubboStatus.ServiceError"/> if the consumer may not call, <see cref="DubboStatus.ServerThreadPoolExhausted"/> if there is no room.
/// </param>
/// <param name="message">The text that the consumer gets.</param>
/// <exception cref="ArgumentOutOfRangeException">The status is OK.</exception>
public sealed class DubboRefusalException(DubboStatus status, string message) : Exception(message)
{
    /// <summary>What the consumer gets.</summary>
    public DubboStatus Status { get; } = status != DubboStatus.Ok ? status : throw new ArgumentOutOfRangeException(nameof(status), "A refusal needs a status other than OK.");
}
