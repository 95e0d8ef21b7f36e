using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using DubboNet.Hessian;
using DubboNet.Protocol;
using DubboNet.Remoting.Connections;
using DubboNet.Remoting.Correlation;
using DubboNet.Remoting.Scheduling;

namespace DubboNet.Server;

/// <summary>
/// Contains the data of the call that a <see cref="ServerCall"/> serves. It is reused for one call after another. Handlers access it
/// through a context.
/// </summary>
[SuppressMessage(
    "Design", "CA1001:Types that own disposable fields should be disposable", Justification = "Disposed of when the call ends, in Clear.")]
internal sealed class ServerCallState : IAttachmentReader
{
    private const int MaxKeptBytes = 4096;

    private byte[] _encodedAttachments = [];
    private int _encodedLength;
    private int? _remainingMilliseconds;
    private TimedCancellation? _expiry;
    private Attachments? _attachments;
    private Attachments? _responseAttachments;
    private List<IAsyncDisposable>? _resources;
    private DubboCallContext? _context;

    /// <summary>Gets the method that was called.</summary>
    public DubboMethod Method { get; private set; } = null!;

    public DubboConnection Connection { get; private set; } = null!;

    /// <summary>Gets the attachments of the request. They are decoded on first access.</summary>
    public Attachments Attachments => _attachments ??= Decode();

    public Attachments ResponseAttachments => _responseAttachments ??= [];

    public Attachments? ResponseAttachmentsOrNull => _responseAttachments;

    /// <summary>Gets the deadline of the call, or null if the consumer did not send its timeout.</summary>
    public AmbientDeadline? Deadline { get; private set; }

    public CancellationToken CancellationToken { get; private set; }

    /// <summary>Gets a value indicating whether the consumer asks for the load of this machine.</summary>
    public bool AsksForLoad { get; private set; }

    public void Prepare(DubboMethod method, DubboConnection connection)
    {
        Method = method;
        Connection = connection;
        CancellationToken = connection.Closing;
        if (_remainingMilliseconds is { } milliseconds)
            SetDeadline(connection, TimeSpan.FromMilliseconds(Math.Max(milliseconds, 0)));
    }

    public void SetAttachments(Attachments attachments)
    {
        _attachments = attachments;
        AsksForLoad = attachments.GetText(AttachmentKeys.Load) is { Length: > 0 };
        _remainingMilliseconds = (attachments[AttachmentKeys.Remaining] ?? attachments["_to"]) switch
        {
            int number => number,
            long number => (int)Math.Clamp(number, 0, int.MaxValue),
            string text when int.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out int number) => number,
            _ => null,
        };
    }

    /// <summary>Stores a copy of an encoded map without references to or from other values. It is decoded on first access.</summary>
    public void SetAttachments(in AttachmentHead head)
    {
        (_remainingMilliseconds, AsksForLoad) = (head.RemainingMilliseconds, head.AsksForLoad);
        if (head.Map.Length > _encodedAttachments.Length)
            _encodedAttachments = new byte[Math.Max(head.Map.Length, 256)];
        head.Map.CopyTo(_encodedAttachments);
        _encodedLength = head.Map.Length;
    }

    /// <inheritdoc/>
    public string? GetText(string key)
    {
        if (_attachments is not null)
            return _attachments.GetText(key);
        return _encodedLength > 0 ? AttachmentHead.FindText(_encodedAttachments.AsSpan(0, _encodedLength), key) : null;
    }

    /// <summary>Returns the context for the handler.</summary>
    public DubboCallContext GetContext() => _context ??= new DubboCallContext(this);

    public void RegisterForDispose(IAsyncDisposable resource) => (_resources ??= []).Add(resource);

    /// <summary>Returns the objects to dispose of, and forgets them.</summary>
    public List<IAsyncDisposable>? TakeResources()
    {
        List<IAsyncDisposable>? resources = _resources;
        _resources = null;
        return resources;
    }

    /// <summary>Ends the access of the handler, so that code that it has left running cannot use data of the next call.</summary>
    /// <param name="mayBeKept">Whether application code has received the context. If it has not, the next call reuses the context.</param>
    public void End(bool mayBeKept)
    {
        Deadline?.End();
        if (!mayBeKept || _context is not { } shown)
            return;
        lock (this)
            shown.End();
        _context = null;
    }

    public void Clear()
    {
        _expiry?.Dispose();
        (Method, Connection, CancellationToken) = (null!, null!, default);
        (_expiry, Deadline, _remainingMilliseconds) = (null, null, null);
        (_attachments, _responseAttachments, _encodedLength, AsksForLoad) = (null, null, 0, false);
        if (_encodedAttachments.Length > MaxKeptBytes)
            _encodedAttachments = [];
    }

    private void SetDeadline(DubboConnection connection, TimeSpan left)
    {
        Deadline = new AmbientDeadline(connection.Time, left);
        _expiry = new TimedCancellation(left, connection.Time, connection.Options.Logger, connection.Closing);
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
