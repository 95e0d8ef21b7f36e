using System.Buffers;
using System.IO.Pipelines;
using System.Net;
using System.Net.Sockets;
using DubboNet.Protocol;
using DubboNet.Protocol.Responses;
using DubboNet.Remoting.Correlation;
using DubboNet.Remoting.Diagnostics;
using DubboNet.Remoting.Scheduling;
using DubboNet.Remoting.Transport;
using Microsoft.Extensions.Logging;

namespace DubboNet.Remoting.Connections;

/// <summary>Receives the frames of a connection. Completes calls with their responses, and passes on requests and events.</summary>
/// <remarks>
/// Threading: one loop reads the stream, parses and handles one frame after another. Only that loop uses the parser. Long bodies are
/// decoded as work items of the scheduler. Any thread can read the properties.
/// </remarks>
/// <param name="connection">The connection, which is passed to the handlers of requests.</param>
/// <param name="transport">The transport of the connection.</param>
/// <param name="options">The settings.</param>
/// <param name="requestHandler">Handles the requests of a consumer. It is null if the peer is a provider.</param>
/// <param name="writer">The send queue. The loop waits for its room.</param>
/// <param name="sender">Sends errors.</param>
/// <param name="calls">The calls of this side, which end with the received responses.</param>
/// <param name="peer">Tracks what has been received.</param>
/// <param name="keepAlive">Handles events.</param>
/// <param name="lifetime">The lifetime, which the loop ends when the stream ends or fails.</param>
internal sealed class FrameReceiver(
    DubboConnection connection, DubboTransport transport, ConnectionOptions options, IRequestHandler? requestHandler, FrameWriter writer,
    FrameSender sender, OutgoingCalls calls, PeerActivity peer, KeepAlive keepAlive, ConnectionLifetime lifetime)
{
    // Zero-byte reads wait without a buffer, so an idle connection holds none. Under load, a read receives up to 64 KiB.
    private static readonly StreamPipeReaderOptions ReaderOptions =
        new(BlockPool.Received, BlockPool.Received.MaxBufferSize, minimumReadSize: 4096, leaveOpen: true, useZeroByteReads: true);

    // Bodies up to this size are decoded on the receive loop. Longer ones are decoded as work items, so that they do not block the loop.
    private const int MaxInlineBody = 32 * 1024;

    // The number of long bodies of one connection that can wait to be decoded.
    private const int MaxLargeBodies = 4;

    private readonly AsyncLatch _ended = new(options.Scheduler);
    private int _largeBodies;
    private volatile bool _isParsing;
    private volatile bool _hasBytesLeft;
    private long _lateResponses;

    /// <summary>Gets whether bytes were received that do not belong to the frames handled so far.</summary>
    public bool HasBytesLeft => _hasBytesLeft;

    /// <summary>
    /// Gets the number of responses without a pending call. Their calls timed out or were canceled, or the response was a duplicate.
    /// </summary>
    public long LateResponses => Volatile.Read(ref _lateResponses);

    private EndPoint? RemoteEndPoint => transport.RemoteEndPoint;

    private IRequestHandler? RequestHandler => requestHandler ?? connection.CallbackHandler;

    /// <summary>
    /// Returns whether received bytes are being handled, or bytes of an incomplete frame were received within the given time.
    /// </summary>
    public bool IsTakingIn(TimeSpan recently) =>
        _isParsing || Volatile.Read(ref _largeBodies) > 0 || (_hasBytesLeft && options.Time.GetElapsedTime(peer.LastReadAt) < recently);

    /// <summary>Waits until the loop has ended.</summary>
    public Task WaitForEndAsync() => _ended.WaitAsync();

    /// <summary>Receives frames until the connection ends.</summary>
    public async Task RunAsync()
    {
        PipeReader input = PipeReader.Create(transport.Stream, ReaderOptions);
        var parser = new FrameParser(options.MaxPayload);
        var incoming = new BufferHolding(options.Budget, MemoryBudget.IncomingStep);
        await options.Scheduler.SwitchAsync();
        try
        {
            ReadResult result;
            do
            {
                result = await input.ReadAsync().ConfigureAwait(false);
                ReadOnlySequence<byte> buffer = result.Buffer;
                if (!buffer.IsEmpty)
                    peer.NoteRead();
                _isParsing = true;
                bool wasWhole = false;
                while (HandleFrames(parser, ref buffer, ref wasWhole, out ValueTask waiting))
                    await waiting.ConfigureAwait(false);

                bool isInFrame = !buffer.IsEmpty || parser.IsSkipping;
                _hasBytesLeft = isInFrame;
                peer.NoteFrame(isInFrame, wasWhole);
                _isParsing = false;
                incoming.Set(buffer.Length);
                if (incoming.Held > 0 && options.Budget is { } budget && budget.Held > budget.MaxOfRequests)
                {
                    lifetime.Abort(new DubboConnectionException(
                        $"The connection to {RemoteEndPoint} was closed, because messages hold more than {budget.MaxOfRequests} bytes, "
                        + "seven eighths of MaxHeldBytes."));
                }

                if (result.IsCompleted)
                {
                    lifetime.AbortLost(buffer.IsEmpty
                        ? $"{RemoteEndPoint} closed the connection."
                        : $"{RemoteEndPoint} closed the connection in the middle of a frame.");
                }

                input.AdvanceTo(buffer.Start, buffer.End);
            }
            while (!result.IsCompleted);
        }
        catch (DubboProtocolException e)
        {
            // The channel logs once that its provider is not available. A server has no other log entry for this.
            RemotingLog.NotDubbo(options.Logger, lifetime.IsConsumerSide ? LogLevel.Debug : LogLevel.Warning, RemoteEndPoint, e.Message);
            lifetime.Abort(new DubboProtocolException(
                lifetime.IsConsumerSide ? $"{e.Message} Check that the port belongs to a provider that speaks dubbo." : e.Message)
            {
                RemoteEndPoint = RemoteEndPoint,
            });
        }
        catch (Exception e) when (e is IOException or SocketException or ObjectDisposedException)
        {
            lifetime.AbortLost(e);
        }
        catch (Exception e)
        {
            lifetime.OnFailed(e);
        }
        finally
        {
            incoming.Set(0);
            await input.CompleteAsync().ConfigureAwait(false);
            _ended.Set();
        }
    }

    /// <summary>
    /// Handles the complete frames at the start of the buffer. Returns true if the loop must wait before it handles the remaining ones.
    /// </summary>
    private bool HandleFrames(FrameParser parser, ref ReadOnlySequence<byte> buffer, ref bool wasWhole, out ValueTask waiting)
    {
        // The buffer of an async method is a field and not a local variable, which makes access slower.
        ReadOnlySequence<byte> rest = buffer;
        waiting = default;
        bool mustWait = false;
        while (!mustWait
            && parser.TryParse(ref rest, out FrameHeader header, out ReadOnlySequence<byte> body) is var parsed
            and not ParseResult.NeedMore)
        {
            wasWhole = true;
            if (_hasBytesLeft == rest.IsEmpty)
                _hasBytesLeft = !rest.IsEmpty;
            waiting = parsed == ParseResult.Frame ? OnFrame(header, body) : OnOversized(header);
            mustWait = !waiting.IsCompletedSuccessfully;
        }

        buffer = rest;
        return mustWait;
    }

    private ValueTask OnFrame(in FrameHeader header, in ReadOnlySequence<byte> body)
    {
        if (!header.IsRequest)
            return OnResponse(header, body);
        if (header.IsEvent)
            return keepAlive.OnEvent(header, body);
        if (RequestHandler is not null)
        {
            ValueTask handled = OnRequest(header, body);
            // A consumer that sends requests and does not read the responses has to wait until they have been sent. A provider that calls
            // back does not. It may wait for this side to read in the same way, and its running calls are limited.
            return requestHandler is not null && writer.IsFull && handled.IsCompletedSuccessfully
                ? new ValueTask(writer.WaitForRoomAsync())
                : handled;
        }

        return header.IsTwoWay
            ? SendErrorAsync(header.Id, DubboStatus.ServiceError, "Not found exported service: this side of the connection hosts none.")
            : default;
    }

    private ValueTask OnResponse(in FrameHeader header, in ReadOnlySequence<byte> body)
    {
        if (header.IsEvent)
        {
            keepAlive.OnResponse();
        }
        else if (body.Length > MaxInlineBody)
        {
            if (calls.TryBeginDecoding(header.Id, out LongResponse? response))
                return HandleElsewhere(new LargeBody(this, header, ContiguousBody.Copy(body), response));
            CountLateResponse(header.Id);
        }
        else if (!calls.TrySetResponse(header, body))
        {
            CountLateResponse(header.Id);
        }

        return default;
    }

    private ValueTask OnRequest(in FrameHeader header, in ReadOnlySequence<byte> body)
    {
        if (body.Length > MaxInlineBody)
            return HandleElsewhere(new LargeBody(this, header, ContiguousBody.Copy(body), null));
        using var whole = ContiguousBody.Borrow(body);
        return RequestHandler?.OnRequest(connection, header, whole.Span) ?? default;
    }

    /// <summary>Decodes a long body, which is a request or the response to a pending call.</summary>
    private ValueTask OnLargeBody(in FrameHeader header, ReadOnlySpan<byte> body, LongResponse? response)
    {
        if (response is null)
            return RequestHandler?.OnRequest(connection, header, body) ?? default;
        if (!calls.TrySetLongResponse(header, body, response))
            CountLateResponse(header.Id);
        return default;
    }

    private void CountLateResponse(long id)
    {
        Interlocked.Increment(ref _lateResponses);
        RemotingLog.LateResponse(options.Logger, RemoteEndPoint, id);
    }

    // A limited number of long bodies can wait to be decoded. After that, the receive loop waits, so that a peer cannot fill the memory
    // with them.
    private ValueTask HandleElsewhere(LargeBody body)
    {
        AsyncLatch? done = null;
        options.Budget?.Add(body.Length);
        if (Interlocked.Increment(ref _largeBodies) >= MaxLargeBodies)
            done = body.Done = new AsyncLatch(options.Scheduler);
        options.Scheduler.Schedule(body);
        return done is null ? default : new ValueTask(done.WaitAsync());
    }

    private void OnHandled(LargeBody body)
    {
        options.Budget?.Add(-body.Length);
        Interlocked.Decrement(ref _largeBodies);
        body.Done?.Set();
    }

    private void OnFailed(Exception failure) => lifetime.OnFailed(failure);

    private ValueTask OnOversized(in FrameHeader header)
    {
        string text = $"Data length too large: {header.BodyLength}, max payload: {options.MaxPayload}";
        if (header.IsRequest)
            return header is { IsTwoWay: true, IsEvent: false } ? SendErrorAsync(header.Id, DubboStatus.BadRequest, text) : default;
        if (!header.IsEvent)
            calls.RejectResponse(header, text);
        return default;
    }

    private ValueTask SendErrorAsync(long id, DubboStatus status, string text)
    {
        FrameBuffer frame = FrameBuffer.Rent();
        ResponseEncoder.EncodeError(frame, id, status, text);
        return sender.SendAsync(frame);
    }

    private sealed class LargeBody(FrameReceiver receiver, FrameHeader header, ContiguousBody body, LongResponse? response) : WorkItem
    {
        public int Length { get; } = body.Memory.Length;

        /// <summary>Gets or sets the latch that opens when the body has been handled. It is null if nothing waits for it.</summary>
        public AsyncLatch? Done { get; set; }

        public override void OnFailed(Exception failure) => receiver.OnFailed(failure);

        protected override void Run() => _ = HandleAsync();

        private async Task HandleAsync()
        {
            try
            {
                ValueTask handled;
                using (body)
                    handled = receiver.OnLargeBody(header, body.Span, response);
                await handled.ConfigureAwait(false);
            }
            catch (Exception e)
            {
                Edge.Fail(this, e);
            }
            finally
            {
                receiver.OnHandled(this);
            }
        }
    }
}
