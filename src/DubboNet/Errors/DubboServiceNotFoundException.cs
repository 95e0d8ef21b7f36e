namespace DubboNet;

/// <summary>
/// The provider has no such service, said by a status of its own (60). Java providers report a missing service with 40 or 70, which mean other things
/// as well: these are a plain <see cref="DubboRemoteException"/>.
/// </summary>
public sealed class DubboServiceNotFoundException(string message, DubboStatus status, string remoteMessage)
    : DubboRemoteException(message, status, remoteMessage);
