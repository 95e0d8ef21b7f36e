using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using DubboNet.Protocol;
using DubboNet.Protocol.Responses;
using DubboNet.Remoting.Correlation;

namespace DubboNet.Remoting.Connections;

/// <summary>Contains the calls of this side. Starts them, and completes each of them once.</summary>
/// <remarks>
/// Threading: any thread can start a call. The <see cref="PendingCallTable"/> decides which thread completes it. That thread then checks
/// whether the call was the last one of a connection that closes or has ended.
/// </remarks>
[SuppressMessage(
    "Design", "CA1001:Types that own disposable fields should be disposable",
    Justification = "The sweeper is disposed of when the connection and all calls have ended, in AfterClaim.")]
internal sealed class OutgoingCalls
{
    private readonly ConnectionOptions _options;
    private readonly FrameWriter _writer;
    private readonly KeepAlive _keepAlive;
    private readonly ConnectionLifetime _lifetime;
    private readonly PendingCallTable _table;
    private readonly DeadlineSweeper _sweeper;
    private readonly Action<PendingCall> _onCancelled;
    private int _waiting;
    private volatile bool _hasReceivedResponse;

    public OutgoingCalls(
        DubboTransport transport, ConnectionOptions options, FrameWriter writer, KeepAlive keepAlive, ConnectionLifetime lifetime)
    {
        _options = options;
        _writer = writer;
        _keepAlive = keepAlive;
        _lifetime = lifetime;
        _table = new PendingCallTable(options.MaxPendingCalls);
        _sweeper = new DeadlineSweeper(options.Time, _table, OnExpired, lifetime.OnFailed);
        Failures = new CallFailures(transport, options, writer, _table, lifetime);
        _onCancelled = OnCancelled;
    }

    /// <summary>Gets the number of calls that wait for a response.</summary>
    public int Count => _table.Count;

    /// <summary>Gets the number of calls that wait for a free slot.</summary>
    public int WaitingForSlot => Volatile.Read(ref _waiting);

    /// <summary>Gets the exceptions of calls on this connection.</summary>
    public CallFailures Failures { get; }

    /// <summary>Gets whether a response to a call has been received.</summary>
    public bool HasReceivedResponse => _hasReceivedResponse;

    /// <summary>Starts a call whose frame is complete except for the id. This object owns the frame from now on.</summary>
    public ValueTask<TResult> SendAsync<TResult>(
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
            return SendWhenRoomAsync(frame, reader, target, deadline, cancellationToken);
        if (added == PendingCallTable.AddResult.Added)
            return task;
        frame.Return();
        return ValueTask.FromException<TResult>(
            added == PendingCallTable.AddResult.Full
                ? Failures.CreateTooManyCalls(target.Method)
                : Failures.CreateClosed(target.Method, RequestState.NotSent));
    }

    /// <summary>Completes a call with its response. Returns false if the call has ended.</summary>
    public bool TrySetResponse(in FrameHeader header, in ReadOnlySequence<byte> body)
    {
        if (!_table.TryClaim(header.Id, out PendingCall? call, out _))
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
        if (!_table.TryBeginDecoding(id, out response))
            return false;
        _hasReceivedResponse = true;
        return true;
    }

    /// <summary>
    /// Decodes a long response and completes its call. Returns false if the call has ended. If so before decoding, does not decode it.
    /// </summary>
    public bool TrySetLongResponse(in FrameHeader header, ReadOnlySpan<byte> body, LongResponse response)
    {
        if (_table.IsWaiting(header.Id))
            response.Decode(header, body);
        if (!_table.TryClaim(header.Id, out PendingCall? call, out _))
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
        if (!_table.TryClaim(header.Id, out PendingCall? call, out _))
            return;
        call.SetException(Failures.CreateTooLong(call.Method, header, reason));
        AfterClaim();
    }

    /// <summary>Ends the pending calls with the connection. Later calls fail. Returns the number of calls that were pending.</summary>
    public int Close()
    {
        int pending = _table.Count;
        _table.Close((call, state) =>
        {
            call.SetException(Failures.CreateClosed(call.Method, state, call.Id));
            AfterClaim();
        });
        AfterClaim();
        return pending;
    }

    /// <summary>
    /// Waits until the pending calls have ended, before the connection is closed. New calls fail. Returns false if the time runs out first.
    /// </summary>
    public Task<bool> DrainAsync(TimeSpan timeout)
    {
        _lifetime.BeginDraining();
        AfterClaim();
        return _lifetime.WaitForDrainAsync(timeout);
    }

    private async ValueTask<TResult> SendWhenRoomAsync<TResult>(
        FrameBuffer frame, IResponseReader<TResult> reader, ResponseTarget target, CallDeadline deadline,
        CancellationToken cancellationToken)
    {
        ValueTask<TResult> task;
        PendingCallTable.AddResult added;
        Interlocked.Increment(ref _waiting);
        try
        {
            while ((added = TryStart(frame, reader, target, deadline, cancellationToken, out task)) == PendingCallTable.AddResult.Full)
            {
                if (_table.TryEnqueueWaiter(_options.Scheduler) is not { } waiter)
                    continue;
                waiter.SetTimeout(deadline.Remaining(_options.Time), _options.Time, cancellationToken);
                if (!await waiter.Task.ConfigureAwait(false))
                    throw Failures.CreateTimeout(target.Method, deadline, null, TimeoutStage.Queue, RequestState.NotSent);
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
            Interlocked.Decrement(ref _waiting);
        }

        if (added == PendingCallTable.AddResult.Added)
            return await task.ConfigureAwait(false);
        frame.Return();
        throw Failures.CreateClosed(target.Method, RequestState.NotSent);
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
        PendingCallTable.AddResult added = _table.TryAdd(call, _sweeper.DeadlineOf(deadline));
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
        if (!_writer.TrySendNow(frame, _table.Count, _table, id))
            AppendRequest(frame, id, deadline, cancellationToken);
        return added;
    }

    private void AppendRequest(FrameBuffer frame, long id, in CallDeadline deadline, CancellationToken cancellationToken)
    {
        if (_writer.TryAppend(frame.FrameMemory, _table, id) != AppendResult.Full)
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
            && _writer.TryAppend(frame.FrameMemory, _table, id) == AppendResult.Full);
        frame.Return();
    }

    private void FailQueueFull(FrameBuffer frame, long id)
    {
        frame.Return();
        if (!_table.TryClaim(id, out PendingCall? call, out _))
            return;
        call.SetException(Failures.CreateQueueFull(call.Method));
        AfterClaim();
    }

    private void OnCancelled(PendingCall call)
    {
        if (_table.TryClaim(call.Id, out _, out _))
        {
            call.SetException(new OperationCanceledException(call.CancellationToken));
            AfterClaim();
        }
    }

    private void OnExpired(PendingCall call, RequestState state)
    {
        TimeoutStage stage = state == RequestState.NotSent ? TimeoutStage.Queue : TimeoutStage.Response;
        long startedAt = call.Deadline.StartedAt;
        call.SetException(Failures.CreateTimeout(call.Method, call.Deadline, call.Id, stage, state, call.WasDecoding));
        AfterClaim();
        if (stage == TimeoutStage.Response)
            _keepAlive.ProbeAfterTimeout(startedAt);
    }

    private void AfterClaim()
    {
        if (_table.Count > 0)
            return;
        if (_lifetime.IsDraining)
            _lifetime.OnDrained();
        // Responses that were received before the connection ended may be decoded after that.
        if (_lifetime.CloseReason is not null)
            _sweeper.Dispose();
    }
}
