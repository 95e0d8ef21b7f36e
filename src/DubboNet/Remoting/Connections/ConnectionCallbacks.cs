namespace DubboNet.Remoting.Connections;

/// <summary>
/// Represents the callbacks of a connection. On the side of the consumer these are the registered objects. On the side of the provider they
/// are the proxies that call those objects. A connection creates this with its first callback.
/// </summary>
internal abstract class ConnectionCallbacks
{
    /// <summary>Gets the handler of calls to the registered objects. It is null on the side of the provider.</summary>
    public virtual IRequestHandler? RequestHandler => null;
}
