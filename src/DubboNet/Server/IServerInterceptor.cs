namespace DubboNet;

/// <summary>
/// Wraps the handlers of a provider, for example to check consumers, to measure calls, or to change or replace results. Interceptors form a
/// chain (<see cref="DubboServerOptions.Interceptors"/>). One instance serves calls concurrently.
/// </summary>
public interface IServerInterceptor
{
    /// <summary>
    /// Handles one call and returns its result, with or without calling the rest of the chain. Exceptions are sent to the consumer like
    /// those of a handler.
    /// </summary>
    /// <param name="arguments">The arguments as the previous interceptors passed them on.</param>
    /// <param name="context">The context of the call, with the service, the method, the attachments of request and response, and the
    /// consumer. It is valid until the returned task has ended.</param>
    /// <param name="next">The rest of the chain, which ends with the handler.</param>
    ValueTask<TResult> InvokeAsync<TArguments, TResult>(
        TArguments arguments, DubboCallContext context, Func<TArguments, DubboCallContext, ValueTask<TResult>> next);
}
