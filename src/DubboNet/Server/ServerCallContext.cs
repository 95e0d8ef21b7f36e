using System.Net;
using System.Security.Cryptography.X509Certificates;
using DubboNet.Hessian;
using DubboNet.Protocol;
using DubboNet.Remoting.Connections;

namespace DubboNet.Server;

/// <summary>
/// What a handler may know of the call it serves, and add to its answer. Valid until the handler's task has ended: after that the object serves another
/// call.
/// </summary>
public sealed class ServerCallContext
{
    private const int MaxKeptBytes = 4096;

    private byte[] _encodedAttachments = [];
    private int _encodedLength;
    private DubboConnection? _connection;
    private Attachments? _attachments;
    private Attachments? _responseAttachments;

    internal ServerCallContext()
    {
    }

    /// <summary>The service that was called, as it is hosted.</summary>
    public ServiceKey Service => Method.Service;

    /// <summary>The method that was called.</summary>
    public DubboMethod Method { get; private set; } = null!;

    /// <summary>What came with the request, the protocol's own keys included. Decoded when it is first asked for.</summary>
    public Attachments Attachments => _attachments ??= Decode();

    /// <summary>Goes back with the answer, if the consumer's protocol version knows attachments there (2.0.2 does).</summary>
    public Attachments ResponseAttachments => _responseAttachments ??= [];

    /// <summary>The consumer.</summary>
    public EndPoint? RemoteEndPoint => _connection?.RemoteEndPoint;

    /// <summary>What the consumer showed in the TLS handshake; null without TLS, or if it showed none. Do not dispose of it: it is the connection's.</summary>
    public X509Certificate2? RemoteCertificate => _connection?.RemoteCertificate;

    /// <summary>Cancelled when nobody can take the answer any more: the connection has ended.</summary>
    public CancellationToken CancellationToken { get; private set; }

    internal Attachments? ResponseAttachmentsOrNull => _responseAttachments;

    internal void Prepare(DubboMethod method, DubboConnection connection)
    {
        Method = method;
        _connection = connection;
        CancellationToken = connection.Closing;
    }

    internal void SetAttachments(Attachments attachments) => _attachments = attachments;

    /// <summary>Keeps a copy of a map that nothing else refers to, to be decoded if it is asked for.</summary>
    internal void SetAttachments(ReadOnlySpan<byte> map)
    {
        if (map.Length > _encodedAttachments.Length)
            _encodedAttachments = new byte[Math.Max(map.Length, 256)];
        map.CopyTo(_encodedAttachments);
        _encodedLength = map.Length;
    }

    internal void Clear()
    {
        Method = null!;
        _connection = null;
        CancellationToken = default;
        _attachments = null;
        _responseAttachments = null;
        _encodedLength = 0;
        if (_encodedAttachments.Length > MaxKeptBytes)
            _encodedAttachments = [];
    }

    private Attachments Decode()
    {
        var attachments = new Attachments();
        var reader = new HessianReader(_encodedAttachments.AsSpan(0, _encodedLength), HessianOptions.Default);
        try
        {
            AttachmentCodec.Read(ref reader, attachments);
            return attachments;
        }
        finally
        {
            reader.Dispose();
        }
    }
}
