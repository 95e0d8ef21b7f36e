namespace DubboNet;

/// <summary>
/// Code around the calls of a channel, in one place: adds attachments, measures, retries, answers without asking the provider. Interceptors form a chain
/// (<see cref="DubboChannelOptions.Interceptors"/>, <see cref="DubboInvokerExtensions.Intercept"/>); one instance serves many calls at once.
/// </summary>
public interface IClientInterceptor
{
    /// <summary>
    /// Handles one call: hands it on, changed or not, once, several times or not at all, and gives its result. What it throws is what the caller gets.
    /// </summary>
    /// <param name="call">The call as those before in the chain left it.</param>
    /// <param name="next">The rest of the chain, at whose end the call is made.</param>
    ValueTask<TResult> InvokeAsync<TArguments, TResult>(ClientCall<TArguments, TResult> call, ClientPipeline next);
}
