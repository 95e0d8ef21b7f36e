using System.Net;
using System.Security.Cryptography.X509Certificates;

namespace DubboNet;

/// <summary>
/// A byte stream to one peer, with the addresses of both ends. The stream can be a socket, TLS over a socket, or memory. Connections read
/// and write it with the asynchronous methods only, one read and one write at a time.
/// </summary>
/// <param name="stream">The bytes of both directions. The transport owns the stream.</param>
/// <param name="local">The address of this end. Null if it has none.</param>
/// <param name="remote">The address of the peer. Null if it has none.</param>
/// <param name="isSecure">Whether TLS protects the stream. Default false.</param>
/// <param name="remoteCertificate">The certificate of the peer. Default null: the peer sent none.</param>
public sealed class DubboTransport(
    Stream stream, EndPoint? local, EndPoint? remote, bool isSecure = false, X509Certificate2? remoteCertificate = null) : IDisposable
{
    /// <summary>Gets the bytes of both directions.</summary>
    public Stream Stream => stream;

    /// <summary>Gets the address of this end.</summary>
    public EndPoint? LocalEndPoint => local;

    /// <summary>Gets the address of the peer.</summary>
    public EndPoint? RemoteEndPoint => remote;

    /// <summary>Gets whether TLS protects the stream.</summary>
    public bool IsSecure => isSecure;

    /// <summary>Gets the certificate that the peer sent in the TLS handshake. Null without TLS, or if the peer sent none.</summary>
    public X509Certificate2? RemoteCertificate => remoteCertificate;

    /// <summary>Ends both directions at once. Reads and writes in progress fail.</summary>
    public void Dispose() => stream.Dispose();
}
