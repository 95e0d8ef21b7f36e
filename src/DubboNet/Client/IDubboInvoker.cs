namespace DubboNet;

/// <summary>Whatever calls can be made through: one provider's channel, or something that chooses among several.</summary>
public interface IDubboInvoker
{
    /// <summary>Calls a method and gives its result.</summary>
    /// <exception cref="JavaException">The method threw.</exception>
    /// <exception cref="DubboException">The call failed: no connection, time-out, or the provider refused it. It says whether a retry is safe.</exception>
    /// <exception cref="DubboSerializationException">An argument cannot be written, or the result cannot be read.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    ValueTask<TResult> InvokeAsync<TArguments, TResult>(
        DubboMethod<TArguments, TResult> method, TArguments arguments, DubboCallOptions options = default, CancellationToken cancellationToken = default);

    /// <summary>Sends a call that is not answered, whatever becomes of it. Completes when the socket has taken it.</summary>
    ValueTask SendOneWayAsync<TArguments, TResult>(
        DubboMethod<TArguments, TResult> method, TArguments arguments, DubboCallOptions options = default, CancellationToken cancellationToken = default);
}
