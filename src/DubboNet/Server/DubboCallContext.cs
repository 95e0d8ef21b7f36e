using System.Net;
using System.Security.Cryptography.X509Certificates;
using DubboNet.Server;

namespace DubboNet;

/// <summary>
/// What a handler may know of the call it serves, and add to its response. Valid until the handler's task has ended. After that its members throw an
/// <see cref="ObjectDisposedException"/>, so take what you need for code that goes on after the call.
/// </summary>
public sealed class DubboCallContext
{
    private ServerCallState? _state;
    private DubboMethod? _method;

    internal DubboCallContext(ServerCallState state) => _state = state;

    /// <summary>The service that was called, as it is hosted.</summary>
    /// <exception cref="ObjectDisposedException">The call has ended.</exception>
    public ServiceKey Service => Method.Service;

    /// <summary>The method that was called.</summary>
    /// <exception cref="ObjectDisposedException">The call has ended.</exception>
    public DubboMethod Method => Get(static state => state.Method);

    /// <summary>What came with the request, the protocol's own keys included. Decoded when it is first asked for.</summary>
    /// <exception cref="ObjectDisposedException">The call has ended.</exception>
    public Attachments Attachments => Get(static state => state.Attachments);

    /// <summary>Goes back with the response, if the consumer's protocol version knows attachments there (2.0.2 does).</summary>
    /// <exception cref="ObjectDisposedException">The call has ended.</exception>
    public Attachments ResponseAttachments => Get(static state => state.ResponseAttachments);

    /// <summary>The consumer.</summary>
    /// <exception cref="ObjectDisposedException">The call has ended.</exception>
    public EndPoint? RemoteEndPoint => Get(static state => state.Connection.RemoteEndPoint);

    /// <summary>What the consumer showed in the TLS handshake; null without TLS, or if it showed none. Do not dispose of it: it is the connection's.</summary>
    /// <exception cref="ObjectDisposedException">The call has ended.</exception>
    public X509Certificate2? RemoteCertificate => Get(static state => state.Connection.RemoteCertificate);

    /// <summary>
    /// How much time the consumer still gives; null if it did not say (<c>_TO</c>). Calls that the handler makes take no longer than this.
    /// </summary>
    /// <exception cref="ObjectDisposedException">The call has ended.</exception>
    public TimeSpan? RemainingTime => Get(static state => state.Deadline?.Remaining);

    /// <summary>Canceled when the response is not waited for any longer: the connection has ended, or the consumer's time is up.</summary>
    /// <exception cref="ObjectDisposedException">The call has ended.</exception>
    public CancellationToken CancellationToken => Get(static state => state.CancellationToken);

    /// <summary>
    /// Canceled when the consumer's connection has ended. Take it while the call runs. The token is of use after the call, too, to forget what the consumer
    /// handed over to be called back.
    /// </summary>
    /// <exception cref="ObjectDisposedException">The call has ended.</exception>
    public CancellationToken ConnectionClosed => Get(static state => state.Connection.Closing);

    private ServerCallState State => Volatile.Read(ref _state) ?? throw CreateEndedException();

    /// <summary>
    /// Disposes of something once the response has been handed to the connection: what the result may still need while it is written. The last one added goes
    /// first. A stop of the provider waits for it.
    /// </summary>
    /// <exception cref="ObjectDisposedException">The call has ended.</exception>
    public void RegisterForDisposeAsync(IAsyncDisposable resource)
    {
        ServerCallState state = State;
        lock (state)
        {
            if (_state != state)
                throw CreateEndedException();
            state.RegisterForDispose(resource);
        }
    }

    /// <summary>Lets all members throw from now on. Called under the state's lock: the state serves another call soon.</summary>
    internal void End()
    {
        _method = _state!.Method;
        Volatile.Write(ref _state, null);
    }

    private T Get<T>(Func<ServerCallState, T> member)
    {
        ServerCallState state = State;
        lock (state)
            return _state == state ? member(state) : throw CreateEndedException();
    }

    private ObjectDisposedException CreateEndedException() => new(
        nameof(DubboCallContext), $"The call of {_method} has ended. Take what you need of its context before the handler's task ends.");
}
