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
    private readonly AsyncLatch _receivingEnded;
    private readonly AsyncLatch _sendingEnded;
    private DubboException? _closeReason;
    private volatile bool _isDraining;

    /// <summary>False once the connection has ended or is about to: calls must go elsewhere.</summary>
    public bool IsOpen => Volatile.Read(ref _closeReason) is null && !_isDraining;

    /// <summary>Why it ended; null while it has not.</summary>
    public DubboException? CloseReason => Volatile.Read(ref _closeReason);

    /// <summary>Completes when the connection has ended.</summary>
    public Task WaitForEndAsync() => _ended.WaitAsync();

    /// <summary>The same for a limited time: false if it is up before.</summary>
    public Task<bool> WaitForEndAsync(TimeSpan timeout) => _ended.WaitAsync(timeout, _options.Time);

    /// <summary>Cancelled when the connection has ended.</summary>
    public CancellationToken Closing => _lifetime.Token;

    /// <summary>
    /// Ends the connection for a reason. The first reason wins and is set before the socket closes; every call that waits fails once, with it (W65).
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
        // What was handed over ends with the connection, and is not to be kept alive by whoever keeps this object.
        Volatile.Write(ref _callbacks, null);
        StopProbing();
        _drained.Set();
        _ended.Set();
        Change();
        // Handlers listen to this token, so it is cancelled where handlers may run.
        _options.Scheduler.ScheduleCancellation(_lifetime, _options.Logger);
        // A peer that connects and sends nothing probes the port.
        RemotingLog.Disconnected(_options.Logger, HasReceived ? LogLevel.Information : LogLevel.Debug, RemoteEndPoint, reason.Message, pending);
    }

    /// <summary>The peer has taken no bytes for too long.</summary>
    private void OnStalled() => Abort(new DubboConnectionException(
        $"{RemoteEndPoint} took none of {_writer.UnsentBytes} bytes for {_options.WriteTimeout!.Value.TotalMilliseconds:F0} ms (WriteTimeout)."));

    /// <summary>Ends the connection because of an error of this side's code.</summary>
    public void OnFailed(Exception failure)
    {
        Abort(new DubboConnectionException($"The connection to {RemoteEndPoint} was ended by an error of this side.", failure));
        RemotingLog.LoopFailed(_options.Logger, RemoteEndPoint, failure);
    }

    /// <summary>Lets no more calls start, waits for those under way and for what is queued, then closes. After the time-out it closes all the same.</summary>
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
        await _receivingEnded.WaitAsync().ConfigureAwait(false);
    }

    /// <summary>Closes at once.</summary>
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

    /// <summary>In TLS 1.3 the client's handshake is over before the server looks at its certificate, so a refusal looks like a loss.</summary>
    private DubboConnectionException CreateLostException(string what, Exception? cause = null) => new(
        _transport.IsSecure && _requestHandler is null && !HasReceived
            ? $"{what} Nothing was received after the TLS handshake: the provider may require a client certificate, or may have rejected this one."
            : what,
        cause);
}
