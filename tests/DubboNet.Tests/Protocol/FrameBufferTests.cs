using DubboNet.Protocol;

namespace DubboNet.Tests.Protocol;

public sealed class FrameBufferTests
{
    [Test]
    public void Rent_returns_an_empty_buffer_after_any_use()
    {
        FrameBuffer buffer = FrameBuffer.Rent();
        Fill(buffer, 1000, 0xff);
        buffer.Return();
        for (int i = 0; i < 8; i++)
        {
            FrameBuffer rented = FrameBuffer.Rent();
            Assert.That(rented.BodyLength, Is.Zero);
            Assert.That(rented.Frame.Length, Is.EqualTo(FrameHeader.Size));
            rented.Return();
        }
    }

    [TestCase(0)]
    [TestCase(1)]
    [TestCase(1008)]
    [TestCase(1009)]
    [TestCase(100_000)]
    [Property("Rule", "W1")]
    public void WriteHeader_writes_the_length_of_the_body(int length)
    {
        FrameBuffer buffer = FrameBuffer.Rent();
        Fill(buffer, length, 0x5a);
        buffer.WriteHeader(FrameFlags.Request | FrameFlags.TwoWay, 2, 0, 3);
        Assert.That(buffer.Frame.ToArray(), Is.EqualTo(Wire.Frame(0xc2, 0, 3, buffer.Body)));
        Assert.That(buffer.BodyLength, Is.EqualTo(length));
        Assert.That(buffer.Body.IndexOfAnyExcept((byte)0x5a), Is.EqualTo(-1));
    }

    [Test]
    [Property("Rule", "W35")]
    public void Clear_removes_the_body()
    {
        FrameBuffer buffer = FrameBuffer.Rent();
        Fill(buffer, 5000, 1);
        buffer.Clear();
        Fill(buffer, 2, 7);
        buffer.WriteHeader(FrameFlags.None, 2, 50, 4);
        Assert.That(buffer.Frame.ToArray(), Is.EqualTo(Wire.Frame(0x02, 50, 4, 7, 7)));
    }

    [Test]
    public void Return_releases_the_arrays_of_a_long_frame()
    {
        var pools = new PoolLedger(static () => { }, Assert.Fail);
        try
        {
            FrameBuffer buffer = FrameBuffer.Rent();
            Fill(buffer, 1_000_000, 1);
            Assert.That(pools.Outstanding, Has.Count.EqualTo(2), "the buffer and its last array");
            buffer.Return();
            Assert.That(pools.Outstanding, Is.Empty);
        }
        finally
        {
            // Other tests rent buffers on this thread and return them on another one.
            (PoolWatch.OnRented, PoolWatch.OnReturned) = (null, null);
        }
    }

    [Test]
    public void GetSpan_returns_the_requested_length_and_keeps_written_bytes()
    {
        FrameBuffer buffer = FrameBuffer.Rent();
        Fill(buffer, 10, 1);
        Assert.That(buffer.GetSpan(200_000).Length, Is.GreaterThanOrEqualTo(200_000));
        Assert.That(buffer.GetMemory(300_000).Length, Is.GreaterThanOrEqualTo(300_000));
        Assert.That(buffer.GetSpan().Length, Is.Positive);
        Assert.That(buffer.Body.ToArray(), Is.EqualTo(Enumerable.Repeat((byte)1, 10)));
    }

    private static void Fill(FrameBuffer buffer, int length, byte value)
    {
        for (int done = 0; done < length;)
        {
            Span<byte> span = buffer.GetSpan();
            int part = Math.Min(span.Length, length - done);
            span[..part].Fill(value);
            buffer.Advance(part);
            done += part;
        }
    }
}
