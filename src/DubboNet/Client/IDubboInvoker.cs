namespace DubboNet;

/// <summary>Makes calls. Implemented by the channel of one provider and by types that choose among several providers.</summary>
public interface IDubboInvoker
{
    /// <summary>Calls a method and returns its result.</summary>
    /// <exception cref="JavaException">The method threw an exception.</exception>
    /// <exception cref="DubboException">The call failed, because there was no connection, it timed out or the provider refused it. The
    /// exception says whether a retry is safe (<see cref="DubboException.IsRetrySafe"/>).</exception>
    /// <exception cref="DubboSerializationException">An argument cannot be written, or the result cannot be read.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    ValueTask<TResult> InvokeAsync<TArguments, TResult>(
        DubboMethod<TArguments, TResult> method, TArguments arguments, DubboCallOptions options = default,
        CancellationToken cancellationToken = default);

    /// <summary>
    /// Sends a call without waiting for a response. Completes when the socket has accepted the request. The outcome of the call is not
    /// reported.
    /// </summary>
    ValueTask SendOneWayAsync<TArguments, TResult>(
        DubboMethod<TArguments, TResult> method, TArguments arguments, DubboCallOptions options = default,
        CancellationToken cancellationToken = default);
}
