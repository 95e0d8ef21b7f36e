using System.Net;

namespace DubboNet.Remoting.Transport;

/// <summary>
/// One byte stream to one peer, with the names of both ends. A socket, TLS over a socket, or a pair of pipes in tests; whoever reads and writes does not
/// know which.
/// </summary>
internal sealed class DubboTransport(Stream stream, EndPoint? local, EndPoint? remote) : IDisposable
{
    public Stream Stream => stream;

    public EndPoint? LocalEndPoint => local;

    public EndPoint? RemoteEndPoint => remote;

    /// <summary>Ends both directions at once; reads and writes under way fail.</summary>
    public void Dispose() => stream.Dispose();
}
