using System.Threading.RateLimiting;

namespace DubboNet.Hosting;

/// <summary>Runs calls that a rate limiter permits, if necessary after waiting in its queue. Rejected calls get status 100.</summary>
internal sealed class RateLimitInterceptor(Func<DubboCallContext, ValueTask<RateLimitLease>> acquire) : IServerInterceptor
{
    public async ValueTask<TResult> InvokeAsync<TArguments, TResult>(
        TArguments arguments, DubboCallContext context, Func<TArguments, DubboCallContext, ValueTask<TResult>> next)
    {
        using RateLimitLease lease = await acquire(context).ConfigureAwait(false);
        return lease.IsAcquired
            ? await next(arguments, context).ConfigureAwait(false)
            : throw new DubboRefusalException(
                DubboStatus.ServerThreadPoolExhausted,
                $"thread pool is exhausted, detail msg:the rate limit of {context.Method} is reached");
    }
}
