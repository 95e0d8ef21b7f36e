using System.Net;
using System.Security.Cryptography.X509Certificates;
using DubboNet.Hessian;
using DubboNet.Protocol;
using DubboNet.Protocol.Requests;

namespace DubboNet;

/// <summary>
/// Represents a received request whose arguments are not decoded. Proxies use it to read the target of a request and to forward the body.
/// It is valid until the handler's task has completed.
/// </summary>
public sealed class RawRequest
{
    private readonly RequestHead _head;
    private readonly HessianOptions _hessian;
    private Attachments? _attachments;

    internal RawRequest(
        RequestHead head, ReadOnlyMemory<byte> body, bool isOneWay, EndPoint? remoteEndPoint, X509Certificate2? remoteCertificate,
        HessianOptions hessian)
    {
        _head = head;
        Body = body;
        IsOneWay = isOneWay;
        RemoteEndPoint = remoteEndPoint;
        RemoteCertificate = remoteCertificate;
        _hessian = hessian;
    }

    /// <summary>Gets the protocol version of the consumer, such as 2.0.2.</summary>
    public string ProtocolVersion => _head.ProtocolVersion;

    /// <summary>Gets the interface name or the path at the start of the request.</summary>
    public string Path => _head.Service;

    /// <summary>Gets the requested version of the service. Null, an empty string and 0.0.0 mean no version.</summary>
    public string? ServiceVersion => _head.ServiceVersion;

    /// <summary>Gets the Java method name.</summary>
    public string Method => _head.Method;

    /// <summary>Gets the declared parameter types as a JVM descriptor.</summary>
    public string Descriptor => _head.Descriptor;

    /// <summary>
    /// Gets the attachments of the request. They follow the arguments and are read on first access, which costs as much as decoding the
    /// arguments.
    /// </summary>
    /// <exception cref="HessianException">The arguments or the attachments are malformed.</exception>
    public Attachments Attachments => _attachments ??= RequestHead.ReadAttachments(Body.Span, _hessian, AttachmentLimits.Default);

    /// <summary>Gets the target of the request, including the group. The attachments take precedence over the head, as in Java.</summary>
    /// <exception cref="HessianException">The arguments or the attachments are malformed.</exception>
    public ServiceKey Service => _head.Target(Attachments);

    /// <summary>Gets the whole body, encoded in Hessian 2.</summary>
    public ReadOnlyMemory<byte> Body { get; }

    /// <summary>Gets a value indicating whether the consumer does not expect a response.</summary>
    public bool IsOneWay { get; }

    /// <summary>Gets the consumer's address.</summary>
    public EndPoint? RemoteEndPoint { get; }

    /// <summary>Gets the certificate that the consumer presented in the TLS handshake. Null if it presented none, or without TLS.</summary>
    public X509Certificate2? RemoteCertificate { get; }

    /// <summary>Returns the path, the method and the descriptor, for messages.</summary>
    public override string ToString() => PeerText.OneLine($"{Path}.{Method}({Descriptor})");
}
