using System.Buffers;
using System.Runtime.InteropServices;
using DubboNet.Remoting.Transport;

namespace DubboNet.Tests.Remoting;

public sealed class BlockPoolTests
{
    [Test]
    public void Rent_returns_the_block_that_was_returned()
    {
        var pool = new BlockPool(100);
        IMemoryOwner<byte> first = pool.Rent(1);
        IMemoryOwner<byte> second = pool.Rent();
        first.Dispose();

        Assert.Multiple(() =>
        {
            Assert.That(second, Is.Not.SameAs(first));
            Assert.That(first.Memory.Length, Is.EqualTo(100));
            Assert.That(pool.Rent(100), Is.SameAs(first));
        });
    }

    [Test]
    public void Rent_throws_for_more_than_a_block() =>
        Assert.That(() => new BlockPool(100).Rent(101), Throws.TypeOf<ArgumentOutOfRangeException>());

    [Test]
    public void Return_keeps_a_limited_number_of_blocks()
    {
        var pool = new BlockPool(100);
        IMemoryOwner<byte>[] rented = [.. Enumerable.Range(0, BlockPool.MaxKept + 3).Select(_ => pool.Rent())];
        foreach (IMemoryOwner<byte> block in rented)
            block.Dispose();

        IMemoryOwner<byte>[] again = [.. rented.Select(_ => pool.Rent())];
        Assert.That(again.Intersect(rented).Count(), Is.EqualTo(BlockPool.MaxKept));
    }

    [Test]
    public void Blocks_are_not_moved_by_the_collector()
    {
        // Arrays in the pinned object heap belong to the oldest generation from the start.
        Assert.That(MemoryMarshal.TryGetArray(new BlockPool(100).Rent().Memory, out ArraySegment<byte> block), Is.True);
        Assert.That(GC.GetGeneration(block.Array!), Is.EqualTo(GC.MaxGeneration));
    }
}
