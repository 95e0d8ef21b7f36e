namespace DubboNet.Hosting.Tests.Application;

/// <summary>Stops every call at a point until it is released.</summary>
internal sealed class Waiting(SyncPoint point) : IServerInterceptor
{
    public async ValueTask<TResult> InvokeAsync<TArguments, TResult>(
        TArguments arguments, DubboCallContext context, Func<TArguments, DubboCallContext, ValueTask<TResult>> next)
    {
        await point.StopHereAsync();
        return await next(arguments, context);
    }
}
