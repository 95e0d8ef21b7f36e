using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using DubboNet.Protocol;
using DubboNet.Protocol.Responses;
using DubboNet.Remoting.Correlation;

namespace DubboNet.Remoting.Connections;

/// <summary>Starts the calls of this side, and ends those that do not end with a response.</summary>
internal sealed partial class DubboConnection
{
    private async ValueTask<TResult> InvokeExportingAsync<TArguments, TResult>(
        DubboMethod<TArguments, TResult> method, TArguments arguments, DubboCallOptions options, CallDeadline deadline,
        CancellationToken cancellationToken)
    {
        CallbackRegistrations.Exports exports = _callbacks.Export(method, arguments, options);
        try
        {
            return await InvokeAsync(method, arguments, exports.Attachments, options, deadline, cancellationToken).ConfigureAwait(false);
        }
        catch (DubboException e) when (
            e is DubboRemoteException { Status: DubboStatus.BadRequest } or { RequestState: RequestState.NotSent })
        {
            // The provider will not call the objects. After all other failures, the provider may have received the call and may use them.
            exports.Withdraw();
            throw;
        }
    }

    /// <summary>Starts a call whose frame is complete except for the id. The connection owns the frame from now on.</summary>
    private ValueTask<TResult> SendRequestAsync<TResult>(
        FrameBuffer frame, IResponseReader<TResult> reader, in ResponseTarget target, in CallDeadline deadline,
        CancellationToken cancellationToken)
    {
        if (cancellationToken.IsCancellationRequested)
        {
            frame.Return();
            return ValueTask.FromCanceled<TResult>(cancellationToken);
        }

        PendingCallTable.AddResult added = TryStart(frame, reader, target, deadline, cancellationToken, out ValueTask<TResult> task);
        if (added == PendingCallTable.AddResult.Full && !_options.FailsWhenFull)
            return SendRequestWhenRoomAsync(frame, reader, target, deadline, cancellationToken);
        if (added == PendingCallTable.AddResult.Added)
            return task;
        frame.Return();
        return ValueTask.FromException<TResult>(
            added == PendingCallTable.AddResult.Full
                ? CreateTooManyCallsException(target.Method)
                : CreateClosedException(target.Method, RequestState.NotSent));
    }

    private async ValueTask<TResult> SendRequestWhenRoomAsync<TResult>(
        FrameBuffer frame, IResponseReader<TResult> reader, ResponseTarget target, CallDeadline deadline,
        CancellationToken cancellationToken)
    {
        ValueTask<TResult> task;
        PendingCallTable.AddResult added;
        Interlocked.Increment(ref _waitingCalls);
        try
        {
            while ((added = TryStart(frame, reader, target, deadline, cancellationToken, out task)) == PendingCallTable.AddResult.Full)
            {
                if (_calls.TryEnqueueWaiter(_options.Scheduler) is not { } waiter)
                    continue;
                waiter.SetTimeout(deadline.Remaining(_options.Time), _options.Time, cancellationToken);
                if (!await waiter.Task.ConfigureAwait(false))
                    throw CreateTimeoutException(target.Method, deadline, null, TimeoutStage.Queue, RequestState.NotSent);
                cancellationToken.ThrowIfCancellationRequested();
            }
        }
        catch
        {
            frame.Return();
            throw;
        }
        finally
        {
            Interlocked.Decrement(ref _waitingCalls);
        }

        if (added == PendingCallTable.AddResult.Added)
            return await task.ConfigureAwait(false);
        frame.Return();
        throw CreateClosedException(target.Method, RequestState.NotSent);
    }

    /// <summary>Adds the call to the table and sends its frame.</summary>
    private PendingCallTable.AddResult TryStart<TResult>(
        FrameBuffer frame, IResponseReader<TResult> reader, in ResponseTarget target, in CallDeadline deadline,
        CancellationToken cancellationToken, out ValueTask<TResult> task)
    {
        task = default;
        if (_lifetime.IsDraining)
            return PendingCallTable.AddResult.Closed;
        var call = PendingCall<TResult>.Rent(reader, target, _options.UserScheduler);
        call.Prepare(deadline, _options.Logger, cancellationToken);
        PendingCallTable.AddResult added = _calls.TryAdd(call, _sweeper.DeadlineOf(deadline));
        if (added != PendingCallTable.AddResult.Added)
        {
            call.Discard();
            AfterClaim();
            return added;
        }

        task = call.Task;
        long id = call.Id;
        FrameHeader.WriteId(frame.Frame, id);
        _sweeper.Wake();
        call.RegisterCancellation(_onCancelled);
        if (!_writer.TrySendNow(frame, _calls.Count, _calls, id))
            AppendRequest(frame, id, deadline, cancellationToken);
        return added;
    }

    private void AppendRequest(FrameBuffer frame, long id, in CallDeadline deadline, CancellationToken cancellationToken)
    {
        if (_writer.TryAppend(frame.FrameMemory, _calls, id) != AppendResult.Full)
            frame.Return();
        else if (_options.FailsWhenFull)
            FailQueueFull(frame, id);
        else
            _ = AppendRequestWhenRoomAsync(frame, id, deadline, cancellationToken);
    }

    // The timeout or cancellation of the call also ends this wait. Otherwise, the frames of ended calls would accumulate while the peer
    // does not read.
    private async Task AppendRequestWhenRoomAsync(FrameBuffer frame, long id, CallDeadline deadline, CancellationToken cancellationToken)
    {
        Task<bool> room;
        do
        {
            room = _writer.WaitForRoomAsync(deadline.Remaining(_options.Time), cancellationToken);
            await ((Task)room).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
        while (room is { IsCompletedSuccessfully: true, Result: true }
            && _writer.TryAppend(frame.FrameMemory, _calls, id) == AppendResult.Full);
        frame.Return();
    }

    private void FailQueueFull(FrameBuffer frame, long id)
    {
        frame.Return();
        if (!_calls.TryClaim(id, out PendingCall? call, out _))
            return;
        call.SetException(CreateQueueFullException(call.Method));
        AfterClaim();
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
        long startedAt = call.Deadline.StartedAt;
        call.SetException(CreateTimeoutException(call.Method, call.Deadline, call.Id, stage, state, call.WasDecoding));
        AfterClaim();
        if (stage == TimeoutStage.Response)
            _keepAlive.ProbeAfterTimeout(startedAt);
    }

    /// <summary>Completes a call with its response. Returns false if the call has ended.</summary>
    public bool TrySetResponse(in FrameHeader header, in ReadOnlySequence<byte> body)
    {
        if (!_calls.TryClaim(header.Id, out PendingCall? call, out _))
            return false;
        _hasReceivedResponse = true;
        using (var whole = ContiguousBody.Borrow(body))
            call.SetResponse(header, whole.Span);
        AfterClaim();
        return true;
    }

    /// <summary>Begins to decode a long response while its call stays pending. Returns false if the call has ended.</summary>
    public bool TryBeginDecoding(long id, [NotNullWhen(true)] out LongResponse? response)
    {
        if (!_calls.TryBeginDecoding(id, out response))
            return false;
        _hasReceivedResponse = true;
        return true;
    }

    /// <summary>
    /// Decodes a long response and completes its call. Returns false if the call has ended. If so before decoding, does not decode it.
    /// </summary>
    public bool TrySetLongResponse(in FrameHeader header, ReadOnlySpan<byte> body, LongResponse response)
    {
        if (_calls.IsWaiting(header.Id))
            response.Decode(header, body);
        if (!_calls.TryClaim(header.Id, out PendingCall? call, out _))
            return false;
        response.Complete(call);
        AfterClaim();
        return true;
    }

    /// <summary>Ends the call of a response that is too long, if the call is still pending.</summary>
    /// <param name="header">The header of the response.</param>
    /// <param name="reason">The length of the response and the limit, as a sentence without its period.</param>
    public void RejectResponse(in FrameHeader header, string reason)
    {
        if (!_calls.TryClaim(header.Id, out PendingCall? call, out _))
            return;
        call.SetException(new DubboRemoteException(
            $"The response of {call.Method} on {RemoteEndPoint} is too long. {reason} (MaxPayload).", (DubboStatus)header.Status, "")
        {
            InvokeId = header.Id,
            RemoteEndPoint = RemoteEndPoint,
            RequestState = RequestState.Sent,
        });
        AfterClaim();
    }

    // Called once, by the lifetime.
    private int EndCalls()
    {
        int pending = _calls.Count;
        _calls.Close((call, state) =>
        {
            call.SetException(CreateClosedException(call.Method, state, call.Id));
            AfterClaim();
        });
        AfterClaim();
        _callbacks.Clear();
        _keepAlive.Stop();
        return pending;
    }

    private void AfterClaim()
    {
        if (_calls.Count > 0)
            return;
        if (_lifetime.IsDraining)
            _lifetime.OnDrained();
        // Responses that were received before the connection ended may be decoded after that.
        if (_lifetime.CloseReason is not null)
            _sweeper.Dispose();
    }

    private DubboConnectionException CreateClosedException(object method, RequestState state, long? id = null)
    {
        string reason = _lifetime.CloseReason?.Message ?? "This side is closing the connection.";
        string sent = state == RequestState.NotSent ? "not sent" : "sent, and the provider may have run it";
        return new DubboConnectionException(
            $"{method} on {EndPointText.Format(RemoteEndPoint)} failed: {reason} The request was {sent}.", _lifetime.CloseReason)
        {
            InvokeId = id,
            RemoteEndPoint = RemoteEndPoint,
            RequestState = state,
        };
    }

    private DubboException CreateTooManyCallsException(object method) => new(
        $"{method} was not sent, because the connection to {RemoteEndPoint} has reached its limit of pending calls "
        + $"(MaxPendingCalls is {_options.MaxPendingCalls}).")
    {
        RemoteEndPoint = RemoteEndPoint,
        RequestState = RequestState.NotSent,
    };

    private DubboException CreateQueueFullException(object method) => new(
        $"{method} was not sent, because {_writer.UnsentBytes} bytes wait to be sent to {RemoteEndPoint} already "
        + $"(MaxQueuedBytes is {_options.MaxQueuedBytes}).")
    {
        RemoteEndPoint = RemoteEndPoint,
        RequestState = RequestState.NotSent,
    };

    private DubboTimeoutException CreateTimeoutException(
        object method, in CallDeadline deadline, long? id, TimeoutStage stage, RequestState state, bool wasDecoding = false)
    {
        string waitedFor = (stage, state) switch
        {
            _ when wasDecoding => "while its response was being decoded",
            (TimeoutStage.Response, _) => "waiting for the response; the request was sent",
            (_, RequestState.NotSent) => "waiting for room in the send queue; it was not sent",
            _ => "waiting for the socket to take it; it may still be sent",
        };
        double elapsed = _options.Time.GetElapsedTime(deadline.StartedAt).TotalMilliseconds;
        return new DubboTimeoutException(
            $"{method} on {RemoteEndPoint} timed out after {elapsed:F0} ms (limit {deadline}) {waitedFor}. "
            + $"On this connection {_calls.Count} other calls are pending and {_writer.UnsentBytes} bytes are unsent.",
            stage)
        {
            InvokeId = id,
            RemoteEndPoint = RemoteEndPoint,
            RequestState = state,
        };
    }
}
