namespace DubboNet;

/// <summary>
/// The exception for a response that is not a result. It has a status other than OK, or a body that no provider should send.
/// </summary>
public class DubboRemoteException(string message, DubboStatus status, string remoteMessage) : DubboException(message)
{
    /// <summary>Gets the status of the response.</summary>
    public DubboStatus Status { get; } = status;

    /// <summary>
    /// Gets the provider's own message as it was received, or an empty string if it sent none. Do not parse it, because its format differs
    /// between Java versions.
    /// </summary>
    public string RemoteMessage { get; } = remoteMessage;
}
