using System.Net;
using System.Net.Sockets;

namespace DubboNet.TestKit;

/// <summary>
/// Provides one loopback address for several providers, like the virtual address of a service in Kubernetes. Each connection is forwarded
/// to the next provider that accepts it, in turn. A removed provider gets no further connections, and keeps its existing ones until they
/// end.
/// </summary>
internal sealed class TcpBalancer : IAsyncDisposable
{
    private const int BufferSize = 16 * 1024;
    private const int MostConnections = 1000;

    private readonly Socket _listener = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
    private readonly CancellationTokenSource _disposed = new();
    private readonly SemaphoreSlim _room = new(MostConnections);
    private readonly Lock _changing = new();
    private readonly List<int> _ports = [];
    private readonly Task _accepting;
    private CancellationTokenSource _uncut = new();
    private int _next;
    private int _forwarded;

    public TcpBalancer()
    {
        _listener.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        _listener.Listen();
        Port = ((IPEndPoint)_listener.LocalEndPoint!).Port;
        _accepting = AcceptAsync();
    }

    /// <summary>Gets the port that consumers connect to.</summary>
    public int Port { get; }

    /// <summary>Gets the number of connections that were forwarded so far.</summary>
    public int Forwarded => Volatile.Read(ref _forwarded);

    /// <summary>Forwards connections to the provider at a port from now on.</summary>
    public void Add(int port)
    {
        lock (_changing)
            _ports.Add(port);
    }

    /// <summary>Stops forwarding connections to the provider at a port.</summary>
    public void Remove(int port)
    {
        lock (_changing)
            _ports.Remove(port);
    }

    /// <summary>Ends all existing connections.</summary>
    public void Cut() => Interlocked.Exchange(ref _uncut, new CancellationTokenSource()).Cancel();

    /// <summary>Closes the listener and all connections.</summary>
    public async ValueTask DisposeAsync()
    {
        await _disposed.CancelAsync();
        _listener.Dispose();
        await _accepting;
        for (int connection = 0; connection < MostConnections; connection++)
            await _room.WaitAsync();
        _room.Dispose();
        _disposed.Dispose();
    }

    /// <summary>Accepts connections. Further consumers wait in the backlog of the listener.</summary>
    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                await _room.WaitAsync();
                _ = ServeAsync(await _listener.AcceptAsync(_disposed.Token));
            }
        }
        catch (OperationCanceledException)
        {
            _room.Release();
        }
    }

    private async Task ServeAsync(Socket consumer)
    {
        using (consumer)
        {
            using Socket? provider = await ConnectAsync();
            if (provider is not null)
                await ForwardAsync(consumer, provider);
        }

        _room.Release();
    }

    /// <summary>Connects to the next provider that accepts. Returns null if none does.</summary>
    private async Task<Socket?> ConnectAsync()
    {
        foreach (int port in TakeTurn())
        {
            var provider = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
            try
            {
                await provider.ConnectAsync(new IPEndPoint(IPAddress.Loopback, port), _disposed.Token);
                Interlocked.Increment(ref _forwarded);
                return provider;
            }
            catch (Exception e) when (e is SocketException or OperationCanceledException)
            {
                provider.Dispose();
            }
        }

        return null;
    }

    /// <summary>Returns the ports of the providers, starting with the next one.</summary>
    private int[] TakeTurn()
    {
        lock (_changing)
        {
            int first = _ports.Count == 0 ? 0 : _next++ % _ports.Count;
            return [.. _ports.Skip(first), .. _ports.Take(first)];
        }
    }

    /// <summary>Copies both directions until both have ended. A failure of one ends the other.</summary>
    private async Task ForwardAsync(Socket consumer, Socket provider)
    {
        using var end = CancellationTokenSource.CreateLinkedTokenSource(_disposed.Token, Volatile.Read(ref _uncut).Token);
        consumer.NoDelay = true;
        await Task.WhenAll(CopyAsync(consumer, provider, end), CopyAsync(provider, consumer, end));
    }

    private static async Task CopyAsync(Socket source, Socket target, CancellationTokenSource end)
    {
        byte[] buffer = new byte[BufferSize];
        try
        {
            while (await source.ReceiveAsync(buffer, end.Token) is > 0 and var count)
                await SendAsync(target, buffer.AsMemory(0, count), end.Token);
            target.Shutdown(SocketShutdown.Send);
        }
        catch (Exception e) when (e is SocketException or OperationCanceledException)
        {
            await end.CancelAsync();
        }
    }

    private static async Task SendAsync(Socket target, ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken)
    {
        while (!bytes.IsEmpty)
            bytes = bytes[await target.SendAsync(bytes, cancellationToken)..];
    }
}
