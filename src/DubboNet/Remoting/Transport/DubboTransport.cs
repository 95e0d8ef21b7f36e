using System.Net;
using System.Security.Cryptography.X509Certificates;

namespace DubboNet;

/// <summary>
/// Represents a byte stream to one peer, with the addresses of both ends. The stream can be a socket, TLS over a socket, or memory.
/// Connections read and write it only with the asynchronous methods, one read and one write at a time.
/// </summary>
/// <param name="stream">The stream for the bytes of both directions. The transport owns it.</param>
/// <param name="local">The address of this end, or null if it has none.</param>
/// <param name="remote">The address of the peer, or null if it has none.</param>
/// <param name="isSecure">Whether TLS protects the stream. The default is false.</param>
/// <param name="remoteCertificate">The certificate of the peer, or null if the peer sent none. The default is null.</param>
public sealed class DubboTransport(
    Stream stream, EndPoint? local, EndPoint? remote, bool isSecure = false, X509Certificate2? remoteCertificate = null) : IDisposable
{
    /// <summary>Gets the stream for the bytes of both directions.</summary>
    public Stream Stream => stream;

    /// <summary>Gets the address of this end, or null if it has none.</summary>
    public EndPoint? LocalEndPoint => local;

    /// <summary>Gets the address of the peer, or null if it has none.</summary>
    public EndPoint? RemoteEndPoint => remote;

    /// <summary>Gets a value indicating whether TLS protects the stream.</summary>
    public bool IsSecure => isSecure;

    /// <summary>Gets the certificate that the peer sent in the TLS handshake. It is null without TLS, or if the peer sent none.</summary>
    public X509Certificate2? RemoteCertificate => remoteCertificate;

    /// <summary>Closes the stream in both directions immediately. Reads and writes in progress fail.</summary>
    public void Dispose() => stream.Dispose();
}
