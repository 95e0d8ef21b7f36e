using DubboNet.Protocol;
using DubboNet.Remoting.Scheduling;
using Microsoft.Extensions.Logging;

namespace DubboNet.Remoting.Correlation;

/// <summary>Represents a call that waits for its response.</summary>
/// <remarks>
/// Threading: the caller prepares the call. Only the thread that claims it from the <see cref="PendingCallTable"/> completes it. After its
/// result has been read, the object can be reused.
/// </remarks>
internal abstract class PendingCall : WorkItem, ICancellable
{
    private CancellationTokenRegistration _cancellation;
    private Action<PendingCall>? _onCancelled;
    private ILogger? _logger;

    /// <summary>Gets the id of the call in the table.</summary>
    public long Id { get; private set; }

    public CallDeadline Deadline { get; private set; }

    public CancellationToken CancellationToken { get; private set; }

    /// <summary>Gets whether the response had been received and was being decoded when the call was claimed.</summary>
    public bool WasDecoding { get; private set; }

    /// <summary>Gets the method, for messages.</summary>
    public abstract object Method { get; }

    public void Prepare(in CallDeadline deadline, ILogger logger, CancellationToken cancellationToken)
    {
        _logger = logger;
        Deadline = deadline;
        CancellationToken = cancellationToken;
    }

    public void SetId(long id) => Id = id;

    /// <summary>
    /// Records whether the response was being decoded when the call was claimed. Only the code that has claimed the call calls this.
    /// </summary>
    public void SetClaimed(bool wasDecoding) => WasDecoding = wasDecoding;

    public void OnCancelled() => _onCancelled!(this);

    // The call has already ended when continuations of the application throw, so nothing remains to be ended.
    public override void OnFailed(Exception failure)
    {
        if (_logger is not null)
            SchedulingLog.CallbackThrew(_logger, failure);
    }

    /// <summary>Registers a delegate for cancellation by the caller. It is called immediately if the call is already canceled.</summary>
    public void RegisterCancellation(Action<PendingCall> onCancelled)
    {
        if (!CancellationToken.CanBeCanceled)
            return;
        _onCancelled = onCancelled;
        _cancellation = Edge.Register(this, CancellationToken);
    }

    /// <summary>Decodes the response and completes the call with its result. The body is valid only during this method.</summary>
    public abstract void SetResponse(in FrameHeader header, ReadOnlySpan<byte> body);

    /// <summary>
    /// Copies the data that is needed to decode the response. The copy is not valid if the call is claimed at the same time.
    /// </summary>
    public abstract LongResponse CopyForDecoding();

    public abstract void SetException(Exception exception);

    /// <summary>Waits for a running cancellation callback, so that it cannot affect the next call that uses this object.</summary>
    protected void Release()
    {
        _cancellation.Dispose();
        _cancellation = default;
        CancellationToken = default;
    }
}
