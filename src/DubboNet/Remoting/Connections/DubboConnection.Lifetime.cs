using System.Net.Sockets;
using DubboNet.Remoting.Correlation;
using DubboNet.Remoting.Diagnostics;
using DubboNet.Remoting.Scheduling;
using DubboNet.Remoting.Transport;

namespace DubboNet.Remoting.Connections;

internal sealed partial class DubboConnection
{
    private readonly CancellationTokenSource _lifetime = new();
    private readonly Signal _drained;
    private readonly Signal _receivingEnded;
    private readonly Signal _sendingEnded;
    private DubboException? _closeReason;
    private volatile bool _isDraining;

    /// <summary>False once the connection has ended or is about to: calls must go elsewhere.</summary>
    public bool IsOpen => Volatile.Read(ref _closeReason) is null && !_isDraining;

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
            call.SetException(Closed(call.Method, state, call.Id));
            AfterClaim();
        });
        _sweeper.Dispose();
        _drained.Set();
        // Handlers listen to this token, so it is cancelled where handlers may run.
        _options.Scheduler.Schedule(static lifetime => ((CancellationTokenSource)lifetime!).Cancel(), _lifetime);
        RemotingLog.Disconnected(_options.Logger, RemoteEndPoint, reason.Message, pending);
    }

    /// <summary>Lets no more calls start, waits for those under way and for what is queued, then closes. After the time-out it closes all the same.</summary>
    public async Task CloseAsync(TimeSpan timeout)
    {
        _isDraining = true;
        long start = _options.Time.GetTimestamp();
        AfterClaim();
        try
        {
            await _drained.WaitAsync().WaitAsync(timeout, _options.Time).ConfigureAwait(false);
            _writer.Close();
            await _sendingEnded.WaitAsync().WaitAsync(Remaining(start, timeout), _options.Time).ConfigureAwait(false);
        }
        catch (TimeoutException) when (_calls.Count == 0 && _writer.UnsentBytes == 0)
        {
            // Nothing is lost by not waiting.
        }
        catch (TimeoutException)
        {
            RemotingLog.CloseTimedOut(_options.Logger, RemoteEndPoint, _calls.Count, _writer.UnsentBytes);
        }

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
            Abort(Lost($"The connection to {RemoteEndPoint} was lost: {TransportFailure.Describe(e)}", e));
        }
        catch (Exception e)
        {
            RemotingLog.LoopFailed(_options.Logger, RemoteEndPoint, e);
            Abort(new DubboConnectionException($"The connection to {RemoteEndPoint} was ended by an error of this side.", e));
        }
        finally
        {
            _writer.EndReading();
            _sendingEnded.Set();
        }
    }

    private void OnCancelled(PendingCall call)
    {
        if (_calls.TryClaim(call.Id, out _, out _))
        {
            call.SetException(new OperationCanceledException(call.CancellationToken));
            AfterClaim();
        }
    }

    private void OnExpired(PendingCall call, RequestState state)
    {
        TimeoutStage stage = state == RequestState.NotSent ? TimeoutStage.Queue : TimeoutStage.Response;
        call.SetException(TimedOut(call.Method, call.StartedAt, call.Timeout, call.Id, stage, state));
        AfterClaim();
    }

    private void AfterClaim()
    {
        if (_isDraining && _calls.Count == 0)
            _drained.Set();
    }

    /// <summary>In TLS 1.3 the client's handshake is over before the server looks at its certificate, so a refusal looks like a loss.</summary>
    private DubboConnectionException Lost(string what, Exception? cause = null) => new(
        _transport.IsSecure && _requestHandler is null && !_hasReceived
            ? $"{what} Nothing had come since the TLS handshake: the provider may not accept this side's certificate, or want one."
            : what,
        cause);

    private DubboConnectionException Closed(DubboMethod method, RequestState state, long? id = null)
    {
        string reason = Volatile.Read(ref _closeReason)?.Message ?? "The connection is being closed by this side.";
        return new DubboConnectionException($"{reason} The request of {method} was {(state == RequestState.NotSent ? "not sent" : "sent")}.", _closeReason)
        {
            InvokeId = id,
            RemoteEndPoint = RemoteEndPoint,
            RequestState = state,
        };
    }

    private DubboException TooManyCalls(DubboMethod method) => new(
        $"{_options.MaxPendingCalls} calls wait on the connection to {RemoteEndPoint} (MaxPendingCalls); {method} was not sent.")
    {
        RemoteEndPoint = RemoteEndPoint,
        RequestState = RequestState.NotSent,
    };

    private DubboTimeoutException TimedOut(DubboMethod method, long startedAt, TimeSpan limit, long? id, TimeoutStage stage, RequestState state)
    {
        string waitedFor = (stage, state) switch
        {
            (TimeoutStage.Response, _) => "waiting for the answer",
            (_, RequestState.NotSent) => "waiting for room in the send queue; it was not sent",
            _ => "waiting for the socket to take it; it may still be sent",
        };
        double elapsed = _options.Time.GetElapsedTime(startedAt).TotalMilliseconds;
        return new DubboTimeoutException(
            $"{method} on {RemoteEndPoint} timed out after {elapsed:F0} ms (limit {limit.TotalMilliseconds:F0} ms) {waitedFor}. "
            + $"{_calls.Count} other calls wait, {_writer.UnsentBytes} bytes are unsent.",
            stage)
        {
            InvokeId = id,
            RemoteEndPoint = RemoteEndPoint,
            RequestState = state,
        };
    }
}
