using DubboNet.Remoting.Scheduling;
using Microsoft.Extensions.Logging;

namespace DubboNet.Cluster;

/// <summary>Makes calls that are retried later if they fail. Their result is then the default value.</summary>
/// <remarks>Threading: any thread can call. The calls that wait are counted.</remarks>
internal sealed class FailbackCalls(ClusterCalls calls, DubboClusterOptions options, AsyncLatch stopping, ILogger logger) : IFailurePolicy
{
    private const int Retries = 3;
    private const int MaxWaiting = 100;

    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(5);

    private int _waiting;

    public async Task<object?> InvokeAsync(BoxedCall call)
    {
        try
        {
            return await call.InvokeAsync(calls).ConfigureAwait(false);
        }
        catch (DubboException e)
        {
            ClusterLog.FailedSafe(logger, call.Method, e);
            if (call.Method.MayRunAgain(e))
                StartRetrying(call);
            return null;
        }
    }

    private void StartRetrying(BoxedCall call)
    {
        if (Interlocked.Increment(ref _waiting) > MaxWaiting)
        {
            Interlocked.Decrement(ref _waiting);
            ClusterLog.FailbackFull(logger, call.Method, MaxWaiting);
            return;
        }

        // The retries must not keep the async locals of the caller.
        using (ExecutionContext.SuppressFlow())
            _ = RetryAsync(call.With(call.Options, CancellationToken.None));
    }

    private async Task RetryAsync(BoxedCall call)
    {
        bool isDone = false;
        for (int i = 0; i < Retries && !isDone; i++)
        {
            isDone = await stopping.WaitAsync(Interval, options.Channel.TimeProvider).ConfigureAwait(false)
                || await TryAsync(call).ConfigureAwait(false);
        }

        Interlocked.Decrement(ref _waiting);
    }

    // Returns whether the call needs no further retry.
    private async Task<bool> TryAsync(BoxedCall call)
    {
        try
        {
            await call.InvokeAsync(calls).ConfigureAwait(false);
            return true;
        }
        catch (DubboException e)
        {
            ClusterLog.FailedSafe(logger, call.Method, e);
            return !call.Method.MayRunAgain(e);
        }
        catch (Exception e)
        {
            // The method of the provider threw an exception, which is a result, or the cluster was disposed of.
            ClusterLog.FailedSafe(logger, call.Method, e);
            return true;
        }
    }
}
