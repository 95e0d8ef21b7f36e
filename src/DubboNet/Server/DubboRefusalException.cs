namespace DubboNet;

/// <summary>
/// Thrown by an interceptor to refuse a call. The consumer receives the status and the text instead of a result. Java consumers treat every
/// such response as a failure of this provider and try other providers. Do not use it for errors of the method itself. For those, throw a
/// <see cref="JavaException"/> from the handler.
/// </summary>
/// <param name="status">The status that the consumer receives. Use <see cref="DubboStatus.ServiceError"/> if the consumer is not allowed to
/// call, and <see cref="DubboStatus.ServerThreadPoolExhausted"/> if the provider is overloaded.</param>
/// <param name="message">The text that the consumer receives.</param>
/// <exception cref="ArgumentOutOfRangeException">The status is OK.</exception>
public sealed class DubboRefusalException(DubboStatus status, string message) : Exception(message)
{
    /// <summary>Gets the status that the consumer receives.</summary>
    public DubboStatus Status { get; } = status != DubboStatus.Ok
        ? status
        : throw new ArgumentOutOfRangeException(nameof(status), "A refusal needs a status other than OK.");
}
