using System.Net;
using DubboNet.Remoting.Transport;

namespace DubboNet.Simulation.Tests.Network;

/// <summary>Hands out what has connected. What nobody has accepted when it closes is reset, as the system does it.</summary>
internal sealed class SimulatedListener(World world, IPEndPoint endPoint, Action onDisposed) : ITransportListener
{
    private readonly Queue<SimulatedLink> _arrived = new();
    private TaskCompletionSource? _waiting;
    private bool _isDisposed;

    public IPEndPoint LocalEndPoint => endPoint;

    public void Add(SimulatedLink link)
    {
        _arrived.Enqueue(link);
        Wake();
    }

    public async Task<DubboTransport?> AcceptAsync()
    {
        while (!_isDisposed)
        {
            if (_arrived.TryDequeue(out SimulatedLink? link))
                return new DubboTransport(link.ServerEnd, endPoint, new DnsEndPoint("client", link.Style.Number));
            await (_waiting = new TaskCompletionSource()).Task;
        }

        return null;
    }

    public void Dispose()
    {
        if (_isDisposed)
            return;
        _isDisposed = true;
        onDisposed();
        while (_arrived.TryDequeue(out SimulatedLink? link))
        {
            link.ServerEnd.Dispose();
            link.Reset();
        }

        Wake();
    }

    private void Wake()
    {
        if (Interlocked.Exchange(ref _waiting, null) is { } waiting)
            world.Scheduler.Schedule(static waiting => ((TaskCompletionSource)waiting!).SetResult(), waiting);
    }
}
