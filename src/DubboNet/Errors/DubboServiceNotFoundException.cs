namespace DubboNet;

/// <summary>
/// The exception for a service that the provider does not have, reported with status 60. Java providers report a missing service with 40 or
/// 70, which have other meanings too. These are reported as a plain <see cref="DubboRemoteException"/>.
/// </summary>
public sealed class DubboServiceNotFoundException(string message, DubboStatus status, string remoteMessage)
    : DubboRemoteException(message, status, remoteMessage);
