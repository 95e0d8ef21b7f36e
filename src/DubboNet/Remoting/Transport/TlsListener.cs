using System.Net;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Threading.Channels;
using DubboNet.Remoting.Diagnostics;
using DubboNet.Remoting.Scheduling;
using Microsoft.Extensions.Logging;

namespace DubboNet.Remoting.Transport;

/// <summary>
/// Secures what another listener accepts. Handshakes run beside each other, bounded in time and number, so that peers that connect and do nothing more
/// hold up nobody.
/// </summary>
/// <remarks>
/// Threading: one loop accepts and starts a task for each peer; <see cref="AcceptAsync"/> gives out those that are ready. The counters are interlocked; the
/// one that falls to zero after the loop has ended completes the queue.
/// </remarks>
internal sealed class TlsListener : ITransportListener
{
    /// <summary>The first byte of a TLS handshake. A dubbo frame starts with da.</summary>
    private const byte TlsHandshake = 0x16;

    private readonly Channel<DubboTransport> _ready = Channel.CreateUnbounded<DubboTransport>(new UnboundedChannelOptions { SingleReader = true });
    private readonly CancellationTokenSource _stopping = new();
    private readonly ITransportListener _inner;
    private readonly TlsListenerOptions _options;
    private readonly HandshakeSlots _handshakes;
    private readonly HandshakeSlots _undecided;
    private int _busy = 1;

    public TlsListener(ITransportListener inner, TlsListenerOptions options)
    {
        _inner = inner;
        _options = options;
        _handshakes = new HandshakeSlots(options.MaxHandshakes);
        _undecided = new HandshakeSlots(options.MaxUndecided);
        using (ExecutionContext.SuppressFlow())
            _ = RunAsync();
    }

    public IPEndPoint LocalEndPoint => _inner.LocalEndPoint;

    /// <summary>Handshakes under way.</summary>
    public int Handshakes => _handshakes.Count;

    public async Task<DubboTransport?> AcceptAsync()
    {
        while (await _ready.Reader.WaitToReadAsync().ConfigureAwait(false))
        {
            if (_ready.Reader.TryRead(out DubboTransport? transport))
                return transport;
        }

        return null;
    }

    public void Stop()
    {
        _inner.Stop();
        _stopping.Cancel();
    }

    public void Dispose()
    {
        _inner.Dispose();
        _stopping.Cancel();
    }

    private async Task RunAsync()
    {
        while (await _inner.AcceptAsync().ConfigureAwait(false) is { } transport)
        {
            Interlocked.Increment(ref _busy);
            _ = ServeAsync(transport);
        }

        Leave();
    }

    private async Task ServeAsync(DubboTransport transport)
    {
        try
        {
            _ready.Writer.TryWrite(await SecureAsync(transport).ConfigureAwait(false));
        }
        catch (Exception e)
        {
            transport.Dispose();
            Log(transport, e);
        }
        finally
        {
            Leave();
        }
    }

    private async Task<DubboTransport> SecureAsync(DubboTransport transport)
    {
        bool isTls = !_options.AcceptPlainText || await InPlaceAsync(
            _undecided, transport, StartsWithTlsAsync, RemotingLog.TooManyUndecided, _options.MaxUndecided).ConfigureAwait(false);
        if (!isTls)
            return transport;
        return await InPlaceAsync(
            _handshakes, transport, ShakeHandsAsync, RemotingLog.TooManyHandshakes, _options.MaxHandshakes).ConfigureAwait(false);
    }

    /// <summary>
    /// Does something for a peer that has a slot meanwhile. Another peer may have to go for it, whose own task ends and logs that.
    /// </summary>
    private async Task<T> InPlaceAsync<T>(
        HandshakeSlots slots, DubboTransport transport, Func<DubboTransport, Task<T>> run, Action<ILogger, EndPoint?, int> logCrowd, int limit)
    {
        LinkedListNode<HandshakeSlots.Slot> slot = slots.Enter(transport, out DubboTransport? dropped, out bool isFirst);
        if (isFirst)
            logCrowd(_options.Logger, dropped?.RemoteEndPoint, limit);
        dropped?.Dispose();
        try
        {
            return await run(transport).ConfigureAwait(false);
        }
        catch (Exception e) when (slot.List is null)
        {
            throw new IOException("It had to go, as the oldest of too many.", e);
        }
        finally
        {
            slots.Leave(slot);
        }
    }

    /// <summary>Waits until the peer shows what it speaks. A peer that ends without a byte is the connection's to deal with.</summary>
    private async Task<bool> StartsWithTlsAsync(DubboTransport transport)
    {
        using var timeout = new TimedCancellation(_options.DecisionTimeout, _options.Time, _options.Logger, _stopping.Token);
        return await PeekAsync(transport, timeout.Token).ConfigureAwait(false) == TlsHandshake;
    }

    private async Task<DubboTransport> ShakeHandsAsync(DubboTransport transport)
    {
        using var timeout = new TimedCancellation(_options.HandshakeTimeout, _options.Time, _options.Logger, _stopping.Token);
        bool hasBegun = false;
        try
        {
            await PeekAsync(transport, timeout.Token).ConfigureAwait(false);
            hasBegun = true;
            return await TlsTransport.AcceptAsync(transport, _options.Authentication, timeout.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (timeout.IsTimeUp)
        {
            string limit = $"{_options.HandshakeTimeout.TotalMilliseconds:F0} ms (TlsHandshakeTimeout).";
            throw hasBegun ? new AuthenticationException($"It took longer than {limit}") : new IOException($"It sent nothing for {limit}");
        }
    }

    /// <summary>
    /// Waits for the first byte and leaves it where it is. Null if the peer ends without one, or the transport is not a socket.
    /// </summary>
    /// <exception cref="ObjectDisposedException">This side has ended the transport meanwhile, which looks like the end of the
    /// peer.</exception>
    private static async Task<byte?> PeekAsync(DubboTransport transport, CancellationToken cancellationToken)
    {
        if (transport.Stream is not NetworkStream { Socket: var socket })
            return null;
        byte[] first = new byte[1];
        int received = await socket.ReceiveAsync(first, SocketFlags.Peek, cancellationToken).ConfigureAwait(false);
        ObjectDisposedException.ThrowIf(!transport.Stream.CanRead, transport);
        return received == 1 ? first[0] : null;
    }

    /// <summary>A peer that leaves early is a health check or has lost its patience; one that is refused, or refuses us, needs somebody to look at it.</summary>
    private void Log(DubboTransport transport, Exception failure)
    {
        if (failure is OperationCanceledException or IOException or SocketException or ObjectDisposedException)
            RemotingLog.HandshakeAbandoned(_options.Logger, transport.RemoteEndPoint, TransportFailure.Describe(failure));
        else
            RemotingLog.HandshakeFailed(_options.Logger, transport.RemoteEndPoint, TransportFailure.Describe(failure));
    }

    /// <summary>The last to leave, the accepting loop included, lets nobody in any more.</summary>
    private void Leave()
    {
        if (Interlocked.Decrement(ref _busy) == 0)
            _ready.Writer.Complete();
    }
}
