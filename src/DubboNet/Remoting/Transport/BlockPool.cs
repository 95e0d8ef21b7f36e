using System.Buffers;
using System.Collections.Concurrent;
using System.Runtime.InteropServices;

namespace DubboNet.Remoting.Transport;

/// <summary>
/// Blocks of one size for what sockets receive and what waits to be sent. The garbage collector never moves a block, so blocks that slow
/// peers hold for long do not make its pauses longer, as arrays of this size from the shared pool do.
/// </summary>
/// <param name="blockSize">Bytes of each block, and the most that can be rented at once.</param>
internal sealed class BlockPool(int blockSize) : MemoryPool<byte>
{
    /// <summary>Blocks that are kept for the next use. The collector takes others that come back.</summary>
    public const int MaxKept = 256;

    private readonly ConcurrentQueue<Block> _kept = new();
    private int _count;

    /// <summary>Blocks for what is received, 64 KiB each.</summary>
    public static BlockPool Received { get; } = new(64 * 1024);

    /// <summary>Blocks for what waits to be sent, 32 KiB each.</summary>
    public static BlockPool Queued { get; } = new(32 * 1024);

    /// <inheritdoc/>
    public override int MaxBufferSize => blockSize;

    /// <summary>Returns a block, whatever the size that is asked for.</summary>
    /// <exception cref="ArgumentOutOfRangeException">More than <see cref="MaxBufferSize"/> bytes are asked for.</exception>
    public override IMemoryOwner<byte> Rent(int minBufferSize = -1)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(minBufferSize, blockSize);
        if (!_kept.TryDequeue(out Block? block))
            return new Block(this);
        Interlocked.Decrement(ref _count);
        return block;
    }

    /// <summary>Does nothing, because pools live as long as the process.</summary>
    protected override void Dispose(bool disposing)
    {
    }

    private void Return(Block block)
    {
        if (Interlocked.Increment(ref _count) <= MaxKept)
            _kept.Enqueue(block);
        else
            Interlocked.Decrement(ref _count);
    }

    private sealed class Block(BlockPool pool) : IMemoryOwner<byte>
    {
        public Memory<byte> Memory { get; } =
            MemoryMarshal.CreateFromPinnedArray(GC.AllocateUninitializedArray<byte>(pool.MaxBufferSize, pinned: true), 0, pool.MaxBufferSize);

        /// <summary>Gives the block back. Pipes do so once.</summary>
        public void Dispose() => pool.Return(this);
    }
}
