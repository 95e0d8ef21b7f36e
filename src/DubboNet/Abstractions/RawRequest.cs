using System.Net;
using System.Security.Cryptography.X509Certificates;
using DubboNet.Hessian;
using DubboNet.Protocol;
using DubboNet.Protocol.Requests;

namespace DubboNet;

/// <summary>
/// A request as it came, its arguments not decoded: for proxies, which look at where it goes and pass the body on. Valid until the handler's task has ended.
/// </summary>
public sealed class RawRequest
{
    private readonly RequestHead _head;
    private readonly HessianOptions _hessian;
    private Attachments? _attachments;

    internal RawRequest(RequestHead head, ReadOnlyMemory<byte> body, bool isOneWay, EndPoint? remoteEndPoint, X509Certificate2? remoteCertificate, HessianOptions hessian)
    {
        _head = head;
        Body = body;
        IsOneWay = isOneWay;
        RemoteEndPoint = remoteEndPoint;
        RemoteCertificate = remoteCertificate;
        _hessian = hessian;
    }

    /// <summary>The protocol version of the consumer, such as 2.0.2.</summary>
    public string ProtocolVersion => _head.ProtocolVersion;

    /// <summary>The interface name or the path that the request begins with.</summary>
    public string Path => _head.Service;

    /// <summary>The version of the service that is wanted; null, empty and 0.0.0 mean none.</summary>
    public string? ServiceVersion => _head.ServiceVersion;

    /// <summary>The Java method name.</summary>
    public string Method => _head.Method;

    /// <summary>The declared parameter types as a JVM descriptor.</summary>
    public string Descriptor => _head.Descriptor;

    /// <summary>What came with the request. They stand behind the arguments, so that they are read when they are asked for. It costs as much as decoding the arguments.</summary>
    /// <exception cref="HessianException">Arguments or attachments are malformed.</exception>
    public Attachments Attachments => _attachments ??= RequestHead.ReadAttachments(Body.Span, _hessian, AttachmentLimits.Default);

    /// <summary>Where the request goes, group included: the attachments beat the head, as in Java.</summary>
    /// <exception cref="HessianException">Arguments or attachments are malformed.</exception>
    public ServiceKey Service => _head.Target(Attachments);

    /// <summary>The whole body, in Hessian 2.</summary>
    public ReadOnlyMemory<byte> Body { get; }

    /// <summary>Whether the consumer wants no response.</summary>
    public bool IsOneWay { get; }

    /// <summary>The consumer.</summary>
    public EndPoint? RemoteEndPoint { get; }

    /// <summary>What the consumer showed in the TLS handshake; null without TLS, or if it showed none.</summary>
    public X509Certificate2? RemoteCertificate { get; }

    /// <summary>Path, method and descriptor, for messages.</summary>
    public override string ToString() => PeerText.OneLine($"{Path}.{Method}({Descriptor})");
}
