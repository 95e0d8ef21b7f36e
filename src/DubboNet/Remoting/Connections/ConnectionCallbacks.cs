namespace DubboNet.Remoting.Connections;

/// <summary>
/// The callbacks of a connection: on a consumer's side the objects that were handed over, on a provider's what calls those. A connection has none until the
/// first one.
/// </summary>
internal abstract class ConnectionCallbacks
{
    /// <summary>Serves the peer's calls of what was handed over; null on a provider's side.</summary>
    public virtual IRequestHandler? RequestHandler => null;
}
