namespace DubboNet.Hosting;

/// <summary>Rejects calls that are not allowed.</summary>
internal sealed class AuthorizationInterceptor(Func<DubboCallContext, ValueTask<bool>> isAllowed) : IServerInterceptor
{
    public async ValueTask<TResult> InvokeAsync<TArguments, TResult>(
        TArguments arguments, DubboCallContext context, Func<TArguments, DubboCallContext, ValueTask<TResult>> next)
    {
        if (await isAllowed(context).ConfigureAwait(false))
            return await next(arguments, context).ConfigureAwait(false);
        throw new DubboRefusalException(
            DubboStatus.ServiceError,
            $"Forbid invoke remote service {context.Service} method {context.Method.Name}() from consumer {context.RemoteEndPoint}: "
                + "not allowed");
    }
}
