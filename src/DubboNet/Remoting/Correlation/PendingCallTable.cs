using System.Diagnostics.CodeAnalysis;
using System.IO.Pipelines;
using System.Numerics;
using DubboNet.Remoting.Scheduling;

namespace DubboNet.Remoting.Correlation;

/// <summary>
/// Who waits for which response on one connection. An invoke id is a slot's index in the low bits and the slot's generation above them, so a response that
/// comes after its call has gone finds another generation and misses (W5, W7).
/// </summary>
/// <remarks>
/// Threading: any thread may add, claim and close; the receive loop alone begins to decode. A call is claimed by one compare-and-swap on
/// its slot's id; only the winner completes it. The lock guards the list of free slots and the growth of the table, nothing
/// more.
/// </remarks>
internal sealed class PendingCallTable
{
    /// <summary>Low bits of an id; also the most slots that a table may have.</summary>
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

    /// <param name="capacity">The most calls that may wait at once.</param>
    public PendingCallTable(int capacity)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(capacity);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(capacity, 1 << IndexBits);
        _capacity = capacity;
    }

    /// <summary>Adds a waiter for a free slot. Returns null if a slot is free or the table is closed.</summary>
    /// <param name="scheduler">Continues the waiter.</param>
    public Waiter? TryEnqueueWaiter(PipeScheduler scheduler)
    {
        lock (_lock)
            return _isClosed || _count < _capacity ? null : (_waiters ??= new WaiterQueue(scheduler)).Enqueue();
    }

    /// <summary>What <see cref="TryAdd"/> did.</summary>
    public enum AddResult
    {
        Added,
        Full,
        Closed,
    }

    /// <summary>Calls that wait now.</summary>
    public int Count => Volatile.Read(ref _count);

    /// <summary>Gives the call a slot and an id. From here on anybody may complete it.</summary>
    /// <param name="call">The call, prepared.</param>
    /// <param name="deadline">When it times out, in the sweeper's clock.</param>
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
                // Most of a provider's connections never call.
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

        // Close may have swept the table between the lock and the write of the id; the exchange orders that write before this look.
        return _isClosed && TryClaim(id, out _, out _) ? AddResult.Closed : AddResult.Added;
    }

    /// <summary>
    /// Says that the request is about to be queued for sending; false if the call has been claimed meanwhile, and then it must not be sent.
    /// </summary>
    public bool TryMarkSent(long id)
    {
        ref Slot slot = ref SlotAt(IndexOf(id));
        // The slot may belong to a later call by now, whose higher id must stay.
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
    /// Begins to decode a response whose call goes on waiting: what claims it before the decoding has ended ends it. False if it does not
    /// wait any more, or is being decoded already.
    /// </summary>
    /// <param name="id">The invoke id, possibly a stranger's invention.</param>
    /// <param name="response">What decodes it.</param>
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
        // The copy is of this call only if it has not been claimed by now. The barrier keeps the copying, and the mark for Close, before
        // this look.
        Interlocked.MemoryBarrier();
        if (!IsWaiting(id))
            return false;
        response = copy!;
        return true;
    }

    /// <summary>Whether a call with this id waits.</summary>
    public bool IsWaiting(long id)
    {
        int index = IndexOf(id);
        return id >= 0 && index < Volatile.Read(ref _used) && Volatile.Read(ref SlotAt(index).Id) == id;
    }

    /// <summary>Takes a call out of the table. Of all that try, for a response, a time-out, a cancellation or a loss, one succeeds.</summary>
    /// <param name="id">The invoke id, possibly a stranger's invention.</param>
    /// <param name="call">The call; the caller of this method completes it.</param>
    /// <param name="state">How far its request had got.</param>
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

    /// <summary>Claims the calls whose deadline is not after <paramref name="now"/>; returns how many still wait.</summary>
    public int ClaimExpired(long now, Action<PendingCall, RequestState> onExpired)
    {
        int used = Volatile.Read(ref _used);
        for (int index = 0; index < used; index++)
        {
            ref Slot slot = ref SlotAt(index);
            long id = Volatile.Read(ref slot.Id);
            // A deadline that belongs to the slot's next call is harmless: then the id is another, and the claim misses.
            if (id != Free && Volatile.Read(ref slot.Deadline) <= now && TryClaim(id, out PendingCall? call, out RequestState state))
                onExpired(call, state);
        }

        return Count;
    }

    /// <summary>
    /// Lets no more calls in and claims all that wait for a response. A response that is being decoded has come, so its call goes on.
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

    /// <summary>Each chunk has twice the slots of the one before, so that a connection with few calls holds little.</summary>
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
