namespace DubboNet;

/// <summary>
/// Runs code around the calls of a channel. An interceptor can add attachments, measure, retry, or return a result without calling the
/// provider. Interceptors form a chain (<see cref="DubboChannelOptions.Interceptors"/>, <see cref="DubboInvokerExtensions.Intercept"/>). An
/// instance handles many calls concurrently.
/// </summary>
public interface IClientInterceptor
{
    /// <summary>
    /// Handles a call and returns its result. The interceptor can pass the call on, with or without changes, once, several times or not at
    /// all. The caller gets the exceptions that it throws.
    /// </summary>
    /// <param name="call">The call as the previous interceptors passed it on.</param>
    /// <param name="next">The rest of the chain, which makes the call at its end.</param>
    ValueTask<TResult> InvokeAsync<TArguments, TResult>(ClientCall<TArguments, TResult> call, ClientPipeline next);
}
