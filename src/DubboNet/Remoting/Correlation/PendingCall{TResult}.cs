using System.Collections.Concurrent;
using System.Threading.Tasks.Sources;
using DubboNet.Hessian;
using DubboNet.Protocol;
using DubboNet.Protocol.Responses;

namespace DubboNet.Remoting.Correlation;

/// <summary>
/// The awaitable of one call. Continuations run on the pool, so no user code ever runs on a receive loop. It goes back to its pool only when its result
/// is taken: a task that nobody awaits is merely not pooled.
/// </summary>
internal sealed class PendingCall<TResult> : PendingCall, IValueTaskSource<TResult>
{
    private const int MaxPooled = 1024;

    private static readonly ConcurrentQueue<PendingCall<TResult>> Pool = new();

    private ManualResetValueTaskSourceCore<TResult> _source = new() { RunContinuationsAsynchronously = true };
    private IHessianFormatter<TResult> _result = null!;
    private ResponseTarget _target;

    private PendingCall()
    {
    }

    public override DubboMethod Method => _target.Method;

    public ValueTask<TResult> Task => new(this, _source.Version);

    public static PendingCall<TResult> Rent(IHessianFormatter<TResult> result, in ResponseTarget target)
    {
        if (!Pool.TryDequeue(out PendingCall<TResult>? call))
            call = new PendingCall<TResult>();
        call._result = result;
        call._target = target;
        return call;
    }

    public override void SetResponse(in FrameHeader header, ReadOnlySpan<byte> body)
    {
        TResult? value;
        try
        {
            value = ResponseDecoder.Decode(header, body, _result, _target);
        }
        catch (Exception e)
        {
            // Whatever a formatter throws is this call's result: it must not reach the receive loop.
            _source.SetException(e);
            return;
        }

        _source.SetResult(value!);
    }

    public override void SetException(Exception exception) => _source.SetException(exception);

    public TResult GetResult(short token)
    {
        // A task that is awaited twice, or taken too early, must not give this object back: another call may have it by now.
        if (_source.GetStatus(token) == ValueTaskSourceStatus.Pending)
            throw new InvalidOperationException("The call has not ended: await its task, and do so once.");
        try
        {
            return _source.GetResult(token);
        }
        finally
        {
            Release();
            _source.Reset();
            _target = default;
            if (Pool.Count < MaxPooled)
                Pool.Enqueue(this);
        }
    }

    public ValueTaskSourceStatus GetStatus(short token) => _source.GetStatus(token);

    public void OnCompleted(Action<object?> continuation, object? state, short token, ValueTaskSourceOnCompletedFlags flags) =>
        _source.OnCompleted(continuation, state, token, flags);
}
