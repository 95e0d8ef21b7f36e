using System.Buffers;

namespace DubboNet.Protocol;

/// <summary>
/// A frame being made: private to one caller until it is appended to a connection's queue, so a formatter that throws leaves nothing behind. The first
/// 16 bytes are kept for the header. Pooled; <see cref="Return"/> exactly once.
/// </summary>
internal sealed class FrameBuffer : IBufferWriter<byte>
{
    private const int InitialSize = 1024;
    private const int MaxOwnSize = 64 * 1024;

    private static readonly Pool<FrameBuffer> Pool = new(capacity: 256, static () => new FrameBuffer());

    /// <summary>The array of short frames. Longer ones rent another one.</summary>
    private byte[] _own = new byte[InitialSize];
    private byte[] _bytes;
    private int _length;

    private FrameBuffer() => _bytes = _own;

    public int BodyLength => _length - FrameHeader.Size;

    /// <summary>The memory that it takes, in bytes. It grows by doubling, so this may be twice the frame.</summary>
    public int Capacity => _bytes.Length;

    /// <summary>The frame: complete once <see cref="WriteHeader"/> was called.</summary>
    public Span<byte> Frame => _bytes.AsSpan(0, _length);

    /// <summary>The same, for a stream that may take its time over it.</summary>
    public ReadOnlyMemory<byte> FrameMemory => _bytes.AsMemory(0, _length);

    public ReadOnlySpan<byte> Body => _bytes.AsSpan(FrameHeader.Size, BodyLength);

    public static FrameBuffer Rent()
    {
        FrameBuffer buffer = Pool.Rent();
        buffer.Clear();
        return buffer;
    }

    /// <summary>Gives the buffer back. Of a frame over 64 KiB, the array goes to the shared pool of arrays.</summary>
    public void Return()
    {
        ReturnRented();
        _bytes = _own;
        Pool.Return(this);
    }

    /// <summary>Drops the body written so far, to write another one.</summary>
    public void Clear() => _length = FrameHeader.Size;

    /// <summary>Puts a header with the body's length in front of it.</summary>
    public void WriteHeader(FrameFlags flags, byte serialization, byte status, long id) =>
        new FrameHeader(flags, serialization, status, id, BodyLength).Write(_bytes);

    public void Advance(int count) => _length += count;

    public Memory<byte> GetMemory(int sizeHint = 0)
    {
        Reserve(sizeHint);
        return _bytes.AsMemory(_length);
    }

    public Span<byte> GetSpan(int sizeHint = 0)
    {
        Reserve(sizeHint);
        return _bytes.AsSpan(_length);
    }

    private void Reserve(int sizeHint)
    {
        if (_bytes.Length - _length < Math.Max(sizeHint, 1))
            Grow(sizeHint);
    }

    private void Grow(int sizeHint)
    {
        int size = Math.Max(_bytes.Length * 2, _length + sizeHint);
        byte[] larger = size <= MaxOwnSize ? new byte[size] : ArrayPool<byte>.Shared.Rent(size);
        Frame.CopyTo(larger);
        ReturnRented();
        _bytes = larger;
        if (size <= MaxOwnSize)
            _own = larger;
        else
            PoolWatch.Rented(larger);
    }

    private void ReturnRented()
    {
        if (_bytes == _own)
            return;
        PoolWatch.Returned(_bytes);
        ArrayPool<byte>.Shared.Return(_bytes);
    }
}
