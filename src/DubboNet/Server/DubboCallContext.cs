using System.Net;
using System.Security.Cryptography.X509Certificates;
using DubboNet.Server;

namespace DubboNet;

/// <summary>
/// Gives a handler access to the call that it serves, and to the attachments of its response. The context is valid until the handler's task
/// has ended. After that, its members throw an <see cref="ObjectDisposedException"/>. Code that continues after the call must read what it
/// needs before.
/// </summary>
public sealed class DubboCallContext
{
    private ServerCallState? _state;
    private DubboMethod? _method;

    internal DubboCallContext(ServerCallState state) => _state = state;

    /// <summary>Gets a value indicating whether the call has ended. The other members then throw.</summary>
    public bool HasEnded => Volatile.Read(ref _state) is null;

    /// <summary>Gets the key of the hosted service that was called.</summary>
    /// <exception cref="ObjectDisposedException">The call has ended.</exception>
    public ServiceKey Service => Method.Service;

    /// <summary>Gets the method that was called.</summary>
    /// <exception cref="ObjectDisposedException">The call has ended.</exception>
    public DubboMethod Method => Get(static state => state.Method);

    /// <summary>Gets the attachments of the request, including the protocol's own keys. They are decoded on first access.</summary>
    /// <exception cref="ObjectDisposedException">The call has ended.</exception>
    public Attachments Attachments => Get(static state => state.Attachments);

    /// <summary>
    /// Gets the attachments to send with the response. They are sent only if the consumer's protocol version supports attachments in
    /// responses, as 2.0.2 does.
    /// </summary>
    /// <exception cref="ObjectDisposedException">The call has ended.</exception>
    public Attachments ResponseAttachments => Get(static state => state.ResponseAttachments);

    /// <summary>Gets the address of the consumer.</summary>
    /// <exception cref="ObjectDisposedException">The call has ended.</exception>
    public EndPoint? RemoteEndPoint => Get(static state => state.Connection.RemoteEndPoint);

    /// <summary>
    /// Gets the certificate that the consumer presented in the TLS handshake, or null if it presented none or does not use TLS. The
    /// certificate belongs to the connection, so do not dispose of it.
    /// </summary>
    /// <exception cref="ObjectDisposedException">The call has ended.</exception>
    public X509Certificate2? RemoteCertificate => Get(static state => state.Connection.RemoteCertificate);

    /// <summary>
    /// Gets the time that is left until the consumer's timeout, or null if the consumer did not send it (<c>_TO</c>). Calls that the
    /// handler makes have at most this much time.
    /// </summary>
    /// <exception cref="ObjectDisposedException">The call has ended.</exception>
    public TimeSpan? RemainingTime => Get(static state => state.Deadline?.Remaining);

    /// <summary>
    /// Gets a token that is canceled when the consumer no longer waits for the response. This is the case when the connection has ended or
    /// the consumer's timeout has expired.
    /// </summary>
    /// <exception cref="ObjectDisposedException">The call has ended.</exception>
    public CancellationToken CancellationToken => Get(static state => state.CancellationToken);

    /// <summary>
    /// Gets a token that is canceled when the consumer's connection has ended. Read this property while the call runs. The token remains
    /// usable after the call, for example to discard the callbacks that the consumer passed.
    /// </summary>
    /// <exception cref="ObjectDisposedException">The call has ended.</exception>
    public CancellationToken ConnectionClosed => Get(static state => state.Connection.Closing);

    private ServerCallState State => Volatile.Read(ref _state) ?? throw CreateEndedException();

    /// <summary>
    /// Registers an object to be disposed of after the response has been passed to the connection. Use it for what the result needs while
    /// it is written. Objects are disposed of in reverse order of registration. A provider that stops waits for this.
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

    /// <summary>
    /// Makes all members throw from now on. The caller holds the lock of the state, because the state serves another call soon.
    /// </summary>
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
        nameof(DubboCallContext), $"The call of {_method} has ended. Read what you need from its context before the handler ends.");
}
