using System.Buffers;
using System.IO.Pipelines;
using System.Net.Sockets;
using DubboNet.Protocol;
using DubboNet.Protocol.Responses;
using DubboNet.Remoting.Correlation;
using DubboNet.Remoting.Diagnostics;
using DubboNet.Remoting.Scheduling;
using DubboNet.Remoting.Transport;
using Microsoft.Extensions.Logging;

namespace DubboNet.Remoting.Connections;

internal sealed partial class DubboConnection
{
    // Zero-byte reads wait without a buffer, so an idle connection holds none. Under load, a read receives up to 64 KiB.
    private static readonly StreamPipeReaderOptions ReaderOptions =
        new(BlockPool.Received, BlockPool.Received.MaxBufferSize, minimumReadSize: 4096, leaveOpen: true, useZeroByteReads: true);

    // The number of long bodies of one connection that can wait to be decoded.
    private const int MaxLargeBodies = 4;

    private int _largeBodies;
    private volatile bool _isParsing;

    // Whether bytes were received that do not belong to the frames handled so far.
    private volatile bool _hasBytesLeft;
    private long _lateResponses;

    /// <summary>
    /// Gets the number of responses without a pending call. Their calls timed out or were canceled, or the response was a duplicate.
    /// </summary>
    public long LateResponses => Volatile.Read(ref _lateResponses);

    /// <summary>
    /// Returns whether received bytes are being handled, or bytes of an incomplete frame were received within the given time.
    /// </summary>
    public bool IsTakingIn(TimeSpan recently) =>
        _isParsing || Volatile.Read(ref _largeBodies) > 0 || (_hasBytesLeft && _options.Time.GetElapsedTime(LastReadAt) < recently);

    private async Task ReceiveAsync()
    {
        PipeReader input = PipeReader.Create(_transport.Stream, ReaderOptions);
        var parser = new FrameParser(_options.MaxPayload);
        var incoming = new BufferHolding(_options.Budget, MemoryBudget.IncomingStep);
        await _options.Scheduler.SwitchAsync();
        try
        {
            ReadResult result;
            do
            {
                result = await input.ReadAsync().ConfigureAwait(false);
                ReadOnlySequence<byte> buffer = result.Buffer;
                if (!buffer.IsEmpty)
                    OnRead();
                _isParsing = true;
                bool wasWhole = false;
                while (HandleFrames(parser, ref buffer, ref wasWhole, out ValueTask waiting))
                    await waiting.ConfigureAwait(false);

                NoteFrame(!buffer.IsEmpty || parser.IsSkipping, wasWhole);
                _isParsing = false;
                incoming.Set(buffer.Length);
                if (incoming.Held > 0 && _options.Budget is { } budget && budget.Held > budget.MaxOfRequests)
                {
                    Abort(new DubboConnectionException(
                        $"The connection to {RemoteEndPoint} was closed, because messages hold more than {budget.MaxOfRequests} bytes, "
                        + "seven eighths of MaxHeldBytes."));
                }

                if (result.IsCompleted)
                {
                    Abort(CreateLostException(buffer.IsEmpty
                        ? $"{RemoteEndPoint} closed the connection."
                        : $"{RemoteEndPoint} closed the connection in the middle of a frame."));
                }

                input.AdvanceTo(buffer.Start, buffer.End);
            }
            while (!result.IsCompleted);
        }
        catch (DubboProtocolException e)
        {
            // The channel logs once that its provider is not available. A server has no other log entry for this.
            RemotingLog.NotDubbo(_options.Logger, IsConsumerSide ? LogLevel.Debug : LogLevel.Warning, RemoteEndPoint, e.Message);
            Abort(new DubboProtocolException(
                IsConsumerSide ? $"{e.Message} Check that the port belongs to a provider that speaks dubbo." : e.Message)
            {
                RemoteEndPoint = RemoteEndPoint,
            });
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
            incoming.Set(0);
            await input.CompleteAsync().ConfigureAwait(false);
            _receivingEnded.Set();
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
            return OnEvent(header, body);
        if (RequestHandler is not null)
        {
            ValueTask handled = OnRequest(header, body);
            // A consumer that sends requests and does not read the responses has to wait until they have been sent. A provider that calls
            // back does not. It may wait for this side to read in the same way, and its running calls are limited.
            return _requestHandler is not null && _writer.IsFull && handled.IsCompletedSuccessfully
                ? new ValueTask(_writer.WaitForRoomAsync())
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
            _hasReceivedHeartbeatResponse = true;
            return default;
        }

        bool isLong = body.Length > MaxInlineBody;
        LongResponse? response = null;
        PendingCall? call = null;
        if (isLong ? !_calls.TryBeginDecoding(header.Id, out response) : !_calls.TryClaim(header.Id, out call, out _))
        {
            CountLateResponse(header.Id);
            return default;
        }

        _hasReceivedResponse = true;
        if (isLong)
            return HandleElsewhere(new LargeBody(this, header, ContiguousBody.Copy(body), response));
        using (var whole = ContiguousBody.Borrow(body))
            call!.SetResponse(header, whole.Span);
        AfterClaim();
        return default;
    }

    private ValueTask OnRequest(in FrameHeader header, in ReadOnlySequence<byte> body)
    {
        if (body.Length > MaxInlineBody)
            return HandleElsewhere(new LargeBody(this, header, ContiguousBody.Copy(body), null));
        using var whole = ContiguousBody.Borrow(body);
        return RequestHandler?.OnRequest(this, header, whole.Span) ?? default;
    }

    /// <summary>
    /// Decodes a long body, which is a request or the response to a pending call. The response is not decoded if the call has ended.
    /// </summary>
    private ValueTask OnLargeBody(in FrameHeader header, ReadOnlySpan<byte> body, LongResponse? response)
    {
        if (response is null)
            return RequestHandler?.OnRequest(this, header, body) ?? default;
        if (_calls.IsWaiting(header.Id))
            response.Decode(header, body);
        if (_calls.TryClaim(header.Id, out PendingCall? call, out _))
        {
            response.Complete(call);
            AfterClaim();
        }
        else
        {
            CountLateResponse(header.Id);
        }

        return default;
    }

    private void CountLateResponse(long id)
    {
        Interlocked.Increment(ref _lateResponses);
        RemotingLog.LateResponse(_options.Logger, RemoteEndPoint, id);
    }

    // A limited number of long bodies can wait to be decoded. After that, the receive loop waits, so that a peer cannot fill the memory
    // with them.
    private ValueTask HandleElsewhere(LargeBody body)
    {
        AsyncLatch? done = null;
        _options.Budget?.Add(body.Length);
        if (Interlocked.Increment(ref _largeBodies) >= MaxLargeBodies)
            done = body.Done = new AsyncLatch(_options.Scheduler);
        _options.Scheduler.Schedule(body);
        return done is null ? default : new ValueTask(done.WaitAsync());
    }

    private ValueTask OnOversized(in FrameHeader header)
    {
        string text = $"Data length too large: {header.BodyLength}, max payload: {_options.MaxPayload}";
        if (header.IsRequest)
            return header is { IsTwoWay: true, IsEvent: false } ? SendErrorAsync(header.Id, DubboStatus.BadRequest, text) : default;
        if (!header.IsEvent && _calls.TryClaim(header.Id, out PendingCall? call, out _))
        {
            call.SetException(new DubboRemoteException(
                $"The response of {call.Method} on {RemoteEndPoint} is too long. {text} (MaxPayload).", (DubboStatus)header.Status, "")
            {
                InvokeId = header.Id,
                RemoteEndPoint = RemoteEndPoint,
                RequestState = RequestState.Sent,
            });
            AfterClaim();
        }

        return default;
    }

    private ValueTask SendErrorAsync(long id, DubboStatus status, string text)
    {
        FrameBuffer frame = FrameBuffer.Rent();
        ResponseEncoder.EncodeError(frame, id, status, text);
        return SendFrameAsync(frame);
    }

    private sealed class LargeBody(DubboConnection connection, FrameHeader header, ContiguousBody body, LongResponse? response) : WorkItem
    {
        public int Length { get; } = body.Memory.Length;

        /// <summary>Gets or sets the latch that opens when the body has been handled. It is null if nothing waits for it.</summary>
        public AsyncLatch? Done { get; set; }

        public override void OnFailed(Exception failure) => connection.OnFailed(failure);

        protected override void Run() => _ = HandleAsync();

        private async Task HandleAsync()
        {
            try
            {
                ValueTask handled;
                using (body)
                    handled = connection.OnLargeBody(header, body.Span, response);
                await handled.ConfigureAwait(false);
            }
            catch (Exception e)
            {
                Edge.Fail(connection, e);
            }
            finally
            {
                connection._options.Budget?.Add(-Length);
                Interlocked.Decrement(ref connection._largeBodies);
                Done?.Set();
            }
        }
    }
}
