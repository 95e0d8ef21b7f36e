using System.Net;

namespace DubboNet.Fuzz.Stage;

/// <summary>Passes the connections that a test makes to a server.</summary>
internal sealed class FedListener(IPEndPoint endPoint) : ITransportListener
{
    private TaskCompletionSource<DubboTransport?> _next = new();

    public IPEndPoint LocalEndPoint => endPoint;

    public Task<DubboTransport?> AcceptAsync() => _next.Task;

    public void Add(FedStream stream)
    {
        TaskCompletionSource<DubboTransport?> accepting = _next;
        _next = new TaskCompletionSource<DubboTransport?>();
        accepting.SetResult(new DubboTransport(stream, endPoint, new DnsEndPoint("consumer", 1)));
    }

    public void Stop() => _next.TrySetResult(null);

    public void Dispose() => Stop();
}
