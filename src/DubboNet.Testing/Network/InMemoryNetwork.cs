using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.Time.Testing;

namespace DubboNet.Testing;

/// <summary>Connects clients to the providers that listen, in memory.</summary>
internal sealed class InMemoryNetwork(FakeTimeProvider time)
{
    private const int FirstPort = 20880;
    private const int FirstClientPort = 49152;

    private readonly Lock _lock = new();
    private readonly List<InMemoryListener> _listeners = [];
    private readonly Dictionary<EndPoint, InMemoryStream> _providerEnds = [];
    private bool _hasRefused;
    private int _clients;

    /// <summary>
    /// The smallest step of the clock. Clients wait for it after a refused attempt to connect, and a connection that is older than this is
    /// replaced at once when it is lost.
    /// </summary>
    public static TimeSpan Tick { get; } = TimeSpan.FromTicks(1);

    /// <summary>Starts to listen.</summary>
    /// <exception cref="SocketException">Another provider listens there.</exception>
    public InMemoryListener Listen(IPEndPoint endPoint, DnsEndPoint? name)
    {
        InMemoryListener listener;
        bool hasRefused;
        lock (_lock)
        {
            int port = endPoint.Port != 0 ? endPoint.Port : FindFreePort();
            listener = new InMemoryListener(new IPEndPoint(endPoint.Address, port), Remove, name);
            if (_listeners.Exists(other => Equals(other.Name, name) && other.LocalEndPoint.Equals(listener.LocalEndPoint)))
                throw CreateInUse(listener);
            _listeners.Add(listener);
            (hasRefused, _hasRefused) = (_hasRefused, false);
        }

        // Clients that were refused try again.
        if (hasRefused)
            time.Advance(Tick);
        return listener;
    }

    public void Remove(InMemoryListener listener)
    {
        lock (_lock)
            _listeners.Remove(listener);
    }

    /// <summary>Connects a client, as a <see cref="TransportConnector"/>.</summary>
    public Task<DubboTransport> ConnectAsync(EndPoint endPoint, CancellationToken cancellationToken)
    {
        if (cancellationToken.IsCancellationRequested)
            return Task.FromCanceled<DubboTransport>(cancellationToken);
        (InMemoryStream clientEnd, InMemoryStream providerEnd) = InMemoryStream.CreatePair();
        lock (_lock)
        {
            var client = new IPEndPoint(IPAddress.Loopback, FirstClientPort + (_clients++ % (IPEndPoint.MaxPort - FirstClientPort)));
            if (Find(endPoint)?.TryAdd(new DubboTransport(providerEnd, endPoint, client)) == true)
            {
                _providerEnds[client] = providerEnd;
                return Task.FromResult(new DubboTransport(clientEnd, client, endPoint));
            }

            _hasRefused = true;
        }

        return Task.FromException<DubboTransport>(new SocketException((int)SocketError.ConnectionRefused));
    }

    /// <summary>Ends the connection of a client as if the network had lost it. The client connects again at once.</summary>
    public void Lose(EndPoint client)
    {
        InMemoryStream? providerEnd;
        lock (_lock)
            _providerEnds.Remove(client, out providerEnd);
        time.Advance(Tick);
        providerEnd?.Break(new IOException("The connection was lost, as the test asked."));
    }

    /// <summary>Finds the provider that has this name, or else one that has all names or this IP address.</summary>
    private InMemoryListener? Find(EndPoint endPoint)
    {
        if (endPoint is DnsEndPoint name && _listeners.Find(listener => IsNamed(listener, name)) is { } named)
            return named;
        (IPAddress? address, int port) = endPoint is IPEndPoint ip ? (ip.Address, ip.Port) : (null, ((DnsEndPoint)endPoint).Port);
        return _listeners.Find(listener => listener.Name is null && listener.LocalEndPoint.Port == port
            && (address is null || IsAny(listener.LocalEndPoint.Address) || listener.LocalEndPoint.Address.Equals(address)));
    }

    private static SocketException CreateInUse(InMemoryListener listener)
    {
        string address = listener.Name is { } name ? $"{name.Host}:{name.Port}" : $"{listener.LocalEndPoint}";
        return new SocketException(
            (int)SocketError.AddressAlreadyInUse,
            $"Another provider listens at {address} on this network. Start one of them elsewhere, for example with StartProviderAt.");
    }

    private static bool IsNamed(InMemoryListener listener, DnsEndPoint name) =>
        listener.Name is { } own && own.Port == name.Port && own.Host.Equals(name.Host, StringComparison.OrdinalIgnoreCase);

    private static bool IsAny(IPAddress address) => address.Equals(IPAddress.Any) || address.Equals(IPAddress.IPv6Any);

    private int FindFreePort()
    {
        int port = FirstPort;
        while (_listeners.Exists(listener => listener.LocalEndPoint.Port == port))
            port++;
        return port;
    }
}
