using System.Net;
using DubboNet.Client;
using DubboNet.Remoting.Connections;
using Microsoft.Extensions.Logging;

namespace DubboNet;

/// <summary>
/// Makes calls to one provider over one or more shared connections. The first call connects, and lost connections are established again
/// automatically. Safe for any number of threads. Create one channel for each address and keep it for the lifetime of the application.
/// </summary>
public sealed class DubboChannel : IDubboInvoker, IAsyncDisposable
{
    private readonly ChannelCalls _calls;
    private readonly ClientPipeline? _interceptors;

    /// <summary>Initializes a channel for an address. Does not connect yet.</summary>
    public DubboChannel(EndPoint endPoint, DubboChannelOptions? options = null)
        : this(new ProviderAddress(endPoint), options)
    {
    }

    /// <summary>
    /// Initializes a channel for an address such as <c>dubbo://inventory:20880</c>. The default port is 20880. The URL's parameters for
    /// connections and calls apply where the options do not specify a value. For the parameters, see <see cref="ProviderAddress"/>.
    /// </summary>
    /// <exception cref="ArgumentException">The address is not a dubbo URL, or the value of a parameter is not a number.</exception>
    public DubboChannel(string address, DubboChannelOptions? options = null)
        : this(ProviderAddress.Parse(address), options)
    {
    }

    /// <summary>Initializes a channel for an address with additional settings.</summary>
    public DubboChannel(ProviderAddress address, DubboChannelOptions? options = null)
    {
        options ??= new DubboChannelOptions();
        ChannelSettings.Check(options, options.LoggerFactory.CreateLogger<DubboChannel>());
        _calls = new ChannelCalls(address, options, new ChannelConnections(new ChannelSettings(address, options)));
        if (options.Interceptors.Count > 0)
            _interceptors = ClientPipeline.Create(_calls, options.Interceptors);
    }

    /// <summary>Gets the number of calls of this channel that wait for a response.</summary>
    public int PendingCalls => Connections.PendingCalls;

    internal ChannelConnections Connections => _calls.Connections;

    /// <summary>Gets the first connection, or its predecessor until a new one replaces it.</summary>
    internal DubboConnection? Connection => Connections.First;

    /// <inheritdoc/>
    public ValueTask<TResult> InvokeAsync<TArguments, TResult>(ClientCall<TArguments, TResult> call) =>
        _interceptors is null ? _calls.InvokeAsync(call) : _interceptors.InvokeAsync(call);

    /// <summary>
    /// Forwards a request that a provider of this application received without decoding it. Sends the body unchanged, and returns the
    /// response unchanged, including errors. Intended for proxies. The timeout is <paramref name="timeout"/>, that of the client or that of
    /// the URL, in this order, and otherwise 1,000 ms. Interceptors are not called.
    /// </summary>
    /// <exception cref="DubboException">No response was received, because there was no connection or the call timed out.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public ValueTask<RawResponse> ForwardAsync(
        RawRequest request, TimeSpan? timeout = null, CancellationToken cancellationToken = default) =>
        _calls.ForwardAsync(request, timeout, cancellationToken);

    /// <summary>
    /// Connects before the first call does. Use it to fail at the start of an application if its provider is not available.
    /// </summary>
    /// <exception cref="DubboException">No connection could be established.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public Task ConnectAsync(CancellationToken cancellationToken = default) =>
        Connections.ConnectAsync(waitForReady: false, cancellationToken);

    /// <summary>Waits until there is a connection, regardless of the number of attempts.</summary>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public Task WaitForReadyAsync(CancellationToken cancellationToken = default) =>
        Connections.ConnectAsync(waitForReady: true, cancellationToken);

    /// <summary>Gets the current state of the channel and its connections.</summary>
    public ChannelSnapshot GetSnapshot() => Connections.GetSnapshot();

    /// <summary>
    /// Rejects new calls, waits for pending calls up to <see cref="DubboChannelOptions.ShutdownTimeout"/>, and closes the connections. Can
    /// be called several times.
    /// </summary>
    public ValueTask DisposeAsync() => Connections.DisposeAsync();
}
