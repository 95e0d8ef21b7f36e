using System.Buffers;
using System.Net.WebSockets;
using System.Text.Json;

namespace DubboNet.AspNetCore;

/// <summary>
/// Represents the WebSocket of a client. Each message is a request or a batch, and the responses are sent as they finish. Memory is
/// bounded, because a message is read only when there is a turn for it, and keeps its turn until its response is sent.
/// </summary>
internal sealed class JsonRpcSocket : IDisposable
{
    private readonly WebSocket _socket;
    private readonly DubboJsonRpcOptions _options;
    private readonly TimeProvider _time;
    private readonly Func<JsonElement, CancellationToken, Task<byte[]?>> _respond;
    private readonly SemaphoreSlim _turns;
    private readonly SemaphoreSlim _sending = new(1);
    private readonly CancellationToken _aborted;
    private readonly CancellationTokenSource _calls;
    private ITimer? _abortLater;
    private volatile bool _isStopped;

    /// <summary>Initializes the connection.</summary>
    /// <param name="socket">The WebSocket, which belongs to the caller.</param>
    /// <param name="options">The limits.</param>
    /// <param name="time">The clock of the limits.</param>
    /// <param name="respond">Makes the calls of a message, and returns its response, or null if it has none.</param>
    /// <param name="aborted">A token that is canceled when the connection is lost.</param>
    public JsonRpcSocket(
        WebSocket socket, DubboJsonRpcOptions options, TimeProvider time, Func<JsonElement, CancellationToken, Task<byte[]?>> respond,
        CancellationToken aborted)
    {
        (_socket, _options, _time, _respond, _aborted) = (socket, options, time, respond, aborted);
        _turns = new SemaphoreSlim(options.MaxSocketConcurrency);
        _calls = CancellationTokenSource.CreateLinkedTokenSource(aborted);
    }

    /// <summary>Serves the connection until it ends.</summary>
    /// <param name="stopping">A token that is canceled when the application stops. Calls that run then get their responses.</param>
    /// <exception cref="WebSocketException">The connection was lost, or the client did not take a response in time.</exception>
    /// <exception cref="OperationCanceledException">The connection was lost, or the client did not close it in time.</exception>
    public async Task RunAsync(CancellationToken stopping)
    {
        Task stopped = Task.CompletedTask;
        try
        {
            // The end of the registration waits for its callback, so that the task is known afterwards.
            using (stopping.UnsafeRegister(_ => stopped = StopAsync(), null))
                await ReadAllAsync().ConfigureAwait(false);
        }
        finally
        {
            _calls.Cancel();
            await stopped.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            await DrainAsync(CancellationToken.None).ConfigureAwait(false);
        }
    }

    public void Dispose()
    {
        _abortLater?.Dispose();
        _calls.Dispose();
        _turns.Dispose();
        _sending.Dispose();
    }

    private async Task ReadAllAsync()
    {
        var message = new ArrayBufferWriter<byte>();
        while (true)
        {
            ValueWebSocketReceiveResult part = await _socket.ReceiveAsync(message.GetMemory(), _aborted).ConfigureAwait(false);
            message.Advance(part.Count);
            if (WhyClose(part.MessageType, message.WrittenCount) is var (status, reason))
            {
                await CloseAsync(status, reason).ConfigureAwait(false);
                return;
            }

            if (!part.EndOfMessage)
                continue;
            // When the application has stopped, only the client's close is awaited.
            if (!_isStopped)
            {
                await _turns.WaitAsync(_calls.Token).ConfigureAwait(false);
                _ = RunAsync(message.WrittenMemory);
            }

            message = new ArrayBufferWriter<byte>();
        }
    }

    private (WebSocketCloseStatus Status, string Reason)? WhyClose(WebSocketMessageType type, int length)
    {
        if (type == WebSocketMessageType.Close)
            return (WebSocketCloseStatus.NormalClosure, "");
        if (type == WebSocketMessageType.Binary)
            return (WebSocketCloseStatus.InvalidMessageType, "Messages must be text.");
        int limit = _options.Http.MaxBodySize;
        return length > limit
            ? (WebSocketCloseStatus.MessageTooBig, $"The message is longer than {limit} bytes, which is the limit.")
            : null;
    }

    private async Task RunAsync(ReadOnlyMemory<byte> message)
    {
        try
        {
            if (await RespondAsync(message).ConfigureAwait(false) is { } response)
                await SendAsync(response).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (_calls.IsCancellationRequested)
        {
            // The client has left, or has to.
        }
        catch (Exception e) when (e is WebSocketException or OperationCanceledException)
        {
            _socket.Abort();
            _calls.Cancel();
        }
        finally
        {
            _turns.Release();
        }
    }

    private async Task<byte[]?> RespondAsync(ReadOnlyMemory<byte> message)
    {
        try
        {
            using JsonDocument json = JsonText.Parse(message, _options.Http.MaxDepth);
            return await _respond(json.RootElement, _calls.Token).ConfigureAwait(false);
        }
        catch (JsonValueException)
        {
            return JsonRpcResponse.Parse;
        }
    }

    private async Task SendAsync(byte[] response)
    {
        await _sending.WaitAsync(_calls.Token).ConfigureAwait(false);
        try
        {
            // A send that is canceled ends the connection.
            using var timeout = new CancellationTokenSource(_options.SocketTimeout, _time);
            await _socket.SendAsync(response, WebSocketMessageType.Text, endOfMessage: true, timeout.Token).ConfigureAwait(false);
        }
        finally
        {
            _sending.Release();
        }
    }

    private async Task CloseAsync(WebSocketCloseStatus status, string reason)
    {
        _calls.Cancel();
        await DrainAsync(CancellationToken.None).ConfigureAwait(false);
        using var timeout = new CancellationTokenSource(_options.SocketTimeout, _time);
        if (_socket.State is WebSocketState.Open or WebSocketState.CloseReceived)
            await _socket.CloseAsync(status, reason, timeout.Token).ConfigureAwait(false);
    }

    private async Task StopAsync()
    {
        await DrainAsync(_calls.Token).ConfigureAwait(false);
        _isStopped = true;
        using var timeout = new CancellationTokenSource(_options.SocketTimeout, _time);
        await _socket.CloseOutputAsync(WebSocketCloseStatus.EndpointUnavailable, "The application stops.", timeout.Token)
            .ConfigureAwait(false);
        // The client has to close the connection, too.
        _abortLater = _time.CreateTimer(
            static socket => ((WebSocket)socket!).Abort(), _socket, _options.SocketTimeout, Timeout.InfiniteTimeSpan);
    }

    // Waits for the messages that are worked on. Where the token is missing, they are canceled.
    private async Task DrainAsync(CancellationToken cancellationToken)
    {
        int taken = 0;
        try
        {
            for (; taken < _options.MaxSocketConcurrency; taken++)
                await _turns.WaitAsync(cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            if (taken > 0)
                _turns.Release(taken);
        }
    }
}
