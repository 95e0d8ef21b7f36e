using System.Net;

namespace DubboNet.Simulation.Tests.Network;

/// <summary>Returns established connections. Connections that were not accepted when it closes are reset, as the system does.</summary>
internal sealed class SimulatedListener(World world, IPEndPoint endPoint, Action onStopped) : ITransportListener
{
    private readonly Queue<SimulatedLink> _arrived = new();
    private TaskCompletionSource? _waiting;
    private bool _isStopped;

    public IPEndPoint LocalEndPoint => endPoint;

    public void Add(SimulatedLink link)
    {
        _arrived.Enqueue(link);
        Wake();
    }

    public async Task<DubboTransport?> AcceptAsync()
    {
        while (true)
        {
            if (_arrived.TryDequeue(out SimulatedLink? link))
                return new DubboTransport(link.ServerEnd, endPoint, new DnsEndPoint("client", link.Style.Number));
            if (_isStopped)
                return null;
            await (_waiting = new TaskCompletionSource()).Task;
        }
    }

    public void Stop()
    {
        if (_isStopped)
            return;
        _isStopped = true;
        onStopped();
        Wake();
    }

    public void Dispose()
    {
        Stop();
        while (_arrived.TryDequeue(out SimulatedLink? link))
        {
            link.ServerEnd.Dispose();
            link.Reset();
        }
    }

    private void Wake()
    {
        if (Interlocked.Exchange(ref _waiting, null) is { } waiting)
            world.Scheduler.Schedule(static waiting => ((TaskCompletionSource)waiting!).SetResult(), waiting);
    }
}
