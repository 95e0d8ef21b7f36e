using System.Buffers;
using System.Runtime.InteropServices;
using DubboNet.Protocol;

namespace DubboNet.Remoting.Transport;

/// <summary>
/// Provides memory blocks of one size for received bytes and for bytes that wait to be sent. The garbage collector never moves a block. So
/// blocks that slow peers hold for a long time do not make its pauses longer, as arrays of this size from the shared pool do.
/// </summary>
/// <param name="blockSize">The size of each block in bytes, which is also the maximum that can be rented at once.</param>
internal sealed class BlockPool(int blockSize) : MemoryPool<byte>
{
    /// <summary>The maximum number of blocks that are kept for reuse. Other returned blocks are garbage collected.</summary>
    public const int MaxKept = 256;

    private readonly ReuseQueue<Block> _kept = new(MaxKept);

    /// <summary>Gets the pool for received bytes. Each block has 64 KiB.</summary>
    public static BlockPool Received { get; } = new(64 * 1024);

    /// <summary>Gets the pool for bytes that wait to be sent. Each block has 32 KiB.</summary>
    public static BlockPool Queued { get; } = new(32 * 1024);

    /// <inheritdoc/>
    public override int MaxBufferSize => blockSize;

    /// <summary>Returns a block of the full size, regardless of the requested size.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The requested size is more than <see cref="MaxBufferSize"/> bytes.</exception>
    public override IMemoryOwner<byte> Rent(int minBufferSize = -1)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(minBufferSize, blockSize);
        return _kept.TryTake(out Block? block) ? block : new Block(this);
    }

    /// <summary>Does nothing, because pools exist as long as the process.</summary>
    protected override void Dispose(bool disposing)
    {
    }

    private sealed class Block(BlockPool pool) : IMemoryOwner<byte>
    {
        public Memory<byte> Memory { get; } =
            MemoryMarshal.CreateFromPinnedArray(
                GC.AllocateUninitializedArray<byte>(pool.MaxBufferSize, pinned: true), 0, pool.MaxBufferSize);

        /// <summary>Returns the block to the pool. Pipes call this once.</summary>
        public void Dispose() => pool._kept.Add(this);
    }
}
