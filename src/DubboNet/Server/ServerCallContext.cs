using System.Net;
using System.Security.Cryptography.X509Certificates;
using DubboNet.Remoting.Connections;

namespace DubboNet.Server;

/// <summary>What a handler may know of the call it serves, and add to its answer.</summary>
public sealed class ServerCallContext
{
    private Attachments? _responseAttachments;

    internal ServerCallContext(ServiceKey service, DubboMethod method, Attachments attachments, DubboConnection connection)
    {
        Service = service;
        Method = method;
        Attachments = attachments;
        RemoteEndPoint = connection.RemoteEndPoint;
        RemoteCertificate = connection.RemoteCertificate;
        CancellationToken = connection.Closing;
    }

    /// <summary>The service that was called, as it is hosted.</summary>
    public ServiceKey Service { get; }

    /// <summary>The method that was called.</summary>
    public DubboMethod Method { get; }

    /// <summary>What came with the request, the protocol's own keys included.</summary>
    public Attachments Attachments { get; }

    /// <summary>Goes back with the answer, if the consumer's protocol version knows attachments there (2.0.2 does).</summary>
    public Attachments ResponseAttachments => _responseAttachments ??= [];

    /// <summary>The consumer.</summary>
    public EndPoint? RemoteEndPoint { get; }

    /// <summary>What the consumer showed in the TLS handshake; null without TLS, or if it showed none. Do not dispose of it: it is the connection's.</summary>
    public X509Certificate2? RemoteCertificate { get; }

    /// <summary>Cancelled when nobody can take the answer any more: the connection has ended.</summary>
    public CancellationToken CancellationToken { get; }

    internal Attachments? ResponseAttachmentsOrNull => _responseAttachments;
}
