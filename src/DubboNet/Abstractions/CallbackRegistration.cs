namespace DubboNet;

/// <summary>
/// Controls the callbacks that a call passes to a provider. Pass it with the options of the call, which fills it in when the request is
/// sent. Use a new instance for each call.
/// </summary>
public sealed class CallbackRegistration
{
    private Action? _release;

    /// <summary>
    /// Gets a token that is cancelled when the connection ends over which the callbacks are called. The provider has then lost them, and
    /// they must be passed to it again. The token is never cancelled if the call was not sent.
    /// </summary>
    public CancellationToken ConnectionClosed { get; private set; }

    /// <summary>
    /// Releases the callbacks, so that they are not called any more. The provider is not notified, and its further calls are refused.
    /// Notify it beforehand to avoid such calls. Calling this method once is sufficient.
    /// </summary>
    public void Release() => Volatile.Read(ref _release)?.Invoke();

    internal void Set(Action release, CancellationToken connectionClosed)
    {
        ConnectionClosed = connectionClosed;
        Volatile.Write(ref _release, release);
    }
}
