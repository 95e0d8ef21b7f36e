namespace DubboNet;

/// <summary>The provider has no thread or no permit left for the call and did not run it (status 100).</summary>
public sealed class DubboServerBusyException(string message, DubboStatus status, string remoteMessage)
    : DubboRemoteException(message, status, remoteMessage);
