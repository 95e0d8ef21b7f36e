using System.Net;
using System.Net.Security;
using System.Net.Sockets;

namespace DubboNet.Tool;

/// <summary>Accepts the connections of consumers, and forwards each to the provider.</summary>
internal sealed class TapListener : IDisposable
{
    private readonly Socket _listener;
    private readonly EndPoint _provider;
    private readonly SslClientAuthenticationOptions? _tls;
    private readonly TimeSpan _connectTimeout;
    private readonly ITapObserver _observer;
    private readonly HashSet<Task> _connections = [];

    /// <summary>Starts to listen.</summary>
    /// <param name="endPoint">The address for consumers.</param>
    /// <param name="provider">The address of the provider.</param>
    /// <param name="tls">The TLS of the provider, or null for plain text.</param>
    /// <param name="connectTimeout">The time that connecting may take.</param>
    /// <param name="observer">What sees the connections.</param>
    /// <exception cref="ToolException">The address cannot be used.</exception>
    public TapListener(
        IPEndPoint endPoint, EndPoint provider, SslClientAuthenticationOptions? tls, TimeSpan connectTimeout, ITapObserver observer)
    {
        (_provider, _tls, _connectTimeout, _observer) = (provider, tls, connectTimeout, observer);
        _listener = ListenAddress.Listen(endPoint);
    }

    /// <summary>Gets the address with the port that was chosen.</summary>
    public IPEndPoint LocalEndPoint => (IPEndPoint)_listener.LocalEndPoint!;

    /// <summary>Forwards connections until the token is canceled, and then closes them.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        while (await AcceptAsync(cancellationToken).ConfigureAwait(false) is { } consumer)
        {
            _connections.RemoveWhere(connection => connection.IsCompleted);
            _connections.Add(ForwardAsync(consumer, cancellationToken));
        }

        await Task.WhenAll(_connections).ConfigureAwait(false);
    }

    public void Dispose() => _listener.Dispose();

    private async Task<Socket?> AcceptAsync(CancellationToken cancellationToken)
    {
        while (!cancellationToken.IsCancellationRequested)
        {
            try
            {
                return await _listener.AcceptAsync(cancellationToken).ConfigureAwait(false);
            }
            catch (OperationCanceledException)
            {
                return null;
            }
            catch (SocketException e) when (e.SocketErrorCode is SocketError.ConnectionReset or SocketError.ConnectionAborted)
            {
                // The consumer left before it was accepted.
            }
            catch (SocketException e)
            {
                throw new ToolException(ExitCode.Unreachable, $"Connections cannot be accepted any more: {e.Message}", e);
            }
        }

        return null;
    }

    private async Task ForwardAsync(Socket consumer, CancellationToken cancellationToken)
    {
        using (consumer)
        {
            consumer.NoDelay = true;
            IPEndPoint consumerEnd = EndOf(consumer);
            using var provider = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
            Stream providerStream;
            try
            {
                using var timeout = new CancellationTokenSource(_connectTimeout);
                using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, timeout.Token);
                providerStream = await ConnectAsync(provider, limit.Token).ConfigureAwait(false);
            }
            catch (Exception e) when (e is SocketException or IOException or System.Security.Authentication.AuthenticationException)
            {
                _observer.OnNotForwarded(consumerEnd, e.Message);
                TapConnection.Reset(consumer);
                return;
            }
            catch (OperationCanceledException)
            {
                _observer.OnNotForwarded(consumerEnd, $"the provider did not accept it within {_connectTimeout.TotalSeconds:0.###} s");
                TapConnection.Reset(consumer);
                return;
            }

            using var connection = new TapConnection(
                consumer, provider, providerStream, _observer.OnOpened(consumerEnd, EndOf(provider)));
            await connection.RunAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    private static IPEndPoint EndOf(Socket socket)
    {
        var end = (IPEndPoint)socket.RemoteEndPoint!;
        return end.Address.IsIPv4MappedToIPv6 ? new IPEndPoint(end.Address.MapToIPv4(), end.Port) : end;
    }

    private async Task<Stream> ConnectAsync(Socket provider, CancellationToken cancellationToken)
    {
        await provider.ConnectAsync(_provider, cancellationToken).ConfigureAwait(false);
        var plain = new NetworkStream(provider, ownsSocket: false);
        if (_tls is null)
            return plain;
        var encrypted = new SslStream(plain);
        await encrypted.AuthenticateAsClientAsync(_tls, cancellationToken).ConfigureAwait(false);
        return encrypted;
    }
}
