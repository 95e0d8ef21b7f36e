using System.Net;
using System.Threading.Channels;

namespace DubboNet.Testing;

/// <summary>Hands the connections that a network makes to a provider.</summary>
/// <param name="endPoint">Where the provider listens.</param>
/// <param name="remove">Removes this listener from the network that finds it.</param>
/// <param name="name">The only name that leads here. Null if all names do.</param>
/// <param name="acceptsInline">Whether the provider accepts a connection on the thread that makes it, instead of the thread pool.</param>
internal sealed class InMemoryListener(
    IPEndPoint endPoint, Action<InMemoryListener> remove, DnsEndPoint? name = null, bool acceptsInline = false) : ITransportListener
{
    private readonly Channel<DubboTransport> _arrived =
        Channel.CreateUnbounded<DubboTransport>(new UnboundedChannelOptions { AllowSynchronousContinuations = acceptsInline });

    public IPEndPoint LocalEndPoint => endPoint;

    public DnsEndPoint? Name => name;

    /// <summary>Gets a task that ends when the provider stops.</summary>
    public Task Stopped => _arrived.Reader.Completion;

    public bool TryAdd(DubboTransport transport) => _arrived.Writer.TryWrite(transport);

    public async Task<DubboTransport?> AcceptAsync() =>
        await _arrived.Reader.WaitToReadAsync().ConfigureAwait(false) && _arrived.Reader.TryRead(out DubboTransport? next) ? next : null;

    public void Stop()
    {
        remove(this);
        _arrived.Writer.TryComplete();
    }

    public void Dispose()
    {
        Stop();
        while (_arrived.Reader.TryRead(out DubboTransport? transport))
            transport.Dispose();
    }
}
