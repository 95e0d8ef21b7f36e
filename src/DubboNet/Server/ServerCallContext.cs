using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Net;
using System.Security.Cryptography.X509Certificates;
using DubboNet.Hessian;
using DubboNet.Protocol;
using DubboNet.Remoting.Connections;
using DubboNet.Remoting.Correlation;

namespace DubboNet.Server;

/// <summary>
/// What a handler may know of the call it serves, and add to its answer. Valid until the handler's task has ended: after that the object serves another
/// call.
/// </summary>
[SuppressMessage("Design", "CA1001:Types that own disposable fields should be disposable", Justification = "Disposed of when the call ends, in Clear.")]
public sealed class ServerCallContext
{
    private const int MaxKeptBytes = 4096;

    private byte[] _encodedAttachments = [];
    private int _encodedLength;
    private int? _remainingMilliseconds;
    private AmbientDeadline? _deadline;
    private CancellationTokenSource? _expiry;
    private CancellationTokenRegistration _closing;
    private DubboConnection? _connection;
    private Attachments? _attachments;
    private Attachments? _responseAttachments;
    private List<IAsyncDisposable>? _resources;

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

    /// <summary>
    /// How much time the consumer still gives; null if it did not say (<c>_TO</c>). Calls that the handler makes take no longer than this.
    /// </summary>
    public TimeSpan? RemainingTime => _deadline?.Remaining;

    /// <summary>Cancelled when nobody waits for the answer any more: the connection has ended, or the consumer's time is up.</summary>
    public CancellationToken CancellationToken { get; private set; }

    /// <summary>
    /// Cancelled when the consumer's connection has ended; of use after the call, too, to forget what the consumer handed over to be called back.
    /// </summary>
    public CancellationToken ConnectionClosed => _connection?.Closing ?? default;

    /// <summary>
    /// Disposes of something once the answer has been handed to the connection: what the result may still need while it is written. The last one added goes
    /// first. A stop of the provider waits for it.
    /// </summary>
    public void DisposeAfterAnswer(IAsyncDisposable resource) => (_resources ??= []).Add(resource);

    internal AmbientDeadline? Deadline => _deadline;

    internal Attachments? ResponseAttachmentsOrNull => _responseAttachments;

    internal void Prepare(DubboMethod method, DubboConnection connection)
    {
        Method = method;
        _connection = connection;
        CancellationToken = connection.Closing;
        if (_remainingMilliseconds is { } milliseconds)
            SetDeadline(connection, TimeSpan.FromMilliseconds(Math.Max(milliseconds, 0)));
    }

    internal void SetAttachments(Attachments attachments)
    {
        _attachments = attachments;
        _remainingMilliseconds = (attachments[AttachmentKeys.Remaining] ?? attachments["_to"]) switch
        {
            int number => number,
            long number => (int)Math.Clamp(number, 0, int.MaxValue),
            string text when int.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out int number) => number,
            _ => null,
        };
    }

    /// <summary>Keeps a copy of a map that nothing else refers to, to be decoded if it is asked for.</summary>
    internal void SetAttachments(ReadOnlySpan<byte> map, int? remainingMilliseconds)
    {
        _remainingMilliseconds = remainingMilliseconds;
        if (map.Length > _encodedAttachments.Length)
            _encodedAttachments = new byte[Math.Max(map.Length, 256)];
        map.CopyTo(_encodedAttachments);
        _encodedLength = map.Length;
    }

    /// <summary>What is to be disposed of, once.</summary>
    internal List<IAsyncDisposable>? TakeResources()
    {
        List<IAsyncDisposable>? resources = _resources;
        _resources = null;
        return resources;
    }

    internal void Clear()
    {
        Method = null!;
        _connection = null;
        CancellationToken = default;
        _closing.Dispose();
        _expiry?.Dispose();
        (_closing, _expiry, _deadline, _remainingMilliseconds) = (default, null, null, null);
        _attachments = null;
        _responseAttachments = null;
        _encodedLength = 0;
        if (_encodedAttachments.Length > MaxKeptBytes)
            _encodedAttachments = [];
    }

    private void SetDeadline(DubboConnection connection, TimeSpan left)
    {
        _deadline = new AmbientDeadline(connection.Time, left);
        _expiry = new CancellationTokenSource(left, connection.Time);
        _closing = connection.Closing.UnsafeRegister(static expiry => ((CancellationTokenSource)expiry!).Cancel(), _expiry);
        CancellationToken = _expiry.Token;
    }

    private Attachments Decode()
    {
        var attachments = new Attachments();
        var reader = new HessianReader(_encodedAttachments.AsSpan(0, _encodedLength), HessianOptions.Default);
        try
        {
            AttachmentCodec.Read(ref reader, attachments, AttachmentLimits.None);
            return attachments;
        }
        finally
        {
            reader.Dispose();
        }
    }
}
