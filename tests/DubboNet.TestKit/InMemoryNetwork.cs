using System.IO.Pipelines;
using System.Net;
using System.Net.Sockets;

namespace DubboNet.TestKit;

/// <summary>Connects clients to listeners at addresses without sockets.</summary>
internal sealed class InMemoryNetwork(PipeScheduler scheduler)
{
    private readonly Dictionary<EndPoint, Listener> _listeners = [];

    /// <summary>Gets both ends of every connection made so far, with the client's end first.</summary>
    public List<(InMemoryTransport Client, InMemoryTransport Server)> Connections { get; } = [];

    public ITransportListener Listen(IPEndPoint endPoint)
    {
        var listener = new Listener(endPoint, () => _listeners.Remove(endPoint));
        if (!_listeners.TryAdd(endPoint, listener))
            throw new SocketException((int)SocketError.AddressAlreadyInUse);
        return listener;
    }

    public Task<DubboTransport> ConnectAsync(EndPoint endPoint, CancellationToken cancellationToken)
    {
        if (!_listeners.TryGetValue(endPoint, out Listener? listener))
            return Task.FromException<DubboTransport>(new SocketException((int)SocketError.ConnectionRefused));
        (InMemoryTransport near, InMemoryTransport far) = InMemoryTransport.CreatePair(scheduler);
        Connections.Add((near, far));
        var client = new DnsEndPoint("client", Connections.Count);
        listener.Add(new DubboTransport(far, endPoint, client));
        return Task.FromResult(new DubboTransport(near, client, endPoint));
    }

    private sealed class Listener(IPEndPoint endPoint, Action onStopped) : ITransportListener
    {
        private readonly Queue<DubboTransport> _arrived = new();
        private TaskCompletionSource<DubboTransport?>? _waiting;
        private bool _isStopped;

        public IPEndPoint LocalEndPoint => endPoint;

        public void Add(DubboTransport transport)
        {
            if (Interlocked.Exchange(ref _waiting, null) is { } waiting)
                waiting.SetResult(transport);
            else
                _arrived.Enqueue(transport);
        }

        public Task<DubboTransport?> AcceptAsync()
        {
            if (_arrived.TryDequeue(out DubboTransport? transport) || _isStopped)
                return Task.FromResult(transport);
            return (_waiting = new TaskCompletionSource<DubboTransport?>()).Task;
        }

        public void Stop()
        {
            if (_isStopped)
                return;
            _isStopped = true;
            onStopped();
            Interlocked.Exchange(ref _waiting, null)?.SetResult(null);
        }

        public void Dispose()
        {
            Stop();
            while (_arrived.TryDequeue(out DubboTransport? transport))
                transport.Dispose();
        }
    }
}
