using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace DubboNet.Tool;

/// <summary>Accepts the connections of consumers, and can close one of them.</summary>
internal sealed class ServeListener : ITransportListener
{
    private readonly Socket _listener;
    private readonly ConcurrentDictionary<EndPoint, Socket> _connections = new();
    private readonly CancellationTokenSource _stopping = new();

    public ServeListener(IPEndPoint endPoint)
    {
        _listener = ListenAddress.Listen(endPoint);
        LocalEndPoint = (IPEndPoint)_listener.LocalEndPoint!;
    }

    public IPEndPoint LocalEndPoint { get; }

    public async Task<DubboTransport?> AcceptAsync()
    {
        try
        {
            Socket socket = await _listener.AcceptAsync(_stopping.Token).ConfigureAwait(false);
            socket.NoDelay = true;
            foreach ((EndPoint consumer, Socket known) in _connections)
            {
                if (!known.Connected)
                    _connections.TryRemove(consumer, out _);
            }

            EndPoint remote = socket.RemoteEndPoint!;
            _connections[remote] = socket;
            return new DubboTransport(new NetworkStream(socket, ownsSocket: true), socket.LocalEndPoint, remote);
        }
        catch (OperationCanceledException)
        {
            return null;
        }
    }

    /// <summary>Closes the connection of a consumer.</summary>
    public void Close(EndPoint? consumer)
    {
        if (consumer is not null && _connections.TryRemove(consumer, out Socket? socket))
            TapConnection.Reset(socket);
    }

    public void Stop() => _stopping.Cancel();

    public void Dispose()
    {
        _listener.Dispose();
        _stopping.Dispose();
    }
}
