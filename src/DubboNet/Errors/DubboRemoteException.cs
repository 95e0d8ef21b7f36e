namespace DubboNet;

/// <summary>The provider answered, but not with a result: a status other than OK, or a body that no provider should send.</summary>
public class DubboRemoteException(string message, DubboStatus status, string remoteMessage) : DubboException(message)
{
    /// <summary>The status of the response.</summary>
    public DubboStatus Status { get; } = status;

    /// <summary>The provider's own text, as it came; empty if it sent none. Its form differs between Java versions: never parse it.</summary>
    public string RemoteMessage { get; } = remoteMessage;
}
