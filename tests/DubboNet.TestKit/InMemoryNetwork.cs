using System.IO.Pipelines;
using System.Net;
using System.Net.Sockets;
using DubboNet.Testing;

namespace DubboNet.TestKit;

/// <summary>Connects clients to listeners at addresses without sockets.</summary>
internal sealed class InMemoryNetwork(PipeScheduler scheduler)
{
    private readonly Dictionary<EndPoint, InMemoryListener> _listeners = [];

    /// <summary>Gets both ends of every connection made so far, with the client's end first.</summary>
    public List<(HoldableStream Client, HoldableStream Server)> Connections { get; } = [];

    public ITransportListener Listen(IPEndPoint endPoint)
    {
        var listener = new InMemoryListener(endPoint, Remove, acceptsInline: true);
        if (!_listeners.TryAdd(endPoint, listener))
            throw new SocketException((int)SocketError.AddressAlreadyInUse);
        return listener;
    }

    public Task<DubboTransport> ConnectAsync(EndPoint endPoint, CancellationToken cancellationToken)
    {
        if (!_listeners.TryGetValue(endPoint, out InMemoryListener? listener))
            return Task.FromException<DubboTransport>(new SocketException((int)SocketError.ConnectionRefused));
        (HoldableStream near, HoldableStream far) = HoldableStream.CreatePair(scheduler);
        Connections.Add((near, far));
        var client = new DnsEndPoint("client", Connections.Count);
        listener.TryAdd(new DubboTransport(far, endPoint, client));
        return Task.FromResult(new DubboTransport(near, client, endPoint));
    }

    private void Remove(InMemoryListener listener)
    {
        if (_listeners.GetValueOrDefault(listener.LocalEndPoint) == listener)
            _listeners.Remove(listener.LocalEndPoint);
    }
}
