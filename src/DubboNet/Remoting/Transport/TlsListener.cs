using System.Net;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Threading.Channels;
using DubboNet.Remoting.Diagnostics;
using DubboNet.Remoting.Scheduling;
using Microsoft.Extensions.Logging;

namespace DubboNet.Remoting.Transport;

/// <summary>
/// Secures the connections that another listener accepts. Handshakes run concurrently. Their duration and number are limited, so that peers
/// that connect and do nothing more do not block others.
/// </summary>
/// <remarks>
/// Threading: one loop accepts and starts a task for each peer. <see cref="AcceptAsync"/> returns the peers that are ready. The counter of
/// running tasks is interlocked. The task that decrements it to zero after the loop has ended completes the queue.
/// </remarks>
internal sealed class TlsListener : ITransportListener
{
    // The first byte of a TLS handshake. A dubbo frame starts with da.
    private const byte TlsHandshake = 0x16;

    private readonly Channel<DubboTransport> _ready =
        Channel.CreateUnbounded<DubboTransport>(new UnboundedChannelOptions { SingleReader = true });
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

    /// <summary>Gets the number of handshakes in progress.</summary>
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

    // Runs a step for a peer while the peer has a slot. The slot may be taken from another peer. The task of that peer fails and logs it.
    private async Task<T> InPlaceAsync<T>(
        HandshakeSlots slots, DubboTransport transport, Func<DubboTransport, Task<T>> run, Action<ILogger, EndPoint?, int> logCrowd,
        int limit)
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
            throw new IOException("It was closed as the oldest, because too many connections had not finished.", e);
        }
        finally
        {
            slots.Leave(slot);
        }
    }

    // Waits until the peer shows which protocol it uses. If the peer closes the stream before the first byte, the connection handles that.
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
    /// Waits for the first byte and leaves it in the socket. Returns null if the peer closes the stream before, or the transport is not a
    /// socket.
    /// </summary>
    /// <exception cref="ObjectDisposedException">This side has closed the transport in the meantime, which looks as if the peer had closed
    /// it.</exception>
    private static async Task<byte?> PeekAsync(DubboTransport transport, CancellationToken cancellationToken)
    {
        if (transport.Stream is not NetworkStream { Socket: var socket })
            return null;
        byte[] first = new byte[1];
        int received = await socket.ReceiveAsync(first, SocketFlags.Peek, cancellationToken).ConfigureAwait(false);
        ObjectDisposedException.ThrowIf(!transport.Stream.CanRead, transport);
        return received == 1 ? first[0] : null;
    }

    // A peer that leaves early is a health check or has run into its own timeout. A rejection by either side needs the attention of an
    // administrator.
    private void Log(DubboTransport transport, Exception failure)
    {
        if (failure is OperationCanceledException or IOException or SocketException or ObjectDisposedException)
            RemotingLog.HandshakeAbandoned(_options.Logger, transport.RemoteEndPoint, TransportFailure.Describe(failure));
        else
            RemotingLog.HandshakeFailed(_options.Logger, transport.RemoteEndPoint, TransportFailure.Describe(failure));
    }

    // The last task, including the accept loop, completes the queue.
    private void Leave()
    {
        if (Interlocked.Decrement(ref _busy) == 0)
            _ready.Writer.Complete();
    }
}
