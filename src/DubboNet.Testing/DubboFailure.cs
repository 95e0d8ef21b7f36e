
namespace DubboNet.Testing;

/// <summary>
/// What happens to a call at its provider in place of the handler. See
/// <see cref="DubboTestNetwork.FailNext{TContract}(string, DubboFailure, int)"/>.
/// </summary>
public sealed class DubboFailure
{
    private readonly Func<FailingCall, Task> _occurAsync;

    private DubboFailure(Func<FailingCall, Task> occurAsync) => _occurAsync = occurAsync;

    /// <summary>
    /// Gets the response of a provider that has no thread left (status 100). The caller gets a <see cref="DubboServerBusyException"/>. A
    /// cluster retries such calls, at most twice by default, so let three calls fail, or set its retries to 0.
    /// </summary>
    public static DubboFailure Busy { get; } = Refuse(DubboStatus.ServerThreadPoolExhausted, "The provider is busy, as the test asked.");

    /// <summary>
    /// Gets the loss of the connection, after the provider received the call. The caller gets a <see cref="DubboConnectionException"/> that
    /// says <see cref="RequestState.Sent"/>, and so do all other calls that wait on this connection. The client connects again at once.
    /// </summary>
    public static DubboFailure ConnectionLost { get; } = new(call =>
    {
        if (call.Context.RemoteEndPoint is { } client)
            call.Network.Lose(client);
        return Task.FromException(new DubboRefusalException(DubboStatus.ServerError, "The connection was lost, as the test asked."));
    });

    /// <summary>
    /// Gets the silence of a provider. The call waits until its timeout on <see cref="DubboTestNetwork.Time"/>, its cancellation, or the
    /// stop of the provider.
    /// </summary>
    public static DubboFailure NoResponse { get; } = new(WaitForStopAsync);

    /// <summary>
    /// Creates the same silence, and advances <see cref="DubboTestNetwork.Time"/> when the call has reached the provider. The caller gets a
    /// <see cref="DubboTimeoutException"/> without further action of the test.
    /// </summary>
    /// <param name="elapsed">The step of the clock: the timeout of the call (1 s by default), or more.</param>
    public static DubboFailure Timeout(TimeSpan elapsed) => new(call =>
    {
        call.Time.Advance(elapsed);
        return WaitForStopAsync(call);
    });

    /// <summary>
    /// Creates an exception of the method. The caller gets it as if the Java method had thrown it: a <see cref="JavaException"/> with the
    /// class that it names, or an exception that the contract declares with <see cref="DubboThrowsAttribute"/>. Any other exception
    /// arrives as <c>java.lang.RuntimeException</c>.
    /// </summary>
    /// <param name="exception">The exception to throw.</param>
    public static DubboFailure Throw(Exception exception)
    {
        ArgumentNullException.ThrowIfNull(exception);
        return new DubboFailure(_ => Task.FromException(exception));
    }

    /// <summary>
    /// Creates a response that is not a result. The caller gets a <see cref="DubboRemoteException"/> or a class derived from it.
    /// </summary>
    /// <param name="status">The status of the response, any but <see cref="DubboStatus.Ok"/>.</param>
    /// <param name="message">The text of the response.</param>
    public static DubboFailure Refuse(DubboStatus status, string message)
    {
        var refusal = new DubboRefusalException(status, message);
        return new DubboFailure(_ => Task.FromException(refusal));
    }

    internal Task OccurAsync(FailingCall call) => _occurAsync(call);

    private static async Task WaitForStopAsync(FailingCall call)
    {
        await call.Listener.Stopped.ConfigureAwait(false);
        throw new DubboRefusalException(DubboStatus.ServerError, "The provider stopped before it responded, as the test asked.");
    }
}
