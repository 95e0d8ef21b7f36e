using System.Diagnostics.CodeAnalysis;
using System.IO.Pipelines;
using System.Numerics;
using DubboNet.Remoting.Scheduling;

namespace DubboNet.Remoting.Correlation;

/// <summary>
/// Contains the calls of one connection that wait for responses. The low bits of an invoke id are the index of a slot, and the high bits
/// are the generation of the slot. A response to a call that has ended has another generation, so it matches no call (W5, W7).
/// </summary>
/// <remarks>
/// Threading: any thread can add, claim and close. Only the receive loop begins to decode. One compare-and-swap on the id of its slot
/// claims a call, and only the winner completes it. The lock guards only the list of free slots, the growth of the table and the queue of
/// waiters.
/// </remarks>
internal sealed class PendingCallTable
{
    /// <summary>The number of low bits of an id that contain the index. It limits the capacity of a table.</summary>
    public const int IndexBits = 16;

    private const int FirstChunkBits = 4;
    private const int FirstChunkSize = 1 << FirstChunkBits;
    private const long Free = -1;

    private readonly Lock _lock = new();
    private Slot[]?[] _chunks = [];
    private readonly Stack<int> _free = new();
    private readonly int _capacity;
    private int _used;
    private int _count;
    private WaiterQueue? _waiters;
    private volatile bool _isClosed;

    /// <param name="capacity">The maximum number of pending calls.</param>
    public PendingCallTable(int capacity)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(capacity);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(capacity, 1 << IndexBits);
        _capacity = capacity;
    }

    /// <summary>Adds a waiter for a free slot. Returns null if a slot is free or the table is closed.</summary>
    /// <param name="scheduler">The scheduler on which the waiter continues.</param>
    public Waiter? TryEnqueueWaiter(PipeScheduler scheduler)
    {
        lock (_lock)
            return _isClosed || _count < _capacity ? null : (_waiters ??= new WaiterQueue(scheduler)).Enqueue();
    }

    /// <summary>Specifies the result of <see cref="TryAdd"/>.</summary>
    public enum AddResult
    {
        Added,
        Full,
        Closed,
    }

    /// <summary>Gets the number of pending calls.</summary>
    public int Count => Volatile.Read(ref _count);

    /// <summary>Assigns a slot and an id to a call. From now on, any thread can complete the call.</summary>
    /// <param name="call">The prepared call.</param>
    /// <param name="deadline">The deadline, as a timestamp of the clock of the sweeper.</param>
    public AddResult TryAdd(PendingCall call, long deadline)
    {
        int index;
        lock (_lock)
        {
            if (_isClosed)
                return AddResult.Closed;
            if (!_free.TryPop(out index))
            {
                if (_used == _capacity)
                    return AddResult.Full;
                index = _used;
                // Most connections of a provider never make calls.
                if (index == 0)
                    _chunks = new Slot[]?[ChunkOf(_capacity - 1) + 1];
                _chunks[ChunkOf(index)] ??= NewChunk(FirstChunkSize << ChunkOf(index));
                Volatile.Write(ref _used, index + 1);
            }

            _count++;
        }

        ref Slot slot = ref SlotAt(index);
        slot.Generation = unchecked(slot.Generation + 1) & (long.MaxValue >> IndexBits);
        long id = (slot.Generation << IndexBits) | (uint)index;
        call.SetId(id);
        slot.Call = call;
        slot.Deadline = deadline;
        Interlocked.Exchange(ref slot.Id, id);

        // Close may have swept the table after the lock was released and before the id was written. The exchange orders that write before
        // this read.
        return _isClosed && TryClaim(id, out _, out _) ? AddResult.Closed : AddResult.Added;
    }

    /// <summary>
    /// Records that the request is about to be queued. Returns false if the call has been claimed. The request must not be sent then.
    /// </summary>
    public bool TryMarkSent(long id)
    {
        ref Slot slot = ref SlotAt(IndexOf(id));
        // The slot may belong to a later call by now. Its higher id must not be replaced.
        long sent = Volatile.Read(ref slot.SentId);
        while (sent < id)
        {
            long found = Interlocked.CompareExchange(ref slot.SentId, id, sent);
            if (found == sent)
                break;
            sent = found;
        }

        return Volatile.Read(ref slot.Id) == id;
    }

    /// <summary>
    /// Begins to decode a response while its call stays pending. If another thread claims the call before decoding has ended, that thread
    /// ends the call. Returns false if the call is not pending, or its response is already being decoded.
    /// </summary>
    /// <param name="id">The invoke id, which may be invalid because it comes from the peer.</param>
    /// <param name="response">The object that decodes the response.</param>
    public bool TryBeginDecoding(long id, [NotNullWhen(true)] out LongResponse? response)
    {
        response = null;
        if (!IsWaiting(id))
            return false;
        ref Slot slot = ref SlotAt(IndexOf(id));
        if (slot.DecodingId == id)
            return false;
        LongResponse? copy = slot.Call?.CopyForDecoding();
        Volatile.Write(ref slot.DecodingId, id);
        // The copy belongs to this call only if the call has not been claimed by now. The barrier orders the copy, and the mark for Close,
        // before this check.
        Interlocked.MemoryBarrier();
        if (!IsWaiting(id))
            return false;
        response = copy!;
        return true;
    }

    /// <summary>Returns whether a call with this id is pending.</summary>
    public bool IsWaiting(long id)
    {
        int index = IndexOf(id);
        return id >= 0 && index < Volatile.Read(ref _used) && Volatile.Read(ref SlotAt(index).Id) == id;
    }

    /// <summary>
    /// Removes a call from the table. A response, a timeout, a cancellation and a lost connection can all try to claim a call, and exactly
    /// one succeeds.
    /// </summary>
    /// <param name="id">The invoke id, which may be invalid because it comes from the peer.</param>
    /// <param name="call">The call, which the caller of this method must complete.</param>
    /// <param name="state">The state of the request of the call.</param>
    public bool TryClaim(long id, [NotNullWhen(true)] out PendingCall? call, out RequestState state)
    {
        int index = IndexOf(id);
        call = null;
        state = RequestState.Unknown;
        if (id < 0 || index >= Volatile.Read(ref _used))
            return false;

        ref Slot slot = ref SlotAt(index);
        if (Interlocked.CompareExchange(ref slot.Id, Free, id) != id)
            return false;
        call = slot.Call!;
        slot.Call = null;
        call.SetClaimed(wasDecoding: Volatile.Read(ref slot.DecodingId) == id);
        state = Volatile.Read(ref slot.SentId) == id ? RequestState.Sent : RequestState.NotSent;
        lock (_lock)
        {
            _free.Push(index);
            _count--;
            _waiters?.ReleaseOne();
        }

        return true;
    }

    /// <summary>
    /// Claims the calls whose deadline is not after <paramref name="now"/>. Returns the number of calls that are still pending.
    /// </summary>
    public int ClaimExpired(long now, Action<PendingCall, RequestState> onExpired)
    {
        int used = Volatile.Read(ref _used);
        for (int index = 0; index < used; index++)
        {
            ref Slot slot = ref SlotAt(index);
            long id = Volatile.Read(ref slot.Id);
            // The deadline may belong to the next call of the slot. That is harmless, because the id has changed and the claim fails.
            if (id != Free && Volatile.Read(ref slot.Deadline) <= now && TryClaim(id, out PendingCall? call, out RequestState state))
                onExpired(call, state);
        }

        return Count;
    }

    /// <summary>
    /// Rejects further calls and claims all calls that wait for a response. A call whose response is being decoded continues, because its
    /// response has been received.
    /// </summary>
    public void Close(Action<PendingCall, RequestState> onClaimed)
    {
        lock (_lock)
        {
            _isClosed = true;
            _waiters?.ReleaseAll();
        }

        int used = Volatile.Read(ref _used);
        for (int index = 0; index < used; index++)
        {
            ref Slot slot = ref SlotAt(index);
            long id = Volatile.Read(ref slot.Id);
            if (id != Free && Volatile.Read(ref slot.DecodingId) != id && TryClaim(id, out PendingCall? call, out RequestState state))
                onClaimed(call, state);
        }
    }

    private static int IndexOf(long id) => (int)(id & ((1 << IndexBits) - 1));

    // Each chunk has twice the slots of the previous one, so that a connection with few calls uses little memory.
    private static int ChunkOf(int index) => BitOperations.Log2((uint)index + FirstChunkSize) - FirstChunkBits;

    private static Slot[] NewChunk(int size)
    {
        var chunk = new Slot[size];
        foreach (ref Slot slot in chunk.AsSpan())
            slot.Id = slot.SentId = slot.DecodingId = Free;
        return chunk;
    }

    private ref Slot SlotAt(int index)
    {
        int chunk = ChunkOf(index);
        return ref _chunks[chunk]![index + FirstChunkSize - (FirstChunkSize << chunk)];
    }

    private struct Slot
    {
        public long Id;
        public long Generation;
        public long Deadline;
        public long SentId;
        public long DecodingId;
        public PendingCall? Call;
    }
}
