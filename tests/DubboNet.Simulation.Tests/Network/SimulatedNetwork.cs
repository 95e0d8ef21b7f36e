using System.Net;
using System.Net.Sockets;

namespace DubboNet.Simulation.Tests.Network;

/// <summary>Contains the listeners by address and the connections.</summary>
internal sealed class SimulatedNetwork(World world)
{
    private readonly Dictionary<EndPoint, SimulatedListener> _listeners = [];
    private readonly HashSet<EndPoint> _frozen = [];

    public List<SimulatedLink> Links { get; } = [];

    /// <summary>Gets the addresses of balancers with the addresses that connections to them lead to.</summary>
    public Dictionary<EndPoint, EndPoint> Routes { get; } = [];

    /// <summary>Gets or sets the behavior of new connections.</summary>
    public LinkStyle Style { get; set; } = new(0, 64 * 1024, TimeSpan.Zero, 0.2, 0.2);

    /// <summary>Gets or sets a value indicating whether attempts to connect get no response from now on.</summary>
    public bool IgnoresConnects { get; set; }

    public bool IsListening(EndPoint endPoint) => _listeners.ContainsKey(endPoint);

    /// <summary>Returns the address that connections to an address lead to. It differs for the address of a balancer.</summary>
    public EndPoint BehindOf(EndPoint endPoint) => Routes.GetValueOrDefault(endPoint, endPoint);

    /// <summary>Stalls all connections to an address, and those that are made until it thaws.</summary>
    public void Freeze(EndPoint endPoint)
    {
        _frozen.Add(endPoint);
        foreach (SimulatedLink link in LinksTo(endPoint))
            link.Stall();
    }

    public void Thaw(EndPoint endPoint)
    {
        _frozen.Remove(endPoint);
        foreach (SimulatedLink link in LinksTo(endPoint))
            link.Unstall();
    }

    public ITransportListener Listen(IPEndPoint endPoint)
    {
        var listener = new SimulatedListener(world, endPoint, () => _listeners.Remove(endPoint));
        if (!_listeners.TryAdd(endPoint, listener))
            throw new SocketException((int)SocketError.AddressAlreadyInUse);
        return listener;
    }

    public async Task<DubboTransport> ConnectAsync(EndPoint endPoint, CancellationToken cancellationToken)
    {
        SimulatedLink link = await DialAsync(endPoint, cancellationToken);
        return new DubboTransport(link.ClientEnd, new DnsEndPoint("client", link.Style.Number), endPoint);
    }

    /// <summary>Makes a connection whose client is controlled by the caller.</summary>
    public async Task<SimulatedLink> DialAsync(EndPoint endPoint, CancellationToken cancellationToken)
    {
        world.Note("connect");
        if (IgnoresConnects || (_frozen.Contains(endPoint) && world.Chance(0.5)))
            await HangAsync(cancellationToken);
        await world.Clock.DelayAsync(world.TimeUpTo(Style.Latency));
        cancellationToken.ThrowIfCancellationRequested();
        if (!_listeners.TryGetValue(BehindOf(endPoint), out SimulatedListener? listener))
            throw new SocketException((int)SocketError.ConnectionRefused);
        var link = new SimulatedLink(world, endPoint, Style with { Number = Links.Count + 1 });
        Links.Add(link);
        if (_frozen.Contains(endPoint))
            link.Stall();
        world.Statistics.Count("connections");
        listener.Add(link);
        return link;
    }

    private IEnumerable<SimulatedLink> LinksTo(EndPoint endPoint) => Links.Where(link => link.Server.Equals(endPoint));

    private async Task HangAsync(CancellationToken cancellationToken)
    {
        var cancelled = new TaskCompletionSource();
        using (cancellationToken.UnsafeRegister(
            _ => world.Scheduler.Schedule(static cancelled => ((TaskCompletionSource)cancelled!).SetCanceled(), cancelled), null))
        {
            await cancelled.Task;
        }
    }
}
