using DubboNet.Protocol;
using DubboNet.Remoting.Diagnostics;
using DubboNet.Remoting.Scheduling;
using Microsoft.Extensions.Logging;

namespace DubboNet.Remoting.Correlation;

/// <summary>
/// A call that waits for its response.
/// </summary>
/// <remarks>
/// Threading: prepared by the caller; completed by whoever claimed it from the <see cref="PendingCallTable"/>, which is one thread only; its result is
/// taken by the awaiter, after which it may be used again.
/// </remarks>
internal abstract class PendingCall : WorkItem, ICancellable
{
    private CancellationTokenRegistration _cancellation;
    private Action<PendingCall>? _onCancelled;
    private ILogger? _logger;

    /// <summary>The id under which it is in the table.</summary>
    public long Id { get; private set; }

    public CallDeadline Deadline { get; private set; }

    public CancellationToken CancellationToken { get; private set; }

    /// <summary>Whether its response had come, and was being decoded, when it was claimed.</summary>
    public bool WasDecoding { get; private set; }

    /// <summary>The method, for messages.</summary>
    public abstract object Method { get; }

    public void Prepare(in CallDeadline deadline, ILogger logger, CancellationToken cancellationToken)
    {
        _logger = logger;
        Deadline = deadline;
        CancellationToken = cancellationToken;
    }

    public void SetId(long id) => Id = id;

    /// <summary>For the code that has claimed the call.</summary>
    public void SetClaimed(bool wasDecoding) => WasDecoding = wasDecoding;

    public void OnCancelled() => _onCancelled!(this);

    /// <summary>The call has ended before code of the application that follows it throws, so nothing else is left to end.</summary>
    public override void OnFailed(Exception failure)
    {
        if (_logger is not null)
            RemotingLog.CallbackThrew(_logger, failure);
    }

    /// <summary>Asks to be told when the caller cancels; at once if that has happened already.</summary>
    public void RegisterCancellation(Action<PendingCall> onCancelled)
    {
        if (!CancellationToken.CanBeCanceled)
            return;
        _onCancelled = onCancelled;
        _cancellation = Edge.Register(this, CancellationToken);
    }

    /// <summary>Decodes the response and completes the call with what it says. The body is valid during this call only.</summary>
    public abstract void SetResponse(in FrameHeader header, ReadOnlySpan<byte> body);

    /// <summary>Copies what decoding the response needs. If the call is claimed at the same time, the copy is worthless.</summary>
    public abstract LongResponse CopyForDecoding();

    public abstract void SetException(Exception exception);

    /// <summary>Waits for a cancellation callback that is running, so that it cannot meet the next use of this object.</summary>
    protected void Release()
    {
        _cancellation.Dispose();
        _cancellation = default;
        CancellationToken = default;
    }
}
