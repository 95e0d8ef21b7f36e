using System.Net;
using System.Security.Cryptography.X509Certificates;

namespace DubboNet.Remoting.Transport;

/// <summary>
/// One byte stream to one peer, with the names of both ends. A socket, TLS over a socket, or a pair of pipes in tests; whoever reads and writes does not
/// know which.
/// </summary>
internal sealed class DubboTransport(Stream stream, EndPoint? local, EndPoint? remote, bool isSecure = false, X509Certificate2? remoteCertificate = null) : IDisposable
{
    public Stream Stream => stream;

    public EndPoint? LocalEndPoint => local;

    public EndPoint? RemoteEndPoint => remote;

    /// <summary>Whether TLS protects it.</summary>
    public bool IsSecure => isSecure;

    /// <summary>What the peer showed in the TLS handshake; null without TLS, or if it showed none.</summary>
    public X509Certificate2? RemoteCertificate => remoteCertificate;

    /// <summary>Ends both directions at once; reads and writes under way fail.</summary>
    public void Dispose() => stream.Dispose();
}
