namespace DubboNet;

/// <summary>
/// Says what becomes of the callbacks that a call hands over: given to the call with its options, filled in when it is sent. Use another one for each call.
/// </summary>
public sealed class CallbackRegistration
{
    private Action? _release;

    /// <summary>
    /// Cancelled when the connection has ended over which they are called: the provider has lost them, and they must be handed over again. Never cancelled if
    /// the call was not sent.
    /// </summary>
    public CancellationToken ConnectionClosed { get; private set; }

    /// <summary>
    /// Lets them be called no more. The provider is not told, its calls are refused from now on; tell it before, so that it need not find out. Once is enough.
    /// </summary>
    public void Release() => Volatile.Read(ref _release)?.Invoke();

    internal void Set(Action release, CancellationToken connectionClosed)
    {
        ConnectionClosed = connectionClosed;
        Volatile.Write(ref _release, release);
    }
}
