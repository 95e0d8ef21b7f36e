namespace DubboNet;

/// <summary>The exception for a call that the provider did not run because it had no free thread or permit (status 100).</summary>
public sealed class DubboServerBusyException(string message, DubboStatus status, string remoteMessage)
    : DubboRemoteException(message, status, remoteMessage);
