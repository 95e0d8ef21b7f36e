namespace DubboNet;

/// <summary>
/// Code around the handlers of a provider, in one place: checks who calls, measures, changes or replaces results. Interceptors form a chain
/// (<see cref="DubboServerOptions.Interceptors"/>); one instance serves many calls at once.
/// </summary>
public interface IServerInterceptor
{
    /// <summary>
    /// Handles one call: hands it on or not, and gives its result. What it throws goes to the consumer like what a handler throws.
    /// </summary>
    /// <param name="arguments">The arguments as those before in the chain left them.</param>
    /// <param name="context">The call's context: service, method, attachments both ways, who calls. Valid until the task that is returned has ended.</param>
    /// <param name="next">The rest of the chain, at whose end the handler is.</param>
    ValueTask<TResult> InvokeAsync<TArguments, TResult>(
        TArguments arguments, DubboCallContext context, Func<TArguments, DubboCallContext, ValueTask<TResult>> next);
}
