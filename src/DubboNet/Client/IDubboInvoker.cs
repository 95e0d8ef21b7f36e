namespace DubboNet;

/// <summary>
/// Makes calls. Implemented by the channel of one provider and by types that choose among several providers. Callers usually use the
/// methods of <see cref="DubboInvokerExtensions"/> or a typed client.
/// </summary>
public interface IDubboInvoker
{
    /// <summary>Makes a call.</summary>
    /// <param name="call">The method, its arguments, the options of the call and the caller's cancellation token.</param>
    /// <returns>The result of the method. The default value for a one-way call.</returns>
    /// <exception cref="JavaException">The method threw an exception.</exception>
    /// <exception cref="DubboException">The call failed, because there was no connection, it timed out or the provider refused it. The
    /// exception says whether a retry is safe (<see cref="DubboException.IsRetrySafe"/>).</exception>
    /// <exception cref="DubboSerializationException">An argument cannot be written, or the result cannot be read.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    ValueTask<TResult> InvokeAsync<TArguments, TResult>(ClientCall<TArguments, TResult> call);
}
