using System.IO.Pipelines;
using System.Threading.Tasks.Sources;
using DubboNet.Protocol;
using DubboNet.Protocol.Responses;
using DubboNet.Remoting.Scheduling;

namespace DubboNet.Remoting.Correlation;

/// <summary>
/// Represents the result of one call as an awaitable. The code that claims the call stores the outcome here and schedules this object,
/// which then completes the awaiter. By default, that happens on the thread pool. The object returns to its own pool only when the result
/// is read. A task that is never awaited is not pooled.
/// </summary>
internal sealed class PendingCall<TResult> : PendingCall, IValueTaskSource<TResult>
{
    private static readonly Pool<PendingCall<TResult>> Pool = new(capacity: 1024, static () => new PendingCall<TResult>());

    private ManualResetValueTaskSourceCore<TResult> _source;
    private IResponseReader<TResult> _reader = null!;
    private ResponseTarget _target;
    private PipeScheduler _scheduler = null!;
    private ResponseOutcome<TResult> _outcome;

    private PendingCall()
    {
    }

    public override object Method => _target.Method;

    public ValueTask<TResult> Task => new(this, _source.Version);

    public static PendingCall<TResult> Rent(IResponseReader<TResult> reader, in ResponseTarget target, PipeScheduler scheduler)
    {
        PendingCall<TResult> call = Pool.Rent();
        call._reader = reader;
        call._target = target;
        call._scheduler = scheduler;
        return call;
    }

    public override void SetResponse(in FrameHeader header, ReadOnlySpan<byte> body) =>
        SetOutcome(ResponseOutcome<TResult>.Read(_reader, _target, header, body));

    public override LongResponse CopyForDecoding() => new LongResponse<TResult>(_reader, _target);

    /// <summary>Returns an unused object to the pool. It must never have been in the table.</summary>
    public void Discard()
    {
        Release();
        _target = default;
        Pool.Return(this);
    }

    public override void SetException(Exception exception) => SetOutcome(new(default, exception));

    public void SetOutcome(in ResponseOutcome<TResult> outcome)
    {
        _outcome = outcome;
        _scheduler.Schedule(this);
    }

    // The object may belong to another call as soon as the source is set, so it is not used after that.
    protected override void Run()
    {
        ResponseOutcome<TResult> outcome = _outcome;
        _outcome = default;
        if (outcome.Error is { } error)
            _source.SetException(error);
        else
            _source.SetResult(outcome.Value!);
    }

    public TResult GetResult(short token)
    {
        // A task that is awaited twice or read too early must not return this object to the pool, because another call may already use it.
        if (_source.GetStatus(token) == ValueTaskSourceStatus.Pending)
            throw new InvalidOperationException("The call has not ended. Await its ValueTask, and await it only once.");
        try
        {
            return _source.GetResult(token);
        }
        finally
        {
            Release();
            _source.Reset();
            _target = default;
            Pool.Return(this);
        }
    }

    public ValueTaskSourceStatus GetStatus(short token) => _source.GetStatus(token);

    public void OnCompleted(Action<object?> continuation, object? state, short token, ValueTaskSourceOnCompletedFlags flags) =>
        _source.OnCompleted(continuation, state, token, flags);
}
