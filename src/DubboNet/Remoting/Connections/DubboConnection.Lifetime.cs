using System.Net.Sockets;
using DubboNet.Remoting.Correlation;
using DubboNet.Remoting.Diagnostics;
using DubboNet.Remoting.Scheduling;
using DubboNet.Remoting.Transport;
using Microsoft.Extensions.Logging;

namespace DubboNet.Remoting.Connections;

internal sealed partial class DubboConnection
{
    private readonly CancellationTokenSource _lifetime = new();
    private readonly AsyncLatch _ended;
    private readonly AsyncLatch _drained;
    private readonly AsyncLatch _sendingEnded;
    private DubboException? _closeReason;
    private volatile bool _isDraining;

    /// <summary>Gets whether the connection can start calls. It is false after the connection has ended, and while it closes.</summary>
    public bool IsOpen => Volatile.Read(ref _closeReason) is null && !_isDraining;

    /// <summary>Gets the reason why the connection ended, or null if it has not ended.</summary>
    public DubboException? CloseReason => Volatile.Read(ref _closeReason);

    /// <summary>Waits until the connection has ended.</summary>
    public Task WaitForEndAsync() => _ended.WaitAsync();

    /// <summary>Waits in the same way for a limited time. Returns false if the time runs out first.</summary>
    public Task<bool> WaitForEndAsync(TimeSpan timeout) => _ended.WaitAsync(timeout, _options.Time);

    /// <summary>Gets a token that is canceled when the connection has ended.</summary>
    public CancellationToken Closing => _lifetime.Token;

    /// <summary>
    /// Ends the connection for a reason. The first reason wins and is set before the socket closes. Each pending call fails once, with this
    /// reason (W65).
    /// </summary>
    public void Abort(DubboException reason)
    {
        if (Interlocked.CompareExchange(ref _closeReason, reason, null) is not null)
            return;
        int pending = _calls.Count;
        _writer.Close();
        _transport.Dispose();
        _calls.Close((call, state) =>
        {
            call.SetException(CreateClosedException(call.Method, state, call.Id));
            AfterClaim();
        });
        AfterClaim();
        // Callback objects end with the connection. A reference to this object must not keep them alive.
        Volatile.Write(ref _callbacks, null);
        _keepAlive.Stop();
        _drained.Set();
        _ended.Set();
        _peer.Change();
        // Handlers listen to this token, so it is canceled on a thread where handlers can run.
        _options.Scheduler.ScheduleCancellation(_lifetime, _options.Logger);
        // A peer that connects and sends nothing usually only checks the port, so its entry has a lower level.
        RemotingLog.Disconnected(
            _options.Logger, HasReceived ? LogLevel.Information : LogLevel.Debug, RemoteEndPoint, reason.Message, pending);
    }

    private void OnStalled() => Abort(new DubboConnectionException(
        $"{RemoteEndPoint} took none of {_writer.UnsentBytes} bytes for {_options.WriteTimeout!.Value.TotalMilliseconds:F0} ms "
            + "(WriteTimeout)."));

    /// <summary>Ends the connection because of an internal error.</summary>
    public void OnFailed(Exception failure)
    {
        Abort(new DubboConnectionException($"The connection to {RemoteEndPoint} was ended by an error of this side.", failure));
        RemotingLog.LoopFailed(_options.Logger, RemoteEndPoint, failure);
    }

    /// <summary>
    /// Closes the connection after the pending calls have ended and the queued bytes have been sent. New calls fail. After the timeout,
    /// closes the connection in any case.
    /// </summary>
    public async Task CloseAsync(TimeSpan timeout)
    {
        _isDraining = true;
        var deadline = new CallDeadline(timeout, "closing", _options.Time.GetTimestamp());
        AfterClaim();
        bool isDone = await _drained.WaitAsync(timeout, _options.Time).ConfigureAwait(false);
        if (isDone)
        {
            _writer.Close();
            isDone = await _sendingEnded.WaitAsync(deadline.Remaining(_options.Time), _options.Time).ConfigureAwait(false);
        }

        if (!isDone && (_calls.Count > 0 || _writer.UnsentBytes > 0))
            RemotingLog.CloseTimedOut(_options.Logger, RemoteEndPoint, _calls.Count, _writer.UnsentBytes);
        Abort(new DubboConnectionException($"The connection to {RemoteEndPoint} was closed by this side."));
        await _sendingEnded.WaitAsync().ConfigureAwait(false);
        await _receiver.WaitForEndAsync().ConfigureAwait(false);
    }

    /// <summary>Closes the connection immediately.</summary>
    public ValueTask DisposeAsync() => new(CloseAsync(TimeSpan.Zero));

    private async Task SendAsync()
    {
        await _options.Scheduler.SwitchAsync();
        try
        {
            await _writer.RunAsync().ConfigureAwait(false);
        }
        catch (Exception e) when (e is IOException or SocketException or ObjectDisposedException)
        {
            Abort(CreateLostException($"The connection to {RemoteEndPoint} was lost: {TransportFailure.Describe(e)}", e));
        }
        catch (Exception e)
        {
            OnFailed(e);
        }
        finally
        {
            _writer.EndReading();
            _sendingEnded.Set();
        }
    }

    /// <summary>
    /// Creates the reason of a lost connection. In TLS 1.3, the handshake completes for the client before the server checks its
    /// certificate. So a rejection looks like a lost connection.
    /// </summary>
    public DubboConnectionException CreateLostException(string what, Exception? cause = null) => new(
        _transport.IsSecure && _requestHandler is null && !HasReceived
            ? $"{what} Nothing was received after the TLS handshake: the provider may require a client certificate, "
                + "or may have rejected this one."
            : what,
        cause);
}
