using System.Net;

namespace DubboNet.Simulation.Tests.Actors;

/// <summary>Accepts connections at an address instead of a provider.</summary>
internal abstract class Stranger(World world) : IActor
{
    private readonly List<Stream> _connections = [];
    private ITransportListener? _listener;

    protected World World => world;

    /// <summary>Gets the number of connections that were made to it.</summary>
    protected int Accepted { get; private set; }

    protected Moment First { get; private set; }

    protected Moment Last { get; private set; }

    /// <summary>Accepts connections until it is disposed.</summary>
    public async Task ListenAsync(IPEndPoint endPoint)
    {
        _listener = world.Network.Listen(endPoint);
        while (await _listener.AcceptAsync() is { } transport)
        {
            Last = Moment.Now(world);
            First = Accepted++ == 0 ? Last : First;
            _connections.Add(transport.Stream);
            _ = TryServeAsync(transport.Stream);
        }
    }

    public void Dispose()
    {
        _listener?.Dispose();
        _connections.ForEach(connection => connection.Dispose());
    }

    public virtual IEnumerable<string> Violations() => [];

    /// <summary>Handles a connection. It is closed afterwards.</summary>
    protected abstract Task ServeAsync(Stream stream);

    private async Task TryServeAsync(Stream stream)
    {
        try
        {
            await ServeAsync(stream);
        }
        catch (Exception e) when (e is IOException or ObjectDisposedException)
        {
            // The consumer has ended, or this side has.
        }

        stream.Dispose();
    }
}
